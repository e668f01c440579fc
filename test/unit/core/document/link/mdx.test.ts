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

	const strings = [
		'<Fox path={"./${path}"} alt="${alt}" title={"${title}"} />',
		"<Fox path={'./${path}'} alt='${alt}' title={'${title}'} />",
		'<Fox path={`./${path}`} alt={`${alt}`} title="${title}" />',
		'<Fox {...{ path: "./${path}", alt: "${alt}" }} title={{ text: `"${title}"` }.text.slice(1, -1)} />',
	];
	for (const template of strings) {
		it(`has path, alt text and title in the strings of ${template}`, async () => {
			await fc.assert(
				fc.asyncProperty(anyPath, anyAlt, anyAlt, async (path, alt, title) => {
					const { text } = toLink('mdx', { path, alt, title, ...size }, { template });
					const [fox] = await render(`export const Fox = 'fox';\n\n${text}`, 'fox');
					const { path: url, ...texts } = fox!.props;
					assert.deepStrictEqual(
						decodeURIComponent(String(url)).replace(/^(?:\.\/)+/, ''),
						path.replace(/^(?:\.\/)+/, ''),
					);
					assert.deepStrictEqual(texts, { alt, title });
				}),
				propertyRuns(70),
			);
		});
	}

	it('has alt text and title in strings between elements', async () => {
		const template = '<p>{"${alt}"}</p> <p>{`${title}`}</p> ![](${path})';
		await fc.assert(
			fc.asyncProperty(anyAlt, anyAlt, async (alt, title) => {
				const { text } = toLink('mdx', { path: 'a.png', alt, title, ...size }, { template });
				const found = await render(`Text ${text}`, 'p');
				assert.deepStrictEqual(
					found.slice(1).map(({ props }) => props.children),
					[alt, title],
				);
			}),
			propertyRuns(70),
		);
	});

	for (const template of [
		'<Fox path={require("${path}")} />',
		"<p>{<Fox path={ require( './${path}' ) } />}</p>",
	]) {
		it(`names the file as it is in ${template}`, async () => {
			await fc.assert(
				fc.asyncProperty(anyPath, async path => {
					const { text } = toLink('mdx', { path, alt: 'a', ...size }, { template });
					const modules = "export const Fox = 'fox';\nexport const require = name => name;";
					const [fox] = await render(`${modules}\n\n${text}`, 'fox');
					const name = String(fox!.props['path']);
					assert.match(name, /^\.{0,2}\//);
					assert.equal(name.replace(/^\.\//, ''), path.replace(/^\.\//, ''));
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
