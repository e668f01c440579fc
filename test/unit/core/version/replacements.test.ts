import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '../../../../src/core/asset/contentHash.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { bytesName } from '../../../../src/core/version/version.ts';
import type { Version } from '../../../../src/core/version/version.ts';
import { diskWith, failAt, fox, pictureOf, TestWindow } from './stage.ts';

async function kinds(window: TestWindow, names: readonly string[]): Promise<readonly string[]> {
	const hashes = new Map<string, string>();
	for (const name of names) {
		hashes.set(await sha256(pictureOf(name)), name);
	}
	return (await window.versions.list()).map(({ kind, sha256: hash }) => `${hashes.get(hash) ?? '?'} ${kind}`);
}

async function failureOf(step: Promise<unknown>): Promise<Failure> {
	const outcome = await step.then(
		() => undefined,
		(error: unknown) => error,
	);
	assert.ok(outcome instanceof Failure);
	return outcome;
}

describe('replacing', () => {
	it('keeps what the image was, and can be undone and done again', async () => {
		const disk = diskWith('old');
		const window = new TestWindow(disk);
		const next = await window.keep('new');
		const { previous } = await window.replacements.replace({ asset: fox, next });
		assert.deepStrictEqual(disk.assets.get(fox), pictureOf('new'));
		assert.deepStrictEqual(await kinds(window, ['old', 'new']), ['new replaced', 'old replaced']);
		for (const expected of ['old', 'new', 'old']) {
			const found = await window.replacements.findPrevious(fox);
			await window.replacements.restore(found!);
			assert.deepStrictEqual(disk.assets.get(fox), pictureOf(expected));
			assert.equal((await window.versions.list()).length, 2);
		}
		assert.equal(previous?.sha256, await sha256(pictureOf('old')));
		assert.deepStrictEqual(await window.versions.pending(), []);
	});

	it('brings the recipes of both images along', async () => {
		const disk = diskWith('old');
		disk.sidecars.set(`${fox} ${await sha256(pictureOf('old'))}`, 'recipe of old');
		const window = new TestWindow(disk);
		const next = await window.keep('new', { recipe: 'recipe of new' });
		const { previous } = await window.replacements.replace({ asset: fox, next });
		assert.equal(disk.sidecars.get(`${fox} ${next.sha256}`), 'recipe of new');
		disk.sidecars.clear();
		await window.replacements.restore(previous!);
		assert.deepStrictEqual([...disk.sidecars.values()], ['recipe of old']);
	});

	it('tells when the recipe could not be written', async () => {
		const disk = diskWith('old');
		const window = new TestWindow(disk);
		const next = await window.keep('new', { recipe: 'recipe of new' });
		failAt(window, step => step.startsWith('sidecar'));
		const replaced = await window.replacements.replace({ asset: fox, next });
		assert.equal(replaced.isRecipeWritten, false);
		assert.deepStrictEqual(disk.assets.get(fox), pictureOf('new'));
		assert.deepStrictEqual(await window.versions.pending(), []);
	});

	it('makes a deleted image again, but keeps one that has come in its place meanwhile', async () => {
		const disk = diskWith(undefined);
		const window = new TestWindow(disk);
		const next = await window.keep('new', { kind: 'deleted' });
		window.onStep = step => {
			if (step === 'asset create') {
				disk.assets.set(fox, pictureOf('own'));
				window.onStep = undefined;
			}
		};
		const { previous } = await window.replacements.restore(next);
		assert.deepStrictEqual(disk.assets.get(fox), pictureOf('new'));
		assert.deepStrictEqual(await window.versions.read(previous!), pictureOf('own'));
	});

	it('does not keep the same image twice', async () => {
		const disk = diskWith('new');
		const window = new TestWindow(disk);
		const next = await window.keep('new');
		const replaced = await window.replacements.replace({ asset: fox, next });
		assert.equal(replaced.previous, undefined);
		assert.ok(!window.steps.includes('asset write'));
		assert.deepStrictEqual(await kinds(window, ['new']), ['new replaced']);
	});

	it('keeps what somebody else makes of the file just before it is written', async () => {
		const disk = diskWith('old');
		const window = new TestWindow(disk);
		const next = await window.keep('new');
		window.onStep = step => {
			if (step.endsWith('.replacing') || step.includes('.replacing.')) {
				disk.assets.set(fox, pictureOf('own'));
				window.onStep = undefined;
			}
		};
		const { previous } = await window.replacements.replace({ asset: fox, next });
		assert.deepStrictEqual(disk.assets.get(fox), pictureOf('new'));
		assert.deepStrictEqual(await window.versions.read(previous!), pictureOf('own'));
		assert.equal((await window.versions.list()).length, 3);
	});

	it('gives up on a file that somebody else writes all the time, and leaves it to them', async () => {
		const disk = diskWith('old');
		const window = new TestWindow(disk);
		const next = await window.keep('new');
		let changes = 0;
		window.onStep = step => {
			if (step === 'asset read') {
				disk.assets.set(fox, pictureOf(`own ${changes++}`));
			}
		};
		const { code, detail } = await failureOf(window.replacements.replace({ asset: fox, next }));
		assert.deepStrictEqual(
			[code, detail],
			['cannotSave', 'the file is being written by something else; it is what that has made of it'],
		);
		assert.deepStrictEqual(await window.versions.pending(), []);
		assert.equal(disk.assets.get(fox)?.at(0), 'o'.charCodeAt(0));
	});

	it('keeps a picture again that was tidied away while it was offered', async () => {
		const disk = diskWith('old');
		const window = new TestWindow(disk);
		const next = await window.keep('new');
		window.onStep = step => {
			const note = [...disk.store.keys()].find(name => name.startsWith(next.id) && name.endsWith('.json'));
			if (step.startsWith('store rename') && note !== undefined) {
				disk.store.delete(note);
				disk.store.delete(bytesName(next));
				window.onStep = undefined;
			}
		};
		await window.replacements.replace({ asset: fox, next });
		assert.deepStrictEqual(await kinds(window, ['old', 'new']), ['new replaced', 'old replaced']);
	});

	it('refuses a picture that is damaged, and touches nothing', async () => {
		const disk = diskWith('old');
		const window = new TestWindow(disk);
		const next = await window.keep('new');
		disk.store.set(bytesName(next), pictureOf('nex'));
		const { code, detail } = await failureOf(window.replacements.replace({ asset: fox, next }));
		assert.deepStrictEqual(
			[code, detail],
			['cannotSave', 'what was kept of the picture is damaged; the image is as it was'],
		);
		assert.deepStrictEqual(disk.assets.get(fox), pictureOf('old'));
	});

	it('takes the place of an interrupted one that still cannot be ended', async () => {
		const disk = diskWith('old');
		const window = new TestWindow(disk);
		const previous = await window.keep('old', { kind: 'replaced' });
		const stuck = await window.keep('stuck');
		await window.versions.begin({ at: stuck.at, asset: fox, next: stuck, previous });
		disk.assets.set(fox, new Uint8Array());
		const next = await window.keep('new');
		failAt(window, (step, count) => step === 'asset write' && count <= 2);
		await window.replacements.replace({ asset: fox, next });
		assert.deepStrictEqual(await window.versions.pending(), []);
		assert.deepStrictEqual(disk.assets.get(fox), pictureOf('new'));
	});

	it('takes turns where one image is replaced twice at once', async () => {
		const disk = diskWith('old');
		const window = new TestWindow(disk);
		const all: Version[] = [];
		for (const name of ['a', 'b', 'c']) {
			all.push(await window.keep(name));
		}
		const replaced = await Promise.all(all.map(next => window.replacements.replace({ asset: fox, next })));
		const previous = replaced.map(each => each.previous?.sha256);
		assert.deepStrictEqual(previous, [await sha256(pictureOf('old')), all[0]?.sha256, all[1]?.sha256]);
		assert.deepStrictEqual(disk.assets.get(fox), pictureOf('c'));
	});
});

