import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planInsertions } from '../../../../src/core/document/insertion.ts';
import { processorTime } from '../../../harness/processorTime.ts';
import { edited, insert, link } from './insertionExamples.ts';

type Example = readonly [name: string, before: string, after: string, count?: number];

function examples(mode: 'below' | 'cursor', table: readonly Example[]): void {
	for (const [name, before, after, count] of table) {
		it(`is right ${name}`, () => {
			assert.equal(insert(before, mode, { count: count ?? 1 }).after, after);
		});
	}
}

describe('a picture below a selection in front matter', () => {
	examples('below', [
		['in its middle', '---\ntitle: «A»\nb: c\n---\n# D\n', '---\ntitle: A\nb: c\n---\n\n▣\n\n# D\n'],
		['in its first line', '«---»\na: b\n---\n\nC\n', '---\na: b\n---\n\n▣\n\nC\n'],
		['in its last line', '---\na: b\n«---»\nC\n', '---\na: b\n---\n\n▣\n\nC\n'],
		['in an empty line of it', '---\na: b\n‸\nc: d\n---\nE', '---\na: b\n\nc: d\n---\n\n▣\n\nE'],
		['of TOML, with nothing below', '+++\na = «1»\n+++', '+++\na = 1\n+++\n\n▣\n'],
		['of Windows', '---\r\n«a»: b\r\n---\r\nC', '---\r\na: b\r\n---\r\n\r\n▣\r\n\r\nC'],
		['with others', '---\n«a»: b\n---\nC', '---\na: b\n---\n\n▣\n\n▣\n\nC', 2],
		['that it only follows', '---\na: b\n---\n«C»\n', '---\na: b\n---\nC\n\n▣\n'],
	]);
	examples('cursor', [['at a caret further in', '---\na: ‸\n---\nC', '---\na: ▣\n---\nC']]);
});

describe('a picture below a selection in fenced code', () => {
	examples('below', [
		['in its middle', '```js\na\n«b»\nc\n```\n\nd', '```js\na\nb\nc\n```\n\n▣\n\nd'],
		['right above a text', '```\n«a»\n```\nb', '```\na\n```\n\n▣\n\nb'],
		['in its first fence', '```«js»\na\n```\nb', '```js\na\n```\n\n▣\n\nb'],
		['in its last fence', '```\na\n«```»\nb', '```\na\n```\n\n▣\n\nb'],
		['in an empty line of it', '```\na\n‸\nb\n```', '```\na\n\nb\n```\n\n▣'],
		['between tildes', '~~~\n«a»\n```\n~~~\n', '~~~\na\n```\n~~~\n\n▣\n'],
		['between longer fences', '````md\n«a»\n```\n````\nb', '````md\na\n```\n````\n\n▣\n\nb'],
		['closed by more marks', '```\n«a»\n`````  \nb', '```\na\n`````  \n\n▣\n\nb'],
		['with a fence that has a name in it', '```\n«a»\n```js\nb\n```', '```\na\n```js\nb\n```\n\n▣'],
		['with an indented fence in it', '```\n«a»\n    ```\n```', '```\na\n    ```\n```\n\n▣'],
		['with a heading and a quote in it', '```\n# «a»\n> b\n```', '```\n# a\n> b\n```\n\n▣'],
		['that is the second', '```\na\n```\n\n```\n«b»\n```', '```\na\n```\n\n```\nb\n```\n\n▣'],
		['that nothing closes', '```\n«a»\n\nb', '```\na\n\nb\n\n▣\n'],
		['that its quote closes', '> ```\n> «a»\n\nb', '> ```\n> a\n\n▣\n\nb'],
		['that its list item closes', '- ```\n  «a»\n\nb', '- ```\n  a\n\n▣\n\nb'],
		['of Windows', '```\r\n«a»\r\n```\r\nb', '```\r\na\r\n```\r\n\r\n▣\r\n\r\nb'],
		['with others', '```\n«a»\n```\n', '```\na\n```\n\n▣\n\n▣\n', 2],
		['in a list', '- a\n\n  ```\n  «b»\n  ```\n- c', '- a\n\n  ```\n  b\n  ```\n\n  ▣\n\n- c'],
		['that starts an item', '1. ```\n   «a»\n   ```\n', '1. ```\n   a\n   ```\n\n   ▣\n'],
		['that starts an item in an item', '- - ```\n    «a»\n    ```', '- - ```\n    a\n    ```\n\n    ▣'],
		['in an item with a tab', '-\t```\n\t«a»\n\t```', '-\t```\n\ta\n\t```\n\n    ▣'],
		['in a quote', '> ```\n> «a»\n> ```\n> b', '> ```\n> a\n> ```\n>\n> ▣\n>\n> b'],
		['in a list in a quote', '> - ```\n>   «a»\n>   ```', '> - ```\n>   a\n>   ```\n>\n>   ▣'],
		[
			'in a list that a quote is in',
			'- a\n\n  > b\n\n  ```\n  «c»\n  ```',
			'- a\n\n  > b\n\n  ```\n  c\n  ```\n\n  ▣',
		],
		['below front matter', '---\na: |\n  ```\n---\n«b»\nc', '---\na: |\n  ```\n---\nb\nc\n\n▣'],
	]);
});

