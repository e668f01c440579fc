import { messageOf, wrap, type Content } from './envelopes.ts';
import type { Exchange } from './exchange.ts';
import type { State } from './state.ts';
import type { RedirectFault, StatusFault } from './types.ts';

/** When a fault can act: before the body is read, before billing, between billing and the answer. */
export type Stage = 'arrived' | 'received' | 'billed';

const resetStages = {
	beforeBody: 'arrived',
	beforeBilling: 'received',
	afterBilling: 'billed',
	midAnswer: undefined,
} as const;

/** Applies the faults of a stage in their order; true if they ended the exchange. Throws `Dropped`. */
export async function interfere(state: State, exchange: Exchange, stage: Stage): Promise<boolean> {
	for (const fault of exchange.faults) {
		if (fault.kind === 'delay' && (fault.at ?? 'received') === stage) {
			await state.waiting.delay(fault.ms);
		} else if (fault.kind === 'hold' && (fault.at ?? 'received') === stage) {
			await state.waiting.hold();
		} else if (fault.kind === 'hang' && billedOrNot(fault) === stage) {
			await state.waiting.forever();
		} else if (fault.kind === 'reset' && resetStages[fault.when] === stage) {
			exchange.reset();
		} else if (fault.kind === 'status' && billedOrNot(fault) === stage) {
			await answerStatus(exchange, fault);
		} else if (fault.kind === 'redirect' && stage === 'received') {
			await redirect(state, exchange, fault);
		}
		if (exchange.over) {
			return true;
		}
	}
	return false;
}

/** The envelope of a forced status: a page on the image host, which is no part of the API. */
export function envelopeOf(exchange: Exchange, fault: StatusFault): NonNullable<StatusFault['envelope']> {
	return fault.envelope ?? (exchange.entry.host === 'image' ? 'html' : 'current');
}

function billedOrNot(fault: { readonly billed?: boolean }): Stage {
	return fault.billed === true ? 'billed' : 'received';
}

async function answerStatus(exchange: Exchange, fault: StatusFault): Promise<void> {
	const envelope = envelopeOf(exchange, fault);
	await exchange.send({
		status: fault.status,
		foreign: envelope === 'html' || envelope === 'empty',
		...('body' in fault ? custom(fault.body) : wrapped(exchange, fault)),
		...(fault.headers === undefined ? {} : { headers: lowerCased(fault.headers) }),
		...(fault.cors === undefined ? {} : { cors: fault.cors }),
	});
}

function wrapped(exchange: Exchange, fault: StatusFault): Content {
	return wrap(envelopeOf(exchange, fault), {
		status: fault.status,
		message: fault.message ?? messageOf(fault.status),
		instance: exchange.entry.path,
		requestId: exchange.requestId,
		...('data' in fault ? { data: fault.data } : {}),
	});
}

function custom(body: unknown): Content {
	return typeof body === 'string'
		? { type: 'text/plain; charset=utf-8', body }
		: { type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

/** So that a header of the fault replaces ours instead of standing beside it. */
function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

async function redirect(state: State, exchange: Exchange, fault: RedirectFault): Promise<void> {
	const onImageHost = exchange.entry.host === 'image';
	const to = fault.to ?? (onImageHost ? '?again' : 'image');
	const location = to === 'image' ? new URL(exchange.entry.path, state.imageUrl) : new URL(to, exchange.url);
	await exchange.send({ status: fault.status ?? 307, headers: { location: location.href } });
}
