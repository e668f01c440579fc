import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Parser } from 'commonmark';
import { decodeReference } from '../../../../../src/core/document/find/entities/decode.ts';
import { entityTable } from '../../../../../src/core/document/find/entities/entityTable.ts';

/** What the reference parser of CommonMark reads in a text. */
function readByCommonMark(text: string): string {
	let read = '';
	const walker = new Parser().parse(`a${text}b`).walker();
	for (let event = walker.next(); event !== null; event = walker.next()) {
		read += event.node.literal ?? (event.node.type === 'softbreak' ? '\n' : '');
	}
	return read.slice(1, -1);
}

describe('character references', () => {
	it('have all names of HTML, and mean what CommonMark says', () => {
		const names = ['fjlig'];
		for (const [, shared = '', rest = ''] of entityTable.matchAll(/(.)([A-Za-z\d]*)[^A-Za-z\d]+/g)) {
			names.push((names.length === 1 ? '' : names.at(-1)!).slice(0, parseInt(shared, 36)) + rest);
		}
		// So many there are in the HTML standard with a semicolon.
		assert.equal(new Set(names).size, 2125);
		const wrong = names.filter(name => decodeReference(`&${name};`) !== readByCommonMark(`&${name};`));
		assert.deepStrictEqual(wrong, []);
	});

	it('may be numbers', () => {
		const numbers = ['&#65;', '&#x1F98A;', '&#X41;', '&#0;', '&#x110000;', '&#xD800;', '&#128;', '&#xA0;'];
		assert.deepStrictEqual(numbers.map(decodeReference), numbers.map(readByCommonMark));
	});

	it('are nothing without a name that HTML knows', () => {
		assert.deepStrictEqual(['&nope;', '&AMPx;', '&;', '&constructor;'].map(decodeReference), [
			undefined,
			undefined,
			undefined,
			undefined,
		]);
	});
});
