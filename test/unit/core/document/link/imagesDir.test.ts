import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { imagesFolder } from '../../../../../src/core/document/link/imagesDir.ts';

describe('the folder of an AsciiDoc document’s images', () => {
	const table: readonly (readonly [name: string, text: string, folder: string])[] = [
		['the document’s own', '= A\n\nb', '/w/docs'],
		['what the header says', '= A\n:imagesdir: images\n\nb', '/w/docs/images'],
		['with a way up', ':imagesdir: ../assets/./img/\r\n\r\nb', '/w/assets/img'],
		['what was said last', ':imagesdir: a\n\nb\n\n:imagesdir: b@\n\n', '/w/docs/b'],
		['the document’s own when it is unset', ':imagesdir: a\n\n:imagesdir!:\n', '/w/docs'],
		['the document’s own for an address', ':imagesdir: https://example.org/\n', '/w/docs'],
		['the document’s own for another attribute', ':imagesdir: {root}/img\n', '/w/docs'],
		['the document’s own for the root of the file system', ':imagesdir: /img\n', '/w/docs'],
		['not what a line of code says', '  :imagesdir: a\n', '/w/docs'],
	];
	for (const [name, text, folder] of table) {
		it(`is ${name}`, () => {
			assert.equal(imagesFolder(text, text.length, '/w/docs'), folder);
		});
	}

	it('is what counts at the place', () => {
		const text = ':imagesdir: a\n\nb\n\n:imagesdir: c\n';
		assert.equal(imagesFolder(text, text.indexOf('b'), '/w'), '/w/a');
	});
});
