import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import * as fc from 'fast-check';
import { documentsOf, pathsOf, samplesOf, withPictures } from './samples.ts';

/** Images that need no files, and items and titles by what they say. */
const prelude = String.raw`
#let image(path, ..named) = metadata(("image", path))
#let said(it) = {
	if type(it) == str { it }
	else if it.has("text") { said(it.text) }
	else if it.has("children") { it.children.map(said).join() }
	else if it.has("body") { said(it.body) }
	else { "" }
}
#show heading: it => { it; [#metadata(("heading", said(it.body)))] }
#show list.item: it => metadata(("item", said(it.body)))
#show raw: it => { it; [#metadata(("raw", it.text))] }
`;

/** The titles and code of a document, and the paths of its images. */
function read(text: string): { readonly tree: readonly string[]; readonly images: readonly string[] } {
	const found: readonly { readonly value: readonly [string, string] }[] = NodeCompiler.create().query(
		{ mainFileContent: `${prelude}\n${text}` },
		{ selector: 'metadata' },
	);
	const parts = found.map(({ value }) => value);
	return {
		tree: parts
			.filter(([kind]) => kind !== 'image')
			.map(([kind, said]) => `${kind} ${said?.replaceAll(/\s/g, '')}`),
		images: parts.filter(([kind]) => kind === 'image').map(([, path]) => path),
	};
}

const parts: readonly ((id: number) => string)[] = [
	id => `Text${id} and (more).`,
	id => `Text${id}\nwith a second${id} line.`,
	id => `= Title${id}`,
	id => `#let a${id} = (1, 2)`,
	id => `#align(center)[\n  Text${id}\n]`,
	id => `#rect(\n  width: 1pt, [Text${id}],\n)`,
	id => `\`\`\`js\ncode${id}\n\n= more\n\`\`\``,
	id => `$ x + ${id} $`,
	id => `// comment${id}`,
	id => `Text #box[a #strong("b${id}")] \\[ more`,
];

describe('a Typst document with pictures in it', () => {
	it('compiles, has its titles and code as they were, and each picture once', () => {
		fc.assert(
			fc.property(documentsOf(parts, ['\n', '\n\n']), samplesOf([undefined]), (text, samples) => {
				const after = withPictures({ text, languageId: 'typst' }, samples);
				const now = read(after);
				const shown = `${JSON.stringify(text)}\n${JSON.stringify(after)}`;
				assert.deepStrictEqual(now.tree, read(text).tree, shown);
				assert.deepStrictEqual(now.images.toSorted(), pathsOf(samples), shown);
			}),
			{ numRuns: 40 },
		);
	});
});

/** Documents with code of more than one line, and with what an image must not be put into. */
const statements: Readonly<Record<string, string>> = {
	'a template': `#let t(title: none, abstract: [], body) = { title; abstract; body }
#show: t.with(
  title: "A (fox",
  abstract: [
    One "two" #text(red)[three].

    Four // five
  ],
)

= Head
text
`,
	rules: `#set page(
  width: 10cm,
  header: [A fox],
)
#set text(
  lang: "de", // comment
)
#show heading: set text(
  fill: red,
)
#show "a": it => [
  A #it
]
abc
#set par(justify: true);text
`,
	values: `#let x = (
  a: "A fox (b",
  b: [c],
)
#let f(a) = {
  let y = "A fox"
  y + [z] + a
}
#let k = "two
lines"
text #x.a.len() #x.b; more #f[d] #let y = (
  1,
); more #y.
`,
	branches: `#if true [
  A fox
] else [
  b
]
#if false [a]
else [b] and c
#for x in (1, 2) {
  [A #x]
}
d
#while false [e]
#context [f] g
#context counter(page).display() (h
`,
	calls: `#rect(
  width: 1pt, [Text],
)
#box[a #strong("b") c]#text(red)[x] (y) #"a [ b".len() #5cm #{1} #(1 + 2) #[a [b] c]
#table(
  columns: 2,
  [A], [b],
) and #rect(
 [c],
)
`,
	labels: `#set heading(numbering: "1.")
= Head <h>
== Two
<i>
#figure(
  [x],
  caption: [A fox],
) <fig>
#figure([y])
<gig>

See @h, @i, @fig[see] and @gig.
`,
	words: String.raw`a snake_case b _emph_ *bold* a*b*c https://a.de/b_c?d=e#f, and http://b.de (http://c.de) x
- a \u{1F600} \# f \
  more
/ Term: d $ a_("x") $ -- e

end http://d.de`,
};

describe('a Typst document with code of several lines', () => {
	const compiler = NodeCompiler.create();
	const errorsIn = (text: string): readonly string[] => {
		const answer = compiler.compile({ mainFileContent: `#let image(path, ..named) = []\n${text}` });
		return answer.takeDiagnostics()?.shortDiagnostics.map(({ message }) => message) ?? [];
	};
	for (const [name, text] of Object.entries(statements)) {
		it(`compiles wherever a picture is put: ${name}`, () => {
			assert.deepStrictEqual(errorsIn(text), []);
			for (const mode of ['cursor', 'below'] as const) {
				for (let at = 0; at <= text.length; at++) {
					const sample = { mode, at, count: 1, template: undefined };
					const after = withPictures({ text, languageId: 'typst' }, [sample]);
					assert.deepStrictEqual(errorsIn(after), [], JSON.stringify(after));
				}
			}
		});
	}
});
