import { elements, field, isObject, number, parseJson, text } from '../service/json.ts';
import { recipeVersion } from './recipe.ts';
import type { Recipe } from './recipe.ts';

/**
 * The text that image tools read prompts from, as AUTOMATIC1111's web page began it: the prompt, then a line of
 * settings. The number of steps is not known, but other readers find the settings by that word. Holds only
 * what comes back whole from UTF-8 and from texts that end with a zero.
 */
export function writeParameters(recipe: Recipe): string {
	const { prompt, sentPrompt = prompt, negativePrompt, seed, size, draft, model, tool } = recipe;
	const settings = [
		['Steps', '0'],
		['Seed', seed?.toString()],
		['Size', size && `${size.width}x${size.height}`],
		// A draft only stands in for what the model would make.
		['Model', draft === true ? undefined : model],
		['Version', tool],
	].flatMap(([name = '', value = '']) => (value === '' ? [] : [`${name}: ${quoteSetting(value)}`]));
	const negative = negativePrompt === undefined ? [] : [`Negative prompt: ${negativePrompt}`];
	return [sentPrompt.replace(/^\ufeff/, ''), ...negative, settings.join(', ')]
		.join('\n')
		.replaceAll('\0', '\ufffd')
		.replaceAll(/[\ufffe\uffff\p{Surrogate}]/gu, '\ufffd');
}

/**
 * Reads such a text, leniently: settings may be missing, in another order, quoted, followed by more lines, or
 * all may be JSON (as Fooocus and SwarmUI write it).
 *
 * @returns undefined when there is no prompt in it
 */
export function readParameters(parameters: string): Recipe | undefined {
	const whole = parameters.replaceAll('\r\n', '\n');
	if (/^\s*\{/.test(whole)) {
		const recipe = readJsonParameters(parseJson(whole));
		if (recipe !== undefined) {
			return recipe;
		}
	}
	const lines = whole.split('\n');
	const last = lines.findLastIndex(line => isSettings(line));
	const settings = readSettings(last < 0 ? '' : lines.slice(last).join('\n'));
	const before = last < 0 ? lines : lines.slice(0, last);
	const negativeAt = before.findLastIndex(line => line.startsWith(negativeStart));
	const prompt = before.slice(0, negativeAt < 0 ? before.length : negativeAt).join('\n');
	const negative = before.slice(negativeAt < 0 ? before.length : negativeAt).join('\n');
	return recipeOf(prompt, negative.slice(negativeStart.length), name => settings.get(name));
}

const negativeStart = 'Negative prompt:';

/** A value with a letter that separates settings goes into quotes, as JSON. */
function quoteSetting(value: string): string {
	return /[,:\n"]/.test(value) ? JSON.stringify(value) : value;
}

/** A line of settings has three of them, or starts with the one that most tools put first. */
function isSettings(line: string): boolean {
	return /^Steps: \d/.test(line) || readSettings(line).size >= 3;
}

/** Settings are `name: value` between commas or at the ends of lines; a value in quotes may hold both. */
function readSettings(line: string): Map<string, string> {
	const settings = new Map<string, string>();
	let start = 0;
	while (start < line.length) {
		const end = settingEnd(line, start);
		const setting = line.slice(start, end);
		const colon = setting.indexOf(':');
		const name = setting.slice(0, Math.max(colon, 0)).trim().toLowerCase();
		if (/^\w[\w /-]{0,60}$/.test(name) && !settings.has(name)) {
			settings.set(name, unquoteSetting(setting.slice(colon + 1).trim()));
		}
		start = end + 1;
	}
	return settings;
}

function settingEnd(line: string, start: number): number {
	let isQuoted = false;
	let before = '';
	for (let index = start; index < line.length; index++) {
		const letter = line[index] ?? '';
		if (letter === '"') {
			isQuoted = isQuoted ? false : before === ':';
		} else if (isQuoted) {
			index += letter === '\\' ? 1 : 0;
		} else if (letter === ',' || letter === '\n') {
			return index;
		}
		before = letter === ' ' ? before : letter;
	}
	return line.length;
}

function unquoteSetting(value: string): string {
	return (value.startsWith('"') ? text(parseJson(value)) : undefined) ?? value;
}

function readJsonParameters(value: unknown): Recipe | undefined {
	const inner = field(value, 'sui_image_params') ?? value;
	const find = (name: string) => {
		const found = field(inner, name);
		return typeof found === 'number' ? String(found) : text(found);
	};
	const prompt = find('prompt') ?? promptOf(field(inner, 'prompt'));
	return prompt === undefined || !isObject(inner)
		? undefined
		: recipeOf(prompt, find('negative_prompt') ?? find('negativeprompt') ?? '', find);
}

/** Some tools keep several prompts with weights. */
function promptOf(value: unknown): string | undefined {
	return text(
		elements(value)
			.map(each => text(each) ?? text(field(each, 'prompt')) ?? '')
			.join('\n'),
	);
}

function recipeOf(
	prompt: string,
	negative: string,
	find: (name: string) => string | undefined,
): Recipe | undefined {
	if (prompt.trim() === '') {
		return undefined;
	}
	const found = {
		model: find('model') ?? find('base_model'),
		seed: integerOf(find('seed')),
		size: sizeOf(find('size') ?? find('resolution') ?? `${find('width')}x${find('height')}`),
		tool: find('version'),
		negativePrompt: text(negative.trim()),
	};
	return { version: recipeVersion, prompt, ...found };
}

function integerOf(value: string | undefined): number | undefined {
	const found = value === undefined || value === '' ? undefined : number(Number(value));
	return Number.isSafeInteger(found) ? found : undefined;
}

function sizeOf(value: string): { readonly width: number; readonly height: number } | undefined {
	const match = /^\D{0,3}(\d{1,6})\D{1,3}(\d{1,6})\D{0,3}$/.exec(value);
	const width = Number(match?.[1] ?? 0);
	const height = Number(match?.[2] ?? 0);
	return width > 0 && height > 0 ? { width, height } : undefined;
}
