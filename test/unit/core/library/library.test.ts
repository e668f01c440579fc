import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Library } from '../../../../src/core/library/library.ts';
import { filesWithManifest, pngChunk, withPngChunk } from '../image/metadata/files.ts';
import { imageOf, plain, recipeOf, sidecarOf } from './images.ts';
import { MemoryWorkspace, root } from './memoryWorkspace.ts';

const manifests = await filesWithManifest();
const fox = imageOf(recipeOf('a fox', 3));
const owl = imageOf(recipeOf('an owl', 9), plain.jpeg);
const cat = imageOf(recipeOf('a cat', 6), plain.webp);

function animals(): MemoryWorkspace {
	const workspace = new MemoryWorkspace();
	workspace.put(`${root}/fox.png`, fox);
	workspace.put(`${root}/my%20birds/owl.jpg`, owl);
	workspace.put(`${root}/cat.webp`, cat);
	workspace.put(`${root}/plain.png`, plain.png);
	workspace.put(`${root}/readme.md`, '![](fox.png)');
	return workspace;
}

async function opened(workspace: MemoryWorkspace): Promise<Library> {
	const library = new Library(workspace);
	await library.ready();
	return library;
}

function paths(library: Library): string[] {
	return library.images().map(({ path }) => path);
}

describe('the library', () => {
	it("lists Figment's images, the newest first, and closes what it opens", async () => {
		const workspace = animals();
		const library = await opened(workspace);
		assert.deepEqual(paths(library), ['my birds/owl.jpg', 'cat.webp', 'fox.png']);
		assert.deepStrictEqual(library.find(`${root}/fox.png`), {
			id: `${root}/fox.png`,
			folder: root,
			path: 'fox.png',
			size: fox.length,
			mtime: 1000,
			time: Date.parse('2026-05-03T10:20:30Z'),
			recipe: recipeOf('a fox', 3),
			from: 'figment',
			width: 16,
			height: 12,
		});
		assert.equal(library.find(`${root}/plain.png`), undefined);
		assert.deepEqual(
			['/plain.png', '/my birds/owl.jpg', '/none.png'].map(name => library.hasImage(root + name)),
			[true, true, false],
		);
		assert.equal(workspace.openFiles, 0);
	});

	it('takes the size from the recipe, and the time from the file, where nothing better is there', async () => {
		const recipe = { version: 1, prompt: 'a fox', size: { width: 640, height: 480 } };
		const workspace = new MemoryWorkspace();
		workspace.put(`${root}/a.png`, imageOf(recipe));
		const bytes = imageOf({ ...recipe, prompt: 'a '.repeat(2000) + '\u{1f98a}'.repeat(900) }, plain.jpeg);
		workspace.put(`${root}/b.jpg`, bytes);
		const library = await opened(workspace);
		assert.deepEqual(
			library.images().map(({ path, width, time }) => [path, width, time]),
			[
				['b.jpg', 640, 1001],
				['a.png', 16, 1000],
			],
		);
	});

	it('reads of each file no more than its head', async () => {
		const workspace = new MemoryWorkspace();
		const large = new Uint8Array(2_000_000);
		large.set(fox);
		for (let index = 0; index < 20; index++) {
			workspace.put(`${root}/${index}.png`, large);
		}
		const library = await opened(workspace);
		assert.equal(library.images().length, 20);
		assert.deepEqual(workspace.wholes, []);
		assert.ok(workspace.bytesRead <= 20 * 12_288, String(workspace.bytesRead));
	});

	it('opens no image the second time, and writes no cache where nothing has changed', async () => {
		const first = animals();
		first.put(...sidecarOf(manifests.png, recipeOf('signed')));
		first.put(`${root}/signed.png`, manifests.png);
		const images = (await opened(first)).images();
		const second = first.again();
		const library = await opened(second);
		assert.deepStrictEqual(library.images(), images);
		assert.deepEqual([second.opened, second.wholes, second.writes, second.stats], [[], [], 0, 6]);
	});

	it('reads only what has changed since, and forgets what is gone', async () => {
		const first = animals();
		await opened(first);
		const second = first.again();
		second.remove(`${root}/cat.webp`);
		second.put(`${root}/fox.png`, imageOf(recipeOf('a wolf', 4)));
		const library = await opened(second);
		assert.deepEqual(
			library.images().map(({ recipe }) => recipe.prompt),
			['an owl', 'a wolf'],
		);
		assert.deepEqual([second.opened, second.writes], [[`${root}/fox.png`], 1]);
		const third = second.again();
		await opened(third);
		assert.deepEqual([third.opened, third.writes], [[], 0]);
	});

	it('forgets in the cache what is gone, also when nothing else has changed', async () => {
		const first = animals();
		await opened(first);
		const second = first.again();
		second.remove(`${root}/cat.webp`);
		await opened(second);
		assert.ok(!new TextDecoder().decode(second.cache).includes('cat.webp'));
	});

	it('keeps what other tools say apart', async () => {
		const workspace = animals();
		const parameters = pngChunk('tEXt', 'parameters\0a dog\nSteps: 20, Seed: 3, Size: 16x12');
		workspace.put(`${root}/dog.png`, withPngChunk(plain.png, parameters));
		const library = await opened(workspace);
		assert.equal(library.images().length, 3);
		assert.deepEqual(
			library.foreign().map(({ path, from, recipe }) => [path, from, recipe.prompt]),
			[['dog.png', 'parameters', 'a dog']],
		);
		assert.equal(library.find(`${root}/dog.png`)?.from, 'parameters');
	});

	it('leaves out files that cannot be read, and reads them after the next event', async () => {
		const workspace = animals();
		workspace.beforeStep = (step, id) => {
			if ((step === 'read' && id.endsWith('fox.png')) || (step === 'stat' && id.endsWith('cat.webp'))) {
				throw new Error('The disk is broken.');
			}
		};
		const library = await opened(workspace);
		assert.deepEqual(paths(library), ['my birds/owl.jpg']);
		workspace.beforeStep = undefined;
		library.changed([`${root}/fox.png`, `${root}/cat.webp`]);
		await library.settled();
		assert.deepEqual(paths(library), ['my birds/owl.jpg', 'cat.webp', 'fox.png']);
	});

	it('rejects with what listing rejects with, and begins anew the next time', async () => {
		const workspace = animals();
		workspace.beforeStep = step => {
			if (step === 'list') {
				throw new Error('No folder.');
			}
		};
		const library = new Library(workspace);
		await assert.rejects(library.ready(), { message: 'No folder.' });
		workspace.beforeStep = undefined;
		await library.ready();
		assert.equal(library.images().length, 3);
	});

	it('lives with a cache that cannot be read or written', async () => {
		const workspace = animals();
		workspace.readCache = () => Promise.reject(new Error('No storage.'));
		workspace.writeCache = () => Promise.reject(new Error('No storage.'));
		assert.equal((await opened(workspace)).images().length, 3);
	});

	const damages: [string, (bytes: Uint8Array) => Uint8Array][] = [
		['cut off', bytes => bytes.subarray(0, bytes.length / 2)],
		['empty', () => new Uint8Array()],
		['of another version', bytes => bytes.with(16, 0x39)],
		['with a wrong letter', bytes => bytes.with(bytes.length - 300, 0x21)],
		['with no end of line', bytes => bytes.filter(byte => byte !== 10)],
		['of no sense', () => new TextEncoder().encode('Figment library 1\n0 []\n0\n\n 1 [1]')],
		['twice as long', bytes => new Uint8Array([...bytes, ...bytes])],
	];
	for (const [what, damage] of damages) {
		it(`finds the same with a cache that is ${what}`, async () => {
			const first = animals();
			const images = (await opened(first)).images();
			const second = first.again();
			second.cache = damage(first.cache!);
			assert.deepStrictEqual((await opened(second)).images(), images);
		});
	}

	it('loses of a damaged cache only the line that is damaged', async () => {
		const workspace = new MemoryWorkspace();
		for (let index = 0; index < 100; index++) {
			workspace.put(`${root}/${index}.png`, imageOf(recipeOf('a fox '.repeat(600))));
		}
		await opened(workspace);
		const second = workspace.again();
		second.cache = workspace.cache!.with(1000, 0x21);
		await opened(second);
		assert.ok(second.opened.length > 0 && second.opened.length < 20, String(second.opened.length));
	});

	it('stops when it is told to, keeps what it has read, and goes on the next time', async () => {
		const workspace = new MemoryWorkspace();
		for (let index = 0; index < 100; index++) {
			workspace.put(`${root}/${index}.png`, imageOf(recipeOf(`fox ${index}`)));
		}
		const control = new AbortController();
		const library = new Library(workspace);
		workspace.beforeStep = () => {
			if (workspace.opened.length === 30) {
				control.abort(new Error('enough'));
			}
		};
		await assert.rejects(library.ready(control.signal), { message: 'enough' });
		await library.settled();
		assert.ok(library.images().length >= 20 && workspace.opened.length < 70, String(workspace.opened.length));
		await library.ready();
		assert.equal(library.images().length, 100);
		assert.equal(workspace.opened.length, 100);
		await assert.rejects(library.ready(AbortSignal.abort(new Error('no'))), { message: 'no' });
	});

	it('goes on when of two who wait one goes', async () => {
		const workspace = animals();
		const library = new Library(workspace);
		const control = new AbortController();
		const one = library.ready(control.signal);
		const other = library.ready();
		control.abort(new Error('enough'));
		await assert.rejects(one, { message: 'enough' });
		await other;
		assert.equal(library.images().length, 3);
	});

	it('tells those who listen of changes, until they stop', async () => {
		const workspace = animals();
		const library = new Library(workspace);
		const seen: number[] = [];
		const stop = library.onChange(() => seen.push(library.images().length));
		await library.ready();
		workspace.put(`${root}/new.png`, fox);
		library.changed([`${root}/new.png`]);
		await library.settled();
		library.changed([`${root}/plain.txt`]);
		await library.settled();
		stop();
		library.gone([`${root}/new.png`]);
		await library.settled();
		assert.deepEqual(seen, [3, 4]);
	});

	it('lets the host do other things while it reads', async () => {
		const workspace = new MemoryWorkspace();
		for (let index = 0; index < 1000; index++) {
			workspace.put(`${root}/${index}.png`, imageOf(recipeOf(`fox ${index}`)));
		}
		let turns = 0;
		const timer = setInterval(() => turns++, 1);
		await opened(workspace);
		clearInterval(timer);
		assert.ok(turns >= 3, String(turns));
	});
});

