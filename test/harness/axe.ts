import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame } from 'playwright-core';

/**
 * What axe-core finds wrong with a page: a line for each element, with the rule and what is the matter. `covered` are
 * elements that something lies over which is open, such as a list: nobody aims at them then.
 */
export async function accessViolations(
	frame: Frame,
	covered: readonly string[] = [],
): Promise<readonly string[]> {
	if (!(await frame.evaluate(() => 'axe' in globalThis))) {
		await frame.evaluate(source);
	}
	const { violations } = await frame.evaluate(run, { options, covered });
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary = '' }) => {
			const matter = failureSummary
				.replaceAll(/\s+/g, ' ')
				.replace(/^Fix (?:any|all) of the following: /, '');
			return `${id}: ${html.slice(0, 200)}: ${matter}`;
		}),
	);
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Everything that WCAG 2 asks at levels A and AA, and what is good practice. */
const options: RunOptions = {
	runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	resultTypes: ['violations'],
};

interface Run {
	readonly options: RunOptions;
	readonly covered: readonly string[];
}

interface Axe {
	readonly run: (
		context: { readonly exclude: readonly string[] },
		options: RunOptions,
	) => Promise<AxeResults>;
}

/** Runs in the page. */
function run({ options: wanted, covered }: Run): Promise<AxeResults> {
	const { axe } = globalThis as unknown as { readonly axe: Axe };
	return axe.run({ exclude: covered }, wanted);
}
