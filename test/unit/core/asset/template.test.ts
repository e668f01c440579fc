import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fillTemplate, parseTemplate } from '../../../../src/core/asset/template.ts';
import type { Dialect } from '../../../../src/core/asset/template.ts';

const values: Readonly<Record<string, string>> = {
	fileName: 'a/b.b.png',
	n: '7',
	'n:x y': '8',
	tricky: '$&',
};

/** Places are filled by name and argument; one without a value stays. */
function fill(template: string, dialect: Dialect): string {
	return fillTemplate(parseTemplate(template, dialect), ({ name = '', argument }) => {
		const key = argument === undefined ? name : `${name}:${argument}`;
		return Object.hasOwn(values, key) ? values[key] : undefined;
	});
}

describe('the language of templates', () => {
	const both: readonly (readonly [template: string, text: string])[] = [
		['', ''],
		['img', 'img'],
		['${n}', '7'],
		['a${n}b${n}', 'a7b7'],
		['${tricky}', '$&'],
		['$n {n} $ ${', '$n {n} $ ${'],
		['$${n}', '$7'],
		['${nobody}', '${nobody}'],
		['${toString}', '${toString}'],
		// Escapes.
		['\\${n}', '${n}'],
		['\\$', '$'],
		['\\\\${n}', '\\${n}'],
		['a\\b\\n', 'a\\b\\n'],
		// Transforms: `replace` of JavaScript, the first match alone.
		['${fileName/b/x/}', 'a/x.b.png'],
		['${fileName/(\\w)\\.(\\w+)$/$2.$1/}', 'a/b.png.b'],
		['${fileName/b/$&$&$$/}', 'a/bb$.b.png'],
		['${fileName/nothing/x/}', 'a/b.b.png'],
		['${fileName/\\//-/}', 'a-b.b.png'],
		['${fileName/a\\\\/b/x/}', 'x.b.png'],
		['${fileName/a/c\\/d/}', 'c/d/b.b.png'],
		['${fileName/[^.]*$/$&\\/x/}', 'a/b.b.png/x'],
		['${fileName/(/x/}', 'a/b.b.png'],
		['${nobody/a/b/}', '${nobody/a/b/}'],
		['${fileName/a/b}', '${fileName/a/b}'],
		['${fileName/a}', '${fileName/a}'],
		['${fileName//x/}', '${fileName//x/}'],
	];
	for (const [template, text] of both) {
		it(`gives ${JSON.stringify(text)} for ${JSON.stringify(template)}, as VS Code does`, () => {
			assert.deepStrictEqual([fill(template, 'vscode'), fill(template, 'figment')], [text, text]);
		});
	}

	const own: readonly (readonly [template: string, ofVsCode: string, ofFigment: string])[] = [
		['${fileName/b/x/g}', '${fileName/b/x/g}', 'a/x.x.png'],
		['${fileName/B/x/gi}', '${fileName/B/x/gi}', 'a/x.x.png'],
		['${fileName/b//}', 'a/b.b.png', 'a/.b.png'],
		['${fileName/b//g}', '${fileName/b//g}', 'a/..png'],
		['${n:x y}', '${n:x y}', '8'],
		['${n,x y}', '${n,x y}', '8'],
		['${a${n}', '${a7', '${a${n}'],
		['${n', '${n', '${n'],
		['${n}${n/a', '7${n/a', '7${n/a'],
	];
	for (const [template, ofVsCode, ofFigment] of own) {
		it(`gives ${ofFigment} for ${template} in Figment and ${ofVsCode} in VS Code`, () => {
			assert.deepStrictEqual([fill(template, 'vscode'), fill(template, 'figment')], [ofVsCode, ofFigment]);
		});
	}
});
