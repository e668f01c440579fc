import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entryOf } from '../../../../src/core/job/conclusion.ts';
import type { Outcome } from '../../../../src/core/job/ledgerEntry.ts';
import { formatRecord, jobStates } from '../../../../src/core/job/record.ts';
import type { JobState } from '../../../../src/core/job/record.ts';
import { takeStock } from '../../../../src/core/job/takeStock.ts';
import { jobOf } from '../generate/stage.ts';
import { fox, paidFox, picture, Stage } from './journalStage.ts';

/** What the other window finds, in a word or two each. */
async function find({ other, time }: Stage): Promise<string[]> {
	const found = await time.until(takeStock(other.journal, other.ledger));
	return found.map(({ record, state }) => `${record.id} ${state}`);
}

/** A record of a window that is gone. */
function leave(stage: Stage, state: JobState, owner = 'gone'): void {
	stage.disk.journal.set(
		`fox.${state}.${owner}.json`,
		formatRecord(jobStates.indexOf(state) > 2 ? paidFox : fox),
	);
}

describe('taking stock', () => {
	const table: readonly (readonly [was: JobState, is: string])[] = [
		['waiting', 'waiting'],
		['sending', 'unknown'],
		['unknown', 'unknown'],
		['ready', 'ready'],
		['stuck', 'stuck'],
	];
	for (const [was, is] of table) {
		it(`finds what was ${was} as ${is}, for anybody to take up, at every look`, async () => {
			const stage = new Stage();
			leave(stage, was);
			assert.deepStrictEqual(await find(stage), [`fox ${is}`]);
			assert.deepStrictEqual(stage.files(), [`fox.${is}.nobody.json`]);
			assert.deepStrictEqual(await find(stage), [`fox ${is}`]);
		});
	}

	for (const owners of [
		['gone', 'nobody'],
		['nobody', 'gone'],
	]) {
		it(`leaves one record of what was laid down twice, as when a window ended doing so: ${owners.join(' and ')}`, async () => {
			const stage = new Stage();
			owners.forEach(owner => leave(stage, 'unknown', owner));
			assert.deepStrictEqual(await find(stage), ['fox unknown']);
			assert.deepStrictEqual(stage.files(), ['fox.unknown.nobody.json']);
		});
	}

	it('finds what the records say', async () => {
		const stage = new Stage();
		leave(stage, 'ready');
		const { journal, ledger } = stage.other;
		const found = await stage.time.until(takeStock(journal, ledger));
		assert.deepStrictEqual(JSON.parse(JSON.stringify(found)), [
			{ record: JSON.parse(JSON.stringify(paidFox)), state: 'ready' },
		]);
	});

	it('finds nothing where there is nothing, at once', async () => {
		const stage = new Stage();
		assert.deepStrictEqual([await find(stage), stage.time.now()], [[], 0]);
	});

	for (const state of ['sending', 'unknown', 'ready', 'stuck', 'kept'] as const) {
		it(`finds a picture that is there, whatever else was noted: ${state}`, async () => {
			const stage = new Stage();
			leave(stage, state);
			stage.disk.journal.set('fox.picture', picture);
			assert.deepStrictEqual(await find(stage), ['fox kept']);
			assert.deepStrictEqual(stage.files(), ['fox.kept.nobody.json', 'fox.picture']);
			const record = await stage.claim(stage.mine.journal);
			assert.deepStrictEqual(
				record?.paid,
				state === 'sending' || state === 'unknown' ? { url: '', usage: {} } : paidFox.paid,
			);
		});
	}

	const outcomes: readonly Outcome[] = ['unknown', 'notBilled', 'noImage', 'made'];
	for (const state of ['waiting', 'sending', 'unknown', 'ready', 'stuck', 'kept'] as const) {
		for (const outcome of outcomes) {
			// Who was told that the answer is lost may have given up what came after all.
			const isPaid = state === 'ready' || state === 'stuck' || state === 'kept';
			const isOver = !isPaid || outcome === 'noImage' || outcome === 'made';
			it(`${isOver ? 'ends' : 'does not end'} what is ${state} and in the ledger as ${outcome}`, async () => {
				for (const owner of ['gone', 'nobody']) {
					const stage = new Stage();
					leave(stage, state, owner);
					await stage.mine.ledger.add(entryOf(fox, { outcome, usage: {} }));
					assert.deepStrictEqual(await find(stage), isOver ? [] : [`fox ${state}`]);
					assert.deepStrictEqual(stage.files(), isOver ? [] : [`fox.${state}.nobody.json`]);
				}
			});
		}
	}

	it('leaves alone what it cannot read: a later Figment may', async () => {
		const stage = new Stage();
		const later = new TextEncoder().encode(JSON.stringify({ version: 2 }));
		stage.disk.journal.set('fox.ready.gone.json', later);
		stage.disk.journal.set('hen.ready.nobody.json', later.slice(0, 5));
		assert.deepStrictEqual(await find(stage), []);
		assert.deepStrictEqual(stage.files(), ['fox.ready.gone.json', 'hen.ready.nobody.json']);
	});

	it('leaves alone what living windows have, this one among them', async () => {
		const stage = new Stage();
		await stage.mine.journal.open(fox);
		await stage.other.journal.open({ ...fox, id: 'hen' });
		assert.deepStrictEqual(await find(stage), []);
		const files = ['fox.waiting.mine.json', 'hen.waiting.other.json', 'mine.alive', 'other.alive'];
		assert.deepStrictEqual(stage.files(), files);
	});

	it('does not offer what this window itself works on, even when another one has laid it down', async () => {
		const stage = new Stage();
		await stage.other.journal.open(fox);
		await stage.other.journal.move('fox', 'sending');
		const bytes = stage.disk.journal.get('fox.sending.other.json')!;
		stage.disk.journal.delete('fox.sending.other.json');
		stage.disk.journal.set('fox.unknown.nobody.json', bytes);
		assert.deepStrictEqual(await find(stage), []);
	});

	it('removes what crashes have left, and nothing that living windows are writing', async () => {
		const stage = new Stage();
		await stage.mine.journal.open(fox);
		const mine = ['fox.ready.mine.json.1.tmp', 'fox.picture.1.tmp'];
		const left = [
			'gone.alive',
			'hen.ready.gone.json.1.tmp',
			'hen.picture.1.tmp',
			'fox.ready.gone.json.2.tmp',
		];
		[...mine, ...left].forEach(name => stage.disk.journal.set(name, picture));
		assert.deepStrictEqual(await find(stage), []);
		assert.deepStrictEqual(stage.files(), [...mine, 'fox.waiting.mine.json', 'mine.alive'].sort());
	});

	it('is done by several windows at once without doubling or losing anything', async () => {
		const stage = new Stage();
		for (const id of ['ant', 'bee', 'cat']) {
			stage.disk.journal.set(
				`${id}.sending.gone.json`,
				formatRecord({ ...fox, id, request: jobOf(id).request }),
			);
		}
		const { mine, other, time } = stage;
		const looks = Promise.all([mine, other].map(({ journal, ledger }) => takeStock(journal, ledger)));
		const found = (await time.until(looks)).flat();
		const left = ['ant', 'bee', 'cat'].map(id => `${id}.unknown.nobody.json`);
		assert.deepStrictEqual([new Set(found.map(({ record }) => record.id)).size, stage.files()], [3, left]);
		assert.deepStrictEqual(await find(stage), ['ant unknown', 'bee unknown', 'cat unknown']);
	});
});
