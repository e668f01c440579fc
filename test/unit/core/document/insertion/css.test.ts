import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as cssTree from 'css-tree';
import * as fc from 'fast-check';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { withPicture } from './examples.ts';

/** What a parser reads of a style sheet: its rules and declarations, and how often it does not understand. */
function read(text: string): readonly string[] {
	const found: string[] = [];
	const onParseError = (error: Error) => found.push(`error: ${error.message}`);
	cssTree.walk(cssTree.parse(text, { onParseError }), node => {
		if (node.type === 'Declaration') {
			found.push(node.property);
		} else if (node.type === 'Rule' || node.type === 'Atrule') {
			found.push(node.type === 'Atrule' ? node.name : cssTree.generate(node.prelude));
		}
	});
	return found;
}

const sheets: readonly string[] = [
	'/* A red fox */\n.a { color: red }\n\n.b:hover, a::before { background: url(old.png) no-repeat; }\n',
	'@import "a.css";\n@media (min-width: 10px) {\n  .a > b { content: "a; b"; }\n}\n',
	'.a {\n  background-image:\n    url("old.png"),\n    linear-gradient(red, blue);\n  --b: c;\n  color: red !important\n}',
	".a { background: url( 'old.png' ) ; }\n@font-face { src: url(a.woff2) format('woff2'); }\n",
	'.a { mask: /* A fox */ url("data:image/png;base64,aa{}"); }\r\n/* b\r\n{ c */\r\n.d { margin: -1px }\r\n',
];

describe('a picture anywhere in a style sheet', () => {
	for (const sheet of sheets) {
		it(`leaves its rules as they were: ${JSON.stringify(sheet)}`, () => {
			const before = read(sheet);
			for (const mode of ['cursor', 'below'] as const) {
				for (let at = 0; at <= sheet.length; at++) {
					const after = withPicture('css', sheet, { mode, at, template: undefined });
					const shown = `${sheet.slice(0, at)}‸${sheet.slice(at)}\n${after}`;
					assert.deepStrictEqual(read(after), before, shown);
				}
			}
		});
	}
});

describe('a path in a `url()` or a string', () => {
	it('is the same to a parser', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', minLength: 1 }),
				fc.constantFrom('', '"', "'"),
				(path, quote) => {
					const target = { path, alt: '', width: 1, height: 1 };
					const { text } = toLink('css', target, { place: { kind: 'value', data: 'css', quote } });
					const urls: string[] = [];
					cssTree.walk(cssTree.parse(`a { b: url(${quote}${text}${quote}) }`), node => {
						if (node.type === 'Url') {
							urls.push(decodeURIComponent(node.value).replace(/^\.\/(?=[^/]*:)/, ''));
						}
					});
					assert.deepStrictEqual(urls, [path]);
				},
			),
		);
	});
});
