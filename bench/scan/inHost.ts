import { workspace, Uri } from 'vscode';
import { findDocuments } from '../../src/host/missing/scanDocuments.ts';
import { ScanFolders } from '../../src/host/missing/scanFolders.ts';
import { scanWorkspace } from '../../src/host/missing/scanWorkspace.ts';
import { probe } from './probe.ts';
import type { Taken } from './probe.ts';

/** What a window is asked for, by a setting. */
export interface Wish {
	readonly documents: number;
	readonly missing: number;
	/** Whether the first of all is to read, else to scan. */
	readonly readsFirst: boolean;
	/** How often it is all done again after the first time. */
	readonly rounds: number;
}

/** Something that was measured in a window: a scan, or reading the same documents so many at a time. */
export interface Sample {
	readonly what: 'scan' | number;
	/** Whether it was the first of its kind in the window. */
	readonly isFirst: boolean;
	readonly taken: Taken;
}

/** How many documents are read at a time, to see what is best; the first of all with the likeliest. */
const widths = [16, 256, 1024];
const likeliest = 1024;

/** Measures in the extension host of a window, and writes a line for each sample. */
export async function run(): Promise<void> {
	const wish = workspace.getConfiguration('figmentBench').get<Wish>('scan');
	if (wish === undefined) {
		throw new TypeError('Nothing is asked for');
	}
	const ids = await list();
	same(ids.length, wish.documents, 'documents');
	const firsts = [() => read(ids, likeliest, true), () => scan(wish, true)];
	for (const measure of wish.readsFirst ? firsts : firsts.toReversed()) {
		await measure();
	}
	for (let round = 0; round < wish.rounds; round++) {
		for (const width of widths) {
			await read(ids, width, false);
		}
		await scan(wish, false);
	}
}

async function list(): Promise<readonly string[]> {
	const ids: string[] = [];
	const { signal } = new AbortController();
	for (const { uri } of workspace.workspaceFolders ?? []) {
		const folders = await ScanFolders.open(uri);
		await findDocuments({ folders, onFound: found => ids.push(...found), signal });
	}
	return ids;
}

async function scan({ missing }: Wish, isFirst: boolean): Promise<void> {
	let found: Awaited<ReturnType<typeof scanWorkspace>>;
	const taken = await probe(async () => (found = await scanWorkspace(false)));
	same(new Set(found?.images.map(({ path }) => path)).size, missing, 'missing images');
	same(found?.images.length, missing, 'images');
	same(found?.unsavable.length, 0, 'unsavable links');
	same(found?.unread.length, 0, 'documents that could not be read');
	tell({ what: 'scan', isFirst, taken });
}

async function read(ids: readonly string[], width: number, isFirst: boolean): Promise<void> {
	const uris = ids.map(id => Uri.parse(id));
	let next = 0;
	const work = async () => {
		for (let uri = uris[next++]; uri !== undefined; uri = uris[next++]) {
			await workspace.fs.readFile(uri);
		}
	};
	tell({ what: width, isFirst, taken: await probe(() => Promise.all(Array.from({ length: width }, work))) });
}

function tell(sample: Sample): void {
	// oxlint-disable-next-line no-console -- the lines that the host prints are all that leaves it
	console.log(`figment-scan ${JSON.stringify(sample)}`);
}

function same(found: number | undefined, wanted: number, what: string): void {
	if (found !== wanted) {
		throw new Error(`${found} ${what} instead of ${wanted}`);
	}
}
