import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { textOf } from './texts.ts';

/** What a made workspace holds. */
export interface MadeWorkspace {
	/** The documents that count, without those that are left out. */
	readonly documents: number;
	/** Their length together, in bytes. */
	readonly bytes: number;
	readonly links: number;
	/** How many of the links show images that are not there, each another one. */
	readonly missing: number;
	readonly folders: number;
}

/** How many links ten documents hold each. */
const linkCounts = [0, 1, 0, 3, 0, 8, 2, 0, 1, 5];
/** How long ten documents are each, in letters: 5,000 in the middle. */
const lengths = [1000, 1000, 2000, 2000, 3000, 3000, 4000, 6000, 8000, 20_000];
/** Some are as long as a book. */
const longest = 300_000;
const longEvery = 2000;
/** How many documents and images a folder holds. */
const perFolder = 20;
/** One of so many links shows an image that is not there. */
const missingEvery = 40;

/**
 * Makes a folder of so many Markdown documents of some 5,000 letters, with two image links in the middle, in folders
 * of 20 documents and 20 images, and beside them documents that `.gitignore` or `files.exclude` leave out.
 */
export function makeScanWorkspace(folder: string, documents: number): MadeWorkspace {
	const write = (path: string, text: string) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	};
	const folders = Math.ceil(documents / perFolder);
	writeRules(write);
	let [bytes, links, missing] = [0, 0, 0];
	for (let index = 0; index < documents; index++) {
		const count = linkCounts[index % 10] ?? 0;
		const targets = Array.from({ length: count }, (_, place) => {
			const number = links + place;
			return number % missingEvery === 7 ? `images/missing-${number}.png` : targetOf(number, index, folders);
		});
		missing += targets.filter(each => each.includes('/missing-')).length;
		links += count;
		const text = textOf(index, lengthOf(index), targets);
		bytes += Buffer.byteLength(text);
		write(`${folderAt(index)}/page-${index}.md`, text);
	}
	for (let at = 0; at < folders; at++) {
		for (let image = 0; image < perFolder; image++) {
			write(`${folderAt(at * perFolder)}/images/image-${image}.${image % 2 === 0 ? 'png' : 'jpg'}`, '');
		}
	}
	writeLeftOut(write, documents);
	return { documents, bytes, links, missing, folders };
}

type Write = (path: string, text: string) => void;

/** Where git keeps its own, so that its rules are looked for no further up. */
function writeRules(write: Write): void {
	write('.git/HEAD', 'ref: refs/heads/main\n');
	write('.gitignore', '# What is built\nbuild/\n*.tmp\n/out\n');
	write('.vscode/settings.json', JSON.stringify({ 'files.exclude': { '**/archive': true } }));
	// A site: what links mean there is looked up once a folder.
	write('handbook/mkdocs.yml', 'site_name: Handbook\n');
	for (const area of areas) {
		write(`${area}/.gitignore`, '*.draft.md\n!kept.draft.md\n');
	}
}

const areas = ['handbook/docs', 'notes', 'packages'];

/** Nested: an area, a chapter of ten folders, in it sections, some of them deeper. */
function folderAt(index: number): string {
	const number = Math.floor(index / perFolder);
	const chapter = `${areas[Math.floor(number / 10) % areas.length]}/chapter-${Math.floor(number / 30)}`;
	const section = `section-${number % 10}`;
	return number % 10 < 6 ? `${chapter}/${section}` : `${chapter}/more/deep/${section}`;
}

/** An image that is there: mostly in the document's own folder, at times in that of another one. */
function targetOf(number: number, index: number, folders: number): string {
	const image = `images/image-${number % perFolder}.${number % 2 === 0 ? 'png' : 'jpg'}`;
	if (number % 7 !== 0) {
		return number % 3 === 0 ? `./${image}` : image;
	}
	const other = folderAt(((number * 31) % folders) * perFolder);
	return `${'../'.repeat(folderAt(index).split('/').length)}${other}/${image}`;
}

function lengthOf(index: number): number {
	return index % longEvery === longEvery - 1
		? longest
		: (lengths[(index * 7 + Math.floor(index / 10)) % 10] ?? 0);
}

/** One document in ten more, all with images that are not there. */
function writeLeftOut(write: Write, documents: number): void {
	const text = '# Left out\n\n![Nobody asks for this](nobody.png)\n';
	for (let index = 0; index < documents / 40; index++) {
		write(`${folderAt(index * 40)}/build/page-${index}.md`, text);
		write(`${folderAt(index * 40)}/page-${index}.draft.md`, text);
		write(`archive/${index % 50}/page-${index}.md`, text);
		write(`node_modules/package-${index}/readme.md`, text);
	}
}
