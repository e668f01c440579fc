import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '../../../../src/core/asset/contentHash.ts';
import { bytesName } from '../../../../src/core/version/version.ts';
import type { Version } from '../../../../src/core/version/version.ts';
import { Disk, day, fox, pictureOf, start, TestWindow } from './stage.ts';

const hen = 'file:///site/images/hen.png';

function brief(versions: readonly Version[]): readonly string[] {
	return versions.map(({ asset, kind, at, sha256: hash }) => [asset, kind, at, hash.slice(0, 4)].join(' '));
}

/** Without what is undefined, as it is read from disk. */
function plain(version: Version): Version {
	return JSON.parse(JSON.stringify(version));
}

function note(id: string, kind = 'offered'): string {
	return `${id}.1785542400000.${kind}.json`;
}

describe('kept versions', () => {
	it('are listed newest first with all that is known of them', async () => {
		const window = new TestWindow(new Disk());
		const bytes = pictureOf('one');
		const one = await window.versions.keep({
			asset: fox,
			kind: 'offered',
			bytes,
			extension: 'webp',
			recipe: '{}',
			requestId: 'r-1',
		});
		const two = await window.keep('two', { kind: 'replaced' });
		const other = await window.keep('one', { asset: hen, kind: 'deleted' });
		assert.deepStrictEqual(one, {
			id: one.id,
			asset: fox,
			at: '2026-08-01T00:00:00.000Z',
			kind: 'offered',
			sha256: await sha256(bytes),
			size: bytes.length,
			extension: 'webp',
			recipe: '{}',
			requestId: 'r-1',
		});
		assert.match(one.id, /^1785542400000-[\da-f]{8}$/);
		const later = new TestWindow(new Disk());
		assert.deepStrictEqual(await later.versions.list(), []);
		assert.deepStrictEqual(await window.versions.list(fox), [plain(two), one]);
		assert.deepStrictEqual(brief(await window.versions.list()), brief([other, two, one]));
		assert.deepStrictEqual(await window.versions.read(one), bytes);
	});

	it('are found by another window, which reads only the notes that are new to it', async () => {
		const disk = new Disk();
		const [first, second] = [new TestWindow(disk), new TestWindow(disk)];
		await first.keep('one');
		await second.versions.list();
		await first.keep('two');
		second.steps.length = 0;
		assert.equal((await second.versions.list()).length, 2);
		assert.deepStrictEqual(
			second.steps.map(step => step.replace(/[\d-]+[\da-f]+\.\d+/, '#')),
			['store list ', 'store read #.offered.json'],
		);
	});

	it('are kept once for one asset, from the last time on', async () => {
		const disk = new Disk();
		const window = new TestWindow(disk);
		const once = await window.keep('one', { kind: 'replaced', recipe: 'first' });
		window.now += day;
		const again = await window.keep('one', { kind: 'offered' });
		assert.deepStrictEqual(again, plain({ ...once, at: '2026-08-02T00:00:00.000Z' }));
		const news = await window.keep('one', { kind: 'deleted', recipe: 'second' });
		assert.deepStrictEqual(plain({ ...news, at: '' }), {
			...again,
			at: '',
			kind: 'deleted',
			recipe: 'second',
		});
		assert.deepStrictEqual(await window.versions.list(), [plain(news)]);
		assert.equal(disk.store.size, 2);
	});

	it('are kept anew when what was kept is damaged', async () => {
		const disk = new Disk();
		const window = new TestWindow(disk);
		const once = await window.keep('one');
		for (const damaged of [new Uint8Array(3), pictureOf('two'), pictureOf('onf')]) {
			disk.store.set(bytesName(once), damaged);
			assert.equal(await window.versions.read(once), undefined);
		}
		const again = await window.keep('one');
		assert.deepStrictEqual(await window.versions.read(again), pictureOf('one'));
		assert.equal((await window.versions.list()).length, 1);
		assert.equal(disk.store.size, 2);
	});

	it('can be removed, also when they were kept on since they were listed', async () => {
		const disk = new Disk();
		const window = new TestWindow(disk);
		const one = await window.keep('one');
		await window.keep('one');
		await window.versions.remove(one);
		await window.versions.remove(one);
		assert.deepStrictEqual([await window.versions.list(), disk.store.size], [[], 0]);
		assert.equal(await window.versions.read(one), undefined);
		assert.equal(await window.versions.touch(one), undefined);
	});

	it('are listed although there are damaged and foreign files', async () => {
		const disk = new Disk();
		const window = new TestWindow(disk);
		const one = await window.keep('one');
		const foreign = {
			[note('1785542400000-00000000')]: '',
			[note('1785542400000-00000001')]: '{"version":2,"asset":"a"}',
			[note('1785542400000-00000002')]: '{"version":1,"asset":"a","sha256":"","size":"1","extension":""}',
			[note(one.id, 'cloned')]: '{}',
			'thumbs.db': '',
			'1785542400000-00000000.replacing': '{"version":1}',
			'1785542400000-00000001.replacing': 'no JSON',
		};
		for (const [name, text] of Object.entries(foreign)) {
			disk.store.set(name, new TextEncoder().encode(text));
			disk.store.set(`${name.slice(0, 22)}.bytes`, new Uint8Array(1));
		}
		disk.store.set(bytesName(one), pictureOf('one'));
		const fresh = new TestWindow(disk);
		assert.deepStrictEqual(brief(await fresh.versions.list()), brief([one]));
		assert.deepStrictEqual(await fresh.versions.pending(), []);
		assert.deepStrictEqual(await fresh.replacements.recover(), []);
	});

	it('whose notes cannot be read now are found when they can', async () => {
		const disk = new Disk();
		const one = await new TestWindow(disk).keep('one');
		const window = new TestWindow(disk);
		window.onStep = step => {
			if (step.startsWith('store read')) {
				throw new Error('EBUSY');
			}
		};
		assert.deepStrictEqual(await window.versions.list(), []);
		window.onStep = undefined;
		assert.deepStrictEqual(brief(await window.versions.list()), brief([one]));
	});
});

