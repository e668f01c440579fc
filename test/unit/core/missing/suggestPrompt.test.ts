import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { suggestPrompt } from '../../../../src/core/missing/suggestPrompt.ts';
import { anyText, languages } from '../document/find/documents.ts';

/** What is suggested at the sign `¶` in a text. */
function suggested(marked: string, languageId = 'markdown'): string {
	const offset = marked.indexOf('¶');
	assert.ok(offset >= 0);
	return suggestPrompt(marked.replace('¶', ''), languageId, offset);
}

const markdown: readonly (readonly [name: string, text: string, suggestion: string])[] = [
	[
		'the heading above and the paragraph before it',
		'# Foxes\n\nThey are *red*.\n\n¶![](a.png)',
		'Foxes: They are red.',
	],
	[
		'the paragraph after it where none is before',
		'# Foxes\n\n¶![](a.png)\n\nThey are red.',
		'Foxes: They are red.',
	],
	['the text that it stands in', 'One.\n\nThe ¶![](a.png) red fox\nruns.\n\nTwo.', 'The red fox runs.'],
	['nothing of another section', '# One\n\nText.\n\n# Two\n\n¶![](a.png)\n\n# Three\n\nMore.', 'Two'],
	['a heading that is underlined', 'Red foxes\n===\n\n¶![](a.png)', 'Red foxes'],
	[
		'a heading that is an element',
		'<h1 align="center">Red <b>foxes</b></h1>\n\n<p>¶<img src="a.png"></p>',
		'Red foxes',
	],
	['nothing of front matter and comments', '---\ntitle: x\n---\n\n<!-- not\n\nthis -->\n\n¶![](a.png)', ''],
	['nothing of code', 'Words.\n\n```ts\nconst x = 1;\n```\n\n    code\n\n¶![](a.png)', 'Words.'],
	['nothing of other images', 'Words.\n\n![Owl](b.png) [![x](y)](z)\n\n![r][r]\n\n¶![](a.png)', 'Words.'],
	[
		'the words of links and code in text',
		'See [the `fox`](https://a.b/c_d_e), [it][r], <https://x.y>, [[Wiki|page]] and `code`[^1] &amp; \\*more\\*.\n\n¶![](a.png)',
		'See the fox, it, page and code & *more*.',
	],
	[
		'nothing of tables and definitions',
		'Words.\n\n| a | b |\n|---|---|\n| c | d |\n\n[r]: /u\n\n¶![](a.png)',
		'Words.',
	],
	['an item of a list without its mark', '- A red fox\n- An owl\n\n  ¶![](a.png)', 'An owl'],
	['a quote without its marks', '> A red\n> fox.\n\n¶![](a.png)', 'A red fox.'],
	[
		'the words of a heading that asks',
		'## Why foxes?\n\nThey are red.\n\n¶![](a.png)',
		'Why foxes? They are red.',
	],
	['nothing of tags of templates', 'A {{< x >}}fox{% if %} is{{ y }} red.\n\n¶![](a.png)', 'A fox is red.'],
	['the heading that it is in', '# ¶![](a.png) Foxes #\n\nThey are red.', 'Foxes: They are red.'],
	['nothing where nothing is', '¶![](a.png)', ''],
];

