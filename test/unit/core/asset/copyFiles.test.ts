import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { copyFilesExamples } from './copyFilesExamples.ts';
import { pathOf, root } from './input.ts';

const settingName = 'markdown.copyFiles.destination';

/** Where a picture called image.png goes by VS Code's setting. */
function follow(destination: unknown, document: string): string {
	return pathOf({
		settings: { name: 'image', copyFiles: destination },
		place: { document: `${root}/${document}` },
	});
}

describe('a picture that goes where pasted ones go', () => {
	it('has examples of many settings', () => {
		assert.ok(copyFilesExamples.length >= 60);
	});
	for (const { document, destination, file } of copyFilesExamples) {
		const name = `for ${JSON.stringify(destination)} and ${document}`;
		if (file.startsWith('..')) {
			it(`is refused outside the workspace folder ${name}`, () => {
				assert.throws(() => follow(destination, document), {
					code: 'invalidRequest',
					detail: settingName,
				});
			});
		} else {
			it(`is ${file} ${name}`, () => {
				assert.equal(follow(destination, document), file);
			});
		}
	}

	it('has the time as VS Code writes it, but for the colons that Windows refuses', () => {
		const now = new Date(Date.UTC(2026, 0, 2, 15, 4, 5, 67));
		const at = (template: string) =>
			pathOf({ settings: { copyFiles: { '**': template }, name: 'a' }, subject: { now } });
		assert.deepStrictEqual(
			[at('${unixTime}/'), at('${isoTime}/'), at('${isoTime/T(..):(..).*/-$1:$2/}/')],
			[
				'docs/guide/1767366245067/a.png',
				'docs/guide/2026-01-02T15-04-05.067Z/a.png',
				'docs/guide/2026-01-02-15-04/a.png',
			],
		);
	});

	it('goes by the first workspace folder whose glob matches', () => {
		const place = { workspaceFolders: ['/other', root, `${root}/docs`] };
		const settings = { name: 'a', copyFiles: { '/guide/*': 'x/', '**': 'y/' } };
		assert.equal(pathOf({ settings, place }), 'docs/guide/x/a.png');
	});

	it('has whole paths for relative ones outside every workspace folder, as VS Code has', () => {
		const place = { document: '/notes/a.md', root: '/notes', workspaceFolders: [root] };
		const at = (template: string) =>
			pathOf({ settings: { name: 'i', copyFiles: { '**': template } }, place });
		assert.deepStrictEqual(
			[
				at('/img/'),
				at('x/${documentRelativeDirName}/'),
				at('x/${documentRelativeFilePath}.d/'),
				at('${documentWorkspaceFolder}/'),
			],
			['img/i.png', 'x/notes/i.png', 'x/notes/a.md.d/i.png', 'i.png'],
		);
	});

	it('takes only what is a map from globs to texts', () => {
		const values = ['images/', null, 7, [], { '**': 7 }, { '**': null }, { '**': ['images/'] }];
		assert.deepStrictEqual(
			values.map(value => follow(value, 'a.md')),
			values.map(() => 'image.png'),
		);
	});

	it('is not followed without a document, nor when Figment has a folder of its own', () => {
		const copyFiles = { '**': 'pasted/' };
		const settings = { name: 'a', copyFiles };
		assert.deepStrictEqual(
			[
				pathOf({ settings, place: { document: undefined } }),
				pathOf({ settings: { ...settings, folder: 'own' } }),
				pathOf({ settings: { ...settings, folder: { '*.tex': 'own' } } }),
			],
			['images/a.png', 'docs/guide/own/a.png', 'docs/guide/pasted/a.png'],
		);
	});

	it('keeps the ending that the setting gives, whatever the picture is', () => {
		const settings = { name: 'a', copyFiles: { '*.md': 'images/pasted.png' } };
		assert.equal(pathOf({ settings }, { extension: 'webp', hash: '' }), 'docs/guide/images/pasted.png');
	});

	it('has folders of its own name below the folder that pasted ones go to', () => {
		const settings = { name: 'foxes/red', copyFiles: { '**': '/img/${documentBaseName}-${fileName}' } };
		assert.equal(pathOf({ settings }), 'img/foxes/my page-red.png');
	});
});