describe('hostile files in the library', () => {
	const files: Record<string, Uint8Array | string> = {
		'empty.png': '',
		'text.png': 'not an image at all',
		'cut.png': fox.subarray(0, 60),
		'zeros.jpg': new Uint8Array(100_000),
		'endless.webp': new Uint8Array([0x52, 0x49, 0x46, 0x46, 255, 255, 255, 255, 0x57, 0x45, 0x42, 0x50]),
		'bad%ZZname.png': fox,
		'.figment/0.json': '{}',
		[`.figment/${'a'.repeat(64)}.json`]: '{"version":1',
		[`.figment/${'b'.repeat(64)}.json`]: '['.repeat(100_000),
		[`.figment/${'c'.repeat(64)}.json`]: `{"version":1,"prompt":"x","file":{"size":-1}}`,
		[`.figment/${'d'.repeat(64)}.json`]: `{"version":1,"prompt":"${'x'.repeat(2_000_000)}"}`,
	};

	it('are passed over', async () => {
		const workspace = new MemoryWorkspace();
		for (const [name, bytes] of Object.entries(files)) {
			workspace.put(`${root}/${name}`, bytes);
		}
		workspace.put('file:///elsewhere/fox.png', fox);
		const library = await opened(workspace);
		assert.deepEqual(paths(library), ['bad%ZZname.png']);
		assert.ok(!workspace.wholes.some(id => id.includes('dddd')));
		assert.deepEqual(workspace.openFiles, 0);
	});
});
