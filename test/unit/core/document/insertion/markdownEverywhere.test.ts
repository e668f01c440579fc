import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HtmlRenderer, Parser } from 'commonmark';
import * as fc from 'fast-check';
import { planInsertions } from '../../../../../src/core/document/insertion.ts';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { propertyRuns } from '../../../../harness/propertyRuns.ts';
import { edited } from '../insertionExamples.ts';
import { readByMicromark } from './micromarkReader.ts';
import { withPictures } from './samples.ts';

const documents: readonly (readonly [name: string, text: string])[] = [
	['code in a text', 'Press `Ctrl C` and ``x ` y`` or ` not.\n'],
	['links', 'See [one](u.md "t") and [two][a], [a] [three](<x y>).\n\n[a]: /x "T"\n\nEnd\n'],
	['pictures', 'See ![one](u.md "t") and ![two][a] and [![in](x.png)](y).\n\n[a]: /x\n'],
	['addresses and comments', 'See <http://x.y> and <a@b.c> <!-- note --> &amp; more.\n'],
	['bare addresses', 'See https://x.y/z, (www.x.y) and [http://x.y](https://x.y).\n'],
	['escapes', 'A \\* and \\[b\\](c), C:\\dir\\\nand more\\\n'],
	['emphasis', 'A **bold** and _soft_ and ***both*** text.\n'],
	['math', 'A $x + y$ and $$z$$.\n\n$$\na\n\nb\n$$\n\nEnd\n'],
	['definitions', '[a]: /x "T"\n[b]: /y\n  "two\n  lines"\n\nsee [a] and [b]\n'],
	['a definition above a text', '[a]: /x\nText with [a].\n'],
	['code in cells', '| `f \\| g` | b \\| c |\n| --- | --- |\n| [a](u) | <!-- c --> |\n'],
	[
		'footnotes',
		'x[^1] y[^long]\n\n[^1]: A fox.\n\n    Second para.\n\n    - item\n[^long]: B\n    more\n\nend\n',
	],
	['a footnote with code', 'x[^1]\n\n[^1]:\n    A fox.\n\n    ```\n    code\n    ```\n\nend\n'],
	['closed headings', '# H #\ntext\n\n## H `x` ##  \n### \n## ##\n'],
	['empty items', '1.\n\n2. b\n3.\n4. d\n'],
	['empty items in a quote', '> -\n> - b\n> -\n>\n> - c\n'],
	['quotes with empty lines', '>\n> a\n>\n\n>\n> b\n'],
	['a comment in HTML', '<div>\n<!-- note -->\n<b>x</b>\n</div>\n\nend\n'],
	['a tag of no known name', '<my-el a="b">\ntext\n</my-el>\n\nend\n'],
];

describe('a picture at any offset of Markdown', () => {
	for (const [name, text] of documents) {
		it(`is shown and leaves all else as it was, with ${name}`, () => {
			const { tree } = readByMicromark(text);
			for (const mode of ['cursor', 'below'] as const) {
				for (let at = 0; at <= text.length; at++) {
					const after = withPictures({ text, languageId: 'markdown' }, [
						{ mode, at, count: 1, template: undefined },
					]);
					const shown = `${mode} ${JSON.stringify(`${text.slice(0, at)}‸${text.slice(at)}`)}\n${JSON.stringify(after)}`;
					const now = readByMicromark(after);
					assert.equal(now.images.length, 1, shown);
					assert.deepStrictEqual(now.tree, tree, shown);
				}
			}
		});
	}
});

const texts: readonly ((id: number) => string)[] = [
	id => `Text${id}`,
	id => `\`code ${id}\``,
	id => `\`\`tick \` ${id}\`\``,
	id => `[link${id}](u${id}.md "title ${id}")`,
	id => `[link \`${id}\` ![image](x.png)](<u ${id}>)`,
	id => `[text${id}][ref].`,
	() => '[ref].',
	() => '[none] ]( ![',
	id => `<!-- note ${id} -->`,
	id => `<http://x.y/${id}>`,
	id => `$x${id} + y$`,
	() => '\\* \\a &copy;',
	() => '`` $ <',
	() => '\\\n',
	() => '\n',
];
const page = new HtmlRenderer();
const fox = { path: 'i0-0.png', alt: 'a fox', width: 1, height: 1 };

/** How often a document has the picture, and what is said in it. */
function readPage(text: string): { readonly images: number; readonly said: string } {
	const html = page.render(new Parser().parse(text));
	return {
		images: [...html.matchAll(/<img src="i0-0\.png"/g)].length,
		said: html.replaceAll(/<img src="i0-0\.png"[^>]*>|<\/?p>|▣|\s/g, ''),
	};
}

describe('a picture in a Markdown text', () => {
	it('is shown where code, links, comments and math are, and leaves what is said', () => {
		const lines = fc
			.array(fc.tuple(fc.constantFrom(...texts), fc.constantFrom(' ', ' ', '')), {
				minLength: 1,
				maxLength: 8,
			})
			.map(chosen => chosen.map(([part, gap], id) => part(id) + gap).join(''));
		fc.assert(
			fc.property(lines, fc.nat(), fc.boolean(), (line, place, isReplaced) => {
				const text = `Start ${line}\n\n[ref]: /x "T"\n`;
				const start = place % (text.length + 1);
				const word = isReplaced ? (/^\w+/.exec(text.slice(start))?.[0].length ?? 0) : 0;
				const mode = isReplaced ? 'replace' : 'cursor';
				const plan = planInsertions({ text, eol: '\n', languageId: 'markdown' }, [
					{
						spot: { mode, anchor: { start, end: start + word } },
						write: at => [toLink('markdown', fox, { place: at })],
					},
				]);
				const after = edited(text, plan.edits);
				const shown = `${JSON.stringify(text)} ${start} ${word}\n${JSON.stringify(after)}`;
				assert.equal(readPage(after).images, 1, shown);
				const rests = [text, `${text.slice(0, start)}▣${text.slice(start + word)}`];
				assert.ok(
					rests.some(rest => readPage(rest).said === readPage(after).said),
					shown,
				);
			}),
			propertyRuns(500),
		);
	});
});
