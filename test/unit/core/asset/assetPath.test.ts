import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finishAssetPath } from '../../../../src/core/asset/assetPath.ts';
import { planAssetPath } from '../../../../src/core/asset/assetPlan.ts';
import { inputOf, pathOf, picture, root } from './input.ts';
import type { Changes } from './input.ts';

const fox = 'a-red-fox-in-the-snow.png';

/** An input with nothing but these two settings. */
const set = (folder: unknown, name: unknown = ''): Changes => ({ settings: { folder, name } });

describe('where a file goes', () => {
	const table: readonly (readonly [folder: unknown, name: unknown, path: string])[] = [
		['', '', `docs/guide/${fox}`],
		[undefined, undefined, `docs/guide/${fox}`],
		// The folder.
		['images', '', `docs/guide/images/${fox}`],
		['images/', '', `docs/guide/images/${fox}`],
		[' images ', '', `docs/guide/images/${fox}`],
		['./images//big/./', '', `docs/guide/images/big/${fox}`],
		['.', '', `docs/guide/${fox}`],
		['..', '', `docs/${fox}`],
		['../images', '', `docs/images/${fox}`],
		['../..', '', fox],
		['/', '', fox],
		['/images', '', `images/${fox}`],
		['//images', '', `images/${fox}`],
		['/a/../b', '', `b/${fox}`],
		['My Pictures', '', `docs/guide/My Pictures/${fox}`],
		['~/%20/画像', '', `docs/guide/~/%20/画像/${fox}`],
		['/img/${documentRelativeDirName}', '', `img/docs/guide/${fox}`],
		['${projectRoot}/img', '', `img/${fox}`],
		['${documentDirName}/../img', '', `docs/img/${fox}`],
		['${documentDirName}-images', '', `docs/guide-images/${fox}`],
		['${seed/7//}${documentDirName}/img', '', `docs/guide/img/${fox}`],
		['/img/${date:YYYY/MM}', '', `img/2026/01/${fox}`],
		['/img/${hash/^../$&\\//}', '', `img/0a/1b2c3d/${fox}`],
		// A folder that says the file's name too.
		['images/${fileName}', '', `docs/guide/images/${fox}`],
		['images/x-${fileName}', 'f', 'docs/guide/images/x-f.png'],
		['/img/${documentBaseName}.${fileExtName}', 'f', 'img/my page.png'],
		['/img/${documentBaseName}.${fileExtName/png/PNG/}', 'f', 'img/my page.png'],
		['/img/${fileName/\\.png$//}/', 'f', 'img/f/f.png'],
		// A folder for each format.
		['images/${fileExtName}', 'f', 'docs/guide/images/png/f.png'],
		['/${fileExtName}', 'f', 'png/f.png'],
		['/img/${fileExtName}-${seed}', 'f', 'img/png-7/f.png'],
		['/img/${fileExtName}/${fileName}', 'f', 'img/png/f.png'],
		['/img/${fileName/\\.png$//}', 'f', 'img/f.png'],
		// The name.
		['', 'fox', 'docs/guide/fox.png'],
		['', ' fox ', 'docs/guide/fox.png'],
		['', '${documentBaseName}-${seed}', 'docs/guide/my page-7.png'],
		['', 'fox.png', 'docs/guide/fox.png'],
		['', 'fox.JPEG', 'docs/guide/fox.png'],
		['', 'fox.tar', 'docs/guide/fox.tar.png'],
		['', '${promptSlug}.${fileExtName}', `docs/guide/${fox}`],
		['', 'my-${fileName}', `docs/guide/my-${fox}`],
		['', '${hash}', 'docs/guide/0a1b2c3d.png'],
		['images', 'foxes/red', 'docs/guide/images/foxes/red.png'],
		['images', '../red', 'docs/guide/red.png'],
		['images', 'foxes/', `docs/guide/images/foxes/${fox}`],
		['images', '/foxes/red', 'foxes/red.png'],
		['images', '/', fox],
		['images', '${projectRoot}/red', 'red.png'],
		['images', '${path}/red', 'docs/guide/images/docs/guide/red.png'],
		['images/x-${fileName}', 'foxes/red', 'docs/guide/images/foxes/x-red.png'],
		// Maps.
		[{ '*.tex': 'a', 'docs/**': '/b' }, { '*.md': 'x', '**': 'y' }, 'b/x.png'],
		[{ '*.md': '' }, { '*.tex': 'x' }, `docs/guide/${fox}`],
		[7, ['x'], `docs/guide/${fox}`],
	];
	for (const [folder, name, path] of table) {
		it(`is ${path} for ${JSON.stringify(folder)} and ${JSON.stringify(name)}`, () => {
			assert.equal(pathOf(set(folder, name)), path);
		});
	}

	it('is a folder for images, or the one that was chosen, when there is no document', () => {
		const place = { document: undefined };
		const chosen = { document: undefined, root: '/chosen', workspaceFolders: [root] };
		assert.deepStrictEqual(
			[
				...['', 'pics', '/pics'].map(folder => pathOf({ ...set(folder, 'f'), place })),
				...['', 'pics'].map(folder => pathOf({ ...set(folder, 'f'), place: chosen })),
			],
			['images/f.png', 'pics/f.png', 'pics/f.png', 'f.png', 'pics/f.png'],
		);
	});

	it('is refused outside the root beside which a variable leads', () => {
		const place = { document: `${root}/README.md` };
		assert.throws(
			() => pathOf({ ...set('${documentDirName}-images', 'f'), place }),
			failure('assets.folder', 'outside', `${root}-images/f.png`),
		);
	});

	it('is not the root because a folder at the start has no name', () => {
		const place = { document: `${root}/README.md` };
		assert.equal(pathOf({ ...set('images', '${path}/${mdname}'), place }), 'images/README.png');
		assert.equal(pathOf({ ...set('${path}/images', 'f'), place }), 'images/f.png');
	});

	it('has folders that are there already, whatever they are called', () => {
		const place = { document: `${root}/a: b./nul/c.md` };
		assert.deepStrictEqual(
			[pathOf({ ...set('', 'f'), place }), pathOf({ ...set('../img', 'f'), place })],
			['a: b./nul/f.png', 'a: b./img/f.png'],
		);
	});

	it('has the extension of what the picture is', () => {
		const late = { extension: 'jpg', hash: 'ffffffff' };
		assert.deepStrictEqual(
			[pathOf(set('${fileExtName}', '${hash}'), late), pathOf(set('x/${fileName}', 'a.png'), late)],
			['docs/guide/jpg/ffffffff.jpg', 'docs/guide/x/a.jpg'],
		);
	});

	it('is on a Windows drive written with either letter, and on a disk that is the folder itself', () => {
		const drive = { document: '/C:/Work/a/b.md', root: '/c:/Work', workspaceFolders: ['/c:/Work/'] };
		const disk = { document: '/a/b.md', root: '/', workspaceFolders: ['/'] };
		assert.deepStrictEqual(
			[drive, disk].flatMap(place => [
				pathOf({ ...set('../img', 'f'), place }),
				pathOf({ ...set('/img', 'f'), place }),
				pathOf({ ...set('${projectRoot}/x/${path}', 'f'), place }),
			]),
			['img/f.png', 'img/f.png', 'x/a/f.png', 'img/f.png', 'img/f.png', 'x/a/f.png'],
		);
	});

	const typed: readonly (readonly [name: string, folder: unknown, template: string, path: string])[] = [
		['red', 'images', '', 'docs/guide/images/red.png'],
		['red.jpg', 'images', '', 'docs/guide/images/red.jpg.png'],
		['$& ${seed}', 'images', '', 'docs/guide/images/$& ${seed}.png'],
		['red', '/img/${hash}', '${uuid}', 'img/0a1b2c3d/red.png'],
		['red', '/img/${fileName/\\.png$//}/', '', 'img/red/red.png'],
		['red', 'images/x-${fileName}', '', 'docs/guide/images/red.png'],
		['red', '/img/${documentBaseName}.${fileExtName}', '', 'img/red.png'],
		['red', 'images', 'foxes/${promptSlug}', 'docs/guide/images/foxes/red.png'],
		['red', 'images', '/foxes/${promptSlug}', 'foxes/red.png'],
		['big/red', '/img/${hash}', '', 'img/0a1b2c3d/big/red.png'],
		['../red', '/img/${hash}', 'foxes/', 'img/0a1b2c3d/red.png'],
	];
	for (const [name, folder, template, path] of typed) {
		it(`is ${path} for ${JSON.stringify([folder, template])} when the person calls it ${name}`, () => {
			assert.equal(pathOf({ ...set(folder, template), name }), path);
		});
	}

	it('has the ending of a picture where pasted ones have another, when the person says its name', () => {
		const settings = { copyFiles: { '**': 'img/${documentFileName}' } };
		assert.deepStrictEqual(
			[pathOf({ settings }), pathOf({ settings, name: 'red' })],
			['docs/guide/img/my page.md', 'docs/guide/img/red.png'],
		);
	});

	it('is what a caller chose, with every dot of its name', () => {
		const output = { folder: ['pics', '$x'], stem: 'hero.jpg' };
		const settings = { folder: '${nobody}', name: 'foxes/${nobody}' };
		assert.equal(pathOf({ settings, output }), 'pics/$x/hero.jpg.png');
		const inFolder = { output: { ...output, stem: undefined } };
		assert.deepStrictEqual(
			[
				pathOf({ ...set('', 'foxes/red'), ...inFolder }),
				pathOf({ ...set('', 'foxes/red'), ...inFolder, name: 'sub/a' }),
				pathOf({ output, name: 'a' }),
			],
			['pics/$x/foxes/red.png', 'pics/$x/foxes/sub/a.png', 'pics/$x/a.png'],
		);
	});

	it('is planned with no more than the values that its templates use', () => {
		assert.deepStrictEqual(planAssetPath(inputOf(set('/img/${YY}', '${seed}-${hash}'))), {
			root,
			base: `${root}/docs/guide`,
			path: '${documentWorkspaceFolder}/img/${YY}/${fileName}',
			pathSetting: 'assets.folder',
			name: '${seed}-${hash}',
			values: {
				promptSlug: 'a-red-fox-in-the-snow',
				seed: '7',
				'date:YYYY': '2026',
				documentWorkspaceFolder: root,
			},
		});
	});
});

