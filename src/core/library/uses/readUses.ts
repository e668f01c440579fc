import type { ImageLink } from '../../document/find/imageLink.ts';
import { LinkFinder } from '../../document/find/linkFinder.ts';
import { ownText } from '../../document/find/ownText.ts';
import type { Pacer } from '../pacer.ts';
import { documentLanguage } from './documentLanguage.ts';
import { findMentions } from './mentions.ts';
import type { Mention } from './mentions.ts';
import type { Use } from './use.ts';

/** A use, and what its target is read as. */
export interface FoundUse extends Use {
	/** The target and what else it may be, with nothing of the document's own syntax. */
	readonly targets: readonly string[];
	/** Of AsciiDoc what comes before the target; undefined where that cannot be told. */
	readonly folder: string | undefined;
}

/** No document with more uses is believed to be one. */
export const mostUses = 20_000;

/** Finds what a document shows or names of images. Waits between slices of work. */
export async function readUses(document: string, text: string, pacer: Pacer): Promise<readonly FoundUse[]> {
	const language = documentLanguage(document);
	const links = language === undefined ? [] : await new LinkFinder(language, text).linksSoon();
	const mentions = await findMentions(text, mostUses, pacer);
	const folderAt = language === 'asciidoc' ? imageFolders(text) : () => '';
	const lineAt = lineCounter(text);
	const found = [
		...links.slice(0, mostUses).map(link => ({ kind: 'link' as const, ...ofLink(link) })),
		...outside(mentions, links).map(each => ({ kind: 'mention' as const, ...ofMention(each) })),
		...(/\.(?:tex|ltx)$/i.test(document) ? namesWithoutExtension(text) : []),
	].sort((one, other) => one.offset - other.offset);
	const uses: FoundUse[] = [];
	for (const { kind, offset, target, targets } of found) {
		const place = { document, target: ownText(target), offset, line: lineAt(offset), kind };
		uses.push({ ...place, targets: targets.map(ownText), folder: folderAt(offset) });
		if (pacer.isDue) {
			await pacer.rest();
		}
	}
	return uses;
}

function ofLink({ range, target }: ImageLink) {
	return { offset: range.start, target: target.raw, targets: [target.text] };
}

function ofMention({ start, text, other }: Mention) {
	const targets = (other === undefined ? [text] : [text, other]).map(each =>
		// JSON and scripts write letters so.
		each.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
	);
	return { offset: start, target: text, targets };
}

/** The mentions that are no link's target. */
function outside(mentions: readonly Mention[], links: readonly ImageLink[]): Mention[] {
	const ranges = links.map(({ target }) => target.range).sort((one, other) => one.start - other.start);
	let index = 0;
	return mentions.filter(({ end }) => {
		while ((ranges[index]?.end ?? Infinity) < end) {
			index++;
		}
		const start = ranges[index]?.start ?? Infinity;
		return end <= start;
	});
}

/** LaTeX needs no extension. */
function namesWithoutExtension(text: string) {
	return [...text.matchAll(/\\includegraphics\*?\s*(?:\[[^[\]]{0,200}\]\s*)?\{([^{}\n]{1,500})\}/g)]
		.filter(([, name = '']) => !/\.\w{2,4}$/.test(name))
		.map(({ index, 1: name = '' }) => ({
			kind: 'link' as const,
			offset: index,
			target: name,
			targets: ['png', 'jpg', 'jpeg', 'webp'].map(extension => `${name}.${extension}`),
		}));
}

/** What `imagesdir` says at offsets that only grow. */
function imageFolders(text: string): (offset: number) => string | undefined {
	const entries = [...text.matchAll(/^:(!?)imagesdir!?:[ \t]*(.*)$/gm)];
	let next = 0;
	let value = '';
	return offset => {
		for (let entry = entries[next]; entry !== undefined && entry.index < offset; entry = entries[next]) {
			value = entry[1] === '!' ? '' : (entry[2] ?? '').trim().replace(/@$/, '');
			next++;
		}
		return /[{]|:\/\/|^[\\/]/.test(value) ? undefined : value;
	};
}

/** The lines of offsets that only grow, counted from 1. */
function lineCounter(text: string): (offset: number) => number {
	let line = 1;
	let newline = text.indexOf('\n');
	return offset => {
		while (newline !== -1 && newline < offset) {
			line++;
			newline = text.indexOf('\n', newline + 1);
		}
		return line;
	};
}
