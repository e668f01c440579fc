import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bytesName } from '../../../../src/core/version/version.ts';
import type { Version } from '../../../../src/core/version/version.ts';
import { day, Disk, diskWith, failAt, fox, pictureOf, start, TestWindow } from './stage.ts';

describe('recovering', () => {
	const half = pictureOf('new').slice(0, 20);
	const cases: readonly (readonly [string, Uint8Array | undefined, string, string | undefined])[] = [
		['ends what is written', pictureOf('new'), 'next', 'new'],
		['writes what was not begun', pictureOf('old'), 'next', 'new'],
		['writes what was begun', half, 'next', 'new'],
		['writes a file that is empty', new Uint8Array(), 'next', 'new'],
		['writes a file that is gone', undefined, 'next', 'new'],
		['leaves a picture of somebody else', pictureOf('own'), 'other', 'own'],
	];
	for (const [name, current, outcome, expected] of cases) {
		it(name, async () => {
			const disk = new Disk();
			const window = new TestWindow(disk);
			await begin(window);
			if (current !== undefined) {
				disk.assets.set(fox, current);
			}
			assert.deepStrictEqual(await window.replacements.recover(), [{ asset: fox, outcome }]);
			assert.deepStrictEqual(disk.assets.get(fox), expected === undefined ? undefined : pictureOf(expected));
			assert.deepStrictEqual(await window.replacements.recover(), []);
			assert.equal((await window.versions.list()).length, 2);
		});
	}

	const unreadable: readonly (readonly [string, readonly string[], string, string])[] = [
		['the old one when the new one is damaged', ['new'], 'previous', 'old'],
		['the new one when the old one is damaged', ['old'], 'next', 'new'],
		['nothing when both are damaged', ['new', 'old'], 'lost', ''],
	];
	for (const [name, damaged, outcome, expected] of unreadable) {
		it(`makes of an empty file ${name}`, async () => {
			const disk = new Disk();
			const window = new TestWindow(disk);
			const versions = await begin(window);
			damaged.forEach(each => disk.store.set(bytesName(versions[each]!), pictureOf('own')));
			disk.assets.set(fox, new Uint8Array());
			assert.deepStrictEqual(await window.replacements.recover(), [{ asset: fox, outcome }]);
			const bytes = expected === '' ? new Uint8Array() : pictureOf(expected);
			assert.deepStrictEqual(disk.assets.get(fox), bytes);
			assert.deepStrictEqual(await window.versions.pending(), []);
		});
	}

	it('waits for what is so new that another window may be at work on it', async () => {
		const table: readonly (readonly [number, readonly number[]])[] = [
			[start, [9_998]],
			[start + 4_000, [5_998]],
			[start + day, []],
			[start - day, [10_000]],
		];
		for (const [now, waits] of table) {
			const disk = diskWith('old');
			const first = new TestWindow(disk);
			await begin(first);
			const window = new TestWindow(disk, { now: now + 4 });
			await window.replacements.recover();
			assert.deepStrictEqual(window.waits, waits);
		}
	});

	it('leaves to the next time what cannot be reached or written, and then does it', async () => {
		const away = 'file:///away/fox.png';
		const disk = diskWith('old');
		const window = new TestWindow(disk, { now: start });
		await begin(window);
		await begin(window, away);
		failAt(window, step => step.startsWith('asset write'));
		disk.assets.set(fox, half);
		const later = [away, fox].map(asset => ({ asset, outcome: 'later' }));
		assert.deepStrictEqual(await window.replacements.recover(), later);
		failAt(window, step => step === 'asset read');
		assert.deepStrictEqual(
			(await window.replacements.recover()).map(each => each.outcome),
			['later', 'later'],
		);
		assert.equal((await window.versions.pending()).length, 2);
		window.onStep = undefined;
		disk.assets.set(away, half);
		assert.deepStrictEqual(
			(await window.replacements.recover()).map(({ outcome }) => outcome),
			['next', 'next'],
		);
		assert.deepStrictEqual(
			[disk.assets.get(fox), disk.assets.get(away)],
			[pictureOf('new'), pictureOf('new')],
		);
	});

	it('lets an image be as it was when the accepted one cannot be written', async () => {
		const disk = diskWith('old');
		const window = new TestWindow(disk);
		await begin(window);
		failAt(window, step => step.startsWith('asset write'));
		assert.deepStrictEqual(await window.replacements.recover(), [{ asset: fox, outcome: 'previous' }]);
		assert.deepStrictEqual(await window.versions.pending(), []);
	});
});

/** Puts on record that `new` replaces `old`. */
async function begin(window: TestWindow, asset = fox): Promise<Readonly<Record<string, Version>>> {
	const old = await window.keep('old', { asset, kind: 'replaced' });
	const next = await window.keep('new', { asset });
	await window.versions.begin({ at: next.at, asset, next, previous: old });
	return { old, new: next };
}
