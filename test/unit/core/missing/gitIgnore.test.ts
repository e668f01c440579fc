import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { IgnoreTree } from '../../../../src/core/missing/ignoreTree.ts';

/** Folders of the repository, and in each of them files and folders of these names. */
const folders = ['', 'a', 'a/b', 'a b', 'a b/[c]', 'docs', 'docs/a', '#d', '!e'];
const names = ['a', 'b', 'ab', 'A', 'a.md', 'b.md', 'c', '#d', '!e', 'x y', 'z ', '[c]', '.f', 'a-b', '1'];

interface Ignores {
	readonly [folder: string]: string;
}

const piece = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c', 'docs', 'md', '.', '1', 'x', 'A', '-') },
	{ weight: 5, arbitrary: fc.constantFrom('*', '?', '**', '/', '/**/', '**/', '/**') },
	{ weight: 2, arbitrary: fc.constantFrom('[ab]', '[!a]', '[^a]', '[a-c]', '[[:alpha:]]', '[]]', '[', ']') },
	{ weight: 1, arbitrary: fc.constantFrom('\\', '\\*', '\\#', '\\!', '\\ ', ' ', '\t', '#', '!', '{a,b}') },
);
const pattern = fc
	.tuple(
		fc.constantFrom('', '', '', '', '!', '!', '/', '#', '\\#', '\\!', ' '),
		fc.array(piece, { maxLength: 4 }),
		fc.constantFrom('', '', '', '/', ' ', '  ', '\r', '/*', '.md'),
	)
	.map(([start, pieces, end]) => start + pieces.join('') + end)
	// Git compares what comes before the first star by itself, and takes these stars for those of a whole name.
	.filter(text => !/[^/*!]\*{2,}\//.test(text));
const ignores: fc.Arbitrary<Ignores> = fc.dictionary(
	fc.constantFrom(...folders),
	fc.array(pattern, { maxLength: 4 }).map(lines => lines.join('\n')),
	{ maxKeys: 3 },
);

describe('What git ignores', () => {
	let root = '';
	const paths: (readonly [path: string, isFolder: boolean])[] = [];

	before(() => {
		root = mkdtempSync(join(tmpdir(), 'figment-ignore-'));
		git(root, ['init', '--quiet']);
		for (const folder of folders) {
			mkdirSync(join(root, folder), { recursive: true });
		}
		for (const folder of folders) {
			for (const [index, name] of names.entries()) {
				const path = folder === '' ? name : `${folder}/${name}`;
				const isFolder = folders.includes(path) || index % 3 === 0;
				paths.push([path, isFolder]);
				if (isFolder) {
					mkdirSync(join(root, path), { recursive: true });
				} else {
					writeFileSync(join(root, path), '');
				}
			}
		}
	});
	after(() => rmSync(root, { recursive: true }));

	/** The paths that git says are ignored, and those that the tree does. */
	function compare(texts: Ignores, isCaseSensitive: boolean): readonly [string[], string[]] {
		const tree = new IgnoreTree({ isCaseSensitive });
		for (const folder of folders) {
			const file = join(root, folder, '.gitignore');
			rmSync(file, { force: true });
			const text = texts[folder];
			if (text !== undefined) {
				writeFileSync(file, text);
				tree.add(folder, text);
			}
		}
		const input = paths.map(([path]) => `./${path}\0`).join('');
		const ignoreCase = `core.ignoreCase=${!isCaseSensitive}`;
		const options = ['-c', ignoreCase, 'check-ignore', '--no-index', '--stdin', '-z'];
		const expected = git(root, options, input).split('\0').slice(0, -1);
		const found = paths.filter(([path, isFolder]) => tree.isIgnored(path, isFolder));
		return [found.map(([path]) => path), expected.map(path => path.slice(2))];
	}

	const examples: readonly (readonly [name: string, texts: Ignores])[] = [
		['a name anywhere', { '': 'a' }],
		['a path from the folder of its file', { a: '/b\n', docs: 'a/b' }],
		['folders only', { '': 'b/' }],
		['what a later line does not bring back', { '': '*.md\n!a.md' }],
		['what a deeper file does not bring back', { '': '*.md', docs: '!a.md' }],
		['all that is in an ignored folder, whatever is said there', { '': 'docs', docs: '!a.md\n!a' }],
		['what is below a folder that a deeper file brings back', { '': 'b', a: '!b' }],
		['stars over folders', { '': 'docs/**/b\n**/c\na/**' }],
		['classes of characters', { '': '[[:upper:]]\n[!a-z]b' }],
		['escaped signs', { '': '\\#d\n\\!e\nx\\ y\nz\\ ' }],
		['escaped slashes', { '': '*\\/**/a\n\\/b\ndocs\\/', a: 'b\\/**/c\n' }],
		['nothing by a comment or by blanks', { '': '# a\n\n   \n', docs: '/\n!\n  ' }],
		['in folders with signs of patterns', { 'a b': 'a', 'a b/[c]': '*.md', '#d': '/b', '!e': 'a-b' }],
		['by a file as Windows writes it', { '': '\uFEFFa\r\nb.md\r\n' }],
	];
	for (const [name, texts] of examples) {
		it(`is ${name}`, () => {
			const [found, expected] = compare(texts, true);
			assert.deepEqual(found, expected);
		});
	}

	it('is soon told of many paths by many rules, also by some that are made to be slow', () => {
		const tree = new IgnoreTree({ isCaseSensitive: true });
		const rules = Array.from({ length: 100 }, (_, index) => `*.x${index}\nbuild${index}/\n!keep${index}`);
		tree.add('', `${'*a'.repeat(30)}b\n${'**/a/'.repeat(4)}b\n${rules.join('\n')}`);
		const start = process.threadCpuUsage();
		const ignored = Array.from({ length: 2000 }, (_, index) =>
			tree.isIgnored(`${'a/'.repeat(index % 20)}${'a'.repeat(60)}/${index}.x${index}`, false),
		);
		assert.equal(ignored.filter(Boolean).length, 100);
		assert.ok(process.threadCpuUsage(start).user < 2_000_000);
	});

	for (const isCaseSensitive of [true, false]) {
		it(`is what the tree says, where capitals ${isCaseSensitive ? 'count' : 'do not count'}`, () => {
			fc.assert(
				fc.property(ignores, texts => {
					const [found, expected] = compare(texts, isCaseSensitive);
					assert.deepEqual(found, expected);
				}),
				{ numRuns: 100 },
			);
		});
	}
});

function git(folder: string, options: readonly string[], input = ''): string {
	const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
	const all = ['-c', 'core.excludesFile=/dev/null', ...options];
	try {
		return execFileSync('git', all, { cwd: folder, input, env, encoding: 'utf8' });
	} catch (error) {
		// It ends with 1 when nothing is ignored.
		assert.equal((error as { status?: number }).status, 1);
		return '';
	}
}