describe('a picture below a selection that is not in fenced code', () => {
	examples('below', [
		['below some', '```\na\n```\n\n«b»\n', '```\na\n```\n\nb\n\n▣\n'],
		['above some', '«a»\n\n```\nb\n```\n', 'a\n\n▣\n\n```\nb\n```\n'],
		['with code in a sentence', '``` a ``` «b»\n\nc', '``` a ``` b\n\n▣\n\nc'],
		['below fences in indented code', 'a\n\n    ```\n\n«b»\n\nc', 'a\n\n    ```\n\nb\n\n▣\n\nc'],
		['below code that its list item closed', '- ```\n  a\n\n«b»\n\nc', '- ```\n  a\n\nb\n\n▣\n\nc'],
		['below code that its quote closed', '> ```\n> a\n\n«b»\n\nc', '> ```\n> a\n\nb\n\n▣\n\nc'],
	]);

	it('is found at once in a long document of any marks', () => {
		const milliseconds = processorTime(() => {
			for (const marks of ['```\na\n```\n', '- ', '> ', '- ```\n', '>'.repeat(10), '`'.repeat(10), ' \n']) {
				assert.match(insert(`${marks.repeat(20_000)}\n\n«b»`, 'below').after, /▣/);
			}
		});
		assert.ok(milliseconds < 1500, `${milliseconds} ms`);
	});
});

describe('where an insertion says that its links are', () => {
	it('is from the first to the last, in the new text', () => {
		const { text, placed } = insert('> # «a»\n> b', 'below', { count: 2 });
		const { start, end } = placed.links;
		assert.equal(text.slice(start, end).replaceAll(link.text, '▣'), '▣\n>\n> ▣');
	});

	const later: readonly (readonly ['cursor' | 'below' | 'replace', string, string])[] = [
		['replace', 'See «a fox» there.\nb\n\nc', 'See ▣ there.\nb\n\n▣\n\nc'],
		['below', '«a»\nb\n\nc', 'a\nb\n\n▣\n\n▣\n\nc'],
		['below', '- «a»\n- b', '- a\n  ▣\n  ▣\n- b'],
		['below', '> # «a»\n> b', '> # a\n>\n> ▣\n> ▣\n>\n> b'],
		['cursor', '‸# a\n', '▣\n\n▣\n\n# a\n'],
		['cursor', '‸', '▣\n\n▣'],
	];
	for (const [mode, example, after] of later) {
		it(`is a place that a later link goes below: ${JSON.stringify(after)}`, () => {
			const { text, placed } = insert(example, mode);
			const spot = { mode: 'below', anchor: placed.links } as const;
			const document = { text, eol: '\n', languageId: 'markdown' };
			const whole = edited(text, planInsertions(document, [{ spot, write: () => [link] }]).edits);
			assert.equal(whole.replaceAll(link.text, '▣'), after);
		});
	}
});
