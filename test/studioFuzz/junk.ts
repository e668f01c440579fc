import type { Chance } from './chance.ts';

/** Names that mean something to JavaScript itself. */
const dangerousNames = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'then',
	'toJSON',
];

const texts = [
	'',
	' ',
	'\0',
	'a fox',
	'雪 狐 🦊',
	'\uD800',
	'no text at all, please',
	'<img src=x onerror=alert(1)>',
	'${env:HOME}',
	'../../../../etc/passwd',
	'file:///etc/passwd',
	'command:workbench.action.quit',
	'javascript:alert(1)',
	'{"prompt":"x"}',
	'a'.repeat(5000),
	'\n'.repeat(300),
	'x'.repeat(200_000),
	...dangerousNames,
];

const numbers = [
	0,
	-0,
	1,
	-1,
	0.5,
	2 ** 31,
	2 ** 53,
	2 ** 53 + 2,
	-(2 ** 53),
	1e308,
	Infinity,
	-Infinity,
	NaN,
];

/** A text that somebody might write, or nobody would. */
export function junkText(chance: Chance): string {
	return chance.is(0.7)
		? chance.of(texts)
		: String.fromCodePoint(...chance.some(20, () => chance.below(0xd800)));
}

/** A number that somebody might write, or nobody would. */
export function junkNumber(chance: Chance): number {
	return chance.is(0.5) ? chance.of(numbers) : chance.below(5000);
}

/** Anything that can be sent from one side of a channel to the other; nothing in it is deeper than `depth`. */
export function junk(chance: Chance, depth = 3): unknown {
	const plain: readonly (() => unknown)[] = [
		() => undefined,
		() => null,
		() => chance.is(0.5),
		() => junkNumber(chance),
		() => junkText(chance),
		() => BigInt(chance.below(1000)),
		() => new Date(chance.is(0.5) ? NaN : 0),
		() => chance.bytes(chance.below(100)),
		() => /x/g,
		() => new Error('x'),
		() => new Map([[junkText(chance), 1]]),
	];
	const large: readonly (() => unknown)[] = [
		() => cyclic(),
		() => nested(chance),
		() => new Uint8Array(chance.is(0.01) ? 40_000_000 : 0),
		() => Array.from({ length: chance.is(0.05) ? 100_000 : 3 }, () => chance.below(2)),
		() => chance.some(5, () => junk(chance, depth - 1)),
		() => junkObject(chance, depth - 1),
	];
	return chance.of(depth > 0 ? [...plain, ...large] : plain)();
}

/** An object with names of any kind, those of JavaScript's own among them, as its own properties. */
export function junkObject(chance: Chance, depth = 2): object {
	const made = {};
	for (const name of chance.some(6, () => (chance.is(0.4) ? chance.of(dangerousNames) : junkText(chance)))) {
		ownProperty(made, name, junk(chance, depth));
	}
	return made;
}

/** Sets a property of the object itself, whatever its name: as reading JSON does. */
export function ownProperty(target: object, name: string, value: unknown): void {
	Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

function cyclic(): object {
	const made: Record<string, unknown> = { name: 'edit' };
	made['changes'] = made;
	return made;
}

/** Deeper than a program that follows it step by step can go. */
function nested(chance: Chance): unknown {
	let made: unknown = 'end';
	for (let depth = chance.of([10, 1000, 20_000]); depth > 0; depth--) {
		made = chance.is(0.5) ? [made] : { call: made };
	}
	return made;
}
