import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { sha256 } from '../../../../src/core/asset/contentHash.ts';
import { propertyRuns } from '../../../harness/propertyRuns.ts';
import type { Half } from './stage.ts';
import { Disk, fox, halves, pictureOf, TestWindow } from './stage.ts';

/** What a person may do in a window. */
const deeds = ['accept', 'restore', 'discard', 'recover', 'tidy', 'move'] as const;
type Deed = (typeof deeds)[number];

/** Windows in which people do one thing after another, and all the pictures that there have been. */
class Scene {
	readonly disk: Disk;
	/** The pictures that are paid for and kept. */
	readonly paid = new Set<string>();
	/** All pictures that were ever to be the image. */
	readonly pictures = new Set(['first']);

	constructor(half: Half) {
		this.disk = new Disk(half);
		this.disk.assets.set(fox, pictureOf('first'));
	}

	async live(window: TestWindow, name: string, todo: readonly Deed[]): Promise<void> {
		for (const [index, deed] of todo.entries()) {
			const outcome = await window.live(() => this.#do(window, deed, `${name}${index}`));
			if (outcome === 'killed') {
				return;
			}
		}
	}

	async #do(window: TestWindow, deed: Deed, picture: string): Promise<unknown> {
		switch (deed) {
			case 'accept':
			case 'discard': {
				this.pictures.add(picture);
				const next = await window.keep(picture);
				this.paid.add(picture);
				return deed === 'discard' || ignoringBusy(window.replacements.replace({ asset: fox, next }));
			}
			case 'restore': {
				const version = await window.replacements.findPrevious(fox);
				return version && ignoringBusy(window.replacements.restore(version));
			}
			case 'recover':
				return window.replacements.recover();
			case 'tidy':
				return window.versions.tidy();
			case 'move':
				return window.versions.moved('file:///elsewhere', 'file:///nowhere');
		}
	}

	/** What holds after all, whoever was killed. */
	async check(): Promise<void> {
		const window = new TestWindow(this.disk);
		await window.replacements.recover();
		assert.deepStrictEqual(await window.versions.pending(), []);
		const current = String(this.disk.assets.get(fox));
		const name = [...this.pictures].find(picture => String(pictureOf(picture)) === current);
		assert.ok(name !== undefined, `the image is none of those that were accepted: ${current}`);
		const kept = (await window.versions.list(fox)).map(version => version.sha256);
		for (const picture of this.paid) {
			assert.ok(kept.includes(await sha256(pictureOf(picture))), `${picture} is paid for and lost`);
		}
		assert.ok(name === 'first' || kept.includes(await sha256(pictureOf('first'))), 'the first one is lost');
	}
}

/** Two windows that write one image at the same instant may both give up: nothing is lost by that. */
async function ignoringBusy(step: Promise<unknown>): Promise<void> {
	await step.catch((error: unknown) => assert.equal(Reflect.get(Object(error), 'code'), 'cannotSave'));
}

const todo = fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 4 });
const half = fc.constantFrom(...(Object.keys(halves) as Half[]));
const killAt = fc.option(fc.nat(120), { nil: undefined });

describe('an image in a window that is killed at any step', () => {
	it('is one of those accepted, and nothing paid is lost, whatever was done', async () => {
		await fc.assert(
			fc.asyncProperty(todo, todo, half, fc.nat(150), async (before, after, kind, at) => {
				const scene = new Scene(kind);
				await scene.live(new TestWindow(scene.disk, { killAt: at }), 'a', before);
				await scene.live(new TestWindow(scene.disk, { killAt: at }), 'b', after);
				await scene.check();
			}),
			propertyRuns(70),
		);
	});
});

describe('an image that two windows replace at once', () => {
	it('is one of those accepted, and nothing paid is lost, however their steps interleave', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.scheduler(),
				fc.tuple(todo, todo),
				half,
				fc.tuple(killAt, killAt),
				async (scheduler, todos, kind, kills) => {
					const scene = new Scene(kind);
					const lives = todos.map((each, index) =>
						scene.live(
							new TestWindow(scene.disk, { scheduler, killAt: kills[index] }),
							String.fromCodePoint(97 + index),
							each,
						),
					);
					await scheduler.waitFor(Promise.all(lives));
					await scene.check();
				},
			),
			propertyRuns(70),
		);
	});
});

describe('two windows that recover at once', () => {
	it('make the image the accepted one, however their steps interleave and whichever is killed', async () => {
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), half, fc.tuple(fc.nat(40), killAt), async (scheduler, kind, kills) => {
				const scene = new Scene(kind);
				const setUp = new TestWindow(scene.disk);
				const previous = await setUp.keep('first', { kind: 'replaced' });
				const next = await setUp.keep('next');
				await setUp.versions.begin({ at: next.at, asset: fox, next, previous });
				const lives = kills.map(at => {
					const window = new TestWindow(scene.disk, { scheduler, killAt: at });
					return window.live(() => window.replacements.recover());
				});
				await scheduler.waitFor(Promise.all(lives));
				await new TestWindow(scene.disk).replacements.recover();
				assert.deepStrictEqual(scene.disk.assets.get(fox), pictureOf('next'));
			}),
			propertyRuns(70),
		);
	});
});