describe('versions of what is moved', () => {
	const moves: readonly (readonly [string, string, string, string])[] = [
		['a file', fox, 'file:///site/wolf.png', 'file:///site/wolf.png'],
		['a folder', 'file:///site', 'file:///home', 'file:///home/images/fox.png'],
		['a folder with a slash', 'file:///site/images/', 'file:///site/art/', 'file:///site/art/fox.png'],
		['a folder that is named alike', 'file:///site/ima', 'file:///site/art', fox],
		['a file that is named alike', 'file:///site/images/fox', 'file:///site/images/wolf', fox],
		['to where it is', fox, fox, fox],
		['nothing', '', 'file:///home', fox],
	];
	for (const [what, from, to, expected] of moves) {
		it(`go along with ${what}`, async () => {
			const disk = new Disk();
			const window = new TestWindow(disk);
			const old = await window.keep('old', { kind: 'replaced' });
			const next = await window.keep('new', { recipe: 'recipe' });
			await window.versions.begin({ at: next.at, asset: fox, next, previous: old });
			await window.versions.moved(from, to);
			const found = await window.versions.list(expected);
			assert.deepStrictEqual(
				found.map(({ id, kind, recipe }) => ({ id, kind, recipe })),
				[next, old].map(({ id, kind, recipe }) => ({ id, kind, recipe })),
			);
			assert.deepStrictEqual(
				(await window.versions.pending()).map(({ asset }) => asset),
				[expected],
			);
			assert.equal(disk.store.size, 5);
			assert.deepStrictEqual(await window.versions.read(next), pictureOf('new'));
		});
	}

	it('are all there, each once, when the window is killed before any step', async () => {
		for (let killAt = 0, isOver = false; !isOver; killAt++) {
			const disk = new Disk();
			const window = new TestWindow(disk);
			const [one, two] = [await window.keep('one'), await window.keep('two')];
			const mover = new TestWindow(disk, { killAt });
			isOver = (await mover.live(() => mover.versions.moved(fox, hen))) !== 'killed';
			const next = new TestWindow(disk, { now: start + 2 * day });
			await next.versions.tidy();
			const found = await next.versions.list();
			assert.deepStrictEqual(found.map(({ id }) => id).sort(), [one.id, two.id].sort());
			assert.equal(disk.store.size, 4);
			await next.versions.moved(fox, hen);
			assert.equal((await next.versions.list(hen)).length, 2);
		}
	});
});

describe('bytes whose keeping is killed before any step', () => {
	it('are kept whole or not at all, and what is left of them goes after a day', async () => {
		for (let killAt = 0, isOver = false; !isOver; killAt++) {
			const disk = new Disk();
			const window = new TestWindow(disk, { killAt });
			isOver = (await window.live(() => window.keep('one'))) !== 'killed';
			const next = new TestWindow(disk, { now: start + day });
			const found = await next.versions.list();
			assert.ok(found.length === (isOver ? 1 : 0) || found.length === 1);
			for (const version of found) {
				assert.deepStrictEqual(await next.versions.read(version), pictureOf('one'));
			}
			const files = disk.store.size;
			await next.versions.tidy();
			assert.equal(disk.store.size, files);
			next.now += 1;
			await next.versions.tidy();
			assert.equal(disk.store.size, 2 * found.length);
		}
	});
});

describe('a version whose removal is killed before any step', () => {
	it('is there whole or is not there, and what is left of it goes after a day', async () => {
		for (let killAt = 0, isOver = false; !isOver; killAt++) {
			const disk = new Disk();
			const one = await new TestWindow(disk).keep('one');
			const window = new TestWindow(disk, { killAt });
			isOver = (await window.live(() => window.versions.remove(one))) !== 'killed';
			const next = new TestWindow(disk, { now: start + day + 1 });
			const found = await next.versions.list();
			for (const version of found) {
				assert.deepStrictEqual(await next.versions.read(version), pictureOf('one'));
			}
			await next.versions.tidy();
			assert.equal(disk.store.size, 2 * found.length);
		}
	});
});
