import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LibraryImage } from '../../../src/core/library/libraryImage.ts';
import { LiveImages } from '../../../src/host/studio/gallery/liveImages.ts';
import type { ImageSource } from '../../../src/host/studio/gallery/liveImages.ts';
import { image } from './galleryImages.ts';

const [fox, owl] = [image('fox.png', 2), image('owl.png', 1)];

/** A library whose work ends when the test says so. */
class Source implements ImageSource {
	known: readonly LibraryImage[] = [];
	unusedImages: readonly LibraryImage[] = [];
	scans = 0;
	asked = 0;
	/** Told while somebody asks which images are unused, as reading documents does. */
	isNoisy = false;
	#scan = Promise.withResolvers<void>();
	readonly #listeners = new Set<(what: 'images' | 'uses') => void>();

	images(): Promise<readonly LibraryImage[]> {
		this.scans++;
		return this.#scan.promise.then(() => this.known);
	}

	async unusedSince(): Promise<readonly LibraryImage[]> {
		this.asked++;
		await Promise.resolve();
		if (this.isNoisy) {
			this.tell('uses');
		}
		return this.unusedImages;
	}

	onChange(listener: (what: 'images' | 'uses') => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	tell(what: 'images' | 'uses', known = this.known): void {
		this.known = known;
		this.#listeners.forEach(listener => listener(what));
	}

	end(error?: Error): void {
		if (error === undefined) {
			this.#scan.resolve();
		} else {
			this.#scan.reject(error);
		}
		this.#scan = Promise.withResolvers<void>();
	}
}

interface Window {
	readonly source: Source;
	readonly live: LiveImages;
	/** What is said at each change. */
	readonly told: string[];
}

function open(): Window {
	const source = new Source();
	const told: string[] = [];
	const live: LiveImages = new LiveImages(source, () => told.push(describeState(live)));
	return { source, live, told };
}

function describeState({ revision, images, isLoading }: LiveImages): string {
	return `${revision}: ${images.map(({ path }) => path).join(' ')}${isLoading ? ' …' : ''}`;
}

function wait(ms: number): Promise<void> {
	return new Promise(resolve => setTimeout(resolve, ms));
}

async function opened(): Promise<Window> {
	const window = open();
	window.source.known = [fox];
	await window.live.begin();
	window.source.end();
	await wait(0);
	window.told.length = 0;
	return window;
}

describe('the images of a gallery', () => {
	it('are not looked for before somebody asks', () => {
		const { source, live } = open();
		assert.deepStrictEqual([source.scans, live.isLoading, live.revision], [0, true, 0]);
	});

	it('are shown as soon as some are known, and all when all were looked at', async () => {
		const { source, live, told } = open();
		const begun = live.begin();
		source.tell('images', [fox]);
		await begun;
		assert.equal(describeState(live), '1: fox.png …');
		source.known = [fox, owl];
		source.end();
		await wait(0);
		assert.deepStrictEqual(told, ['1: fox.png …', '2: fox.png owl.png']);
		live.dispose();
	});

	it('are waited for only until there are none', async () => {
		const { source, live } = open();
		const begun = live.begin();
		source.end();
		await begun;
		assert.equal(describeState(live), '1: ');
		live.dispose();
	});

	it('change once for many changes in a short time', async () => {
		const { source, live, told } = await opened();
		const before = live.revision;
		for (let change = 0; change < 20; change++) {
			source.tell('images', [fox, owl]);
		}
		assert.deepStrictEqual(told, []);
		await wait(200);
		assert.deepStrictEqual(told, [`${before + 1}: fox.png owl.png`]);
		live.dispose();
	});

	it('say why they cannot be looked through, and are looked for again when asked', async () => {
		const { source, live } = open();
		const begun = live.begin();
		source.end(new Error('no such disk'));
		await begun;
		assert.deepStrictEqual([live.failure, live.isLoading], ['no such disk', false]);
		const again = live.begin();
		source.known = [fox];
		source.end();
		await again;
		assert.deepStrictEqual([live.failure, live.images, source.scans], [undefined, [fox], 2]);
		live.dispose();
	});

	it('are known to be unused until a document or an image changes, however often that is asked', async () => {
		const { source, live } = await opened();
		source.unusedImages = [fox];
		source.isNoisy = true;
		const sets = await Promise.all([live.unused(), live.unused()]);
		await wait(200);
		sets.push(await live.unused());
		assert.deepStrictEqual(
			sets.map(set => [...set]),
			[[fox.id], [fox.id], [fox.id]],
		);
		assert.equal(source.asked, 1);
		source.unusedImages = [];
		source.tell('uses');
		await wait(200);
		assert.deepStrictEqual([[...(await live.unused())], source.asked], [[], 2]);
		live.dispose();
	});

	it('do not change for documents while nobody asks what they link', async () => {
		const { source, live, told } = await opened();
		source.tell('uses');
		await wait(200);
		assert.deepStrictEqual(told, []);
		live.dispose();
	});

	it('are loading while it is first found out which are unused', async () => {
		const { live, told } = await opened();
		await live.unused();
		await wait(0);
		assert.deepStrictEqual(told, [`${live.revision}: fox.png …`, `${live.revision}: fox.png`]);
		live.dispose();
	});

	it('end what is under way when nobody looks any more', async () => {
		const { source, live, told } = open();
		const begun = live.begin();
		live.dispose();
		await begun;
		source.tell('images', [fox]);
		source.end();
		await wait(150);
		assert.deepStrictEqual(told, []);
	});
});
