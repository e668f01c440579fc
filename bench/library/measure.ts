import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Library } from '../../src/core/library/library.ts';
import { Pacer } from '../../src/core/library/pacer.ts';
import { parseQuery } from '../../src/core/library/query.ts';
import { Searcher } from '../../src/core/library/searcher.ts';
import { UseIndex } from '../../src/core/library/uses/useIndex.ts';
import { usedMemory } from '../memory.ts';
import { timed } from '../timed.ts';
import type { Timed } from '../timed.ts';
import { DiskFiles } from './diskFiles.ts';
import { makeDocuments, makeImages } from './workspace.ts';

/** What the library of a workspace takes. Times are in milliseconds, sizes in bytes. */
export interface Measurement {
	readonly images: number;
	readonly documents: number;
	/** Merely listing the files with their sizes and times. */
	readonly listed: number;
	/** The first index of all, and what it read and keeps in memory. */
	readonly cold: Timed;
	readonly bytesRead: number;
	readonly heap: number;
	/** The next session's: until something can be shown, and until all is looked at. */
	readonly shown: number;
	readonly warm: Timed;
	/** How many files that opened. */
	readonly reopened: number;
	/** Once a state of the library: what searching needs. */
	readonly prepare: Timed;
	/** The time that a search takes after a letter, in the middle and at worst. */
	readonly keystroke: number;
	readonly slowKeystroke: number;
	/** The index of the documents, and which images they do not use. */
	readonly uses: Timed;
	readonly unused: Timed;
	readonly unusedImages: number;
}

const typed = [
	'red fox in the snow',
	'quiet lantern market watercolour',
	'number 99',
	'FÜCHSIN café',
	'雪 狐',
	'owl draft:yes size:>=1024 model:flux in:images/7',
	'nothing like this anywhere',
];

/** Makes a workspace in a temporary folder, measures what its library takes, and removes it. */
export async function measure(images: number, documents: number): Promise<Measurement> {
	const folder = mkdtempSync(join(tmpdir(), 'figment-library-'));
	try {
		mkdirSync(join(folder, 'workspace'));
		makeImages(join(folder, 'workspace'), images);
		makeDocuments(join(folder, 'workspace'), documents);
		const listed = await measureListing(folder);
		const cold = await measureCold(folder);
		return { images, documents, listed, ...cold, ...(await measureWarm(folder)) };
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** What anybody must do who wants to know which files have changed, once the disk has them at hand. */
async function measureListing(folder: string): Promise<number> {
	const files = new DiskFiles(folder);
	const look = async () => {
		for (const id of await files.list()) {
			await files.stat(id);
		}
	};
	await look();
	return (await timed(look)).time;
}

async function measureCold(folder: string): Promise<Pick<Measurement, 'cold' | 'bytesRead' | 'heap'>> {
	const files = new DiskFiles(folder);
	const before = usedMemory();
	const library = new Library(files);
	const cold = await timed(() => library.ready());
	const heap = usedMemory() - before;
	// What is measured must not be thrown away before.
	library.find('');
	return { cold, bytesRead: files.bytesRead, heap };
}

async function measureWarm(folder: string) {
	const files = new DiskFiles(folder);
	const library = new Library(files);
	const start = performance.now();
	let shown = 0;
	library.onChange(() => {
		shown ||= library.images().length > 0 ? performance.now() - start : 0;
	});
	const warm = await timed(() => library.ready());
	const reopened = files.opened;
	const uses = new UseIndex(files, { hasImage: readable => library.hasImage(readable) });
	const read = await timed(() => uses.ready());
	let unusedImages = 0;
	const unused = await timed(async () => {
		unusedImages = (await uses.unused(library.images())).length;
	});
	return { shown, warm, reopened, ...(await measureSearch(library)), uses: read, unused, unusedImages };
}

async function measureSearch(library: Library) {
	const images = library.images();
	const prepare = await timed(() => new Searcher(images).prepare(new Pacer()));
	const times: number[] = [];
	for (const text of typed) {
		const searcher = new Searcher(images);
		for (let end = 1; end <= text.length; end++) {
			const start = performance.now();
			searcher.search(parseQuery(text.slice(0, end), Date.now()));
			times.push(performance.now() - start);
		}
	}
	times.sort((one, other) => one - other);
	return { prepare, keystroke: times[times.length >> 1] ?? 0, slowKeystroke: times.at(-1) ?? 0 };
}
