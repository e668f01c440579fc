import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Readers } from '../../../../src/core/missing/readers.ts';

/** Readers of documents that stay taken until they are let go, and those that are. */
function held() {
	const going = new Map<string, () => void>();
	let most = 0;
	const readers = new Readers(async document => {
		await new Promise<void>(resolve => {
			going.set(document, resolve);
			most = Math.max(most, going.size);
		});
		going.delete(document);
	});
	const letGo = async (count: number) => {
		for (const resolve of [...going.values()].slice(0, count)) {
			resolve();
		}
		await new Promise(resolve => setImmediate(resolve));
	};
	return { readers, going, letGo, mostAtOnce: () => most };
}

const documents = (count: number) => Array.from({ length: count }, (_, index) => `${index}.md`);

describe('The readers of documents', () => {
	it('take up hundreds at a time, and more of them in heaps', async () => {
		const { readers, going, letGo } = held();
		readers.add(documents(1000));
		assert.equal(going.size, 512);
		await letGo(200);
		assert.equal(going.size, 312);
		await letGo(100);
		assert.ok(going.size > 450);
	});

	it('take up few where documents are long, and more again where they are not', async () => {
		const { readers, letGo, going, mostAtOnce } = held();
		readers.met(4_000_000);
		readers.add(documents(1000));
		assert.equal(mostAtOnce(), 4);
		for (let count = 0; count < 200; count++) {
			readers.met(5000);
		}
		await letGo(4);
		assert.ok(going.size > 450);
	});

	it('end when all are done, also those that are added later', async () => {
		const { readers, going, letGo } = held();
		readers.add(['a.md']);
		await letGo(1);
		readers.add(['b.md', 'c.md']);
		let isOver = false;
		const end = readers.finish().then(() => (isOver = true));
		await letGo(1);
		assert.deepStrictEqual([isOver, [...going.keys()]], [false, ['c.md']]);
		await letGo(1);
		await end;
	});

	it('end at once when there is nothing', async () => {
		await new Readers(() => Promise.reject(new Error('Not asked for.'))).finish();
	});

	it('take up no more after a failure, and tell it at the end', async () => {
		const taken: string[] = [];
		const readers = new Readers(document => {
			taken.push(document);
			return Promise.reject(new Error(document));
		});
		readers.add(['a.md']);
		await new Promise(resolve => setImmediate(resolve));
		readers.add(['b.md']);
		await assert.rejects(readers.finish(), new Error('a.md'));
		assert.deepStrictEqual(taken, ['a.md']);
	});
});
