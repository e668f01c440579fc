import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nobody } from '../../../../src/core/job/record.ts';
import { fox, paidFox, picture, Stage } from './journalStage.ts';

describe('a record', () => {
	it('is on disk when its job is opened, and its window is seen to live', async () => {
		const { mine, files, disk } = new Stage();
		await mine.journal.open(fox);
		assert.deepStrictEqual(files(), ['fox.waiting.mine.json', 'mine.alive']);
		assert.equal(mine.journal.find('fox'), fox);
		const [name] = await mine.journal.list();
		assert.deepStrictEqual(await mine.journal.read(name!), JSON.parse(JSON.stringify(fox)));
		assert.ok(mine.journal.isOwn(name!));
		assert.equal(disk.ledger.size, 0);
	});

	for (const broken of ['write mine.alive', 'write fox', 'rename fox']) {
		it(`is not there when "${broken}" fails as its job is opened`, async () => {
			const stage = new Stage();
			stage.break(step => step.startsWith(broken));
			await assert.rejects(stage.time.until(stage.mine.journal.open(fox)), { message: 'disk full' });
			assert.deepStrictEqual([stage.files(), stage.mine.journal.find('fox')], [[], undefined]);
		});
	}

	it('moves to sending and back', async () => {
		const { mine, files } = new Stage();
		await mine.journal.open(fox);
		assert.equal(await mine.journal.move('fox', 'sending'), true);
		assert.deepStrictEqual(files(), ['fox.sending.mine.json', 'mine.alive']);
		assert.equal(await mine.journal.move('fox', 'waiting'), true);
		assert.deepStrictEqual(files(), ['fox.waiting.mine.json', 'mine.alive']);
	});

	it('that could not be moved back can be sent all the same', async () => {
		const stage = new Stage();
		const { journal } = stage.mine;
		await journal.open(fox);
		await journal.move('fox', 'sending');
		stage.break(step => step.startsWith('rename'));
		await assert.rejects(journal.move('fox', 'waiting'), { message: 'disk full' });
		assert.equal(await journal.move('fox', 'sending'), true);
		assert.deepStrictEqual(stage.files(), ['fox.sending.mine.json', 'mine.alive']);
	});

	it('of no own job does not move', async () => {
		const { mine, other, files } = new Stage();
		await mine.journal.open(fox);
		assert.equal(await other.journal.move('fox', 'sending'), false);
		assert.deepStrictEqual(files(), ['fox.waiting.mine.json', 'mine.alive']);
	});

	it('advances with what is new, and not back', async () => {
		const { mine, files } = new Stage();
		const { journal } = mine;
		await journal.open(fox);
		await journal.move('fox', 'sending');
		await journal.advance(paidFox, 'ready');
		await journal.advance(fox, 'unknown');
		await journal.advance(fox, 'ready');
		assert.deepStrictEqual(files(), ['fox.ready.mine.json', 'mine.alive']);
		assert.equal(journal.find('fox'), paidFox);
		const [name] = await journal.list();
		assert.deepStrictEqual((await journal.read(name!))?.paid, paidFox.paid);
	});

	it('that is left waits for anybody, with what is new about it', async () => {
		const { mine, other, files, time } = new Stage();
		await mine.journal.open(fox);
		await mine.journal.move('fox', 'sending');
		await time.until(mine.journal.release(paidFox, 'ready'));
		assert.deepStrictEqual([files(), mine.journal.find('fox')], [['fox.ready.nobody.json'], undefined]);
		const name = { id: 'fox', state: 'ready', owner: nobody } as const;
		assert.deepStrictEqual((await other.journal.read(name))?.paid, paidFox.paid);
	});

	it('is never left in an earlier state than it is in', async () => {
		for (const earlier of ['unknown', 'ready', 'stuck'] as const) {
			const { mine, files, time } = new Stage();
			await mine.journal.open(fox);
			await mine.journal.advance(paidFox, 'kept');
			await time.until(mine.journal.release({ ...paidFox }, earlier));
			assert.deepStrictEqual(files(), ['fox.kept.nobody.json']);
		}
	});

	it('that is over leaves nothing, its picture neither', async () => {
		for (const state of ['unknown', 'ready', 'stuck', 'kept'] as const) {
			const { mine, files, time } = new Stage();
			await mine.journal.open(fox);
			await mine.journal.move('fox', 'sending');
			await mine.journal.keepPicture('fox', picture);
			await mine.journal.advance(paidFox, state);
			await time.until(mine.journal.close('fox'));
			assert.deepStrictEqual([files(), mine.journal.find('fox')], [[], undefined]);
		}
	});

	it('is the latest of those that a crash has left', async () => {
		const { mine, disk } = new Stage();
		const later = [
			'fox.ready.a.json',
			'fox.sending.a.json',
			'fox.unknown.nobody.json',
			'a.alive',
			'fox.picture',
			'x',
		];
		later.forEach(name => disk.journal.set(name, picture));
		assert.deepStrictEqual(await mine.journal.list(), [{ id: 'fox', state: 'ready', owner: 'a' }]);
	});

	it('that is damaged says nothing', async () => {
		const { mine, disk } = new Stage();
		disk.journal.set('fox.ready.nobody.json', picture);
		const [name] = await mine.journal.list();
		assert.equal(await mine.journal.read(name!), undefined);
	});
});

describe('a picture', () => {
	it('is kept whole, once', async () => {
		const { mine, other, files } = new Stage();
		assert.equal(await mine.journal.picture('fox'), undefined);
		await mine.journal.keepPicture('fox', picture);
		await other.journal.keepPicture('fox', Uint8Array.of(4));
		assert.deepStrictEqual([files(), await other.journal.picture('fox')], [['fox.picture'], picture]);
	});
});
