import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { processorTime } from '../../../../harness/processorTime.ts';
import { insert } from '../insertionExamples.ts';

type Example = readonly [name: string, before: string, after: string];

function examples(mode: 'cursor' | 'below' | 'replace', table: readonly Example[]): void {
	for (const [name, before, after] of table) {
		it(`is right ${name}`, () => {
			assert.equal(insert(before, mode).after, after);
		});
	}
}

describe('a picture at a caret in what shows none', () => {
	examples('cursor', [
		['in code', 'Press `Ctrl ‸ C` now.', 'Press `Ctrl  C`▣ now.'],
		['among backticks that are no code', 'a `‸` b', 'a ``▣ b'],
		['behind a backslash at the end of a line', 'line\\‸\nmore', 'line▣\\\nmore'],
		['behind a backslash at the end', 'line\\‸', 'line▣\\'],
		['behind a backslash that stands for itself', 'C:\\‸dir', 'C:▣\\dir'],
		['in an escape', 'a \\‸* b', 'a \\*▣ b'],
		['in the target of a link', '[text](ur‸l) a', '[text](url)▣ a'],
		['in the title of a link', '[text](url "a‸b")', '[text](url "ab")▣'],
		['in the text of a link', '[te‸xt](url)', '[te▣xt](url)'],
		['in the label of a link', '[text][la‸bel]\n\n[label]: /x', '[text][label]▣\n\n[label]: /x'],
		['in a text that is a label', '[la‸bel]\n\n[label]: /x', '[label]▣\n\n[label]: /x'],
		['in brackets that are no link', '[la‸bel]', '[la▣bel]'],
		['in the text of a picture', 'a ![b‸](c.png)', 'a ![b](c.png)▣'],
		['in a picture that is a link', '[![a](b‸)](c)', '[![a](b)▣](c)'],
		['in an address', '<https://a‸.b> c', '<https://a.b>▣ c'],
		['in an address without marks', '(https://a‸.b/c) d', '(https://a.b/c) ▣ d'],
		['right behind an address', 'a www.b.c‸', 'a www.b.c ▣'],
		['in an address in front of a backslash', 'a https://b‸.c\\ d', 'a https://b.c ▣\\ d'],
		['in an address at a hard line break', 'a https://b‸.c\\\nd', 'a https://b.c ▣\\\nd'],
		['in an address at two backslashes', 'a https://b‸.c\\\\ d', 'a https://b.c\\\\ ▣ d'],
		['in an address that is the text of a link', '[https://a‸.b](c)', '[https://a▣.b](c)'],
		['behind an address in code', '`https://a.b`‸', '`https://a.b`▣'],
		['behind an address in a cell', '| https://a.b‸ |\n|-|', '| https://a.b ▣ |\n|-|'],
		['in a comment in a text', 'a <!-- no‸te --> b', 'a <!-- note -->▣ b'],
		['in a character reference', 'a &am‸p; b', 'a &amp;▣ b'],
		['in a reference to a footnote', 'a[^‸1] b', 'a[^1]▣ b'],
		['in math', 'a $b ‸ c$ d', 'a $b  c$▣ d'],
		['in math between two dollars', 'a $$b ‸ c$$ d', 'a $$b  c$$▣ d'],
		['in a sum of dollars', 'a $5 ‸ or $6', 'a $5 ▣ or $6'],
		['among the marks of bold text', '*‸*a**', '**▣a**'],
		['in math of several lines', '$$\n‸\n$$\na', '$$\n\n$$\n\n▣\n\na'],
		['in math of several lines in a quote', '> $$\n> a‸\n> $$', '> $$\n> a\n> $$\n>\n> ▣'],
		['under two dollars that begin no math', '$$\n\n‸', '$$\n\n▣\n'],
		['in a definition', '[a]: /x "T‸"\nb', '[a]: /x "T"\nb\n\n▣'],
		['in a second definition', '[a]: /x\n[b]: /‸y', '[a]: /x\n[b]: /y\n\n▣'],
		['right under a definition', '[a]: /x\n‸b', '[a]: /x\n▣b'],
		['in code in a cell', '| `f ‸\\| g` |\n|-|', '| `f \\| g`▣ |\n|-|'],
		['in front of a bar that is escaped', '| a \\‸| b |\n|-|', '| a \\|▣ b |\n|-|'],
		['in the target of a link in a cell', '| [a](b‸) |\n|-|', '| [a](b)▣ |\n|-|'],
	]);
});

