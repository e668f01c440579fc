import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { findNameFault } from '../../../../src/core/asset/fileName.ts';
import type { DocumentPlace } from '../../../../src/core/missing/imagePlaces.ts';
import { imagePlaces } from '../../../../src/core/missing/imagePlaces.ts';
import { readImageTarget } from '../../../../src/core/missing/imageTarget.ts';
import { canBeDraft, wantedImage } from '../../../../src/core/missing/wantedImage.ts';
import { flux2Pro } from '../../../../src/core/models/flux2Pro.ts';
import { linkIn } from './links.ts';

const place: DocumentPlace = { path: 'docs/guide/start.md', roots: [] };
const model = flux2Pro;

function want(text: string, changes: Partial<DocumentPlace> = {}, languageId = 'markdown') {
	return wantedImage(linkIn(text, languageId), { model, place: { ...place, ...changes } });
}

function pathOf(text: string, changes: Partial<DocumentPlace> = {}, languageId = 'markdown') {
	return want(text, changes, languageId)?.path;
}

describe('The image that a link asks for', () => {
	it('has the prompt, the size, the format and the path that the link says', () => {
		assert.deepStrictEqual(want('![A red fox\n  in the *snow*](../img/fox.jpg?raw=true "Fox =1024x512")'), {
			kind: 'wanted',
			path: 'docs/img/fox.jpg',
			format: 'jpeg',
			prompt: 'A red fox in the snow',
			size: { imageSize: { width: 1024, height: 512 }, size: { width: 1024, height: 512 }, isExact: true },
			isSized: true,
			rest: '?raw=true',
		});
	});

	it('has the usual size and no prompt where the link says none', () => {
		const wanted = wantedImage(linkIn('![](fox.webp)'), { model, place, usual: 'square' });
		assert.deepStrictEqual(wanted, {
			kind: 'wanted',
			path: 'docs/guide/fox.webp',
			format: 'webp',
			prompt: '',
			size: { imageSize: 'square', size: { width: 512, height: 512 }, isExact: true },
			isSized: false,
			rest: '',
		});
	});

	const prompts: readonly (readonly [text: string, prompt: string, isSized: boolean])[] = [
		['![A fox|300](a.png)', 'A fox', true],
		['![A fox | 300x200](a.png)', 'A fox', true],
		['![A fox|left](a.png)', 'A fox|left', false],
		['<img src="a.png" alt="A fox|300">', 'A fox|300', false],
		['<img src="a.png" alt="A &quot;fox&quot;" width="640">', 'A "fox"', true],
		['<img src="a.png" width="50%">', '', false],
	];
	for (const [text, prompt, isSized] of prompts) {
		it(`has the prompt "${prompt}" in ${text}`, () => {
			const wanted = want(text);
			assert.ok(wanted?.kind === 'wanted');
			assert.deepEqual([wanted.prompt, wanted.isSized], [prompt, isSized]);
		});
	}

	it('can be a draft, unless it is WebP', () => {
		assert.deepEqual((['png', 'jpeg', 'webp'] as const).map(canBeDraft), [true, true, false]);
	});

	it('is none where the model makes no such format', () => {
		const link = linkIn('![a](a.webp)');
		const other = { ...model, outputFormat: { ...model.outputFormat, experimental: [] } };
		assert.deepStrictEqual(wantedImage(link, { model: other, place }), {
			kind: 'unsavable',
			fault: 'format',
			path: 'docs/guide/a.webp',
		});
	});
});

describe('No image is asked for', () => {
	const targets = [
		'fox.svg',
		'fox.gif',
		'fox.avif',
		'fox',
		'.png',
		'img/',
		'http://a.b/fox.png',
		'HTTPS://a.b/fox.png',
		'//a.b/fox.png',
		'data:image/png;base64,AAAA.png',
		'file:///home/fox.png',
		'vscode-resource:/fox.png',
		'c:/fox.png',
		'#fox.png',
		'?fox.png',
		'@site/static/fox.png',
		'~/fox.png',
		'$lib/fox.png',
		'{{site.url}}/fox.png',
		'{pic}',
		'{pic}.png',
		'${folder}/fox.png',
		'fox.png.html',
	];
	for (const target of targets) {
		it(`by ${target}`, () => {
			assert.equal(want(`<img src="${target}" alt="A fox">`), undefined);
		});
	}

	it('by an empty target', () => {
		assert.equal(want('![A fox]()'), undefined);
	});
});

