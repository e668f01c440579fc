import { moveAnchor } from './anchor.ts';
import type { Anchor, TextChange } from './anchor.ts';
import { hasDefinition, nameApart } from './insertion/definition.ts';
import { GrowingText } from './insertion/growingText.ts';
import { gapInLine } from './insertion/layout.ts';
import type { DocumentText, Gap } from './insertion/layout.ts';
import { layoutOf } from './insertion/layouts.ts';
import { fitLines } from './link/lines.ts';
import type { LinkPlace, LinkText } from './link/link.ts';

export type { DocumentText } from './insertion/layout.ts';

/** Where in a document links go: at a caret, on their own lines below a text, over it, or at the end. */
export type Spot =
	| { readonly mode: 'cursor' | 'below' | 'replace'; readonly anchor: Anchor }
	| { readonly mode: 'end' };

/** Links that belong to one spot: `write` writes them for the place they get. */
export interface Placement {
	readonly spot: Spot;
	readonly write: (place: LinkPlace) => readonly [LinkText, ...LinkText[]];
}

/** Where the links of a placement are, by offsets in the document's text after all edits. */
export interface Placed {
	/** From the first link to the last. */
	readonly links: Anchor;
	/** The alt text of the first link. */
	readonly alt: Anchor;
	/** Each link as it is in the document. */
	readonly texts: readonly string[];
}

/** What is to be done to a document. */
export interface InsertionPlan {
	/** By offsets in the text before: in order, never overlapping nor at one place. */
	readonly edits: readonly TextChange[];
	/** In the order of the placements; undefined for what has no place there. */
	readonly placed: readonly (Placed | undefined)[];
}

/** The one edit that puts the links of all placements where they were asked for. */
export function planInsertions(
	document: DocumentText,
	placements: readonly [Placement, ...Placement[]],
): InsertionPlan {
	return new Planner(document, placements).plan();
}

/** Links in the text as it is so far. */
interface Standing extends Placed {
	/** Which placement they are of. */
	readonly index: number;
	/** Where the change that put them in began. */
	readonly change: Anchor;
	readonly isInLine: boolean;
}

/** Puts in the links of one placement after another, each into the text that the earlier ones left. */
class Planner {
	readonly #document: DocumentText;
	readonly #placements: readonly Placement[];
	readonly #text: GrowingText;
	#spots: readonly Spot[];
	#placed: readonly Standing[] = [];

