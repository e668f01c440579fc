import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { planInsertions } from '../../../../../src/core/document/insertion.ts';
import type { Placement, Spot } from '../../../../../src/core/document/insertion.ts';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { edited } from '../insertionExamples.ts';

/** What is asked for at a place of a document. */
export interface Sample {
	readonly mode: Spot['mode'];
	readonly at: number;
	readonly count: number;
	readonly template: string | undefined;
}

/** Up to three places with one or two pictures each, by the templates given. */
export function samplesOf(templates: readonly (string | undefined)[]): fc.Arbitrary<readonly Sample[]> {
	const sample = fc.record({
		mode: fc.constantFrom('cursor', 'below', 'replace', 'end'),
		at: fc.nat(),
		count: fc.constantFrom(1, 1, 2),
		template: fc.constantFrom(...templates),
	});
	return fc.array(sample, { minLength: 1, maxLength: 3 });
}

/** The paths of the pictures of samples, in their order. */
export function pathsOf(samples: readonly Sample[]): readonly string[] {
	return samples.flatMap(({ count }, index) =>
		Array.from({ length: count }, (_, number) => `i${index}-${number}.png`),
	);
}

/** A document with the pictures of samples in it; what the plan says of them is checked. */
export function withPictures(
	{ text, languageId }: { readonly text: string; readonly languageId: string },
	samples: readonly Sample[],
): string {
	const eol = text.includes('\r\n') ? '\r\n' : '\n';
	const [first, ...rest] = samples.map((sample, index) => placementOf(languageId, text, { sample, index }));
	const { edits, placed } = planInsertions({ text, eol, languageId }, [first!, ...rest]);
	const after = edited(text, edits);
	for (const found of placed) {
		assert.ok(found);
		const { links, alt, texts } = found;
		assert.match(after.slice(alt.start, alt.end), /^(?:a fox)?$/);
		const end = texts.reduce((at, each) => after.indexOf(each, at) + each.length, links.start);
		assert.ok(end <= links.end, after);
	}
	return after;
}

function placementOf(
	languageId: string,
	text: string,
	{ sample, index }: { readonly sample: Sample; readonly index: number },
): Placement {
	const { mode, at, count, template } = sample;
	const anywhere = at % (text.length + 1);
	const start = text[anywhere - 1] === '\r' ? anywhere + 1 : anywhere;
	const word = /^\p{L}+\d+/u.exec(text.slice(start))?.[0].length ?? 0;
	const spot: Spot =
		mode === 'end' ? { mode } : { mode, anchor: { start, end: mode === 'below' ? start + word : start } };
	return {
		spot,
		write: place => {
			const [first, ...rest] = Array.from({ length: count }, (_, number) => {
				const target = { path: `i${index}-${number}.png`, alt: 'a fox', width: 1, height: 1 };
				return toLink(languageId, target, { place, template });
			});
			return [first!, ...rest];
		},
	};
}

/** Parts in any order, numbered, with the gaps between them that are given. */
export function documentsOf(
	parts: readonly ((id: number) => string)[],
	gaps: readonly string[],
): fc.Arbitrary<string> {
	return fc
		.array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(...gaps)), { minLength: 1, maxLength: 6 })
		.map(chosen => chosen.map(([part, gap], id) => (id === 0 ? '' : gap) + part(id)).join(''));
}

/** The children of a node by their marks and texts, where texts that a picture came between are one. */
export function joinTexts(children: readonly string[]): readonly string[] {
	const joined: string[] = [];
	for (const child of children.filter(each => each !== '')) {
		const before = isText(child) && isText(joined.at(-1)) ? joined.pop() : '';
		joined.push(`${before}${child}`);
	}
	return joined;
}

function isText(child: string | undefined): boolean {
	return child !== undefined && !/^[<>]/.test(child);
}