describe('a picture in place of a selection in what shows none', () => {
	examples('replace', [
		['in code, whose text stays', 'Press `Ctrl «plus» C`.', 'Press `Ctrl plus C`▣.'],
		['for all of some code', 'Press «`Ctrl C`».', 'Press ▣.'],
		['across the end of some code', 'a `b «c` d»', 'a `b c` d▣'],
		['in the target of a link', 'a [b](«c») d', 'a [b](c)▣ d'],
		['for the text of a link', 'a [«b»](c) d', 'a [▣](c) d'],
		['for a link', 'a «[b](c)» d', 'a ▣ d'],
		['in a comment', 'a <!-- «b» --> c', 'a <!-- b -->▣ c'],
		['in math', 'a $«b» + c$ d', 'a $b + c$▣ d'],
		['in math of several lines', '$$\n«a»\n$$', '$$\na\n$$\n\n▣'],
		['in a definition', '[a]: /x "«T»"', '[a]: /x "T"\n\n▣'],
		['for all of a definition', '«[a]: /x "T"»\n\nb', '▣\n\nb'],
		['in a tag', 'a <b id="«c»">d</b>', 'a <b id="c">d</b>\n\n▣'],
		['in fenced code', '```\n«a»\n```', '```\na\n```\n\n▣'],
		['for all of fenced code', '«```\na\n```»\n\nb', '▣\n\nb'],
		['into fenced code', 'a «b\n\n```\nc» d\n```\n\ne', 'a b\n\n```\nc d\n```\n\n▣\n\ne'],
		['out of fenced code', '```\nc «d\n```\n\na» b\n\ne', '```\nc d\n```\n\na b\n\n▣\n\ne'],
		['over fenced code', 'a «b\n\n```\nc\n```\n\nd» e', 'a ▣ e'],
		['into math of several lines', 'a «b\n\n$$\nc» d\n$$', 'a b\n\n$$\nc d\n$$\n\n▣'],
		['into an element', 'a «b\n\n<div>\nc» d\n</div>', 'a b\n\n<div>\nc d\n</div>\n\n▣'],
		['out of an element', '<div>\nc «d\n</div>\n\na» b', '<div>\nc d\n</div>\n\na b\n\n▣'],
		['into code in another text', 'a «b\n\nc `d» e` f', 'a b\n\nc `d e` f\n\n▣'],
		['into another text', 'a «b\n\nc `d`» f', 'a ▣ f'],
		['in code in a cell', '| `a «b»` |\n|-|', '| `a b`▣ |\n|-|'],
	]);
});

describe('a picture in a footnote or an admonition', () => {
	examples('below', [
		['in the first line of a footnote', '[^1]: A «fox».\n\n    More.', '[^1]: A fox.\n    ▣\n\n    More.'],
		[
			'in a footnote with a long name',
			'[^name]: A «fox».\n\n    More.',
			'[^name]: A fox.\n    ▣\n\n    More.',
		],
		[
			'in a second paragraph of a footnote',
			'[^1]: A\n\n    «b»\n\n    c',
			'[^1]: A\n\n    b\n    ▣\n\n    c',
		],
		['in a footnote above another', '[^1]: «A»\n[^2]: B', '[^1]: A\n    ▣\n[^2]: B'],
		[
			'in code in a footnote',
			'[^1]: A\n\n    ```\n    «b»\n    ```',
			'[^1]: A\n\n    ```\n    b\n    ```\n\n    ▣',
		],
		['in a footnote that begins below its mark', '[^1]:\n\n    «A»\n\nb', '[^1]:\n\n    A\n    ▣\n\nb'],
		['in a footnote in a quote', '> [^1]: «A»\n> b', '> [^1]: A\n> b\n>     ▣'],
		['in an admonition', '!!! note\n    A «fox»\n\n    More', '!!! note\n    A fox\n    ▣\n\n    More'],
		['in a closed admonition', '??? note "T"\n    «A»\n\nb', '??? note "T"\n    A\n    ▣\n\nb'],
		['in an open admonition', '???+ note\n\n    - «A»\n    - b', '???+ note\n\n    - A\n      ▣\n    - b'],
		['in a tab', '=== "Tab"\n\n    «A»\n\n=== "Next"', '=== "Tab"\n\n    A\n    ▣\n\n=== "Next"'],
		['in the title of an admonition', '!!! «note»\n    A', '!!! note\n\n    ▣\n\n    A'],
		['under an admonition', '!!! note\n    A\n«b»\n\nc', '!!! note\n    A\nb\n\n▣\n\nc'],
	]);
	examples('cursor', [
		['on an empty line of a footnote', '[^1]: A\n‸\n    b', '[^1]: A\n\n    ▣\n\n    b'],
		['on an empty line of an admonition', '!!! note\n    A\n‸\n    b', '!!! note\n    A\n\n    ▣\n\n    b'],
	]);
});

