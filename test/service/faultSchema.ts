import * as z from 'zod/mini';
import type { Fault, FaultOrder, Route, Settings } from './types.ts';

const milliseconds = z.number().check(z.nonnegative());
const stage = z.exactOptional(z.enum(['received', 'billed']));
const flag = z.exactOptional(z.boolean());
const text = z.exactOptional(z.string());
const count = z.exactOptional(z.int().check(z.positive()));

const common = [
	z.strictObject({
		kind: z.literal('status'),
		status: z.int().check(z.gte(200), z.lte(599)),
		envelope: z.exactOptional(z.enum(['current', 'older', 'olderText', 'html', 'empty'])),
		message: text,
		data: z.exactOptional(z.unknown()),
		headers: z.exactOptional(z.record(z.string(), z.string())),
		body: z.exactOptional(z.unknown()),
		cors: flag,
		billed: flag,
	}),
	z.strictObject({ kind: z.literal('delay'), ms: milliseconds, at: stage }),
	z.strictObject({ kind: z.literal('hold'), at: stage }),
	z.strictObject({
		kind: z.literal('reset'),
		when: z.enum(['beforeBody', 'beforeBilling', 'afterBilling', 'midAnswer']),
	}),
	z.strictObject({ kind: z.literal('hang'), billed: flag }),
	z.strictObject({
		kind: z.literal('redirect'),
		status: z.exactOptional(z.literal([301, 302, 303, 307, 308])),
		to: text,
	}),
] as const;

const generate = [
	z.strictObject({
		kind: z.literal('noPicture'),
		data: z.enum(['null', 'empty', 'nullUrl', 'absent']),
		billed: flag,
	}),
	z.strictObject({ kind: z.literal('base64') }),
	z.strictObject({ kind: z.literal('usage'), usage: z.enum(['tokensUsed', 'none', 'nullMeta']) }),
	z.strictObject({ kind: z.literal('notJson'), body: text }),
	z.strictObject({
		kind: z.literal('picture'),
		format: z.exactOptional(z.enum(['png', 'jpeg', 'webp'])),
		width: count,
		height: count,
	}),
	z.strictObject({ kind: z.literal('resultUrl'), url: z.string() }),
] as const;

const image = [
	z.strictObject({ kind: z.literal('truncated'), framing: z.enum(['length', 'chunked']) }),
	z.strictObject({ kind: z.literal('contentType'), type: z.string() }),
	z.strictObject({ kind: z.literal('html') }),
	z.strictObject({ kind: z.literal('endless'), declaredBytes: count }),
	z.strictObject({ kind: z.literal('slow'), ms: milliseconds }),
	z.strictObject({ kind: z.literal('signed') }),
] as const;

const plain = z.discriminatedUnion('kind', common);
const schemas: Readonly<Record<Route, z.ZodMiniType<Fault>>> = {
	generate: z.discriminatedUnion('kind', [...common, ...generate]),
	billing: plain,
	logs: plain,
	models: plain,
	metrics: plain,
	image: z.discriminatedUnion('kind', [...common, ...image]),
};

const orderSchema = z.strictObject({
	route: z.enum(['generate', 'billing', 'logs', 'models', 'metrics', 'image']),
	when: z.enum(['next', 'always']),
	faults: z.array(z.unknown()),
});

const settingsSchema = z.strictObject({
	keyPrefix: text,
	keys: z.exactOptional(z.array(z.string())),
	delayMs: z.exactOptional(milliseconds),
	successStatus: z.exactOptional(z.literal([200, 201])),
	billingForbidden: flag,
	allowClientRequestId: flag,
	pricing: z.exactOptional(z.enum(['fixed', 'perImage', 'variants', 'variable', 'none'])),
});

const balanceSchema = z.strictObject({ usd: z.number().check(z.nonnegative()) });

/** The faults, if the route knows them all; throws a readable error if not. */
export function parseFaults(route: Route, faults: readonly unknown[]): readonly Fault[] {
	return faults.map(fault => read(schemas[route], fault, `a fault of ${route}`));
}

/** The body of `POST /__control/faults`; throws a readable error if it is not one. */
export function parseFaultOrder(body: unknown): FaultOrder {
	const { route, when, faults } = read(orderSchema, body, 'a fault order');
	return { route, when, faults: parseFaults(route, faults) };
}

/** The body of `POST /__control/settings`; throws a readable error if it is not one. */
export function parseSettings(body: unknown): Partial<Settings> {
	return read(settingsSchema, body, 'settings');
}

/** The dollars in the body of `POST /__control/balance`; throws a readable error if it is not one. */
export function parseBalance(body: unknown): number {
	return read(balanceSchema, body, 'a balance').usd;
}

function read<T>(schema: z.ZodMiniType<T>, value: unknown, what: string): T {
	const result = schema.safeParse(value);
	if (!result.success) {
		throw new Error(`${JSON.stringify(value)} is not ${what}: ${z.prettifyError(result.error)}`);
	}
	return result.data;
}
