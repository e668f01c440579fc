import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expandTemplate } from '../../../../src/core/asset/template.ts';

const variables = { slug: 'a-fox', seed: '7', empty: '', tricky: '$& ${slug} $1' };

describe('a template', () => {
	const table: readonly (readonly [template: string, text: string])[] = [
		['${slug}', 'a-fox'],
		['${slug}-${seed}', 'a-fox-7'],
		['${seed}${seed}', '77'],
		['img', 'img'],
		['', ''],
		['a${empty}b', 'ab'],
		['${tricky}', '$& ${slug} $1'],
		['$slug {seed} ${', '$slug {seed} ${'],
		['$${seed}', '$7'],
	];
	for (const [template, text] of table) {
		it(`is ${JSON.stringify(text)} for ${JSON.stringify(template)}`, () => {
			assert.equal(expandTemplate(template, variables, 'assets.name'), text);
		});
	}

	for (const name of ['nobody', '', ' slug ', 'Slug', 'toString', '__proto__', 'constructor', 'a.b']) {
		it(`names the variable ${JSON.stringify(name)}, which there is none of, and those there are`, () => {
			assert.throws(() => expandTemplate(`x \${${name}}`, { slug: 'a-fox', seed: '7' }, 'assets.name'), {
				name: 'Failure',
				code: 'invalidRequest',
				detail: 'assets.name',
				fields: [
					{
						path: 'assets.name',
						problem: { kind: 'notOneOf', values: ['${slug}', '${seed}'] },
						received: `\${${name}}`,
					},
				],
			});
		});
	}
});
