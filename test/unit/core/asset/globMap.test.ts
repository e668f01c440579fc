import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseTemplate } from '../../../../src/core/asset/globMap.ts';

const place = { document: '/ws/docs/a.md', root: '/ws', workspaceFolders: ['/ws'] };

describe('a setting that is a template or a map of globs', () => {
	const table: readonly (readonly [setting: unknown, template: string | undefined])[] = [
		['images', 'images'],
		['', ''],
		[undefined, undefined],
		[null, undefined],
		[7, undefined],
		[true, undefined],
		[{}, undefined],
		[{ '*.md': 'a' }, 'a'],
		[{ '*.md': '' }, ''],
		[{ '*.tex': 'a' }, undefined],
		[{ '*.tex': 'a', '*.md': 'b', '**': 'c' }, 'b'],
		[{ '**': 'c', '*.md': 'b' }, 'c'],
		[{ '**': 7, '*.md': 'b' }, 'b'],
		[{ 'docs/*': 'a' }, 'a'],
		[{ '/docs/*': 'a' }, 'a'],
		[{ '/a.md': 'a' }, undefined],
		[{ 'a.md': 'a' }, 'a'],
		[{ '': 'a' }, undefined],
		[{ '/': 'a' }, undefined],
		[{ '**/docs/**': 'a' }, 'a'],
		[{ [`*${'a'.repeat(70_000)}`]: 'a', '**': 'b' }, 'b'],
	];
	for (const [setting, template] of table) {
		it(`is ${JSON.stringify(template)} for ${JSON.stringify(setting)?.slice(0, 60)}`, () => {
			assert.equal(chooseTemplate(setting, place), template);
		});
	}

	it('is what holds for any file of the folder when there is no document', () => {
		const nowhere = { ...place, document: undefined };
		assert.deepStrictEqual(
			[{ '*.md': 'a', '**/*': 'b' }, { '/*': 'a' }, { '**': 'a' }, { 'docs/**': 'a' }, 'a'].map(setting =>
				chooseTemplate(setting, nowhere),
			),
			['b', 'a', 'a', undefined, 'a'],
		);
	});

	it('knows a Windows drive with either letter', () => {
		const drive = { document: '/C:/ws/docs/a.md', root: '/c:/ws', workspaceFolders: ['/C:/ws/'] };
		assert.equal(chooseTemplate({ '/docs/*.md': 'a' }, drive), 'a');
	});
});
