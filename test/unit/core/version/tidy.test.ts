import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findExpired, keptBytes, keptMs } from '../../../../src/core/version/expired.ts';
import { bytesName } from '../../../../src/core/version/version.ts';
import type { Version } from '../../../../src/core/version/version.ts';
import { day, Disk, fox, pictureOf, start, TestWindow } from './stage.ts';

/** A version by its id, kept so many milliseconds ago. */
function versionOf(id: string, age: number, size: number): Version {
	return {
		id,
		asset: fox,
		at: new Date(start - age).toISOString(),
		kind: 'offered',
		sha256: id,
		size,
		extension: 'png',
	};
}

type Row = readonly [id: string, age: number, size: number];

describe('which versions go', () => {
	const cases: readonly (readonly [string, readonly Row[], readonly string[], readonly string[]])[] = [
		['none when there is none', [], [], []],
		['none that is exactly 30 days old', [['a', keptMs, 1]], [], []],
		['one that is a millisecond older', [['a', keptMs + 1, 1]], [], ['a']],
		['none that is kept in the future', [['a', -keptMs, 1]], [], []],
		[
			'none of exactly 500 MB',
			[
				['a', 2, keptBytes - 1],
				['b', 1, 1],
			],
			[],
			[],
		],
		[
			'the oldest of one byte more',
			[
				['b', 1, 1],
				['a', 2, keptBytes],
			],
			[],
			['a'],
		],
		[
			'as many of the oldest as it takes',
			[
				['d', 1, keptBytes],
				['b', 3, 7],
				['c', 2, 7],
				['a', 4, 7],
			],
			[],
			['a', 'b', 'c'],
		],
		[
			'no more than it takes',
			[
				['a', 3, 2],
				['b', 2, 1],
				['c', 1, keptBytes - 1],
			],
			[],
			['a'],
		],
		['not the newest, however large', [['a', 1, 2 * keptBytes]], [], []],
		[
			'only what is too old, where the rest fits then',
			[
				['a', keptMs + 1, keptBytes],
				['b', 2, keptBytes],
			],
			[],
			['a'],
		],
		[
			'the newest too when it is too old',
			[
				['a', keptMs + 2, 1],
				['b', keptMs + 1, 1],
			],
			[],
			['a', 'b'],
		],
		[
			'nothing that is needed',
			[
				['a', keptMs + 1, keptBytes],
				['b', 2, 1],
				['c', 1, 1],
			],
			['a'],
			['b'],
		],
		[
			'the first id of the same instant',
			[
				['b', 1, keptBytes],
				['a', 1, keptBytes],
			],
			[],
			['a'],
		],
	];
	for (const [name, rows, needed, expected] of cases) {
		it(`is ${name}`, () => {
			const versions = rows.map(row => versionOf(...row));
			const expired = findExpired(versions, start, new Set(needed));
			assert.deepStrictEqual(
				expired.map(({ id }) => id),
				expected,
			);
		});
	}
});

function idOf(digit: number): string {
	return `${start}-0000000${digit}`;
}

