import type { IncomingMessage } from 'node:http';
import type { Fault, RecordedRequest } from './types.ts';

/** A record that is still being written. */
export type Entry = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] };

/** Every request since the start or the last reset, in order of arrival. */
export class Recorder {
	#entries: Entry[] = [];

	/** Starts the record of a request. */
	add(host: RecordedRequest['host'], request: IncomingMessage, faults: readonly Fault[]): Entry {
		const entry: Entry = {
			index: this.#entries.length,
			host,
			method: request.method ?? '',
			path: request.url ?? '',
			headers: lowerCased(request),
			body: '',
			time: Date.now(),
			aborted: false,
			faults: faults.map(fault => fault.kind),
		};
		this.#entries.push(entry);
		return entry;
	}

	/** Copies of the records, so that what a test holds does not change under it. */
	list(): readonly RecordedRequest[] {
		return this.#entries.map(entry => ({ ...entry }));
	}

	/** Forgets them all; a request that is still under way is no longer listed. */
	clear(): void {
		this.#entries = [];
	}
}

function lowerCased(request: IncomingMessage): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(request.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
	);
}
