import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Library } from '../../../../src/core/library/library.ts';
import { filesWithManifest } from '../image/metadata/files.ts';
import { imageOf, plain, recipeOf, sidecarOf } from './images.ts';
import { MemoryWorkspace, root } from './memoryWorkspace.ts';

const { png: signed } = await filesWithManifest();
const fox = imageOf(recipeOf('a fox', 3));
const owl = imageOf(recipeOf('an owl', 9));

async function opened(workspace: MemoryWorkspace): Promise<Library> {
	const library = new Library(workspace);
	await library.ready();
	return library;
}

function shown(library: Library): [string, string, string][] {
	return library.images().map(({ path, recipe, from }) => [path, recipe.prompt, from]);
}

describe('events in the library', () => {
	it('add, change, move and remove images without another look at the rest', async () => {
		const workspace = new MemoryWorkspace();
		workspace.put(`${root}/a/fox.png`, fox);
		const library = await opened(workspace);
		workspace.stats = 0;
		library.changed([workspace.put(`${root}/a/owl.png`, owl)]);
		await library.settled();
		assert.deepEqual(shown(library), [
			['a/owl.png', 'an owl', 'figment'],
			['a/fox.png', 'a fox', 'figment'],
		]);
		workspace.move(`${root}/a`, `${root}/b`);
		library.moved(`${root}/a`, `${root}/b`);
		assert.deepEqual(
			shown(library).map(([path]) => path),
			['b/owl.png', 'b/fox.png'],
		);
		await library.settled();
		workspace.move(`${root}/b/owl.png`, `${root}/bird.png`);
		library.moved(`${root}/b/owl.png`, `${root}/bird.png`);
		await library.settled();
		assert.deepEqual(
			shown(library).map(([path]) => path),
			['bird.png', 'b/fox.png'],
		);
		workspace.remove(`${root}/b`);
		library.gone([`${root}/b`]);
		assert.deepEqual(
			shown(library).map(([path]) => path),
			['bird.png'],
		);
		await library.settled();
		assert.deepEqual(workspace.opened, [`${root}/a/fox.png`, `${root}/a/owl.png`]);
		assert.ok(workspace.stats <= 10, String(workspace.stats));
	});

	it('make a file be read although its size and time are the same', async () => {
		const workspace = new MemoryWorkspace();
		const id = workspace.put(`${root}/fox.png`, fox);
		const library = await opened(workspace);
		const { size, mtime } = workspace.files.get(id)!;
		workspace.files.set(id, { bytes: imageOf(recipeOf('a hen', 3)), size, mtime });
		library.changed([id]);
		await library.settled();
		assert.deepEqual(shown(library), [['fox.png', 'a hen', 'figment']]);
	});

	it('count while files are listed, looked at and read', async () => {
		for (const step of ['list', 'listed', 'stat', 'read'] as const) {
			const workspace = new MemoryWorkspace();
			workspace.put(`${root}/old/fox.png`, fox);
			workspace.put(`${root}/gone.png`, fox);
			const library = new Library(workspace);
			workspace.beforeStep = at => {
				if (at === step) {
					workspace.beforeStep = undefined;
					workspace.move(`${root}/old`, `${root}/new`);
					library.moved(`${root}/old`, `${root}/new`);
					workspace.remove(`${root}/gone.png`);
					library.gone([`${root}/gone.png`]);
					library.changed([workspace.put(`${root}/owl.png`, owl)]);
				}
			};
			await library.ready();
			assert.deepEqual(
				shown(library).map(([path]) => path),
				['owl.png', 'new/fox.png'],
				step,
			);
		}
	});

	it('of files that were dealt with before the list came are not undone by it', async () => {
		const workspace = new MemoryWorkspace();
		const library = await opened(workspace);
		workspace.beforeStep = async step => {
			if (step === 'listed') {
				workspace.beforeStep = undefined;
				library.changed([workspace.put(`${root}/owl.png`, owl)]);
				await new Promise(resolve => setTimeout(resolve, 20));
			}
		};
		await library.refresh();
		assert.deepEqual(shown(library), [['owl.png', 'an owl', 'figment']]);
	});

	it('keep an image that is gone from being shown by what was still being read', async () => {
		const workspace = new MemoryWorkspace();
		const library = await opened(workspace);
		const id = workspace.put(`${root}/fox.png`, fox);
		const seen: unknown[] = [];
		workspace.beforeStep = step => {
			if (step === 'read') {
				library.gone([id]);
				workspace.beforeStep = () => void seen.push(library.find(id));
			}
		};
		library.changed([id]);
		await library.settled();
		assert.deepEqual(seen.slice(0, 1), [undefined]);
	});

	it('of a sidecar do not undo the reading of an image that has changed', async () => {
		const workspace = new MemoryWorkspace();
		const id = workspace.put(`${root}/fox.png`, new Uint8Array(fox.length));
		const library = await opened(workspace);
		workspace.files.set(id, { ...workspace.files.get(id)!, bytes: fox });
		workspace.beforeStep = async (step, at) => {
			if (step === 'read' && at === id) {
				workspace.beforeStep = undefined;
				const [sidecar, text] = sidecarOf(new Uint8Array(fox.length), recipeOf('nothing'));
				library.changed([workspace.put(sidecar, text)]);
				await new Promise(resolve => setTimeout(resolve, 20));
			}
		};
		library.changed([id, `${root}/none.png`]);
		await library.settled();
		assert.deepEqual(shown(library), [['fox.png', 'a fox', 'figment']]);
	});

	it('of a change and a move at once give what is in the file', async () => {
		for (const step of ['stat', 'read'] as const) {
			const workspace = new MemoryWorkspace();
			const id = workspace.put(`${root}/fox.png`, fox);
			const library = await opened(workspace);
			const file = workspace.files.get(id)!;
			workspace.files.set(id, { ...file, bytes: imageOf(recipeOf('a hen', 3)) });
			workspace.beforeStep = at => {
				if (at === step) {
					workspace.beforeStep = undefined;
					workspace.move(id, `${root}/hen.png`);
					library.moved(id, `${root}/hen.png`);
				}
			};
			library.changed([id]);
			await library.settled();
			assert.deepEqual(shown(library), [['hen.png', 'a hen', 'figment']]);
		}
	});

	it('of a file that gets the name of another that looks the same make it be read', async () => {
		const workspace = new MemoryWorkspace();
		const id = workspace.put(`${root}/fox.png`, fox);
		const library = await opened(workspace);
		const file = workspace.files.get(id)!;
		workspace.files.set(`${root}/new.tmp`, { ...file, bytes: imageOf(recipeOf('a hen', 3)) });
		workspace.remove(id);
		workspace.move(`${root}/new.tmp`, id);
		library.moved(`${root}/new.tmp`, id);
		await library.settled();
		assert.deepEqual(shown(library), [['fox.png', 'a hen', 'figment']]);
	});

	it('that were missed are made up for by looking again', async () => {
		const workspace = new MemoryWorkspace();
		workspace.put(`${root}/fox.png`, fox);
		workspace.put(`${root}/gone.png`, fox);
		const library = await opened(workspace);
		workspace.remove(`${root}/gone.png`);
		workspace.put(`${root}/owl.png`, owl);
		await library.ready();
		assert.equal(library.images().length, 2);
		await library.refresh();
		assert.deepEqual(
			shown(library).map(([path]) => path),
			['owl.png', 'fox.png'],
		);
		assert.equal(workspace.opened.length, 3);
	});
});

