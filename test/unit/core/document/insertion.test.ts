import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { insert, link } from './insertionExamples.ts';

type Mode = 'cursor' | 'below' | 'replace' | 'end';
type Example = readonly [name: string, before: string, after: string, count?: number];

function examples(mode: Mode, languageId: string, table: readonly Example[]): void {
	for (const [name, before, after, count] of table) {
		it(`is right ${name}`, () => {
			const { after: found, text, placed } = insert(before, mode, { languageId, count: count ?? 1 });
			assert.equal(found, after);
			assert.equal(placed.alt.start, text.indexOf(link.text) + link.alt.start);
			assert.equal(text.slice(placed.alt.start, placed.alt.end), 'a fox');
		});
	}
}

describe('a picture at the caret', () => {
	examples('cursor', 'markdown', [
		['in an empty document', '‸', '▣'],
		['in a sentence', 'See ‸ there.', 'See ▣ there.'],
		['at the end of a line', 'a‸\nb', 'a▣\nb'],
		['in a table', '| a | ‸ |\n', '| a | ▣ |\n'],
		['in front of a heading', '‸# Title\n', '▣\n\n# Title\n'],
		['in front of a list after an empty line', 'a\n\n‸- b\n', 'a\n\n▣\n\n- b\n'],
		['at the start of a line in a paragraph', 'a\n‸b\n', 'a\n▣b\n'],
		['on an empty line between others', 'a\n\n‸\n\nb\n', 'a\n\n▣\n\nb\n'],
		['in front of front matter', '‸---\ntitle: A\n---\n# B\n', '---\ntitle: A\n---\n\n▣\n\n# B\n'],
		['in front of front matter and an empty line', '‸---\na: b\n---\n\nC\n', '---\na: b\n---\n\n▣\n\nC\n'],
		['in front of nothing but front matter', '‸+++\na = 1\n+++', '+++\na = 1\n+++\n\n▣\n'],
		[
			'in front of front matter of Windows',
			'‸---\r\na: b\r\n---\r\nC',
			'---\r\na: b\r\n---\r\n\r\n▣\r\n\r\nC',
		],
		['in front of a rule that is no front matter', '‸---\n\nText.\n', '▣\n\n---\n\nText.\n'],
		['with others', 'a‸b', 'a▣\n▣\n▣b', 3],
		['with others and line ends of Windows', 'a‸\r\nb', 'a▣\r\n▣\r\nb', 2],
	]);
});

describe('a picture in place of a selection', () => {
	examples('replace', 'markdown', [
		['for a word', 'See «the fox» there.', 'See ▣ there.'],
		['for a whole document', '«All of it.»', '▣'],
		['for whole lines, whose last line break stays', 'a\n«A sentence.\n»b', 'a\n▣\nb'],
		['for whole lines of Windows', 'a\r\n«A sentence.\r\n»b', 'a\r\n▣\r\nb'],
		['for a paragraph and the empty line after it', '«A sentence.\n\n»b', '▣\n\nb'],
		['for an indented line', '- a\n«  - b\n»- c', '- a\n  ▣\n- c'],
		['from the end of the line above', 'a«\nA sentence.»\nb', 'a\n▣\nb'],
		['with others', '«A sentence.»\nb', '▣\n▣\nb', 2],
		['for nothing but space', 'a «  » b', 'a ▣   b'],
	]);
});

