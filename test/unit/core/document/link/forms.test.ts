import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import type { LinkOptions } from '../../../../../src/core/document/link/link.ts';

const target = {
	path: '../b/a fox_[1].png',
	alt: 'A "fox" & [snow]',
	title: "The fox's 100%",
	width: 1024,
	height: 768,
};

const url = '../b/a%20fox_%5B1%5D.png';
const attributes = `src="${url}" alt="A &quot;fox&quot; &amp; [snow]" width="1024" height="768"`;
const texLink = '\\includegraphics[width=\\linewidth,alt={A "fox" \\& [snow]}]{../b/a fox_[1].png}';

const block: LinkOptions = { place: { kind: 'block' } };
const inline: LinkOptions = { place: { kind: 'inline', before: ' ', after: ' ' } };
const figure: LinkOptions = { template: 'figure' };
const picture: LinkOptions = { template: ' picture ' };

const table: readonly (readonly [
	id: string,
	kind: string,
	options: LinkOptions,
	text: string,
	alt: string,
])[] = [
	['markdown', 'block', block, `![A "fox" & \\[snow\\]](${url})`, 'A "fox" & \\[snow\\]'],
	['markdown', 'inline', inline, `![A "fox" & \\[snow\\]](${url})`, 'A "fox" & \\[snow\\]'],
	[
		'markdown',
		'figure',
		figure,
		`<figure>\n  <img ${attributes}>\n  <figcaption>The fox's 100%</figcaption>\n</figure>`,
		'A &quot;fox&quot; &amp; [snow]',
	],
	[
		'mdx',
		'picture',
		picture,
		`<picture>\n  <img ${attributes} />\n</picture>`,
		'A &quot;fox&quot; &amp; [snow]',
	],
	[
		'html',
		'picture',
		picture,
		`<picture>\n  <img ${attributes}>\n</picture>`,
		'A &quot;fox&quot; &amp; [snow]',
	],
	[
		'html',
		'figure',
		figure,
		`<figure>\n  <img ${attributes}>\n  <figcaption>The fox's 100%</figcaption>\n</figure>`,
		'A &quot;fox&quot; &amp; [snow]',
	],
	['css', 'block', block, `url("${url}")`, ''],
	['asciidoc', 'block', block, 'image::../b/a fox_%5B1%5D.png[A "fox" & [snow]]', 'A "fox" & [snow]'],
	[
		'asciidoc',
		'inline',
		inline,
		'image:../b/a fox%5F%5B1%5D.png[A "fox" & &#91;snow\\]]',
		'A "fox" & &#91;snow\\]',
	],
	[
		'asciidoc',
		'figure',
		figure,
		'.The fox\\\'s 100%\nimage::../b/a fox_%5B1%5D.png[A "fox" & [snow]]',
		'A "fox" & [snow]',
	],
	[
		'restructuredtext',
		'block',
		block,
		'.. image:: ../b/a\\ fox_[1].png\n   :alt: A "fox" & [snow]',
		'A "fox" & [snow]',
	],
	['rst', 'inline', inline, '|a fox_[1]|', ''],
	[
		'rst',
		'figure',
		figure,
		'.. figure:: ../b/a\\ fox_[1].png\n   :alt: A "fox" & [snow]\n\n   The fox\'s 100%',
		'A "fox" & [snow]',
	],
	[
		'typst',
		'block',
		block,
		'#image("../b/a fox_[1].png", alt: "A \\"fox\\" & [snow]")',
		'A \\"fox\\" & [snow]',
	],
	[
		'typst',
		'inline',
		inline,
		'#image("../b/a fox_[1].png", alt: "A \\"fox\\" & [snow]")',
		'A \\"fox\\" & [snow]',
	],
	[
		'typst',
		'figure',
		figure,
		'#figure(\n  image("../b/a fox_[1].png", alt: "A \\"fox\\" & [snow]"),\n  caption: "The fox\'s 100%",\n)',
		'A \\"fox\\" & [snow]',
	],
	['latex', 'block', block, texLink, 'A "fox" \\& [snow]'],
	['tex', 'inline', inline, texLink, 'A "fox" \\& [snow]'],
	[
		'latex',
		'figure',
		figure,
		`\\begin{figure}\n  \\centering\n  ${texLink}\n  \\caption{The fox's 100\\%}\n\\end{figure}`,
		'A "fox" \\& [snow]',
	],
	[
		'org',
		'block',
		block,
		'#+ATTR_HTML: :alt A "fox" & [snow]\n[[file:../b/a fox_\\[1\\].png]]',
		'A "fox" & [snow]',
	],
	['org', 'inline', inline, '[[file:../b/a fox_\\[1\\].png]]', ''],
	[
		'org',
		'figure',
		figure,
		'#+CAPTION: The fox\'s 100%\n#+ATTR_HTML: :alt A "fox" & [snow]\n[[file:../b/a fox_\\[1\\].png]]',
		'A "fox" & [snow]',
	],
	['plaintext', 'inline', inline, '../b/a fox_[1].png', ''],
];

describe('a link', () => {
	for (const [id, kind, options, text, alt] of table) {
		it(`is right for ${id}, ${kind}`, () => {
			const link = toLink(id, target, options);
			assert.equal(link.text, text);
			assert.equal(link.text.slice(link.alt.start, link.alt.end), alt);
		});
	}

	it('is one that may stand anywhere when nobody says where, if there is such', () => {
		const ids = ['markdown', 'asciidoc', 'org', 'typst', 'latex', 'rst'];
		assert.deepStrictEqual(
			ids.map(id => toLink(id, target).text),
			ids.map(id => toLink(id, target, id === 'rst' ? block : inline).text),
		);
	});

	it('has lines of its own where its language says so', () => {
		const blocks = table.filter(([id, , options]) => toLink(id, target, options).isBlock === true);
		assert.deepStrictEqual(
			blocks.map(([id, kind]) => `${id} ${kind}`),
			[
				[
					'markdown figure',
					'mdx picture',
					'html picture',
					'html figure',
					'asciidoc block',
					'asciidoc figure',
				],
				['restructuredtext block', 'rst figure', 'typst figure', 'latex figure', 'org block', 'org figure'],
			].flat(),
		);
	});

	it('has the alt text for a title where there is none', () => {
		const { title: _, ...untitled } = target;
		const { text } = toLink('typst', untitled, figure);
		assert.match(text, /caption: "A \\"fox\\" & \[snow\]"/);
	});

	for (const [after, end] of [
		['.', ';'],
		['(', ';'],
		['[', ';'],
		[';', ';'],
		['', ''],
		[' ', ''],
		[',', ''],
		['a', ''],
	] as const) {
		it(`ends with ${end || 'nothing more'} in Typst before ${JSON.stringify(after)}`, () => {
			const { text } = toLink('typst', target, { place: { kind: 'inline', before: ' ', after } });
			assert.ok(text.endsWith(`]")${end}`));
		});
	}
});
