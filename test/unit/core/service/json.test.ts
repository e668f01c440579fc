import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { elements, field, number, parseJson, text } from '../../../../src/core/service/json.ts';

const nothing = (count: number): undefined[] => Array.from({ length: count }, () => undefined);

describe('foreign JSON', () => {
	it('is its value, and nothing when it is none', () => {
		const texts = ['{"a":[1]}', ' 7 ', 'null', '', '{', 'undefined'];
		assert.deepStrictEqual(texts.map(parseJson), [{ a: [1] }, 7, null, undefined, undefined, undefined]);
	});

	const fields: readonly (readonly [value: unknown, keys: readonly string[], found: unknown])[] = [
		[{ a: { b: 1 } }, ['a', 'b'], 1],
		[{ a: null }, ['a', 'b'], undefined],
		[{ a: 'text' }, ['a', 'length'], undefined],
		[{ a: 1 }, [], { a: 1 }],
		[undefined, ['a'], undefined],
		[{}, ['toString'], undefined],
		[{}, ['__proto__', 'toString'], undefined],
		[JSON.parse('{"__proto__":{"a":1}}'), ['__proto__', 'a'], 1],
		[[7], ['0'], 7],
	];
	for (const [value, keys, found] of fields) {
		it(`has ${JSON.stringify(found)} under ${keys.join('.')} of ${JSON.stringify(value)}`, () => {
			assert.deepStrictEqual(field(value, ...keys), found);
		});
	}

	it('gives texts that are not empty, finite numbers and lists, and nothing for all else', () => {
		const values = ['a', '', 0, Number.NaN, Number.POSITIVE_INFINITY, null, undefined, true, {}, [1]];
		assert.deepStrictEqual(values.map(text), ['a', ...nothing(9)]);
		assert.deepStrictEqual(values.map(number), [...nothing(2), 0, ...nothing(7)]);
		assert.deepStrictEqual(
			values.map(elements).filter(list => list.length > 0),
			[[1]],
		);
	});
});
