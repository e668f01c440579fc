import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { beatMs, findDead, Heartbeat } from '../../../../src/core/job/heartbeat.ts';
import { MemoryFolder } from './memoryFolder.ts';
import { VirtualTime } from './virtualTime.ts';

function beatIn(folder: MemoryFolder, owner = 'a'): string | undefined {
	const bytes = folder.files.get(`${owner}.alive`);
	return bytes && new TextDecoder().decode(bytes);
}

/** Those of the owners that are dead. */
async function dead(folder: MemoryFolder, time: VirtualTime, ...owners: string[]): Promise<string[]> {
	return [...(await time.until(findDead(folder, owners, time))).keys()];
}

describe('a heartbeat', () => {
	it('is seen when it has started, changes every two seconds, and is gone when it has stopped', async () => {
		const time = new VirtualTime();
		const folder = new MemoryFolder();
		const heart = new Heartbeat(folder, 'a', time.sleep);
		const seen = new Set<string | undefined>();
		await heart.start();
		for (let beat = 0; beat < 5; beat++) {
			seen.add(beatIn(folder));
			await time.pass(beatMs);
		}
		assert.ok(seen.size === 5 && !seen.has(undefined), [...seen].join());
		await time.until(heart.stop());
		await time.pass(10 * beatMs);
		assert.equal(beatIn(folder), undefined);
	});

	it('beats once however often it is started', async () => {
		const time = new VirtualTime();
		const folder = new MemoryFolder();
		const heart = new Heartbeat(folder, 'a', time.sleep);
		let writes = 0;
		folder.beforeStep = step => void (writes += Number(step === 'write'));
		await Promise.all([heart.start(), heart.start()]);
		await heart.start();
		await time.pass(3 * beatMs);
		assert.equal(writes, 4);
	});

	it('is what it was told last, however fast it was told', async () => {
		const time = new VirtualTime();
		const folder = new MemoryFolder();
		const heart = new Heartbeat(folder, 'a', time.sleep);
		await time.until(Promise.all([heart.start(), heart.stop(), heart.start()]));
		assert.notEqual(beatIn(folder), undefined);
		await time.until(Promise.all([heart.stop(), heart.start(), heart.stop()]));
		assert.equal(beatIn(folder), undefined);
	});

	it('is gone when it has stopped in the middle of a beat', async () => {
		const time = new VirtualTime();
		const folder = new MemoryFolder();
		const heart = new Heartbeat(folder, 'a', time.sleep);
		await heart.start();
		const slow = Promise.withResolvers<void>();
		folder.beforeStep = step => (step === 'writeRest' ? slow.promise : undefined);
		await time.pass(beatMs);
		const stopped = heart.stop();
		await time.settle();
		slow.resolve();
		await stopped;
		await time.settle();
		assert.equal(beatIn(folder), undefined);
	});

	it('does not begin again where it began before: who looks now and then must see that it lives', async () => {
		const time = new VirtualTime();
		const folder = new MemoryFolder();
		const heart = new Heartbeat(folder, 'a', time.sleep);
		await heart.start();
		const first = beatIn(folder);
		await time.until(heart.stop());
		await heart.start();
		assert.notEqual(beatIn(folder), first);
	});

	it('goes on after a beat that cannot be written', async () => {
		const time = new VirtualTime();
		const folder = new MemoryFolder();
		const heart = new Heartbeat(folder, 'a', time.sleep);
		await heart.start();
		folder.beforeStep = () => {
			throw new Error('disk full');
		};
		await time.pass(beatMs);
		folder.beforeStep = undefined;
		const before = beatIn(folder);
		await time.pass(beatMs);
		assert.notEqual(beatIn(folder), before);
	});

	it('that cannot be written at first throws, and can be tried again', async () => {
		const time = new VirtualTime();
		const folder = new MemoryFolder();
		const heart = new Heartbeat(folder, 'a', time.sleep);
		folder.beforeStep = () => {
			throw new Error('disk full');
		};
		await assert.rejects(heart.start(), { message: 'disk full' });
		folder.beforeStep = undefined;
		await heart.start();
		assert.notEqual(beatIn(folder), undefined);
	});
});

describe('a window', () => {
	it('is dead at once without a heartbeat', async () => {
		const time = new VirtualTime();
		assert.deepStrictEqual([await dead(new MemoryFolder(), time, 'a'), time.now()], [['a'], 0]);
	});

	it('lives when its heart beats', async () => {
		const time = new VirtualTime();
		const folder = new MemoryFolder();
		await new Heartbeat(folder, 'a', time.sleep).start();
		await time.pass(beatMs / 2);
		assert.deepStrictEqual([await dead(folder, time, 'a'), time.now()], [[], 1.5 * beatMs]);
	});

	it('is dead when its heart has not beaten for some seconds, even if half a beat is left', async () => {
		for (const beat of [[], [55]]) {
			const time = new VirtualTime();
			const folder = new MemoryFolder(new Map([['a.alive', Uint8Array.from(beat)]]));
			assert.deepStrictEqual([await dead(folder, time, 'a'), time.now()], [['a'], 4 * beatMs]);
		}
	});

	it('lives when it misses some beats', async () => {
		const time = new VirtualTime();
		const folder = new MemoryFolder(new Map([['a.alive', Uint8Array.of(1)]]));
		const late = time.sleep(3.5 * beatMs).then(() => folder.files.set('a.alive', Uint8Array.of(2)));
		assert.deepStrictEqual(await dead(folder, time, 'a'), []);
		await late;
	});

	it('is dead when it stops while it is looked at', async () => {
		const time = new VirtualTime();
		const folder = new MemoryFolder(new Map([['a.alive', Uint8Array.of(1)]]));
		void time.sleep(beatMs / 2).then(() => folder.files.delete('a.alive'));
		assert.deepStrictEqual([await dead(folder, time, 'a'), time.now()], [['a'], beatMs]);
	});

	it('is not held for dead by one whose machine has slept', async () => {
		const folder = new MemoryFolder(new Map([['a.alive', Uint8Array.of(1)]]));
		let now = 0;
		let looks = 0;
		const sleep = async () => {
			looks++;
			now += looks < 20 ? 60_000 : beatMs;
			await Promise.resolve();
		};
		const found = await findDead(folder, ['a'], { sleep, now: () => now });
		assert.deepStrictEqual([[...found.keys()], looks], [['a'], 23]);
	});

	it('that did nothing and begins again, while another is looked at, lives', async () => {
		const time = new VirtualTime();
		const folder = new MemoryFolder(new Map([['b.alive', Uint8Array.of(1)]]));
		void time.sleep(beatMs).then(() => new Heartbeat(folder, 'a', time.sleep).start());
		assert.deepStrictEqual(await dead(folder, time, 'a', 'b'), ['b']);
	});

	it('that is silent for long and beats again in the last moment lives', async () => {
		const time = new VirtualTime();
		const beat = Uint8Array.of(1);
		const files = new Map(['a.alive', 'b.alive'].map(name => [name, beat]));
		const folder = new MemoryFolder(files);
		folder.beforeStep = (_, name) => {
			if (name === 'b.alive' && time.now() === 4 * beatMs) {
				files.set('a.alive', Uint8Array.of(2));
			}
		};
		assert.deepStrictEqual(await dead(folder, time, 'a', 'b'), ['b']);
	});
});
