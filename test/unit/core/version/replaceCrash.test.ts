import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '../../../../src/core/asset/contentHash.ts';
import type { Half } from './stage.ts';
import { Disk, fox, halves, pictureOf, TestWindow } from './stage.ts';

/** Something that makes the picture `new` out of what there was, and may be interrupted. */
interface Story {
	readonly old: string | undefined;
	readonly go: (window: TestWindow) => Promise<unknown>;
}

const accept = async (window: TestWindow) => {
	const [next] = await window.versions.list(fox);
	return window.replacements.replace({ asset: fox, next: next! });
};

const stories: Readonly<Record<string, Story>> = {
	'an image is replaced': { old: 'old', go: accept },
	'a longer image is replaced': { old: 'old picture with a long name', go: accept },
	'a deleted image is restored': { old: undefined, go: accept },
	'an image is replaced by itself': { old: 'new', go: accept },
	'an interrupted replacement is superseded': {
		old: 'old',
		go: async window => {
			const other = await window.keep('other');
			const previous = await window.keep('old', { kind: 'replaced', recipe: 'recipe of old' });
			await window.versions.begin({ at: other.at, asset: fox, next: other, previous });
			const next = (await window.versions.list(fox)).find(({ recipe }) => recipe === 'recipe of new');
			return window.replacements.replace({ asset: fox, next: next! });
		},
	},
};

/** A disk on which a picture is offered in place of another. */
async function prepare(half: Half, { old }: Story): Promise<Disk> {
	const disk = new Disk(half);
	if (old !== undefined) {
		disk.assets.set(fox, pictureOf(old));
		disk.sidecars.set(`${fox} ${await sha256(pictureOf(old))}`, `recipe of ${old}`);
	}
	await new TestWindow(disk).keep('new', { recipe: 'recipe of new' });
	return disk;
}

/** What a window finds that comes after a crash, and what is true of it whatever the crash was. */
async function inspect(disk: Disk, { old }: Story): Promise<string> {
	const window = new TestWindow(disk);
	await window.replacements.recover();
	assert.deepStrictEqual(await window.versions.pending(), []);
	const versions = await window.versions.list(fox);
	const kept = new Map(versions.map(version => [version.sha256, version]));
	for (const version of versions) {
		assert.ok(await window.versions.read(version), 'no version is damaged');
	}
	assert.equal(kept.get(await sha256(pictureOf('new')))?.recipe, 'recipe of new', 'what is paid is kept');
	const asset = disk.assets.get(fox);
	const hash = asset === undefined ? undefined : await sha256(asset);
	const isNew = hash === (await sha256(pictureOf('new')));
	if (isNew && old !== 'new') {
		assert.equal(disk.sidecars.get(`${fox} ${hash}`), 'recipe of new');
		if (old !== undefined) {
			assert.equal(kept.get(await sha256(pictureOf(old)))?.recipe, `recipe of ${old}`);
			const previous = await window.replacements.findPrevious(fox);
			const isSuperseded = kept.has(await sha256(pictureOf('other')));
			assert.ok(isSuperseded || previous?.sha256 === (await sha256(pictureOf(old))));
		}
	}
	const known = { new: 'new', other: 'other', old };
	for (const [word, name] of Object.entries(known)) {
		const isIt = name === undefined ? asset === undefined : hash === (await sha256(pictureOf(name)));
		if (isIt) {
			return word;
		}
	}
	assert.fail(`the image is ${asset === undefined ? 'gone' : String.fromCodePoint(...asset)}`);
}

describe('an image whose window is killed before any step', () => {
	for (const half of Object.keys(halves) as Half[]) {
		for (const [name, story] of Object.entries(stories)) {
			it(`is old or new when ${name} and the disk has ${half}`, async () => {
				const found: string[] = [];
				for (let killAt = 0, isOver = false; !isOver; killAt++) {
					const disk = await prepare(half, story);
					const window = new TestWindow(disk, { killAt });
					isOver = (await window.live(() => story.go(window))) !== 'killed';
					found.push(await inspect(disk, story));
				}
				assert.equal(found.at(-1), 'new');
				const expected = name.includes('superseded') ? ['old', 'other', 'new'] : ['old', 'new'];
				assert.deepStrictEqual([...new Set(found)], story.old === 'new' ? ['new'] : expected);
			});
		}
	}

	it('is old or new when its recovery is killed before any step too', async () => {
		let recoveries = 0;
		for (const half of Object.keys(halves) as Half[]) {
			for (const story of [stories['an image is replaced']!, stories['a deleted image is restored']!]) {
				for (let killAt = 0, isOver = false; !isOver; killAt++) {
					const disk = await prepare(half, story);
					const window = new TestWindow(disk, { killAt });
					isOver = (await window.live(() => story.go(window))) !== 'killed';
					const expected = await inspect(disk.copy(), story);
					for (let killAgainAt = 0, isMended = false; !isMended; killAgainAt++) {
						const copy = disk.copy();
						const next = new TestWindow(copy, { killAt: killAgainAt });
						isMended = (await next.live(() => next.replacements.recover())) !== 'killed';
						assert.equal(await inspect(copy, story), expected);
						recoveries++;
					}
				}
			}
		}
		assert.ok(recoveries > 500, String(recoveries));
	});
});

describe('an image while one step after another fails', () => {
	for (const [name, story] of Object.entries(stories)) {
		it(`is old or new when ${name}, and people are told`, async () => {
			for (const lasts of [1, 2, Number.POSITIVE_INFINITY]) {
				for (let failAt = 0, isOver = false; !isOver; failAt++) {
					const disk = await prepare('half of it', story);
					const window = new TestWindow(disk);
					let steps = 0;
					window.onStep = () => {
						const step = steps++;
						if (step >= failAt && step < failAt + lasts) {
							throw new Error('ENOSPC: no space left on device');
						}
					};
					const outcome = await story.go(window).then(
						() => 'done',
						(error: Error) => Reflect.get(error, 'code') ?? error.message,
					);
					isOver = steps <= failAt;
					const isListed = name.includes('superseded') || failAt < 2;
					assert.ok(outcome === 'done' || outcome === 'cannotSave' || isListed, String(outcome));
					window.onStep = undefined;
					if (isOver) {
						assert.equal(outcome, 'done');
					}
					if (outcome === 'done' && lasts !== Number.POSITIVE_INFINITY) {
						assert.deepStrictEqual(disk.assets.get(fox), pictureOf('new'));
					}
					// A sidecar that could not be written is told of, and is not tried again.
					for (const picture of ['new', 'other']) {
						disk.sidecars.set(`${fox} ${await sha256(pictureOf(picture))}`, `recipe of ${picture}`);
					}
					await inspectAfterFailure(disk, story);
				}
			}
		});
	}
});

/** What is true after any failure: the image is whole, and nothing that is paid is lost. */
async function inspectAfterFailure(disk: Disk, { old }: Story): Promise<void> {
	const window = new TestWindow(disk);
	await window.replacements.recover();
	const asset = disk.assets.get(fox);
	const whole = [old, 'new', 'other'].map(name => (name === undefined ? undefined : String(pictureOf(name))));
	assert.ok(whole.includes(asset === undefined ? undefined : String(asset)));
	const kept = (await window.versions.list(fox)).map(version => version.sha256);
	assert.ok(kept.includes(await sha256(pictureOf('new'))));
	if (old !== undefined && String(asset) !== String(pictureOf(old))) {
		assert.ok(kept.includes(await sha256(pictureOf(old))));
	}
}
