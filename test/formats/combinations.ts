import { embedRecipe } from '../../src/core/recipe/embed.ts';
import type { MetadataLevel } from '../../src/core/recipe/metadataLevel.ts';
import { writeParameters } from '../../src/core/recipe/parameters.ts';
import { formatRecipe } from '../../src/core/recipe/recipe.ts';
import type { Recipe } from '../../src/core/recipe/recipe.ts';
import { recipe } from '../unit/core/recipe/recipes.ts';
import type { Base } from './bases.ts';
import type { Tags } from './exiftool.ts';

/** A base with a recipe in it, and the tags that this adds or changes. */
export interface Combination {
	readonly name: string;
	readonly base: Base;
	readonly bytes: Uint8Array;
	readonly own: Tags;
}

/** Prompts that are hard to keep. */
export const prompts: Readonly<Record<string, string>> = {
	plain: 'a red fox in the snow, golden hour',
	Chinese: '一只红狐狸在雪地里，黄金时刻',
	'Arabic and Hebrew': 'ثعلب أحمر في الثلج \u200fשועל אדום\u200e in snow',
	Hindi: 'बर्फ में एक लाल लोमड़ी, स्वर्णिम घड़ी',
	emoji: '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇧🇷 ❤️‍🔥 e\u0301 𝔘𝔫𝔦',
	'several lines': 'first line\nsecond line\r\nthird line\r\rfifth line\n\ttabbed\n',
	'4000 letters': 'a fox, '.repeat(571) + 'and',
	'4000 letters that XML has to escape': '<&"猫'.repeat(1000),
	quotes: `"double" 'single' <b>&amp;</b> ]]> <![CDATA[x]]> &#x41; \\n %s`,
	'control letters': 'a\u0001b\u0007c\u001bd\u007fe\u0080f\u009fg\ufffeh\u2028i\ufeffj',
	'half an emoji': 'a \ud83d fox \udc00',
	'like settings': 'a fox\nNegative prompt: none\nSteps: 20, Seed: 1, Size: 2x2, Model: "a, b"',
	'spaces around': '  a fox \n ',
};

/** Every format, every base, every prompt and both levels; the other choices take turns. */
export function makeCombinations(bases: readonly Base[]): Combination[] {
	const levels = ['recipe', 'provenance'] as const;
	return bases.flatMap((base, baseIndex) =>
		Object.entries(prompts).flatMap(([name, prompt], promptIndex) =>
			levels.map(level => {
				const turn = baseIndex + promptIndex;
				const one: Choice = {
					level,
					recipe: {
						...recipe,
						prompt,
						sentPrompt: turn % 3 === 0 ? `flat colours: ${prompt}`.slice(0, 4000) : undefined,
						model: turn % 5 === 0 ? 'somebody/else' : recipe.model,
						draft: turn % 4 === 1,
						seed: turn % 7 === 0 ? undefined : turn * 1_000_003,
					},
					writer: turn % 2 === 0 ? `Zoë "猫" <${turn}>` : undefined,
				};
				return combine(`${base.format} ${base.name}, ${name}, ${level}`, base, one);
			}),
		),
	);
}

interface Choice {
	readonly level: Exclude<MetadataLevel, 'none'>;
	readonly recipe: Recipe;
	readonly writer: string | undefined;
}

function combine(name: string, base: Base, choice: Choice): Combination {
	const written = embedRecipe(base.bytes, choice.recipe, choice);
	if (typeof written === 'string' || written.leftOut.length > 0) {
		throw new Error(`${name} is not written: ${JSON.stringify(written)}`);
	}
	return { name, base, bytes: written.bytes, own: ownTags(base, choice) };
}

function ownTags({ format, name }: Base, { level, recipe: made, writer }: Choice): Tags {
	const isDraft = made.draft === true;
	const source = isDraft ? 'algorithmicMedia' : 'trainedAlgorithmicMedia';
	const provenance = {
		'XMP-iptcExt:DigitalSourceType': `http://cv.iptc.org/newscodes/digitalsourcetype/${source}`,
		'XMP-xmp:CreatorTool': made.tool,
	};
	if (level === 'provenance') {
		return provenance;
	}
	const { prompt, sentPrompt = prompt, model = '' } = made;
	const system = {
		'XMP-iptcExt:AISystemUsed': model === recipe.model ? 'FLUX.2 [pro]' : model,
		'XMP-iptcExt:AISystemVersionUsed': model,
	};
	// Of the block that a camera wrote both stay as they are.
	const newBlock = { 'ExifIFD:ExifVersion': '0232', 'File:ExifByteOrder': bigEndian };
	return {
		...provenance,
		...(isDraft ? {} : system),
		...(writer === undefined ? {} : { 'XMP-iptcExt:AIPromptWriterName': writer }),
		...(format === 'png' || name === 'by a camera' ? {} : newBlock),
		'XMP-xmp:CreateDate': made.at?.replace(/^(\d+)-(\d+)-(\d+)T/, '$1:$2:$3 '),
		'XMP-iptcExt:AIPromptInformation': legalInXml(sentPrompt),
		'XMP-dc:Description': legalInXml(prompt),
		'XMP-figment:Recipe': formatRecipe(made),
		[format === 'png' ? 'PNG:Parameters' : 'ExifIFD:UserComment']: writeParameters(made),
	};
}

const bigEndian = 'Big-endian (Motorola, MM)';

/** What XML 1.0 cannot hold (2.2) is replaced. */
function legalInXml(text: string): string {
	return Array.from(text.toWellFormed(), letter => {
		const isControl = letter < ' ' && !'\t\n\r'.includes(letter);
		return isControl || letter === '\ufffe' || letter === '\uffff' ? '\ufffd' : letter;
	}).join('');
}
