import { assert } from 'chai';
import * as vscode from 'vscode';
import { Failure } from '../../src/core/failure.ts';
import { read } from './figment.ts';
import { eachTest, Pictures, rejection, write } from './gallerySetup.ts';
import { page } from './galleryWindow.ts';

/** A WebP of one pixel. */
const pixel = Uint8Array.from(atob('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='), letter =>
	letter.charCodeAt(0),
);

describe('The gallery', () => {
	const setup = eachTest();

	it('gives tiles as the page reads them, the newest first, and a part of them', async () => {
		const { pictures, window } = setup();
		const [, owl] = await pictures.make('fox', 'owl', 'cat');
		const { query } = pictures;
		assert.isTrue(window.gallery.stateFor().isLoading);
		const { tiles, total, ignored } = await window.images({ query: `${query} size:large` }, 1, 1);
		const { url, version, facts, ...tile } = tiles[0] ?? assert.fail('no tile');
		assert.deepEqual([tiles.length, total, ignored], [1, 3, ['size:large']]);
		assert.deepEqual(tile, {
			id: String(owl),
			name: 'owl.png',
			path: vscode.workspace.asRelativePath(owl ?? assert.fail('no owl'), false),
			prompt: 'An animal called owl',
			width: 768,
			height: 512,
			isDraft: true,
			isFavourite: false,
			hasSeed: true,
		});
		assert.equal(url, `${owl?.toString()}?v=${version}`);
		assert.match(facts, /^768 × 512 · PNG · .*20\d\d.* · FLUX/);
	}).timeout(20_000);

	it('sorts and filters', async () => {
		const { pictures, window } = setup();
		const [fox, owl] = await pictures.make('fox-10', 'owl', 'fox-9');
		await write(pictures.folder, 'page.md', '![an owl](owl.png)\n');
		const { query } = pictures;
		await window.images({ query });
		await window.gallery.answer(
			{ name: 'setFavourite', images: [String(owl), String(fox)], isFavourite: true },
			page,
		);
		assert.deepEqual(
			[
				await window.names({ query }),
				await window.names({ query, sort: 'oldest' }),
				await window.names({ query, sort: 'name' }),
				await window.names({ query, favourites: true }),
				await window.names({ query, drafts: 'none' }),
				await window.names({ query, drafts: 'only', sort: 'oldest' }),
				await window.names({ query, unused: true }),
				await window.names({ query: `${query} unused:no` }),
				await window.names({ query: `${query} wolf` }),
			],
			[
				['fox-9.png', 'owl.png', 'fox-10.png'],
				['fox-10.png', 'owl.png', 'fox-9.png'],
				['fox-9.png', 'fox-10.png', 'owl.png'],
				['owl.png', 'fox-10.png'],
				[],
				['fox-10.png', 'owl.png', 'fox-9.png'],
				['fox-9.png', 'fox-10.png'],
				['owl.png'],
				[],
			],
		);
		const search = { query, favourites: false, drafts: 'all', unused: false, sort: 'oldest' } as const;
		const ids = await window.gallery.answer({ name: 'imageIds', search, from: 0, to: 2 }, page);
		assert.deepEqual(ids, { ids: [String(fox), String(owl)] });
	}).timeout(30_000);

	it('shows what is new by another revision', async () => {
		const { pictures, window } = setup();
		// In a new folder VS Code may miss what comes too soon.
		const root = vscode.workspace.getWorkspaceFolder(pictures.folder)?.uri ?? assert.fail('no folder');
		const query = `fox-${crypto.randomUUID()}`;
		const before = await window.images({ query });
		assert.equal(before.total, 0);
		const told = new Promise<void>(resolve => {
			window.gallery.onChange(() => {
				void window.names({ query }).then(names => names.length === 1 && resolve());
			});
		});
		const [fox = assert.fail('no fox')] = await new Pictures(root).make(query);
		await told;
		assert.isAbove(window.gallery.stateFor().revision, before.revision);
		await vscode.workspace.fs.delete(fox);
	}).timeout(30_000);

	it('keeps thumbnails of its images, and nothing else', async () => {
		const { pictures, window } = setup();
		const [fox] = await pictures.make('fox');
		const { query } = pictures;
		const tileOf = async () => (await window.images({ query })).tiles[0];
		const { version = '', thumbnail } = (await tileOf()) ?? {};
		assert.isUndefined(thumbnail);
		const keep = { name: 'keepThumbnail', image: String(fox), version, bytes: pixel } as const;
		for (const bad of [
			{ ...keep, bytes: new TextEncoder().encode('no picture') },
			{ ...keep, version: 'another' },
			{ ...keep, image: `${String(fox)}x` },
			{ ...keep, image: vscode.Uri.joinPath(pictures.folder, '../../../README.md').toString() },
		]) {
			assert.instanceOf(await rejection(window.gallery.answer(bad, page)), Error);
		}
		assert.isUndefined((await tileOf())?.thumbnail);
		await window.gallery.answer(keep, page);
		const kept = (await tileOf())?.thumbnail ?? assert.fail('it was not kept');
		assert.isTrue(kept.startsWith(`${window.gallery.thumbnailFolder.toString()}/`));
		assert.deepEqual([...(await read(kept))], [...pixel]);
	}).timeout(20_000);

	it('keeps favourites when their files are renamed', async () => {
		const { pictures, window } = setup();
		const [fox = assert.fail('no fox')] = await pictures.make('fox', 'owl');
		const { query } = pictures;
		await window.images({ query });
		await window.gallery.answer({ name: 'setFavourite', images: [String(fox)], isFavourite: true }, page);
		const newUri = vscode.Uri.joinPath(pictures.folder, 'wolf.png');
		const edit = new vscode.WorkspaceEdit();
		edit.renameFile(fox, newUri);
		assert.isTrue(await vscode.workspace.applyEdit(edit));
		await window.gallery.moved([{ oldUri: fox, newUri }]);
		assert.deepEqual(await window.names({ query, favourites: true }), ['wolf.png']);
	}).timeout(20_000);
});

describe('The gallery of a folder that is not trusted [untrusted]', () => {
	const setup = eachTest();

	it('makes no image anew', async () => {
		const { pictures, window } = setup();
		const [fox] = await pictures.make('fox');
		for (const action of ['vary', 'regenerate'] as const) {
			const error = await rejection(
				window.gallery.answer({ name: 'act', action, images: [String(fox)] }, page),
			);
			assert.instanceOf(error, Failure);
			assert.equal(error instanceof Failure && error.code, 'untrusted');
		}
	}).timeout(20_000);
});