describe('a picture at the end', () => {
	examples('end', 'markdown', [
		['of an empty document', '', '▣\n'],
		['of a document of empty lines', '\n\n', '\n\n▣\n'],
		['of a document without a last line break', 'a', 'a\n\n▣\n'],
		['of a document with one', 'a\n', 'a\n\n▣\n'],
		['of a document with an empty last line', 'a\n\n', 'a\n\n▣\n'],
		['of a document with spaces in its last line', 'a\n  \n', 'a\n  \n▣\n'],
		['of a document with spaces after its last line', 'a\n  ', 'a\n  \n\n▣\n'],
		['of a document of Windows', 'a\r\n', 'a\r\n\r\n▣\r\n'],
		['of a document of Windows with an empty last line', 'a\r\n\r\n', 'a\r\n\r\n▣\r\n'],
		['with others', 'a\n', 'a\n\n▣\n\n▣\n', 2],
	]);
	examples('end', 'python', [
		['of an empty file', '', '▣\n'],
		['of a file without a last line break', 'a', 'a\n▣\n'],
		['of a file with one', 'a\n', 'a\n▣\n'],
		['of a file, with others', 'a\n', 'a\n▣\n▣\n', 2],
	]);

	it('is found at once after a hundred thousand empty lines', () => {
		const started = performance.now();
		assert.ok(insert(`a${'\n'.repeat(100_000)}b`, 'end').after.endsWith('b\n\n▣\n'));
		assert.ok(insert(`a\n${' '.repeat(100_000)}b`, 'end').after.endsWith('b\n\n▣\n'));
		assert.ok(performance.now() - started < 500);
	});
});

describe('a picture below a selection in other languages', () => {
	examples('below', 'python', [
		['in a line', 'x = «1»\ny = 2', 'x = 1\n▣\ny = 2'],
		['in an indented line', 'if x:\n\t  y = «1»\nz', 'if x:\n\t  y = 1\n\t  ▣\nz'],
		['in the last line', 'a\n  «b»', 'a\n  b\n  ▣'],
		['of several lines', '«a\n  b»\nc', 'a\n  b\n  ▣\nc'],
		['of whole lines', '«a\nb\n»c', 'a\nb\n▣\nc'],
		['of whole lines of Windows', '«a\r\n  b\r\n»c', 'a\r\n  b\r\n  ▣\r\nc'],
		['that Markdown would read as a list', '- «a»\n- b', '- a\n▣\n- b'],
		['with others', ' «a»\nb', ' a\n ▣\n ▣\nb', 2],
		['in an empty file', '‸', '▣'],
		['in an empty line', 'a\n  ‸\nb', 'a\n  ▣\nb'],
	]);
});

