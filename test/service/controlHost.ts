import { json } from 'node:stream/consumers';
import { parseBalance, parseFaultOrder, parseSettings } from './faultSchema.ts';
import type { HttpPair, State } from './state.ts';

const headers = {
	'access-control-allow-origin': '*',
	'access-control-allow-methods': 'GET, POST, OPTIONS',
	'access-control-allow-headers': 'content-type',
	'access-control-allow-private-network': 'true',
	'content-type': 'application/json; charset=utf-8',
};

const orders: Readonly<Record<string, (state: State, body: unknown) => unknown>> = {
	'POST /__control/reset': state => {
		state.reset();
		return {};
	},
	'POST /__control/release': state => ({ released: state.waiting.release() }),
	'POST /__control/faults': (state, body) => {
		const { route, when, faults } = parseFaultOrder(body);
		state.faults.plan(route, when, faults);
		return {};
	},
	'POST /__control/balance': (state, body) => {
		state.ledger.balanceUsd = parseBalance(body);
		return {};
	},
	'POST /__control/settings': (state, body) => {
		state.settings = { ...state.settings, ...parseSettings(body) };
		return state.settings;
	},
	'GET /__control/requests': state => state.recorder.list(),
	'GET /__control/billed': state => state.totals(),
};

/** Answers a request to the control, which is not recorded and meets no faults. */
export async function answerControl(state: State, { request, response }: HttpPair): Promise<void> {
	const order = orders[`${request.method} ${request.url}`];
	if (request.method === 'OPTIONS') {
		response.writeHead(204, headers).end();
	} else if (order === undefined) {
		response
			.writeHead(404, headers)
			.end(JSON.stringify({ message: `no control at ${request.method} ${request.url}` }));
	} else {
		try {
			const body = request.method === 'POST' ? await json(request) : undefined;
			const answer = JSON.stringify(order(state, body));
			response.writeHead(200, headers).end(answer);
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			response.writeHead(400, headers).end(JSON.stringify({ message }));
		}
	}
}
