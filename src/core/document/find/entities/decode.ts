import { entityTable, legacyNames } from './entityTable.ts';

/** What a reference stands for, as written with `&` and `;`; undefined when HTML knows no such name. */
export function decodeReference(reference: string): string | undefined {
	if (reference[1] === '#') {
		const isHex = reference[2] === 'x' || reference[2] === 'X';
		return decodeNumber(isHex ? parseInt(reference.slice(3), 16) : parseInt(reference.slice(2), 10));
	}
	return (characters ??= readTable()).get(reference.slice(1, -1));
}

/** Resolves the character references in a text. */
export function decodeReferences(text: string): string {
	return text.replace(
		/&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/gi,
		reference => decodeReference(reference) ?? reference,
	);
}

/** The value of an attribute as HTML reads it: some names need no semicolon, but then nothing that goes on. */
export function decodeAttribute(value: string): string {
	return value.replace(/&(?:#x[\da-f]+|#\d+|[a-z\d]+)(?:;|(=?))/gi, (reference, equals?: string) => {
		if (reference.endsWith(';')) {
			return decodeReference(reference) ?? reference;
		}
		const name = equals === '=' ? reference.slice(0, -1) : reference;
		const isRead = name[1] === '#' || (equals === '' && (legacy ??= readNames()).has(name.slice(1)));
		return isRead ? `${decodeReference(`${name};`)}${equals}` : reference;
	});
}

let characters: Map<string, string> | undefined;
let legacy: ReadonlySet<string> | undefined;

function readTable(): Map<string, string> {
	const table = new Map([['fjlig', 'fj']]);
	let name = '';
	for (const [, shared = '', rest = '', value = ''] of entityTable.matchAll(
		/(.)([A-Za-z\d]*)([^A-Za-z\d]+)/g,
	)) {
		name = name.slice(0, parseInt(shared, 36)) + rest;
		table.set(name, value);
	}
	return table;
}

function readNames(): ReadonlySet<string> {
	return new Set(legacyNames.split(' '));
}

/** HTML reads the numbers of C1 controls as Windows did, and what is no character as U+FFFD. */
function decodeNumber(code: number): string {
	if (code >= 0x80 && code < 0xa0) {
		return new TextDecoder('windows-1252').decode(Uint8Array.of(code));
	}
	const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
	return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
}
