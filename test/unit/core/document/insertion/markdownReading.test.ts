import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { lint } from 'markdownlint/sync';
import { readTree } from '../reader.ts';
import { propertyRuns } from '../../../../harness/propertyRuns.ts';
import { pathsOf, samplesOf, withPictures } from './samples.ts';

/** A part of a Markdown document by its lines; the number makes every text another one. */
const parts: readonly ((id: number) => string)[] = [
	id => `Text${id} and more.`,
	id => `Text${id}\nwith a second${id} line.`,
	id => `# Title${id}`,
	id => `Title${id}\n---`,
	id => `\`\`\`js\ncode${id}\n\n  more${id}\n\`\`\``,
	id => `    code${id}\n\n    more${id}`,
	id => `<div>\n  <b>html${id}</b>\n</div>\n`,
	id => `<!-- comment${id}\n\nmore -->\n`,
	() => '***',
	id => `- [ ] task${id}\n- [x] done`,
	id => `## Title${id} ##`,
	id =>
		`Text${id} with \`code ${id}\` and [a link](u${id}.md "t")\\\n<http://x.y/${id}>, \\* &amp; <!-- c -->.`,
	id => `1.\n\n2. other${id}`,
	id => `- item${id}\n-\n- other${id}`,
];

/** What a part is in: the mark of its first line, and what its other lines start with. */
const containers: readonly (readonly [first: string, rest: string])[] = [
	['', ''],
	['- ', '  '],
	['* ', '  '],
	['1. ', '   '],
	['> ', '> '],
];

function enclose(text: string, [first, rest]: readonly [string, string]): string {
	return text
		.split('\n')
		.map((line, index) => {
			const mark = index === 0 ? first : rest;
			return line === '' ? mark.trimEnd() : mark + line;
		})
		.join('\n');
}

const { document } = fc.letrec<{ document: string; block: string }>(tie => ({
	document: fc
		.array(fc.tuple(tie('block'), fc.constantFrom('\n', '\n\n', '\n\n')), { minLength: 1, maxLength: 4 })
		.map(blocks => blocks.map(([block, gap], index) => (index === 0 ? '' : gap) + block).join('')),
	block: fc.oneof(
		{ maxDepth: 2 },
		fc.tuple(fc.constantFrom(...parts), fc.nat(99)).map(([part, id]) => part(id)),
		fc.tuple(tie('document'), fc.constantFrom(...containers)).map(([text, mark]) => enclose(text, mark)),
	),
}));

const spots = samplesOf([undefined, undefined, 'figure', 'picture']);

/** Of a document, what markdownlint says by rule and how often. */
function complaints(text: string, hasEmptyItems: boolean): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	for (const { ruleNames } of lint({
		strings: { text },
		// In a quote it takes the indentation of an item that begins with a rule for spaces too many.
		// A list that begins with an empty item is none to it.
		config: {
			MD013: false,
			MD041: false,
			MD033: false,
			MD027: !/[-*.] \*\*\*/.test(text),
			MD032: !hasEmptyItems,
		},
	})['text'] ?? []) {
		found.set(ruleNames[0]!, (found.get(ruleNames[0]!) ?? 0) + 1);
	}
	return found;
}

const page = new MarkdownIt({ html: true });

/** The paths of all images of a document, in order. */
function imagesOf(text: string): readonly string[] {
	return [...page.render(text).matchAll(/<img src="([^"]*)" alt="a fox"/g)].map(([, path = '']) => path);
}

describe('a Markdown document with pictures in it', () => {
	it('has all else as it was, each picture once, and nothing new for markdownlint', () => {
		fc.assert(
			fc.property(document, spots, fc.constantFrom('\n', '\r\n'), (lines, samples, eol) => {
				const text = lines.replaceAll('\n', eol);
				const after = withPictures({ text, languageId: 'markdown' }, samples);
				const shown = `${JSON.stringify(text)}\n${JSON.stringify(after)}`;
				assert.deepStrictEqual(readTree(after), readTree(text), shown);
				assert.deepStrictEqual(imagesOf(after).toSorted(), pathsOf(samples), shown);
				const hasEmptyItems = text.includes('other');
				const before = complaints(text, hasEmptyItems);
				const added = [...complaints(after, hasEmptyItems)].filter(([rule]) => !before.has(rule));
				assert.deepStrictEqual(added, [], shown);
			}),
			propertyRuns(150),
		);
	});
});
