import type { Call } from '../../src/protocol/studio/calls.ts';
import { anyCall, harmlessCall, potentCall } from './calls.ts';
import type { Known } from './calls.ts';
import { Chance } from './chance.ts';
import { junk, junkNumber, junkObject, junkText, ownProperty } from './junk.ts';

/** What to make messages of. */
export interface HostileOptions {
	/** The same messages come of the same seed. */
	readonly seed: number;
	/** How many. */
	readonly count: number;
	/** The id of the page that is listened to now. */
	readonly page: () => string;
	readonly known: Known;
}

/**
 * What a page that somebody else wrote might say, none of which may change anything in the workspace: calls of pages
 * that are gone, of every kind; damaged calls of every kind; good calls about what is not there; and no calls at all.
 */
export function* hostileMessages({ seed, count, page, known }: HostileOptions): Generator {
	const chance = new Chance(seed);
	let edit = 0;
	for (let id = 1; id <= count; id++) {
		const right = { type: 'call', page: page(), id };
		const bad = (): Call => (chance.is(0.5) ? potentCall(chance, known, edit) : anyCall(chance, known));
		const good = (): unknown => {
			const call = harmlessCall(chance, known);
			edit = call.name === 'edit' ? call.edit : edit;
			return { ...right, call };
		};
		const makers: readonly (() => unknown)[] = [
			good,
			() => ({ ...right, page: wrongPage(chance), call: bad() }),
			() => damaged(chance, { ...right, call: bad() }),
			() => ({ ...right, call: junkObject(chance) }),
			() => ({ type: 'ready', page: chance.is(0.3) ? page() : wrongPage(chance) }),
			() => junk(chance),
		];
		// Good calls are half of all: they go deepest.
		yield chance.is(0.4) ? good() : chance.of(makers)();
	}
}

function wrongPage(chance: Chance): string {
	return chance.of([
		'',
		'00000000-0000-4000-8000-000000000000',
		'__proto__',
		String(junkNumber(chance)),
		junkText(chance),
	]);
}

type Message = Readonly<Record<string, unknown>> & { readonly call: object };

/** In one place, and so that nobody who looks closely takes it for what it was. */
function damaged(chance: Chance, message: Message): unknown {
	const call: Record<string, unknown> = { ...message.call };
	const fields = Object.keys(call);
	const makers: readonly (() => unknown)[] = [
		() => ({ ...message, call: { ...call, [`${chance.of(fields)}x`]: 1 } }),
		() => ({ ...message, call: withOwn(call, '__proto__', { isAdmin: true }) }),
		() => ({ ...message, call: { ...call, [chance.of(fields)]: [call] } }),
		() => ({ ...message, call: { ...call, name: [call['name']] } }),
		() => ({ ...message, call: { ...call, name: `${String(call['name'])} ` } }),
		() => ({ ...message, call: [message.call] }),
		() => ({ ...message, call: JSON.stringify(message.call) }),
		() => ({ ...message, id: chance.of([-1, 0.5, NaN, '1', undefined]) }),
		() => ({ ...message, type: chance.of(['Call', 'answer', 'start', undefined]) }),
		() => ({ ...message, [junkText(chance) || 'more']: junk(chance) }),
		() => withOwn(message, '__proto__', message),
		() => [message],
	];
	return chance.of(makers)();
}

function withOwn(target: object, name: string, value: unknown): object {
	const made = { ...target };
	ownProperty(made, name, value);
	return made;
}