describe('The path of an image', () => {
	const examples: readonly (readonly [name: string, text: string, path: string])[] = [
		['is beside the document', '![](fox.png)', 'docs/guide/fox.png'],
		['is where dots lead', '![](.././guide//../img/fox.PNG)', 'docs/img/fox.PNG'],
		['is percent-decoded', '![](red%20fox%20%23%C3%BC.png)', 'docs/guide/red fox #ü.png'],
		['is as written where decoding fails', '![](100%.png)', 'docs/guide/100%.png'],
		['is without escapes and entities', '![](a\\_b&amp;c.png)', 'docs/guide/a_b&c.png'],
		['has no query or fragment', '![](fox.png#gh-dark-mode-only)', 'docs/guide/fox.png'],
		['keeps an at sign that is no alias', '![](fox@2x.png) ', 'docs/guide/fox@2x.png'],
		[
			'is in the workspace folder for a path from a root that is not known',
			'![](/img/fox.png)',
			'img/fox.png',
		],
		['is what the definition says', '![fox][f]\n\n[f]: <red fox.png>', 'docs/guide/red fox.png'],
	];
	for (const [name, text, path] of examples) {
		it(name, () => {
			assert.equal(pathOf(text), path);
		});
	}

	it('is from the first root that is known', () => {
		assert.equal(
			pathOf('![](/img/fox.png)', { roots: ['/site/static/', 'public'] }),
			'site/static/img/fox.png',
		);
	});

	it('is where the site itself would have it', () => {
		const site = {
			imageFolder: () => 'docs/guide/start',
			linkPath: (asset: string) =>
				asset.startsWith('docs/guide/start/')
					? asset.slice('docs/guide/start/'.length)
					: `/blog/${asset.replace('public/', '')}`,
			pageFolder: () => 'docs/guide',
		};
		assert.deepEqual(
			['![](fox.png)', '![](./fox.png)', '![](/blog/img/fox.png)', '![](/img/fox.png)'].map(text =>
				pathOf(text, { site, roots: ['public'] }),
			),
			['docs/guide/start/fox.png', 'docs/guide/start/fox.png', 'public/img/fox.png', 'public/img/fox.png'],
		);
	});

	it('is where a browser finds it when it stands in an element', () => {
		const site = {
			imageFolder: () => 'docs/img',
			linkPath: (asset: string) => asset,
			pageFolder: () => 'docs/guide/start',
		};
		const texts = ['<img src="../../img/fox.png">', '<img src="fox.png">', '![](../img/fox.png)'];
		assert.deepEqual(
			texts.map(text => pathOf(text, { site })),
			['docs/img/fox.png', 'docs/guide/start/fox.png', 'docs/img/fox.png'],
		);
	});

	it('is not decoded in reStructuredText', () => {
		assert.equal(pathOf('.. image:: a%20b\\ c.png\n', {}, 'restructuredtext'), 'docs/guide/a%20b c.png');
	});

	const faults: readonly (readonly [target: string, fault: string])[] = [
		['../../../fox.png', 'outside'],
		['/../fox.png', 'outside'],
		['%2e%2e/../../fox.png', 'outside'],
		['a%2Ffox.png', 'badCharacter'],
		['img%5Cfox.png', 'badCharacter'],
		['img\\fox.png', 'badCharacter'],
		['a%00.png', 'badCharacter'],
		['what?.png', 'badCharacter'],
		['aux.png', 'reserved'],
		['NUL/fox.png', 'reserved'],
		['img./fox.png', 'badEnd'],
		[`${'x'.repeat(251)}.png`, 'tooLong'],
		[`${'x'.repeat(300)}/fox.png`, 'tooLong'],
	];
	for (const [target, fault] of faults) {
		it(`is told to be ${fault} for ${target.slice(0, 20)}`, () => {
			const image = want(`<img src="${target}">`);
			assert.equal(image?.kind === 'unsavable' ? image.fault : image?.path, fault);
		});
	}

	it('may go through folders that are there, whatever they are called', () => {
		assert.equal(pathOf('![](fox.png)', { path: 'aux/start.md' }), 'aux/fox.png');
	});

	it('is in the workspace folder and of names that any system takes, whatever a link says', () => {
		const part = fc.constantFrom(
			'..',
			'.',
			'',
			'a',
			'CON',
			'%2e%2e',
			'%2F',
			'%5c',
			' ',
			'x.',
			'é',
			'%',
			'\\',
		);
		const target = fc.tuple(fc.constantFrom('', '/', './'), fc.array(part, { maxLength: 6 }));
		fc.assert(
			fc.property(target, fc.constantFrom('', 'static', '../x'), ([start, parts], root) => {
				const text = `${start}${parts.join('/')}/fox.png`;
				const link = { ...linkIn('![](x)'), target: { text, raw: text, range: { start: 0, end: 0 } } };
				const image = wantedImage(link, { model, place: { path: 'a/b.md', roots: [root] } });
				if (image?.kind === 'wanted') {
					const names = image.path.split('/');
					assert.deepEqual(
						names.flatMap(name => findNameFault(name) ?? []),
						[],
					);
					assert.ok(names.every(name => name !== '..' && name !== '.'));
				}
			}),
		);
	});
});

describe('The files that a link may show', () => {
	it('are from the document only the one that it says, also with its percent signs', () => {
		assert.deepEqual(new Set(candidatesOf('![](../a%20b.png)')), new Set(['docs/a b.png', 'docs/a%20b.png']));
	});

	it('are from a root also those in folders that are usually served', () => {
		const candidates = candidatesOf('![](/blog/fox.png)', ['web']);
		assert.deepEqual(candidates.slice(0, 2), ['web/blog/fox.png', 'blog/fox.png']);
		assert.ok(candidates.includes('static/blog/fox.png') && candidates.includes('docs/public/fox.png'));
	});
});

function candidatesOf(text: string, roots: readonly string[] = []) {
	const link = linkIn(text);
	const { meant, others } = imagePlaces(link, readImageTarget(link)!, { ...place, roots });
	return [...meant, ...others()];
}
