import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { excludedBeside, excludedBy, excludedGlobs } from '../../../src/host/missing/scanExcludes.ts';

describe('The globs that settings exclude by', () => {
	it('are those that are switched on, each once', () => {
		const globs = excludedGlobs(
			{ '**/.git': true, '**/*.js': { when: '$(basename).ts' }, build: false, '/out/': true },
			{ '**/.git': true, '**/node_modules': true },
			undefined,
			'nonsense',
		);
		assert.deepStrictEqual(globs, ['**/.git', 'out', '**/node_modules']);
	});
});

describe('What globs exclude', () => {
	const cases: readonly (readonly [string, string, boolean])[] = [
		['**/node_modules', 'node_modules/a/readme.md', true],
		['**/node_modules', 'docs/node_modules/readme.md', true],
		['**/node_modules', 'docs/node_modules.md', false],
		['build', 'build/page.md', true],
		['build', 'docs/build/page.md', false],
		['**/*.draft.md', 'docs/a.draft.md', true],
		['docs/**', 'docs/deep/page.md', true],
		['{drafts,notes}/**', 'notes/page.md', true],
		['**/.hidden', '.hidden/page.md', true],
		['*.md', 'docs/page.md', false],
		['!(docs)', 'other.md', false],
		['a'.repeat(70_000), 'page.md', false],
	];
	for (const [glob, path, isOut] of cases) {
		it(`${isOut ? 'holds' : 'does not hold'} ${path} for ${glob.slice(0, 20)}`, () => {
			assert.equal(excludedBy([glob])(path), isOut);
		});
	}
});

describe('What is excluded for what is beside it', () => {
	const isExcluded = excludedBeside({
		'**/*.html': { when: '$(basename).md' },
		'**/out.md': true,
		'**/*.rst': { when: 7 },
	});
	const cases: readonly (readonly [string, readonly string[], boolean])[] = [
		['docs/page.html', ['page.html', 'page.md'], true],
		['docs/page.v2.html', ['page.v2.html', 'page.v2.md'], true],
		['docs/page.html', ['page.html', 'other.md'], false],
		['docs/page.md', ['page.html', 'page.md'], false],
		['out.md', ['out.md'], false],
		['page.rst', ['page.rst', '7'], false],
	];
	for (const [path, names, isOut] of cases) {
		it(`${isOut ? 'holds' : 'does not hold'} ${path} beside ${names.join(' and ')}`, () => {
			assert.equal(isExcluded(path, new Set(names)), isOut);
		});
	}
});