describe('a replacement that cannot be written', () => {
	const nothingLost = 'ENOSPC: no space left on device; the image is as it was';
	const open =
		'ENOSPC: no space left on device; both images are kept, and the file is mended at the next start';
	const cases: Readonly<
		Record<string, readonly [(step: string, count: number) => boolean, string, string, string]>
	> = {
		'leaves the image when it is read-only': [step => step === 'asset write', nothingLost, 'old', 'old'],
		'puts the image back when the disk is full half-way': [
			(step, count) => step === 'asset writeRest' && count === 1,
			nothingLost,
			'old',
			'old',
		],
		'mends the image at the next start when it cannot be put back': [
			step => step === 'asset writeRest',
			open,
			'half of old',
			'new',
		],
		'mends the image at the next start when it cannot be reached any more': [
			(step, count) => step === 'asset writeRest' || (step === 'asset read' && count > 2),
			open,
			'half of new',
			'new',
		],
		'does not begin when it cannot be noted': [
			step => step.includes('.replacing.'),
			nothingLost,
			'old',
			'old',
		],
		'does not begin when the old image cannot be kept': [
			(step, count) => step.includes('.bytes') && step.startsWith('store write') && count === 1,
			nothingLost,
			'old',
			'old',
		],
		'does not begin when the old image cannot be read': [
			step => step === 'asset read',
			nothingLost,
			'old',
			'old',
		],
	};
	for (const [name, [isFailing, detail, then, afterwards]] of Object.entries(cases)) {
		it(name, async () => {
			const disk = diskWith('old');
			const window = new TestWindow(disk);
			const next = await window.keep('new');
			failAt(window, isFailing);
			const failure = await failureOf(window.replacements.replace({ asset: fox, next }));
			assert.deepStrictEqual([failure.code, failure.detail], ['cannotSave', detail]);
			const whole = pictureOf(then.replace('half of ', ''));
			const expected = then.startsWith('half') ? whole.slice(0, whole.length / 2) : whole;
			assert.deepStrictEqual(disk.assets.get(fox), expected);
			const later = new TestWindow(disk);
			await later.replacements.recover();
			assert.deepStrictEqual(disk.assets.get(fox), pictureOf(afterwards));
			assert.deepStrictEqual(await later.versions.read(next), pictureOf('new'));
			assert.deepStrictEqual(await later.versions.pending(), []);
		});
	}
});
