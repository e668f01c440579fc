import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findDifference } from '../../../src/core/differences.ts';
import type { ImageFacts } from '../../../src/core/image/recognise.ts';
import { flux2Pro } from '../../../src/core/models/flux2Pro.ts';
import { parseRequest } from '../../../src/core/models/request.ts';

const png: ImageFacts = { mimeType: 'image/png', extension: 'png', width: 1024, height: 768, isWhole: true };
const jpeg = { ...png, mimeType: 'image/jpeg', extension: 'jpg' } as const;
const asked = { width: 1024, height: 768 };

const table: readonly (readonly [name: string, options: object, facts: ImageFacts, expected: unknown])[] = [
	['what was asked for', {}, png, undefined],
	['a JPEG where a JPEG was asked for', { outputFormat: 'jpeg' }, jpeg, undefined],
	['the very pixels', { imageSize: { width: 1024, height: 768 } }, png, undefined],
	['another format', {}, jpeg, { format: { asked: 'png', got: 'jpeg' } }],
	['another width', {}, { ...png, width: 1000 }, { size: { asked, got: { width: 1000, height: 768 } } }],
	['another height', {}, { ...png, height: 8 }, { size: { asked, got: { width: 1024, height: 8 } } }],
	[
		'sides the other way round',
		{},
		{ ...png, width: 768, height: 1024 },
		{ size: { asked, got: { width: 768, height: 1024 } } },
	],
	[
		'all of it',
		{ outputFormat: 'webp' },
		{ ...jpeg, width: 1, height: 1 },
		{ size: { asked, got: { width: 1, height: 1 } }, format: { asked: 'webp', got: 'jpeg' } },
	],
];
for (const [name, options, facts, expected] of table) {
	it(`sees that a picture is ${name}`, () => {
		const request = parseRequest({ prompt: 'a fox', ...options }, Math.random);
		assert.deepStrictEqual(findDifference(flux2Pro, request, facts), expected);
	});
}
