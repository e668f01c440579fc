import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate } from '@mdx-js/mdx';
import * as fc from 'fast-check';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { propertyRuns } from '../../../../harness/propertyRuns.ts';
import { anyAlt, anyPath, withoutScheme } from './samples.ts';

const size = { width: 1024, height: 768 };

/** An element as JSX makes it. */
interface Element {
	readonly type: unknown;
	readonly props: Readonly<Record<string, unknown>> & { readonly children?: unknown };
}

const jsx = (type: unknown, props: Element['props']): Element => ({ type, props });

/** The elements of a kind that an MDX document renders. */
async function render(text: string, type: string): Promise<readonly Element[]> {
	const { default: content } = await evaluate(text, { jsx, jsxs: jsx, Fragment: 'fragment' });
	return find(content({}), type);
}

function find(node: unknown, type: string): readonly Element[] {
	if (Array.isArray(node)) {
		return node.flatMap(each => find(each, type));
	}
	if (typeof node !== 'object' || node === null) {
		return [];
	}
	const element = node as Element;
	return [...(element.type === type ? [element] : []), ...find(element.props.children, type)];
}

async function images(text: string): Promise<readonly unknown[]> {
	const found = await render(text, 'img');
	return found.map(({ props }) => ({ path: decodeURIComponent(String(props['src'])), alt: props['alt'] }));
}

describe('an MDX image, to the compiler', () => {
	const surroundings = [
		['alone', '', ''],
		['in a sentence', 'See ', ' there.'],
		['in a list', '- ', '\n- b'],
		['in an element', '<div>', '</div>'],
	] as const;
	for (const [name, before, after] of surroundings) {
		it(`has the path and the alt text ${name}`, async () => {
			await fc.assert(
				fc.asyncProperty(anyPath, anyAlt, async (path, alt) => {
					const { text } = toLink('mdx', { path, alt, ...size });
					assert.deepStrictEqual(await images(before + text + after), [{ path: withoutScheme(path), alt }]);
				}),
				propertyRuns(70),
			);
		});
	}

	for (const template of ['picture', 'figure']) {
		it(`has path, alt text, size and title in a ${template}`, async () => {
			await fc.assert(
				fc.asyncProperty(anyPath, anyAlt, anyAlt, async (path, alt, title) => {
					const { text } = toLink('mdx', { path, alt, title, ...size }, { template });
					assert.deepStrictEqual(await images(text), [{ path: withoutScheme(path), alt }]);
					const captions = await render(text, 'figcaption');
					assert.deepStrictEqual(
						captions.map(({ props }) => props.children),
						template === 'figure' ? [title] : [],
					);
				}),
				propertyRuns(70),
			);
		});
	}
});
