import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as check, json, oneof, property, string, tuple, nat } from 'fast-check';
import { findJsonFault } from '../../../../src/core/models/jsonFault.ts';

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** JSON with one letter taken out or put in. */
const nearlyJson = tuple(json(), nat(), string({ maxLength: 1 })).map(
	([text, at, letter]) => text.slice(0, at % text.length) + letter + text.slice((at % text.length) + 1),
);

describe('the fault of a JSON text', () => {
	for (const [text, line, column] of [
		['', 1, 1],
		['{', 1, 2],
		['{"scene": }', 1, 11],
		['{"scene": "a fox",}', 1, 19],
		['{"scene" "a fox"}', 1, 10],
		['{ scene: 1 }', 1, 3],
		["{'scene': 1}", 1, 2],
		['[1 2]', 1, 4],
		['[1,]', 1, 4],
		['[01]', 1, 3],
		['{"a": 1]', 1, 8],
		['{"a": 1} x', 1, 10],
		['{\n\t"a": 1,\r\n\t"b"\n}', 4, 1],
		['{"a": "b\n"}', 1, 9],
		[String.raw`["\x"]`, 1, 3],
		[String.raw`["\u12"]`, 1, 3],
		['["open', 1, 7],
	] as const) {
		it(`is at line ${line}, column ${column} of ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(findJsonFault(text), { line, column });
		});
	}

	it('is there exactly where JavaScript reads no JSON', () => {
		check(
			property(oneof(json(), nearlyJson, string()), text => {
				assert.equal(findJsonFault(text) === undefined, isJson(text), text);
			}),
			{ numRuns: 2000 },
		);
	});

	it('is found in brackets that nest deeper than calls can', () => {
		assert.deepStrictEqual(findJsonFault('['.repeat(100_000)), { line: 1, column: 100_001 });
		assert.equal(findJsonFault('['.repeat(100_000) + ']'.repeat(100_000)), undefined);
	});
});