describe('a file that has no place', () => {
	const folders: readonly (readonly [folder: string, fault: string, received: string])[] = [
		['../../..', 'outside', '../../../f.png'],
		['/..', 'outside', '/../f.png'],
		['/../other', 'outside', '/../other/f.png'],
		['${projectRoot}/../my projects', 'outside', '/../my projects/f.png'],
		['${projectRoot}-assets', 'outside', '/home/me/my project-assets/f.png'],
		['${documentDirName/my project/other/}', 'outside', '/home/me/other/docs/guide/f.png'],
		['${documentRelativeDirName/^docs//}/img', 'outside', '/guide/img/f.png'],
		['a/../../../../../../../../x', 'outside', 'a/../../../../../../../../x/f.png'],
		['${documentExtName/md/..\\/..\\/../}', 'outside', '../../../f.png'],
		['C:/pictures', 'badCharacter', 'C:/pictures/f.png'],
		['file:///etc', 'badCharacter', 'file:///etc/f.png'],
		['..\\..\\x', 'badCharacter', '..\\..\\x/f.png'],
		['%2e%2e/%2E.', 'badCharacter', '%2e%2e/%2E./f.png'],
		['..%2f..', 'badCharacter', '..%2f../f.png'],
		['a%5Cb', 'badCharacter', 'a%5Cb/f.png'],
		['a\0b', 'badCharacter', 'a\0b/f.png'],
		['${documentFilePath/.*/a?b/}', 'badCharacter', 'a?b/f.png'],
		['a/con/b', 'reserved', 'a/con/b/f.png'],
		['conin$', 'reserved', 'conin$/f.png'],
		['aux .x', 'reserved', 'aux .x/f.png'],
		['images.', 'badEnd', 'images./f.png'],
		['images /x', 'badEnd', 'images /x/f.png'],
		[`x${'a'.repeat(255)}`, 'tooLong', `x${'a'.repeat(255)}/f.png`],
		[`/${'x'.repeat(246)}.\${fileExtName}`, 'tooLong', `/${'x'.repeat(246)}.webp`],
		['nul.${fileExtName}', 'reserved', 'nul.png'],
		['${fileName/.*/ /}', 'empty', ' '],
		['${fileName/.*//}', 'empty', '${fileName/.*//}'],
		['img/${fileName/.*//}', 'empty', 'img/'],
		['img/${fileName/.*/../}', 'empty', 'img/..'],
	];
	for (const [folder, fault, received] of folders) {
		it(`is refused as ${fault} for the folder ${JSON.stringify(folder.slice(0, 40))}`, () => {
			assert.throws(
				() => planAssetPath(inputOf(set(folder, 'f'))),
				failure('assets.folder', fault, received),
			);
		});
	}

	const names: readonly (readonly [name: string, fault: string, received: string])[] = [
		['..', 'empty', '..'],
		['a/..', 'empty', 'a/..'],
		['.png', 'empty', '.png'],
		['${seed/7//}', 'empty', '${seed/7//}'],
		['x/${seed/7//}', 'empty', 'x/'],
		['../../../f', 'outside', '../../../f'],
		['/../f', 'outside', '/../f'],
		['${projectRoot}-assets/f', 'outside', '/home/me/my project-assets/f'],
		['C:f', 'badCharacter', 'C:f'],
		['a\\b', 'badCharacter', 'a\\b'],
		['a%2Fb', 'badCharacter', 'a%2Fb'],
		['con', 'reserved', 'con'],
		['NUL.${seed}', 'reserved', 'NUL.7'],
		['lpt1/f', 'reserved', 'lpt1/f'],
		['fox.', 'badEnd', 'fox.'],
		['${seed/$/ /}', 'badEnd', '7 '],
		['x'.repeat(246), 'tooLong', 'x'.repeat(246)],
	];
	for (const [name, fault, received] of names) {
		it(`is refused as ${fault} for the name ${JSON.stringify(name.slice(0, 40))}`, () => {
			assert.throws(() => planAssetPath(inputOf(set('', name))), failure('assets.name', fault, received));
		});
	}

	it('is told with the whole path on a disk that is the root', () => {
		const place = { document: '/a/b.md', root: '/', workspaceFolders: ['/'] };
		const input = inputOf({ ...set('/nul', 'f'), place });
		assert.throws(() => planAssetPath(input), failure('assets.folder', 'reserved', '/nul/f.png'));
	});

	it('may have the longest name that leaves room for a number', () => {
		assert.equal(pathOf(set('', 'x'.repeat(245))), `docs/guide/${'x'.repeat(245)}.png`);
	});

	it('is refused before it is paid for whatever hash and extension the picture may have', () => {
		for (const folder of ['${hash/^f+$/../}', '${hash/^0+$/nul/}', 'x/${fileName/^.*jpg$/ /}']) {
			assert.throws(() => planAssetPath(inputOf(set(`/${folder}/`, 'f'))), { code: 'invalidRequest' });
		}
	});

	it('is refused when only the picture tells', () => {
		const plan = planAssetPath(inputOf(set('/${hash/^0a1.*/../}/', 'f')));
		assert.throws(() => finishAssetPath(plan, picture), { code: 'invalidRequest' });
	});
});

function failure(setting: string, text: string, received: string): object {
	return {
		name: 'Failure',
		code: 'invalidRequest',
		detail: setting,
		fields: [{ path: setting, problem: { kind: 'other', text }, received }],
	};
}