describe('tidying', () => {
	it('drops after 30 days what was not kept on', async () => {
		const disk = new Disk();
		const window = new TestWindow(disk);
		const one = await window.keep('one');
		await window.keep('two');
		window.now += day;
		const two = await window.keep('two');
		window.now = start + keptMs + 5;
		assert.deepStrictEqual(
			(await window.versions.tidy()).map(({ id }) => id),
			[one.id],
		);
		assert.deepStrictEqual(
			(await window.versions.list()).map(({ id }) => id),
			[two.id],
		);
		assert.equal(disk.store.size, 2);
	});

	it('keeps what a pending replacement needs for 30 days from when it was accepted', async () => {
		const disk = new Disk();
		const window = new TestWindow(disk);
		const old = await window.keep('old');
		const next = await window.keep('new');
		window.now += 10 * day;
		const at = new Date(window.now).toISOString();
		await window.versions.begin({ at, asset: fox, next, previous: old });
		window.now += 30 * day;
		await window.versions.tidy();
		assert.equal((await window.versions.list()).length, 2);
		window.now += 1;
		await window.versions.tidy();
		assert.deepStrictEqual(disk.store.size, 0);
	});

	it('keeps the bytes that a pending replacement needs when their note is gone', async () => {
		const disk = new Disk();
		const window = new TestWindow(disk);
		const next = await window.keep('new');
		await window.versions.begin({ at: next.at, asset: fox, next });
		[...disk.store.keys()].filter(name => name.endsWith('.json')).forEach(name => disk.store.delete(name));
		window.now += 2 * day;
		await window.versions.tidy();
		assert.deepStrictEqual(
			[...disk.store.keys()].filter(name => name.endsWith('.bytes')),
			[bytesName(next)],
		);
	});

	it('removes what crashes left and what is damaged in their time, and nothing foreign', async () => {
		const names: Readonly<Record<string, number | undefined>> = {
			[`${idOf(0)}.bytes`]: 1,
			[`${idOf(1)}.0b2e.tmp`]: 1,
			[`${idOf(2)}.${start}.offered.json.0b2e.tmp`]: 1,
			[`${idOf(3)}.${start}.offered.json`]: 30,
			// Its bytes are gone a round later than its note.
			[`${idOf(4)}.${start}.offered.json`]: 30,
			[`${idOf(4)}.bytes`]: 31,
			[`${idOf(5)}.replacing`]: 30,
			[`${idOf(6)}.${start}.cloned.json`]: undefined,
			[`${idOf(6)}.bytes`]: undefined,
			[`${idOf(7)}.png`]: undefined,
			'thumbs.db': undefined,
			'a.tmp': undefined,
			'a.bytes': undefined,
		};
		const disk = new Disk();
		Object.keys(names).forEach(name => disk.store.set(name, new Uint8Array(1)));
		const gone = new Map<string, number>();
		for (const days of [0, 1, 29, 30, 31]) {
			for (const more of [0, 1]) {
				const window = new TestWindow(disk, { now: start + days * day + more });
				assert.deepStrictEqual(await window.versions.tidy(), []);
				for (const name of Object.keys(names)) {
					if (!disk.store.has(name) && !gone.has(name)) {
						gone.set(name, days + more / 10);
					}
				}
			}
		}
		const expected = Object.entries(names).flatMap(([name, days]) =>
			days === undefined ? [] : ([[name, days === 31 ? 31 : days + 0.1]] as const),
		);
		assert.deepStrictEqual(gone, new Map(expected));
	});

	it('goes on when something cannot be removed', async () => {
		const disk = new Disk();
		const window = new TestWindow(disk);
		await window.keep('one');
		await window.keep('two');
		disk.store.set(`${start}-00000000.bytes`, new Uint8Array(1));
		window.now += keptMs + 5;
		let failures = 0;
		window.onStep = step => {
			if (/remove|rename/.test(step) && failures++ < 3) {
				throw new Error('EPERM');
			}
		};
		await window.versions.tidy();
		assert.deepStrictEqual([failures, disk.store.size], [3, 5]);
		await window.versions.tidy();
		assert.equal(disk.store.size, 0);
	});

	it('never loses what another window keeps on at the same time, at any step', async () => {
		for (let keepAt = 0, isOver = false; !isOver; keepAt++) {
			const disk = new Disk();
			const other = new TestWindow(disk);
			await other.keep('one');
			other.now += keptMs + 1;
			const tidier = new TestWindow(disk, { now: other.now });
			let steps = 0;
			tidier.onStep = async () => {
				if (steps++ === keepAt) {
					await other.keep('one');
				}
			};
			await tidier.versions.tidy();
			isOver = steps <= keepAt;
			const [kept] = await new TestWindow(disk).versions.list();
			assert.deepStrictEqual(
				kept && (await other.versions.read(kept)),
				isOver ? undefined : pictureOf('one'),
			);
		}
	});
});