describe('a picture below a selection in Markdown', () => {
	examples('below', 'markdown', [
		['in an empty document', '‸', '▣'],
		['at the start of a document of empty lines', '‸\n\n', '▣\n\n'],
		['in an empty line between texts', 'a\n\n‸\n\nb', 'a\n\n▣\n\nb'],
		['in an empty line right under a text', 'a\n‸\nb', 'a\n\n▣\n\nb'],
		['with others in an empty line', 'a\n\n‸', 'a\n\n▣\n\n▣\n', 2],
		['in a text of one line', '«A sentence.»', 'A sentence.\n\n▣'],
		['in a text with a line break', '«A sentence.»\n', 'A sentence.\n\n▣\n'],
		['between paragraphs', 'a\n\n«A sentence.» Another.\n\nb', 'a\n\nA sentence. Another.\n\n▣\n\nb'],
		['in the first line of a wrapped paragraph', '«a» a\nb\nc\n\nd', 'a a\nb\nc\n\n▣\n\nd'],
		['in the middle of a wrapped paragraph', 'a\nb «b»\nc\n\nd', 'a\nb b\nc\n\n▣\n\nd'],
		['in a paragraph with a hard break', '«a»  \nb\\\nc', 'a  \nb\\\nc\n\n▣'],
		['with others', '«a»\nb\n\nc', 'a\nb\n\n▣\n\n▣\n\nc', 2],
		['for whole lines', '«a\n»\nb', 'a\n\n▣\n\nb'],
		['for a paragraph and the empty line after it', '«a\n\n»b', 'a\n\n▣\n\nb'],
		['for a list item and the empty line after it', '«- a\n\n»- b', '- a\n  ▣\n\n- b'],
		['for several paragraphs', '«a\n\nb» b\nb\n\nc', 'a\n\nb b\nb\n\n▣\n\nc'],
		['with line ends of Windows', 'a «a»\r\nb\r\n\r\nc', 'a a\r\nb\r\n\r\n▣\r\n\r\nc'],
		['for whole lines of Windows', '«a\r\n»b', 'a\r\nb\r\n\r\n▣'],
		['under a heading', '# «A fox»\n\na', '# A fox\n\n▣\n\na'],
		['under a heading right above its text', '## «A fox»\na', '## A fox\n\n▣\n\na'],
		['under an underlined heading', '«A fox»\n===\na', 'A fox\n===\n\n▣\n\na'],
		['under a heading underlined with one dash', '«A fox»\n-\n\na', 'A fox\n-\n\n▣\n\na'],
		['under an underlined heading of two lines', '«A\nfox»\n---\na', 'A\nfox\n---\n\n▣\n\na'],
		['in a paragraph right above a heading', '«a»\n# b', 'a\n\n▣\n\n# b'],
		['in a paragraph right above a list', '«a»\n- b\n- c', 'a\n\n▣\n\n- b\n- c'],
		['in a paragraph right above a numbered list', '«a»\n1. b', 'a\n\n▣\n\n1. b'],
		['in a paragraph right above a quote', '«a»\n> b', 'a\n\n▣\n\n> b'],
		['in a paragraph right above code', '«a»\n```js\nb\n```', 'a\n\n▣\n\n```js\nb\n```'],
		['in a paragraph right above a line', '«a»\n***\nb', 'a\n\n▣\n\n***\nb'],
		['in a paragraph right above HTML', '«a»\n<div>b</div>', 'a\n\n▣\n\n<div>b</div>'],
		['in a paragraph right above a comment', '«a»\n<!-- b -->', 'a\n\n▣\n\n<!-- b -->'],
		[
			'in a paragraph with a line that starts with a year',
			'«In the year»\n1984. It was.\n\nb',
			'In the year\n1984. It was.\n\n▣\n\nb',
		],
		[
			'in a paragraph with a line that starts with a tag',
			'«a»\n<b>b</b> and\n<a href="x">c</a>\n\nd',
			'a\n<b>b</b> and\n<a href="x">c</a>\n\n▣\n\nd',
		],
		[
			'in a paragraph with lines of stars and dashes',
			'«a»\n**b** c\n-d\n+1\n#e\n\nf',
			'a\n**b** c\n-d\n+1\n#e\n\n▣\n\nf',
		],
		['in a list item', '- «a»\n- b', '- a\n  ▣\n- b'],
		['in the last list item', '* a\n* «b»\n\nc', '* a\n* b\n  ▣\n\nc'],
		['in a wrapped list item', '- «a»\n  b\n- c', '- a\n  b\n  ▣\n- c'],
		['in the second line of a list item', '- a\n  «b»\n- c', '- a\n  b\n  ▣\n- c'],
		['in a list item wrapped without indentation', '- a\n«b»\n- c', '- a\nb\n  ▣\n- c'],
		['in a numbered item wrapped without indentation', '1. a\n«b»\n2. c', '1. a\nb\n   ▣\n2. c'],
		['in a numbered item', '1. «a»\n2. b', '1. a\n   ▣\n2. b'],
		['in an item with a long number', '10) «a»\n11) b', '10) a\n    ▣\n11) b'],
		['in a numbered item with a year in it', '1. «a»\n   1984. b\n2. c', '1. a\n   1984. b\n   ▣\n2. c'],
		['in a task', '- [ ] «a»\n- [x] b', '- [ ] a\n  ▣\n- [x] b'],
		['in a done task', '- [x] «a»', '- [x] a\n  ▣'],
		['in a nested item', '- a\n  - «b»\n  - c\n- d', '- a\n  - b\n    ▣\n  - c\n- d'],
		['in an item with a nested one', '- «a»\n  - b\n- c', '- a\n  ▣\n  - b\n- c'],
		['in an item with one nested by four spaces', '- «a»\n    - b\n- c', '- a\n  ▣\n    - b\n- c'],
		['in an item with one nested by a tab', '- «a»\n\t- b\n- c', '- a\n  ▣\n\t- b\n- c'],
		['in an item nested by a tab', '- a\n\t- «b»\n\t- c', '- a\n\t- b\n\t  ▣\n\t- c'],
		['in a second paragraph of an item', '- a\n\n  «b»\n  c\n- d', '- a\n\n  b\n  c\n  ▣\n- d'],
		['in a text after a list that a heading ended', '- a\n# b\n\n  «c»\nd', '- a\n# b\n\n  c\nd\n\n▣'],
		['in an indented text of no list', 'a\n\n   «b»\nc', 'a\n\n   b\nc\n\n▣'],
		['in indented code', 'a\n\n    «b»\n    c\n\nd', 'a\n\n    b\n    c\n\n▣\n\nd'],
		['in an empty item', '- ‸\n- b', '- ▣\n- b'],
		['with others in an item', '- «a»\n- b', '- a\n  ▣\n  ▣\n- b', 2],
		['in a quote', '> «a»\n\nb', '> a\n> ▣\n\nb'],
		['in a wrapped quote', '> «a»\n> b\n> c\n\nd', '> a\n> b\n> c\n> ▣\n\nd'],
		['in a quote that goes on without its mark', '> «a»\nb\n\nc', '> a\nb\n> ▣\n\nc'],
		['in a quote of two paragraphs', '> «a»\n>\n> b', '> a\n> ▣\n>\n> b'],
		['in a quote with another in it', '> «a»\n>> b', '> a\n> ▣\n>> b'],
		['in a quote in a quote', '> > «a»\n> > b\n>\n> c', '> > a\n> > b\n> > ▣\n>\n> c'],
		['in a quote right under a text', 'a\n> «b»\n> c', 'a\n> b\n> c\n> ▣'],
		['in a quote right under a list', '- a\n> «b»\n> c', '- a\n> b\n> c\n> ▣'],
		['in an indented text after a text that ended a list', '- a\n\nb\n\n  «c»\nd', '- a\n\nb\n\n  c\nd\n\n▣'],
		['in an item with a tab after its mark', '-\t«a»\n  ===\n-\tb', '-\ta\n  ===\n \t▣\n-\tb'],
		['in an indented text after a list in a quote', '> - a\n\n  «b»\nc', '> - a\n\n  b\nc\n\n▣'],
		['in a text with less indentation than the item above', '1. a\n\n  «b»\nc', '1. a\n\n  b\nc\n\n▣'],
		[
			'in a list in a quote that goes on without marks',
			'> - a\n>\n>   b\nc\n«d»',
			'> - a\n>\n>   b\nc\nd\n>   ▣',
		],
		['in a quote without space', '>«a»\n>b', '>a\n>b\n>▣'],
		['in an alert', '> [!NOTE]\n> «a»\n', '> [!NOTE]\n> a\n> ▣\n'],
		['in a list in a quote', '> - «a»\n> - b', '> - a\n>   ▣\n> - b'],
		['for an empty end of a line', 'a«\n»b', 'a\nb\n\n▣'],
		['under a heading in a quote', '> # «a»\n> b', '> # a\n>\n> ▣\n>\n> b'],
		['under an underlined heading in a quote', '> «a»\n> ===\n> b', '> a\n> ===\n>\n> ▣\n>\n> b'],
		['in a row of a table', '| a |\n|---|\n| «b» |\n| c |\n\nd', '| a |\n|---|\n| b |\n| c |\n\n▣\n\nd'],
		['in the head of a table', '| «a» |\n|---|\n| b |', '| a |\n|---|\n| b |\n\n▣'],
		[
			'in a table without pipes at its sides',
			'a | b\n--|--\n«c» | d\ne | f',
			'a | b\n--|--\nc | d\ne | f\n\n▣',
		],
		[
			'in a table in a list',
			'- x\n\n  | a |\n  |---|\n  | «b» |\n  | c |\n- y',
			'- x\n\n  | a |\n  |---|\n  | b |\n  | c |\n\n  ▣\n\n- y',
		],
		[
			'in a table in a quote',
			'> | a |\n> |---|\n> | «b» |\n> | c |',
			'> | a |\n> |---|\n> | b |\n> | c |\n>\n> ▣',
		],
	]);
});
