import { billing, logs } from './account.ts';
import { metrics, models } from './catalogue.ts';
import { answerControl } from './controlHost.ts';
import { answerPreflight, apiCors } from './cors.ts';
import type { Exchange } from './exchange.ts';
import { generate } from './generate.ts';
import { interfere } from './interfere.ts';
import type { HttpPair, State } from './state.ts';
import type { Route } from './types.ts';

type Handler = (state: State, exchange: Exchange) => Promise<void>;

const routes = new Map<string, { readonly name: Route; readonly handle: Handler }>([
	['POST /v1/images/generations', { name: 'generate', handle: generate }],
	['GET /v2/billing', { name: 'billing', handle: withFaults(billing) }],
	['GET /v2/logs', { name: 'logs', handle: withFaults(logs) }],
	['GET /v1/models', { name: 'models', handle: withFaults(models) }],
	['GET /models/metrics', { name: 'metrics', handle: withFaults(metrics) }],
]);

/** Answers a request to the API host, or to the control beside it. */
export async function answerApi(state: State, http: HttpPair): Promise<void> {
	const { method = '', url = '' } = http.request;
	const path = url.replace(/\?.*$/su, '');
	if (path.startsWith('/__control/')) {
		await answerControl(state, http);
		return;
	}
	const route = routes.get(`${method} ${path}`);
	const exchange = state.open(http, 'api', route?.name, apiCors);
	await state.run(exchange, async () => {
		if (method === 'OPTIONS') {
			const optional = state.settings.allowClientRequestId ? ['x-client-request-id'] : [];
			await answerPreflight(exchange, ['authorization', 'content-type', ...optional]);
		} else if (route === undefined) {
			await exchange.readBody();
			// The service is a NestJS application by its error names; there a wrong method is an unknown route.
			await exchange.refuse(404, { message: `Cannot ${method} ${url}` });
		} else {
			await route.handle(state, exchange);
		}
	});
}

function withFaults(handle: Handler): Handler {
	return async (state, exchange) => {
		if (await interfere(state, exchange, 'arrived')) {
			return;
		}
		await exchange.readBody();
		if ((await interfere(state, exchange, 'received')) || (await interfere(state, exchange, 'billed'))) {
			return;
		}
		await handle(state, exchange);
	};
}