describe('sidecars in the library', () => {
	const other = 'file:///other';

	it('make known an image that is not written into, and only equally long ones are hashed', async () => {
		const workspace = new MemoryWorkspace();
		workspace.put(`${root}/images/signed.png`, signed);
		workspace.put(`${root}/as-long.png`, signed.with(signed.length - 1, 1));
		workspace.put(`${root}/plain.png`, plain.png);
		workspace.put(`${root}/fox.png`, fox);
		workspace.put(...sidecarOf(signed, recipeOf('signed')));
		const library = await opened(workspace);
		assert.deepEqual(shown(library), [
			['fox.png', 'a fox', 'figment'],
			['images/signed.png', 'signed', 'sidecar'],
		]);
		const hashed = workspace.wholes.filter(id => id.endsWith('.png')).sort();
		assert.deepEqual(hashed, [`${root}/as-long.png`, `${root}/images/signed.png`]);
	});

	it('follow the image when it moves, the sidecar when it comes or goes, and both through a clone', async () => {
		const workspace = new MemoryWorkspace();
		workspace.roots = [root, other];
		workspace.put(`${root}/signed.png`, signed);
		const library = await opened(workspace);
		assert.deepEqual(shown(library), []);
		const [sidecar] = sidecarOf(signed, recipeOf('signed'));
		library.changed([workspace.put(...sidecarOf(signed, recipeOf('signed')))]);
		await library.settled();
		assert.deepEqual(shown(library), [['signed.png', 'signed', 'sidecar']]);
		workspace.move(`${root}/signed.png`, `${other}/moved.png`);
		library.moved(`${root}/signed.png`, `${other}/moved.png`);
		await library.settled();
		assert.deepEqual(shown(library), [['moved.png', 'signed', 'sidecar']]);
		library.changed([workspace.put(...sidecarOf(signed, recipeOf('nearer'), other))]);
		await library.settled();
		assert.deepEqual(shown(library), [['moved.png', 'nearer', 'sidecar']]);
		workspace.remove(`${other}/.figment`);
		library.gone([`${other}/.figment`]);
		await library.settled();
		assert.deepEqual(shown(library), [['moved.png', 'signed', 'sidecar']]);
		const clone = new MemoryWorkspace();
		clone.put(`${root}/repository/${sidecar.slice(root.length + 1)}`, workspace.files.get(sidecar)!.bytes);
		clone.put(`${root}/repository/images/a.png`, signed);
		assert.deepEqual(shown(await opened(clone)), [['repository/images/a.png', 'signed', 'sidecar']]);
		workspace.remove(sidecar);
		library.gone([sidecar]);
		await library.settled();
		assert.deepEqual(shown(library), []);
		assert.equal(workspace.wholes.filter(id => id.endsWith('.png')).length, 1);
	});
});

describe('a sidecar that gets the name of another', () => {
	it('is that of another image', async () => {
		const workspace = new MemoryWorkspace();
		workspace.put(`${root}/signed.png`, signed);
		const [id, text] = sidecarOf(signed, recipeOf('signed'));
		const wrong = `${root}/.figment/${'a'.repeat(64)}.json`;
		workspace.put(wrong, text);
		const library = await opened(workspace);
		assert.deepEqual(shown(library), []);
		workspace.move(wrong, id);
		library.moved(wrong, id);
		await library.settled();
		assert.deepEqual(shown(library), [['signed.png', 'signed', 'sidecar']]);
	});

	it('is not taken for that of an image of another length, whatever was hashed before', async () => {
		const workspace = new MemoryWorkspace();
		workspace.put(`${root}/signed.png`, signed);
		const [id, text] = sidecarOf(signed, recipeOf('signed'));
		workspace.put(id, text);
		const library = await opened(workspace);
		const other = text.replace(`"size": ${signed.length}`, '"size": 5');
		library.changed([workspace.put(id, other)]);
		await library.settled();
		assert.notEqual(other, text);
		assert.deepEqual(shown(library), shown(await opened(workspace.again())));
		assert.deepEqual(shown(library), []);
	});
});
