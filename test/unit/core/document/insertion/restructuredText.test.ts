import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import restructured from 'restructured';
import type { RestructuredNode } from 'restructured';
import { documentsOf, joinTexts, pathsOf, samplesOf, withPictures } from './samples.ts';

/** The nodes and texts of a document without its pictures, and the paths of those. */
function read(text: string): { readonly tree: readonly string[]; readonly images: readonly string[] } {
	const images: string[] = [];
	const names: string[] = [];
	const paths = new Map<string, string>();
	const saidBy = ({ value = '', children = [] }: RestructuredNode): string =>
		value + children.map(saidBy).join('');
	const treeOf = (node: RestructuredNode): readonly string[] => {
		const { type, value = '', children = [] } = node;
		const said = saidBy(node);
		if (type === 'directive' && node.directive === 'image') {
			images.push(/\S+\.png/.exec(said)?.[0] ?? '');
			return [];
		}
		if (type === 'directive') {
			// The parser leaves what is in it as it is.
			const lines = children.map(saidBy).join('\n');
			for (const [, name, path = ''] of lines.matchAll(/\.\. (?:\|(\S+)\| )?image:: (\S+)/g)) {
				paths.set(name ?? path, path);
				images.push(...(name === undefined ? [path] : []));
			}
			names.push(...[...lines.matchAll(/(?<!\.\. )\|(i\d-\d)\|/g)].map(([, name = '']) => name));
			const rest = lines.replace(/\.\. (?:\|\S+\| )?image:: .*\s+:alt: a fox|\\ |\|i\d-\d\||\s/g, '');
			return ['<directive', rest.replaceAll('\\', ''), '>'];
		}
		if (type === 'substitution_reference') {
			names.push(said);
			return [];
		}
		const definition = /^(?:\.\. )?\|([^|]+)\| image:: (\S+\.png)/.exec(said);
		if (type === 'substitution_definition' || definition !== null) {
			paths.set(definition?.[1] ?? '', definition?.[2] ?? '');
			return [];
		}
		if (type === 'text') {
			const written = value.replaceAll(/\\ |\s|\\$|^\\/g, '');
			return written === '' ? [] : [written];
		}
		const inner = children.flatMap(treeOf);
		const parts = joinTexts(inner);
		return /^(?:paragraph|line)$/.test(type) && parts.length === 0 ? [] : [`<${type}`, ...parts, '>'];
	};
	const tree = treeOf(restructured.default.parse(text));
	return { tree, images: [...images, ...names.map(name => paths.get(name) ?? name)] };
}

const parts: readonly ((id: number) => string)[] = [
	id => `Text${id} and more.`,
	id => `Text${id}\nwith a second${id} line.`,
	id => `Title${id}\n=========`,
	id => `- Item${id}\n- Other${id}\n  with more`,
	id => `Text${id}::\n\n  code${id}\n\n  more${id}`,
	id => `.. note::\n\n   Text${id}`,
	id => `.. code::\n\n   code${id}`,
	id => `+-----+-----+\n| a   | b${id}  |\n+-----+-----+`,
	id => `Text${id} \`\`co de\`\` and **bold text** and \`link <x>\`_ and :role:\`text\`.`,
	id => `  Quote${id}\n  and more`,
];

describe('a reStructuredText document with pictures in it', () => {
	it('has all else as it was, and each picture once', () => {
		fc.assert(
			fc.property(documentsOf(parts, ['\n\n']), samplesOf([undefined]), (lines, samples) => {
				const text = `${lines}\n`;
				const after = withPictures({ text, languageId: 'restructuredtext' }, samples);
				const now = read(`${after}\n`);
				const shown = `${JSON.stringify(text)}\n${JSON.stringify(after)}`;
				assert.deepStrictEqual(now.tree, read(text).tree, shown);
				assert.deepStrictEqual(now.images.toSorted(), pathsOf(samples), shown);
			}),
			{ numRuns: 200 },
		);
	});
});
