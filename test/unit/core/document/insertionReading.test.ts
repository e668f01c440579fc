import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { insert } from './insertionExamples.ts';
import { readBlocks, readByCommonMark, readByMarkdownIt, readTableRows } from './reader.ts';

/** A line of a Markdown document by its kind; the number makes every text another one. */
const lines: readonly ((id: number) => string)[] = [
	id => `text${id} and *more*`,
	id => `text${id}`,
	id => `<b>text${id}</b> and more`,
	id => `# text${id}`,
	id => `- text${id}`,
	id => `* [ ] text${id}`,
	id => `1. text${id}`,
	id => `1. other${id}\n2. text${id}`,
	id => `1. text${id}\n2. other${id}`,
	id => `  text${id}`,
	id => `  - text${id}`,
	id => `   - text${id}`,
	id => `- other${id}\n\t- text${id}`,
	id => `- other${id}\n\n    text${id}`,
	id => `text${id}\n<div>other${id}</div>\n`,
	id => `> text${id}`,
	id => `> - text${id}`,
	id => `\`\`\`js\ntext${id}\n\`\`\``,
	id => `~~~~\n~~~\n\n    text${id}\n~~~~`,
	id => `- \`\`\`\n  # text${id}\n  \`\`\``,
	id => `1. other${id}\n   - \`\`\`\n     text${id}\n     \`\`\``,
	id => `> ~~~\n> - text${id}\n> ~~~`,
	() => '>',
	() => '===',
	() => '---',
	() => '***',
	() => '',
	() => '',
];
const documents = fc
	.array(fc.integer({ min: 0, max: lines.length - 1 }), { minLength: 1, maxLength: 8 })
	.map(kinds => kinds.map((kind, id) => lines[kind]!(id)));

describe('a Markdown document with a picture in it', () => {
	it('has its other blocks as they were, and the picture once, wherever the selection was', () => {
		fc.assert(
			fc.property(documents, fc.nat(), fc.constantFrom('\n', '\r\n'), (document, choice, eol) => {
				const chosen = document.findIndex(
					(line, index) => index >= choice % document.length && /text/.test(line),
				);
				fc.pre(chosen !== -1);
				const example = document.map((line, index) =>
					index === chosen ? line.replace(/text\d+/, '«$&»') : line,
				);
				const { before, text } = insert(example.join('\n').replaceAll('\n', eol), 'below');
				assert.deepStrictEqual(readByCommonMark(text), [{ path: 'images/a-fox.png', alt: 'a fox' }]);
				assert.deepStrictEqual(readByMarkdownIt(text), [{ path: 'images/a-fox.png', alt: 'a fox' }]);
				const kept = readBlocks(text)
					.map(block => ({ ...block, text: block.text.replace(/ ?▣$/, '') }))
					.filter(block => block.text !== '');
				assert.deepStrictEqual(kept, readBlocks(before), JSON.stringify(text));
			}),
			{ numRuns: 1000 },
		);
	});

	const tables: readonly (readonly [name: string, example: string])[] = [
		['a table', '| a | b |\n|---|---|\n| «c» | d |\n| e | f |\n\ng'],
		['the head of a table', '| «a» | b |\n|---|---|\n| c | d |'],
		['a table without pipes at its sides', 'a | b\n--|--\n«c» | d\ne | f\n\ng'],
		['a table in a list', '- a\n\n  | a | b |\n  |---|---|\n  | «c» | d |\n- e'],
		['a table in a quote', '> | a | b |\n> |---|---|\n> | «c» | d |\n> | e | f |\n\ng'],
	];
	for (const [name, example] of tables) {
		it(`has its rows as they were below ${name}, and the picture in none of them`, () => {
			const { before, text } = insert(example, 'below');
			assert.deepStrictEqual(readTableRows(text), readTableRows(before));
			assert.ok(readTableRows(before).length > 1);
			assert.deepStrictEqual(readByMarkdownIt(text), [{ path: 'images/a-fox.png', alt: 'a fox' }]);
		});
	}
});
