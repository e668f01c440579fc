import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod';
import type { Row } from '../row.ts';

/** What is built for production, in dist/. */
const bundles = [
	'extension.cjs',
	'main.cjs',
	'web.js',
	'imagePage.js',
	'imagePage.css',
	'studio.js',
	'studio.css',
	'codicon.woff2',
] as const;

const metafiles = z.record(z.string(), z.object({ inputs: z.record(z.string(), z.unknown()) }));

/** What the production build in dist/ weighs. */
export function bundleRows(): readonly Row[] {
	const sizes = bundles.map((file): Row => ({
		name: file,
		unit: 'bytes',
		ours: statSync(`dist/${file}`).size,
	}));
	return [...sizes, { name: 'packages that ship', unit: 'count', ours: shippedPackages().length }];
}

/** The packages that a production build takes something of, sorted. */
export function shippedPackages(): readonly string[] {
	const built = metafiles.parse(JSON.parse(readFileSync('dist/meta.json', 'utf8')));
	const packages = Object.values(built)
		.flatMap(({ inputs }) => Object.keys(inputs))
		.flatMap(input => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
	return [...new Set(packages)].sort();
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
