import { globSync, readFileSync, statSync } from 'node:fs';
import * as z from 'zod';
import type { Row } from '../row.ts';

/** What is built for production, in dist/. */
const bundles = [
	'extension.cjs',
	'web.js',
	'imagePage.js',
	'imagePage.css',
	'studio.js',
	'studio.css',
	'codicon.woff2',
] as const;

const metafiles = z.record(
	z.string(),
	z.object({
		inputs: z.record(z.string(), z.unknown()),
		outputs: z.record(
			z.string(),
			z.object({ imports: z.array(z.object({ path: z.string(), kind: z.string() })) }),
		),
	}),
);

/** What the production build in dist/ weighs. */
export function bundleRows(): readonly Row[] {
	const sizes = bundles.map((file): Row => ({
		name: file,
		unit: 'bytes',
		ours: statSync(`dist/${file}`).size,
	}));
	return [
		...sizes,
		...hostRows(),
		{ name: 'packages that ship', unit: 'count', ours: shippedPackages().length },
	];
}

/** What the Node host loads on Figment's first use, for a first image, and when everything is used. */
function hostRows(): readonly Row[] {
	const main = loadedWith('main');
	const withMain = (part: string) => bytesOf(new Set([...main, ...loadedWith(part)]));
	return [
		{ name: 'main.cjs and what it needs', unit: 'bytes', ours: bytesOf(main) },
		{ name: 'all that a document with images needs', unit: 'bytes', ours: withMain('documentsPart') },
		{ name: 'all that a first image needs', unit: 'bytes', ours: withMain('generationPart') },
		{ name: 'all of dist/host', unit: 'bytes', ours: bytesOf(globSync('dist/host/*.cjs')) },
	];
}

function bytesOf(files: Iterable<string>): number {
	return [...files].reduce((sum, file) => sum + statSync(file).size, 0);
}

/** The files of dist/host that are loaded with one of them, by the beginning of its name. */
function loadedWith(name: string): ReadonlySet<string> {
	const outputs = readMetafiles()['main']?.outputs ?? {};
	const loaded = new Set<string>();
	const due = Object.keys(outputs).filter(file => /^dist\/host\/(\w+)/.exec(file)?.[1] === name);
	for (let file = due.pop(); file !== undefined; file = due.pop()) {
		const imports = outputs[file]?.imports ?? [];
		loaded.add(file);
		due.push(
			...imports
				.filter(({ path, kind }) => kind === 'import-statement' && path in outputs && !loaded.has(path))
				.map(({ path }) => path),
		);
	}
	if (loaded.size === 0) {
		throw new Error(`dist/host has no ${name}`);
	}
	return loaded;
}

/** The packages that a production build takes something of, sorted. */
export function shippedPackages(): readonly string[] {
	const packages = Object.values(readMetafiles())
		.flatMap(({ inputs }) => Object.keys(inputs))
		.flatMap(input => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
	return [...new Set(packages)].sort();
}

function readMetafiles(): z.infer<typeof metafiles> {
	return metafiles.parse(JSON.parse(readFileSync('dist/meta.json', 'utf8')));
}

/** What figment.vsix weighs, and how many files are in it. */
export function packageRows(): readonly Row[] {
	const { size } = statSync('figment.vsix');
	const bytes = readFileSync('figment.vsix');
	return [
		{ name: 'figment.vsix', unit: 'bytes', ours: size },
		{ name: 'files in figment.vsix', unit: 'count', ours: entriesOf(bytes) },
	];
}

/** The number of entries as the end of a ZIP file says it (APPNOTE 4.3.16). */
function entriesOf(zip: Uint8Array): number {
	const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
	for (let at = zip.length - endLength; at >= 0; at--) {
		if (view.getUint32(at, true) === endSignature) {
			return view.getUint16(at + 10, true);
		}
	}
	throw new Error('figment.vsix is no ZIP file');
}

const endLength = 22;
const endSignature = 0x06054b50;
