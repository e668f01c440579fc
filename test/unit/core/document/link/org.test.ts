import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parse } from 'uniorg-parse/lib/parser.js';
import { toLine } from '../../../../../src/core/document/altText.ts';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { anyAlt, tidyPath } from './samples.ts';

const size = { width: 1024, height: 768 };
const block = { place: { kind: 'block' } } as const;

/** What of the parser's nodes counts here. */
interface Node {
	readonly type: string;
	readonly value?: string;
	/** What an entity stands for. */
	readonly utf8?: string;
	readonly format?: string;
	readonly children?: readonly Node[];
	readonly affiliated?: { readonly ATTR_HTML?: readonly string[]; readonly CAPTION?: readonly Node[][] };
	readonly position?: {
		readonly start: { readonly offset: number };
		readonly end: { readonly offset: number };
	};
}

/** What Org shows for a link to a file, with what its paragraph says about it. */
interface Shown {
	readonly path: string;
	readonly alt: string | undefined;
	readonly caption: string | undefined;
}

function read(text: string): readonly Shown[] {
	const root = parse(text, { trackPosition: true }) as unknown as Node;
	return (root.children ?? []).flatMap(({ affiliated, children = [] }) =>
		children
			.filter(({ type, format }) => type === 'link' && format === 'bracket')
			.map(({ position, children: description }) => {
				assert.deepStrictEqual(description, []);
				const link = text.slice(position?.start.offset, position?.end.offset).trimEnd();
				const [, path = ''] = /^\[\[file:(.*)\]\]$/s.exec(link) ?? assert.fail(link);
				return {
					path: unescapeLink(path),
					alt: attributes(affiliated?.ATTR_HTML?.join(' ') ?? '').get(':alt'),
					caption: affiliated?.CAPTION?.map(said)[0],
				};
			}),
	);
}

/** As `org-link-unescape` of Org 9.3 and later. The parser's own takes brackets away. */
function unescapeLink(path: string): string {
	return path.replace(/(\\+)(?=[[\]]|$)/g, backslashes => '\\'.repeat(Math.floor(backslashes.length / 2)));
}

/** As `org-export-read-attribute`. */
function attributes(value: string): ReadonlyMap<string, string> {
	const names = [...value.matchAll(/(?:^|[ \t]+)(:[-a-zA-Z0-9_]+)(?=[ \t]+|$)/g)];
	return new Map(
		names.map((match, index) => {
			const end = names[index + 1]?.index ?? value.length;
			return [match[1]!, value.slice(match.index + match[0].length, end).trim()];
		}),
	);
}

/** The text of a caption, which must be text and nothing else. */
function said(nodes: readonly Node[]): string {
	return nodes
		.map(({ type, value, utf8 }) => {
			assert.match(type, /^(?:text|entity)$/);
			return visible(value ?? utf8 ?? '');
		})
		.join('');
}

/** Without Org's escape character, which nobody sees. */
function visible(text: string): string {
	return text.replaceAll('\u200B', '');
}

/** A double colon would end the file's name. */
const path = tidyPath.filter(each => !each.includes('::')).map(each => `${each}.png`);
const alt = anyAlt.map(each => toLine(visible(each))).filter(each => each !== '');

describe('an Org image', () => {
	const table: readonly (readonly [path: string, alt: string, text: string])[] = [
		['a fox.png', 'A fox', '#+ATTR_HTML: :alt A fox\n[[file:a fox.png]]'],
		['a[1].png', 'a [1]', '#+ATTR_HTML: :alt a [1]\n[[file:a\\[1\\].png]]'],
		['a\\b\\[c.png', '"a"', '#+ATTR_HTML: :alt "a"\n[[file:a\\b\\\\\\[c.png]]'],
		['~a.png', 'a :b c', '#+ATTR_HTML: :alt a :\u200Bb c\n[[file:./~a.png]]'],
	];
	for (const [file, text, link] of table) {
		it(`is ${link.replace('\n', ' and ')}`, () => {
			assert.equal(toLink('org', { path: file, alt: text, ...size }, block).text, link);
		});
	}

	it('has the path and the alt text, to a parser', () => {
		fc.assert(
			fc.property(path, alt, (file, text) => {
				const link = toLink('org', { path: file, alt: text, ...size }, block).text;
				const [shown, ...more] = read(`a\n\n${link}\n\nb\n`);
				assert.deepStrictEqual(more, []);
				assert.deepStrictEqual(
					{ ...shown, alt: visible(shown?.alt ?? '') },
					{ path: file.startsWith('~') ? `./${file}` : file, alt: text, caption: undefined },
				);
			}),
			{ numRuns: 1000 },
		);
	});

	it('has the path in a line of text, to a parser', () => {
		fc.assert(
			fc.property(path, alt, (file, text) => {
				const place = { kind: 'inline', before: ' ', after: '.' } as const;
				const link = toLink('org', { path: file, alt: text, ...size }, { place }).text;
				assert.deepStrictEqual(
					read(`a ${link}. b\n`).map(shown => shown.path),
					[file.startsWith('~') ? `./${file}` : file],
				);
			}),
			{ numRuns: 1000 },
		);
	});

	it('has the caption of a figure as text, to a parser', () => {
		fc.assert(
			fc.property(path, alt, alt, (file, text, title) => {
				const target = { path: file, alt: text, title, ...size };
				const [shown] = read(toLink('org', target, { template: 'figure' }).text);
				assert.deepStrictEqual([visible(shown?.alt ?? ''), shown?.caption], [text, title]);
			}),
			{ numRuns: 1000 },
		);
	});
});
