import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';
import type { DefaultTreeAdapterMap } from 'parse5';

/** A picture that a document was given. */
export interface Illustration {
	readonly document: string;
	/** The text that its link has. */
	readonly alt: string;
	readonly bytes: Uint8Array;
}

/** An image in a page. */
interface PageImage {
	/** The page's file, from the built folder. */
	readonly page: string;
	readonly alt: string;
	readonly source: string;
}

type Node = DefaultTreeAdapterMap['node'];

/** Any will do: nothing is fetched. */
const origin = 'https://site.example';

/**
 * What is wrong in a built site whose pages' addresses start with `base`: images that lead to no file of the
 * site, or to other bytes than those of the picture with that text, and pictures that are in no page.
 */
export function findImageFaults(
	folder: string,
	base: string,
	illustrations: readonly Illustration[],
): readonly string[] {
	const images = readPages(folder);
	const expected = new Map(illustrations.map(each => [each.alt, each]));
	const wrong = images.flatMap(image => {
		const { page, source, alt } = image;
		const file = findFile(image, folder, base);
		if (file === undefined) {
			return [`${page}: ${source} is not there`];
		}
		const bytes = expected.get(alt)?.bytes;
		return bytes === undefined || readFileSync(file).equals(bytes)
			? []
			: [`${page}: ${source} is not the picture of ${alt}`];
	});
	const shown = new Set(images.map(({ alt }) => alt));
	const missing = illustrations.filter(({ alt }) => !shown.has(alt));
	return [...wrong, ...missing.map(({ document, alt }) => `${alt}, of ${document}, is in no page`)];
}

function readPages(folder: string): readonly PageImage[] {
	const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter(name => name.endsWith('.html'))
		.map(name => name.replaceAll(path.sep, '/'));
	return pages.flatMap(page =>
		imagesIn(parse(readFileSync(path.join(folder, page), 'utf8'))).map(attributes => ({
			page,
			alt: attributes.get('alt') ?? '',
			source: attributes.get('src') ?? '',
		})),
	);
}

/** The attributes of every image in a page. */
function imagesIn(node: Node): readonly ReadonlyMap<string, string>[] {
	const own =
		node.nodeName === 'img' && 'attrs' in node
			? [new Map(node.attrs.map(({ name, value }) => [name, value]))]
			: [];
	return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(imagesIn)] : own;
}

/** The file that a browser would get on a server that has the built folder at the base. */
function findFile({ page, source }: PageImage, folder: string, base: string): string | undefined {
	const address = new URL(source, origin + base + page.replace(/(^|\/)index\.html$/, '$1'));
	if (address.origin !== origin || !address.pathname.startsWith(base)) {
		return undefined;
	}
	const file = path.join(folder, decodeURIComponent(address.pathname.slice(base.length)));
	return source !== '' && existsSync(file) ? file : undefined;
}
