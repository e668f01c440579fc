import type { Backend, Job } from '../../core/backend.ts';
import { Failure } from '../../core/failure.ts';
import { createServiceBackend } from '../../core/service/backend.ts';
import type { Service } from '../../core/service/service.ts';
import type { KeyStore } from '../account/keyStore.ts';
import { isBrowserHost, outside } from '../outside.ts';
import type { Settings } from '../settings.ts';

/** Where the service is and how long to wait for it. */
export interface ServiceSettings {
	readonly origin: string;
	readonly settings: Pick<Settings, 'timeoutMs'>;
}

/** The service by the key of this moment; undefined without a key. */
export async function findService(
	keys: KeyStore,
	{ origin, settings }: ServiceSettings,
): Promise<Service | undefined> {
	const apiKey = await keys.find(origin);
	return apiKey === undefined ? undefined : serviceAt(origin, settings, apiKey);
}

/** The backend for a job. Only sending needs a key: what is paid is fetched without. Throws a Failure `noKey`. */
export async function openService(keys: KeyStore, job: Job, where: ServiceSettings): Promise<Backend> {
	const service = await findService(keys, where);
	if (service === undefined && job.paid === undefined) {
		throw new Failure('noKey');
	}
	return createServiceBackend(service ?? serviceAt(where.origin, where.settings, ''));
}

function serviceAt(origin: string, { timeoutMs }: ServiceSettings['settings'], apiKey: string): Service {
	return { origin, apiKey, timeoutMs, isBrowser: isBrowserHost(), outside };
}