	constructor(document: DocumentText, placements: readonly Placement[]) {
		this.#document = document;
		this.#placements = placements;
		this.#text = new GrowingText(document.text);
		// What is put in at the end of a selection must not become a part of it.
		this.#spots = placements.map(({ spot }) =>
			spot.mode === 'end' ? spot : { ...spot, anchor: trim(document.text, spot) },
		);
	}

	plan(): InsertionPlan {
		for (const index of this.#placements.keys()) {
			this.#put(index);
		}
		const placed = this.#placements.map((_, index) => {
			const found = this.#placed.find(each => each.index === index);
			return found && { links: found.links, alt: found.alt, texts: found.texts };
		});
		return { edits: this.#text.edits, placed };
	}

	#put(index: number): void {
		const asked = this.#spots[index];
		const write = this.#placements[index]?.write;
		if (asked === undefined || write === undefined) {
			return;
		}
		const layout = layoutOf(this.#document.languageId);
		const range = asked.mode === 'end' ? undefined : trim(this.#text.text, asked);
		const inLine = range && asked.mode !== 'below' ? layout.inLine(this.#now, range) : undefined;
		// What was put in earlier is not replaced.
		const isOverOthers =
			(asked.mode === 'replace' && range !== undefined && this.#hasLinkIn(range)) ||
			(inLine !== undefined && this.#hasLinkIn(inLine));
		const mode = isOverOthers ? 'below' : asked.mode;
		const found = isOverOthers ? undefined : inLine;
		if (found !== undefined && found.place.kind !== 'block') {
			const gap = this.#behindOthers(found);
			const links = write(gap.place);
			if (!areBlocks(links)) {
				this.#fillInLine(index, gap, links);
				return;
			}
		}
		const links = write({ kind: 'block' });
		const blocks = areBlocks(links);
		if (range === undefined) {
			this.#fill(index, layout.atEnd(this.#now, blocks), links);
			return;
		}
		// What a place is only beside of stays.
		const isOver = mode === 'replace' && (found === undefined || found.start < found.end);
		const instead = isOver ? this.#replace(range, blocks) : undefined;
		const gap =
			instead ??
			(mode === 'cursor'
				? layout.nearby(this.#now, range.start, blocks)
				: layout.below(this.#now, range, blocks));
		this.#fill(index, this.#belowOthers(gap, blocks), links);
	}

	/** Takes a text away if lines of links can take its place. */
	#replace({ start, end }: Anchor, blocks: boolean): Gap | undefined {
		const { text } = this.#text;
		const rest = text.slice(0, start) + text.slice(end);
		const gap = layoutOf(this.#document.languageId).nearby({ ...this.#now, text: rest }, start, blocks);
		if (gap === undefined || /\S/.test(rest.slice(Math.min(start, gap.end), Math.max(start, gap.start)))) {
			return undefined;
		}
		this.#change({ offset: start, length: end - start, text: '' });
		return gap;
	}

	/** Whether a link that was put in is in a part of the text. */
	#hasLinkIn({ start, end }: Anchor): boolean {
		return this.#placed.some(({ links }) => links.start < end && start < links.end);
	}

	/** What was put at the same place in a line earlier comes first. */
	#behindOthers(gap: Gap): Gap {
		const other = this.#placed.findLast(({ isInLine, change }) => isInLine && change.start === gap.start);
		if (other === undefined || gap.start !== gap.end) {
			return gap;
		}
		const { end } = other.links;
		const { place } = gapInLine(this.#text.text, { start: end, end }, '');
		const isInline = gap.place.kind === 'inline' && place.kind === 'inline';
		return {
			...gap,
			start: end,
			end,
			before: gap.between,
			place: isInline
				? { ...gap.place, before: gap.between.slice(-1).trim(), after: place.after }
				: gap.place,
		};
	}

	/** What was put below the same text earlier comes first. */
	#belowOthers(gap: Gap | undefined, blocks: boolean): Gap | undefined {
		let found = gap;
		for (const { isInLine, change, links } of this.#placed) {
			if (!isInLine && change.start === found?.start && found.start === found.end) {
				found = layoutOf(this.#document.languageId).below(this.#now, links, blocks);
			}
		}
		return found;
	}

	#fill(index: number, gap: Gap | undefined, links: readonly [LinkText, ...LinkText[]]): void {
		if (gap === undefined) {
			return;
		}
		const { eol } = this.#document;
		const fitted = links.map(link => fitLines(link, { eol, indent: gap.indent }));
		const texts = fitted.map(({ text }) => text);
		const joined = texts.join(gap.between);
		const [opening, closing] = (links.length > 1 && gap.brackets) || ['', ''];
		const [before, after] = [gap.before + opening, closing + gap.after];
		const { start, end } = gap;
		const origin = start + before.length;
		const alt = fitted[0]?.alt ?? links[0].alt;
		this.#change({ offset: start, length: end - start, text: before + joined + after });
		this.#placed = [
			...this.#placed,
			{
				index,
				links: { start: origin, end: origin + joined.length },
				alt: { start: origin + alt.start, end: origin + alt.end },
				texts,
				change: { start, end: start },
				isInLine: gap.place.kind !== 'block',
			},
		];
	}

	/** What links in a line are names for is defined below their text. */
	#fillInLine(index: number, gap: Gap, links: readonly [LinkText, ...LinkText[]]): void {
		const named = nameApart(this.#text.text, links);
		this.#fill(index, gap, named);
		for (const { definition } of named.toReversed()) {
			const { text } = this.#text;
			if (definition === undefined || hasDefinition(text, definition)) {
				continue;
			}
			const end = this.#placed.at(-1)?.links.end ?? gap.end;
			const place = layoutOf(this.#document.languageId).below(this.#now, { start: end, end }, true);
			if (place === undefined) {
				continue;
			}
			const link = { text: definition, alt: { start: 0, end: 0 } };
			const fitted = fitLines(link, { eol: this.#document.eol, indent: place.indent });
			const { start } = place;
			const length = place.end - start;
			this.#change({ offset: start, length, text: place.before + fitted.text + place.after });
		}
	}

	#change(change: TextChange): void {
		const { offset, text } = change;
		const instead = { start: offset, end: offset + text.length };
		const move = (anchor: Anchor) => moveAnchor(anchor, [change]) ?? instead;
		this.#text.change(change);
		this.#placed = this.#placed.map(each => ({
			...each,
			links: move(each.links),
			alt: move(each.alt),
			change: move(each.change),
		}));
		this.#spots = this.#spots.map(spot => {
			if (spot.mode === 'end') {
				return spot;
			}
			const anchor = moveAnchor(spot.anchor, [change]);
			return anchor === undefined ? { mode: 'below', anchor: instead } : { ...spot, anchor };
		});
	}

	get #now(): DocumentText {
		return { ...this.#document, text: this.#text.text };
	}
}

function areBlocks(links: readonly LinkText[]): boolean {
	return links.some(({ isBlock }) => isBlock === true);
}

/** What a selection means: not the space at its ends, not the line break that whole lines end with. */
function trim(text: string, { mode, anchor: { start, end } }: Exclude<Spot, { mode: 'end' }>): Anchor {
	if (mode === 'cursor') {
		return { start, end: start };
	}
	const selected = text.slice(start, end);
	const { length } = selected.trim();
	const first = length === 0 ? start : start + selected.length - selected.trimStart().length;
	return { start: first, end: first + length };
}
