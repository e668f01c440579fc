import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Recipe } from '../../../src/core/recipe/recipe.ts';
import { detailsContent } from '../../../src/host/pages/details.ts';
import type { FoundDetails, ImageDetails } from '../../../src/host/pages/details.ts';
import { isHostMessage } from '../../../src/protocol/imagePage.ts';
import { actionsOf, attributeOf, elementsOf, factsOf, readPage, scene, tagged, textOf } from './page.ts';

const recipe: Recipe = {
	version: 1,
	prompt: 'A red fox',
	sentPrompt: 'A red fox, in flat colours',
	style: 'in flat colours',
	model: 'blackforestlabs/flux-2-pro',
	seed: 7,
	imageSize: 'landscape_4_3',
	outputFormat: 'png',
	enableSafetyChecker: true,
	safetyTolerance: '2',
	at: '2026-11-21T09:30:00Z',
	cost: { usd: 0.039 },
	tool: 'Figment 0.1.0',
};
const known: ImageDetails = {
	path: 'docs/images/fox.png',
	facts: { width: 1024, height: 768, mimeType: 'image/png' },
	bytes: 1_468_006,
	found: { recipe, from: 'figment' },
	hasManifest: false,
	versions: 2,
	canInsert: true,
};
const url = 'https://a.example.com/fox.png?v=1';

function pageOf(changes: Partial<ImageDetails> = {}) {
	return readPage(detailsContent({ ...known, ...changes }, url, scene));
}

function keptOf(changes: Partial<ImageDetails>): string | undefined {
	return factsOf(pageOf(changes)).find(fact => fact.startsWith('kept'));
}

/** How the keyboard reaches the text of a prompt. */
function tabindexOf(prompt: string): string | undefined {
	const page = pageOf({ found: { recipe: { version: 1, prompt }, from: 'figment' } });
	return attributeOf(
		elementsOf(page).find(each => attributeOf(each, 'class') === 'prompt'),
		'tabindex',
	);
}

const everyAction = [
	'regenerate*',
	'variations',
	'editPrompt',
	'insert',
	'copyPrompt',
	'copyJson',
	'reveal',
	'restore',
	'delete',
];

describe('the details of an image', () => {
	it('show the picture, the prompts and all that is known of it', () => {
		const page = pageOf();
		const [image] = tagged(page, 'img');
		assert.deepStrictEqual(
			{
				titles: tagged(page, 'h1').map(textOf),
				image: ['src', 'alt', 'width', 'height'].map(name => attributeOf(image, name)),
				sections: tagged(page, 'h2').map(textOf),
				prompts: elementsOf(page)
					.filter(each => attributeOf(each, 'class') === 'prompt')
					.map(each => [textOf(each), attributeOf(each, 'dir')]),
				facts: factsOf(page).filter(fact => !fact.startsWith('made')),
				made: attributeOf(tagged(page, 'time')[0], 'datetime'),
				ago: textOf(tagged(page, 'time')[0]!).split(' · ')[1],
			},
			{
				titles: ['fox.png'],
				image: [url, 'A red fox', '1024', '768'],
				sections: ['prompt', 'sentAs', 'recipe', 'file'],
				prompts: [
					['A red fox', 'auto'],
					['A red fox, in flat colours', 'auto'],
				],
				facts: [
					'model: FLUX.2 [pro]',
					'seed: 7',
					'size: 1024 × 768',
					'format: PNG',
					'safety: checkerOn, tolerance 2',
					'cost: money 0.039',
					'tool: Figment 0.1.0',
					'kept: keptInFile',
					'path: docs/images/fox.png',
					'fileSize: megabytes 1.4',
					'versions: 2',
				],
				made: '2026-11-21T09:30:00Z',
				ago: '1 day ago',
			},
		);
	});

	for (const [name, changes, actions] of [
		['all there is', {}, everyAction],
		[
			'no restoring without earlier versions',
			{ versions: 0 },
			everyAction.filter(each => each !== 'restore'),
		],
		['no inserting without a document', { canInsert: false }, everyAction.filter(each => each !== 'insert')],
		[
			'a prompt to write where there is no recipe',
			{ found: undefined, versions: 0 },
			['editPrompt*', 'insert', 'reveal', 'delete'],
		],
		['restoring first when the file is gone', { isMissing: true }, ['restore*', 'copyPrompt', 'copyJson']],
		['only copying when nothing is left', { isMissing: true, versions: 0 }, ['copyPrompt', 'copyJson']],
		['nothing when nothing is known', { isMissing: true, versions: 0, found: undefined }, []],
	] as const) {
		it(`offer ${name}`, () => {
			assert.deepStrictEqual(actionsOf(pageOf(changes)), actions);
		});
	}

	it('say that an image without a recipe does not say what made it, and what can be done', () => {
		const page = pageOf({ found: undefined });
		const notice = elementsOf(page).find(each => attributeOf(each, 'class') === 'notice');
		assert.deepStrictEqual(
			[textOf(notice!), attributeOf(tagged(page, 'img')[0], 'alt'), factsOf(page)[0]],
			['noRecipenoRecipeHelp', 'imageOf fox.png', 'path: docs/images/fox.png'],
		);
	});

	it('show no picture of a file that is gone', () => {
		const page = pageOf({ isMissing: true });
		assert.deepStrictEqual([tagged(page, 'img').length, textOf(page).includes('missing')], [0, true]);
	});

	it('mark a draft', () => {
		const page = pageOf({ found: { recipe: { ...recipe, draft: true, cost: undefined }, from: 'figment' } });
		const badge = elementsOf(page).find(each => attributeOf(each, 'class') === 'badge');
		assert.deepStrictEqual(
			[textOf(badge!), factsOf(page)[0], factsOf(page).find(fact => fact.startsWith('cost'))],
			['draft', 'kind: draftHelp', 'cost: free'],
		);
	});

	it('say what was asked for where the picture is another', () => {
		const facts = factsOf(pageOf({ facts: { width: 1024, height: 760, mimeType: 'image/jpeg' } }));
		assert.deepStrictEqual(
			[facts[2], facts[3]],
			['size: askedFor 1024 × 760 1024 × 768', 'format: askedFor JPEG PNG'],
		);
	});

	it('say where the recipe is kept', () => {
		assert.deepStrictEqual(
			[
				keptOf({ found: { recipe, from: 'figment' } }),
				keptOf({ found: { recipe, from: 'sidecar' } }),
				keptOf({ found: { recipe, from: 'sidecar' }, hasManifest: true }),
				keptOf({ found: { recipe, from: 'parameters' } }),
				keptOf({ found: { recipe, from: 'xmp' } }),
			],
			[
				'kept: keptInFile',
				'kept: keptInSidecar .figment',
				'kept: keptBecauseSigned .figment',
				'kept: keptByOther',
				'kept: keptByOther',
			],
		);
	});

	it('show only what a recipe of another tool knows', () => {
		const found: FoundDetails = {
			recipe: { version: 1, prompt: 'x', imageSize: 'huge' },
			from: 'parameters',
		};
		const page = pageOf({ found, facts: undefined, bytes: undefined, versions: 0 });
		assert.deepStrictEqual(factsOf(page), ['size: huge', 'kept: keptByOther', 'path: docs/images/fox.png']);
	});

	it('let the keyboard reach a prompt that scrolls', () => {
		assert.deepStrictEqual(
			[tabindexOf('short'), tabindexOf('long '.repeat(100)), tabindexOf('\n'.repeat(9))],
			[undefined, '0', '0'],
		);
	});
});