const others: readonly (readonly [languageId: string, text: string, suggestion: string])[] = [
	[
		'mdx',
		'import A from \'./a\'\n\n# Foxes {1 + 1}\n\n{/* not this */}\n\nThey are <A b={1}>red</A>.\n\n¶<img src="a.png" />',
		'Foxes: They are red.',
	],
	[
		'html',
		'<head><title>No</title><style>p {}</style></head><h2 class="a">Foxes &amp; owls</h2><p>They\nare <b>red</b>.</p><script>x()</script><pre>code</pre>¶<img src="a.png">',
		'Foxes & owls: They are red.',
	],
	[
		'vue',
		'<template><h1>Foxes</h1><div>They are red.</div>¶<img src="a.png"></template>',
		'Foxes: They are red.',
	],
	['php', '<?php echo "<p>no</p>"; ?><h1>Foxes</h1>¶<img src="a.png">', 'Foxes'],
	[
		'asciidoc',
		'= Manual\nAuthor\n:toc:\n\n== The *Fox*\n\nIt is _red_, see link:x[this], <<y,that>> and {attr}.\n\n----\ncode\n----\n\n¶image::a.png[]',
		'The Fox: It is red, see this, that and.',
	],
	['asciidoc', '== Foxes\n\nText.\n\n.A red fox\n¶image::a.png[]', 'Foxes: A red fox'],
	[
		'restructuredtext',
		'=======\nManual\n=======\n\nFoxes\n-----\n\nThey are *red*, see `this <x>`_, :ref:`that` and ``code``::\n\n   code\n\n.. index:: x\n\n.. _target:\n\n¶.. image:: a.png',
		'Foxes: They are red, see this, that and code:',
	],
	[
		'typst',
		'#set page("a4")\n= Foxes <foxes>\n\nThey are *red* and #emph[small], see @owls. // no\n\n```rs\ncode\n```\n\n¶#image("a.png")',
		'Foxes: They are red and small, see.',
	],
	[
		'latex',
		'\\documentclass{article}\n\\begin{document}\n\\section{Foxes \\& owls}\\label{s}\n\nThey are \\emph{red}~\\cite{x} and 100\\% wild. % no\n\n\\begin{verbatim}\ncode\n\\end{verbatim}\n\n\\begin{figure}\n¶\\includegraphics{a.png}\n\\end{figure}\n\\end{document}',
		'Foxes & owls: They are red and 100% wild.',
	],
	[
		'org',
		'#+TITLE: x\n* TODO Foxes :tag:\n:PROPERTIES:\n:ID: 1\n:END:\n\nThey are *red*, see [[x][this]].\n\n#+begin_src c\ncode\n#+end_src\n\n¶[[file:a.png]]',
		'Foxes: They are red, see this.',
	],
	['json', '{ "a": ¶"a.png" }', ''],
];

describe('What an image may be about', () => {
	for (const [name, text, suggestion] of markdown) {
		it(`is ${name}`, () => {
			assert.equal(suggested(text), suggestion);
		});
	}

	for (const [languageId, text, suggestion] of others) {
		it(`is "${suggestion}" in ${languageId}`, () => {
			assert.equal(suggested(text, languageId), suggestion);
		});
	}

	it('is told in no more than 300 characters, cut at a word', () => {
		const long = suggested(`${'word '.repeat(100)}\n\n¶![](a.png)`);
		assert.equal(long, 'word '.repeat(60).trim());
	});

	it('is cut between characters where there are no spaces', () => {
		const long = suggested(`${'👩‍👩‍👧'.repeat(60)}狐\n\n¶![](a.png)`);
		assert.equal(long, '👩‍👩‍👧'.repeat(37));
	});

	it('is no code where the place is far down in a document full of it', () => {
		const page = 'A paragraph of words.\n\n```\nlet code = 1;\n\nlet more = 2;\n```\n\n';
		for (let rest = 0; rest < 80; rest += 6) {
			const text = `${'x'.repeat(rest)}\n${page.repeat(1000)}¶![](a.png)`;
			assert.equal(suggested(text), 'A paragraph of words.');
		}
	});

	it('is no front matter, however long that is', () => {
		const matter = `---\n${'key: value of a kind\n'.repeat(2000)}---\n`;
		assert.equal(suggested(`${matter}\n¶![](a.png)`), '');
	});

	it('is one line of bounded length in any document, and soon told', () => {
		for (const language of [...languages, 'typst', 'latex', 'org']) {
			fc.assert(
				fc.property(
					anyText(languages.includes(language) ? language : 'asciidoc', 30),
					fc.nat(),
					(text, at) => {
						const start = performance.now();
						const line = suggestPrompt(text, language, at % (text.length + 1));
						assert.ok(performance.now() - start < 2500);
						assert.ok(line.length <= 300 && !/[\r\n]/.test(line), line);
						assert.ok(!/!\[[^\][]*\]\(/.test(line) || !/^(?:markdown|mdx)$/.test(language), line);
					},
				),
				{ numRuns: 60 },
			);
		}
	});

	it('is soon told of texts that are made to be hard to read', () => {
		const pieces = ['[', '![', '](', '*', '`', '<a ', '"', '$', '\\a{', '|', '_a', '<!--', '#[', ':a:`'];
		for (const language of [...languages, 'typst', 'latex', 'org']) {
			for (const piece of pieces) {
				for (const text of [piece.repeat(20_000), `${piece} x\n\n`.repeat(10_000)]) {
					const start = performance.now();
					suggestPrompt(text, language, Math.floor(text.length / 2));
					const time = performance.now() - start;
					assert.ok(time < 2500, `${time} ms for ${piece} in ${language}`);
				}
			}
		}
	});
});
