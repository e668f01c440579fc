import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nobody } from '../../../../src/core/job/record.ts';
import { fox, paidFox, picture, Stage } from './journalStage.ts';

/** One window leaves a job to anybody. */
async function leave(stage: Stage): Promise<void> {
	await stage.mine.journal.open(fox);
	await stage.time.until(stage.mine.journal.release(fox, 'waiting'));
}

describe('a window', () => {
	it('is seen to live for as long as it owns a record, and its records are its own', async () => {
		const { mine, files, time, orphans } = new Stage();
		await mine.journal.open(fox);
		await mine.journal.open({ ...fox, id: 'hen' });
		await time.until(mine.journal.close('fox'));
		await time.pass(60_000);
		assert.deepStrictEqual(files(), ['hen.waiting.mine.json', 'mine.alive']);
		assert.deepStrictEqual(await orphans(), []);
		await time.until(mine.journal.close('hen'));
		assert.deepStrictEqual(files(), []);
	});

	it('is seen to live when it opens a job in the moment in which its last one is over', async () => {
		const { mine, files, time, orphans } = new Stage();
		await mine.journal.open(fox);
		await time.until(Promise.all([mine.journal.open({ ...fox, id: 'hen' }), mine.journal.close('fox')]));
		await time.pass(60_000);
		assert.deepStrictEqual(files(), ['hen.waiting.mine.json', 'mine.alive']);
		assert.deepStrictEqual(await orphans(), []);
	});

	it('that leaves leaves all to anybody, and sends nothing any more', async () => {
		const { mine, files, time } = new Stage();
		const { journal } = mine;
		for (const id of ['ant', 'bee', 'cat']) {
			await journal.open({ ...fox, id });
		}
		await journal.move('bee', 'sending');
		await journal.advance({ ...paidFox, id: 'cat' }, 'ready');
		await time.until(Promise.all([journal.leave(), journal.open({ ...fox, id: 'dog' })]));
		const left = ['ant.waiting', 'bee.unknown', 'cat.ready', 'dog.waiting'].map(
			name => `${name}.nobody.json`,
		);
		assert.deepStrictEqual(files(), left);
		for (const id of ['ant', 'bee', 'cat', 'dog']) {
			assert.equal(await journal.move(id, 'sending'), false);
		}
		assert.deepStrictEqual(files(), left);
	});

	it('that leaves while it is about to send does not send', async () => {
		const { mine, files, time } = new Stage();
		await mine.journal.open(fox);
		const isSent = mine.journal.move('fox', 'sending');
		await time.until(mine.journal.leave());
		assert.equal(await isSent, false);
		assert.deepStrictEqual(files(), ['fox.waiting.nobody.json']);
	});

	it('that has left still notes an answer', async () => {
		const { mine, other, time, orphans } = new Stage();
		await mine.journal.open(fox);
		await mine.journal.move('fox', 'sending');
		await time.until(mine.journal.leave());
		await mine.journal.advance(paidFox, 'ready');
		mine.kill();
		assert.deepStrictEqual(await orphans(), ['fox ready mine']);
		assert.deepStrictEqual((await other.journal.list()).length, 1);
	});
});

describe('a record that waits for anybody', () => {
	it('is taken up with what it says', async () => {
		const stage = new Stage();
		await leave(stage);
		assert.deepStrictEqual(await stage.claim(stage.other.journal), JSON.parse(JSON.stringify(fox)));
		assert.deepStrictEqual(stage.files(), ['fox.waiting.other.json', 'other.alive']);
		assert.equal(await stage.other.journal.move('fox', 'sending'), true);
	});

	it('is taken up by one window alone, and by that one once', async () => {
		const stage = new Stage();
		await leave(stage);
		const { mine, other } = stage;
		const claims = await Promise.all([mine, other, mine].map(({ journal }) => stage.claim(journal)));
		assert.equal(claims.filter(claim => claim !== undefined).length, 1);
		const moves = await Promise.all([mine, other].map(({ journal }) => journal.move('fox', 'sending')));
		assert.equal(moves.filter(Boolean).length, 1);
		assert.deepStrictEqual(await Promise.all([mine, other].map(({ journal }) => stage.claim(journal))), [
			undefined,
			undefined,
		]);
	});

	it('can be sent only when nothing was sent', async () => {
		for (const state of ['unknown', 'ready'] as const) {
			const stage = new Stage();
			await stage.mine.journal.open(fox);
			await stage.time.until(stage.mine.journal.release(fox, state));
			assert.notEqual(await stage.claim(stage.other.journal), undefined);
			assert.equal(await stage.other.journal.move('fox', 'sending'), false);
			assert.ok(stage.files().includes(`fox.${state}.other.json`));
		}
	});

	it('is taken up with all that a crash has left of it', async () => {
		const stage = new Stage();
		await leave(stage);
		const [bytes] = stage.disk.journal.values();
		const names = ['fox.unknown.nobody.json', 'fox.sending.gone.json', 'fox.unknown.gone.json'];
		names.forEach(name => stage.disk.journal.set(name, bytes!));
		assert.deepStrictEqual(await stage.orphans(), ['fox unknown gone']);
		await stage.claim(stage.other.journal);
		assert.deepStrictEqual(stage.files(), ['fox.unknown.other.json', 'other.alive']);
		await stage.time.until(stage.other.journal.close('fox'));
		assert.deepStrictEqual(stage.files(), []);
	});

	it('gives way to a later one', async () => {
		const stage = new Stage();
		await leave(stage);
		const [bytes] = stage.disk.journal.values();
		stage.disk.journal.set('fox.ready.mine.json', bytes!);
		const early = { id: 'fox', state: 'waiting', owner: nobody } as const;
		assert.equal(await stage.time.until(stage.other.journal.claim(early)), undefined);
		assert.deepStrictEqual(stage.files(), ['fox.ready.mine.json']);
	});
});

describe('a record of a living window', () => {
	it('is not taken up', async () => {
		const stage = new Stage();
		await stage.mine.journal.open(fox);
		await stage.mine.journal.move('fox', 'sending');
		assert.equal(await stage.claim(stage.other.journal), undefined);
		assert.deepStrictEqual(stage.files(), ['fox.sending.mine.json', 'mine.alive']);
	});

	it('is its own when it only had nothing to do while others were looked at', async () => {
		const stage = new Stage();
		stage.disk.journal.set('gone.alive', picture);
		await stage.mine.journal.open(fox);
		const orphans = stage.orphans();
		await stage.time.until(stage.mine.journal.close('fox'));
		await stage.time.pass(3000);
		await stage.mine.journal.open({ ...fox, id: 'hen' });
		assert.deepStrictEqual(await orphans, []);
		assert.deepStrictEqual(stage.files(), ['hen.waiting.mine.json', 'mine.alive']);
	});

	it('is its own when it has come since the dead were found', async () => {
		const stage = new Stage();
		stage.disk.journal.set('fox.waiting.mine.json', picture);
		let lists = 0;
		stage.other.onStep = step => {
			lists += Number(step.startsWith('list'));
			if (lists === 2) {
				['hen.waiting.mine.json', 'mine.alive'].forEach(name => stage.disk.journal.set(name, picture));
			}
		};
		assert.deepStrictEqual(await stage.orphans(), ['fox waiting mine']);
		assert.ok(stage.files().includes('mine.alive'));
	});
});