describe('a hostile recipe', () => {
	const hostile = [
		'<script>alert(1)</script>',
		'"><img src=x onerror=alert(1)>',
		"' onmouseover='alert(1)",
		'</dd></dl></main><iframe src="javascript:alert(1)">',
		'<!-- ]]> &lt;b&gt; &amp;',
		'${alert(1)} {{7*7}} </style><style>*{}',
	].join(' ');
	const found: FoundDetails = {
		recipe: {
			version: 1,
			prompt: hostile,
			sentPrompt: `${hostile}!`,
			style: hostile,
			model: hostile,
			imageSize: hostile,
			outputFormat: hostile,
			safetyTolerance: hostile,
			at: hostile,
			tool: hostile,
			negativePrompt: hostile,
		},
		from: 'xmp',
	};
	const details = { ...known, path: `images/${hostile}`, facts: undefined, found };
	const shown = detailsContent(details, `https://a.example.com/${hostile}`, scene);

	it('stays text in every field', () => {
		const page = readPage(shown, hostile);
		const plain = readPage(
			detailsContent(
				{
					...details,
					path: 'x',
					found: { ...found, recipe: { ...found.recipe, prompt: 'x', sentPrompt: 'y', negativePrompt: 'z' } },
				},
				'u',
				scene,
			),
		);
		const shapeOf = (root: typeof page) => elementsOf(root).map(each => each.tagName);
		assert.deepStrictEqual(
			{
				shape: shapeOf(page),
				handlers: elementsOf(page)
					.flatMap(each => each.attrs)
					.filter(({ name }) => /^on|^style$|^href$/.test(name)).length,
				prompts: elementsOf(page)
					.filter(each => attributeOf(each, 'class') === 'prompt')
					.map(textOf),
				alt: attributeOf(tagged(page, 'img')[0], 'alt'),
			},
			{
				shape: shapeOf(plain),
				// The one of the style sheet.
				handlers: 1,
				prompts: [hostile, `${hostile}!`, hostile],
				alt: hostile,
			},
		);
	});

	it('is a message that the page takes, still as text', () => {
		const message = { type: 'show', revision: 1, announcement: '', content: shown };
		assert.equal(isHostMessage(JSON.parse(JSON.stringify(message))), true);
	});
});
