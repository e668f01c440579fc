import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { toLink } from '../../../../../src/core/document/link/link.ts';

describe('a path in a string of JavaScript or JSON', () => {
	it('is the same to a parser', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '"'), (path, quote) => {
				const target = { path, alt: '', width: 1, height: 1 };
				const { text } = toLink('json', target, { place: { kind: 'value', data: 'javascript', quote } });
				assert.equal(JSON.parse(quote + text + quote), path);
			}),
		);
	});
});
