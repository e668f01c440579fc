import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseOrigin, redact } from '../../../../src/core/service/service.ts';

describe('the address of the service', () => {
	const table: readonly (readonly [string, string | undefined])[] = [
		['https://api.aimlapi.com', 'https://api.aimlapi.com'],
		[' https://API.aimlapi.com/ ', 'https://api.aimlapi.com'],
		['https://proxy.example:8443', 'https://proxy.example:8443'],
		['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
		['http://127.9.9.9', 'http://127.9.9.9'],
		['http://localhost:1', 'http://localhost:1'],
		['http://[::1]:1', 'http://[::1]:1'],
		['http://api.aimlapi.com', undefined],
		['http://127.0.0.1.evil.example', undefined],
		['http://localhost.evil.example', undefined],
		['https://user:password@api.aimlapi.com', undefined],
		['https://api.aimlapi.com/v1', undefined],
		['https://api.aimlapi.com/?to=evil', undefined],
		['https://api.aimlapi.com/#x', undefined],
		['ftp://127.0.0.1', undefined],
		['file:///etc', undefined],
		['api.aimlapi.com', undefined],
		['', undefined],
	];
	for (const [text, origin] of table) {
		it(`${JSON.stringify(text)} is ${origin ?? 'refused'}`, () => assert.equal(parseOrigin(text), origin));
	}
});

describe('what is told of an answer', () => {
	it('has neither the key nor the prompt in it, plain or inside JSON', () => {
		const told = redact('{"key":"abcdefghij","prompt":"say \\"hi\\" twice"}', 'abcdefghij', 'say "hi" twice');
		assert.equal(told, '{"key":"…","prompt":"…"}');
	});

	it('stays readable when the prompt is a word or two', () => {
		assert.equal(redact('a bad request', 'a', ''), 'a bad request');
	});
});