describe('a picture at the end of a heading', () => {
	examples('cursor', [
		['behind the marks that close it', '## Title ##‸', '## Title▣ ##'],
		['among the marks that close it', '## Title #‸#  ', '## Title▣ ##  '],
		['behind its attributes', '# H {#id}‸\na', '# H▣ {#id}\na'],
		['behind the attributes of an underlined one', 'H {.a #b}‸\n===', 'H▣ {.a #b}\n==='],
		['behind marks and attributes', '## H ## {#id}‸', '## H▣ ## {#id}'],
		['that holds nothing', '###‸', '### ▣'],
		['that holds nothing but the marks that close it', '## ‸##', '## ▣ ##'],
		['behind marks that close none', '# C#‸', '# C#▣'],
		['behind marks that are escaped', '# C \\#‸', '# C \\#▣'],
	]);
});

describe('a picture under an empty item or in a quote that begins with an empty line', () => {
	examples('cursor', [
		['under an item whose list goes on', '1.\n‸\n2. b', '1. ▣\n\n2. b'],
		['further under an item whose list goes on', '1.\n\n‸\n2. b', '1. ▣\n\n\n2. b'],
		['under a second item', '- a\n-\n‸\n- b', '- a\n- ▣\n\n- b'],
		['under an item in a quote', '> -\n> ‸\n> - b', '> - ▣\n> \n> - b'],
		['under an item whose list does not go on', '1.\n‸\na', '1.\n▣\n\na'],
		['above an item that begins with a heading', '- a\n‸\n- # b', '- a\n  ▣\n\n- # b'],
		['in front of an item under an empty one', '1.\n\n‸2. b', '1.\n\n2. ▣b'],
		['in front of the second line of a quote', '>\n‸> a', '>\n> ▣a'],
		['in front of a quote', '‸>\n> a', '> ▣\n>\n> a'],
		['on an empty line above a quote', 'a\n\n‸\n>\n> b', 'a\n\n▣\n\n>\n> b'],
	]);
});

describe('a place for a picture', () => {
	it('is found at once in a long text of any marks', () => {
		const milliseconds = processorTime(() => {
			for (const marks of [
				'[',
				'](',
				'`` ` ',
				'$a ',
				'<a ',
				'<!-- ',
				'\\',
				'{',
				'![a](b',
				'[^',
				'$$\n',
				'{\n\n',
				'export (\n\n',
				'<a b\n',
				'1.\n\n',
				'>',
			]) {
				for (const languageId of ['markdown', 'mdx']) {
					assert.match(insert(`${marks.repeat(10_000)}‸`, 'cursor', { languageId }).after, /▣/);
				}
			}
			const spaces = ' '.repeat(40_000);
			for (const text of [
				`# a‸${spaces}b`,
				`# a${spaces}#‸${spaces}b`,
				`${'- '.repeat(10_000)}a${'\n'.repeat(10_000)}‸`,
				`${'{\n'.repeat(10_000)}‸${'}'.repeat(10_000)} a`,
			]) {
				for (const languageId of ['markdown', 'mdx']) {
					assert.match(insert(text, 'cursor', { languageId }).after, /▣/);
				}
			}
		});
		assert.ok(milliseconds < 3000, `${milliseconds} ms`);
	});
});
