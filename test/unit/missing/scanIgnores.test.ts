import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GitRules } from '../../../src/host/missing/scanIgnores.ts';

interface Disk {
	/** The texts of `.gitignore` files, by their folders from the workspace folder. */
	readonly rules?: Readonly<Record<string, string>>;
	/** Folders with a `.git`. */
	readonly repositories?: readonly string[];
	/** The folders from the repository's top to the workspace folder, and their rules, the topmost first. */
	readonly above?: readonly (readonly [string, string])[];
}

async function ignoredOf(
	{ rules = {}, repositories = [], above }: Disk,
	paths: readonly string[],
): Promise<string[]> {
	const git = await GitRules.open({
		isCaseSensitive: true,
		read: path => Promise.resolve(rules[path.replace(/\/?\.gitignore$/, '')]),
		above: () => Promise.resolve(above?.map(([name]) => name)),
		readAbove: up => Promise.resolve(above?.[above.length - up]?.[1]),
	});
	for (const folder of ['', ...Object.keys(rules).filter(each => each !== '')]) {
		const names = ['page.md', ...(folder in rules ? ['.gitignore'] : [])];
		await git.enter(folder, new Set([...names, ...(repositories.includes(folder) ? ['.git'] : [])]));
	}
	return paths.filter(path => git.isIgnored(path, false));
}

describe('The rules of git', () => {
	it('hold in the folders of their files and below', async () => {
		const rules = { '': 'out/\n', docs: '*.tmp.md\n!keep.tmp.md\n' };
		const paths = ['out/a.md', 'docs/out/a.md', 'docs/a.tmp.md', 'a.tmp.md', 'docs/keep.tmp.md'];
		assert.deepStrictEqual(await ignoredOf({ rules }, paths), ['out/a.md', 'docs/out/a.md', 'docs/a.tmp.md']);
	});

	it('come from above the workspace folder too, where its repository starts there', async () => {
		const above = [
			['packages', '/packages/site/generated\n'],
			['site', 'drafts\n'],
		] as const;
		const paths = ['generated/a.md', 'deep/generated/a.md', 'drafts/a.md', 'page.md'];
		assert.deepStrictEqual(await ignoredOf({ above }, paths), ['generated/a.md', 'drafts/a.md']);
	});

	it('from above do not count in a workspace folder that they ignore', async () => {
		const above = [['dist', 'dist\n']] as const;
		assert.deepStrictEqual(await ignoredOf({ above, rules: { '': 'a.md\n' } }, ['a.md', 'b.md']), ['a.md']);
	});

	it('of one repository say nothing in another one that is in it', async () => {
		const disk = { rules: { '': '*.tmp.md\n', module: 'own.md\n' }, repositories: ['module'] };
		const paths = ['a.tmp.md', 'module/a.tmp.md', 'module/own.md', 'own.md'];
		assert.deepStrictEqual(await ignoredOf(disk, paths), ['a.tmp.md', 'module/own.md']);
	});

	it('leave out a whole repository that is in an ignored folder', async () => {
		const disk = { rules: { '': 'vendor/\n', 'vendor/module': 'x\n' }, repositories: ['vendor/module'] };
		assert.deepStrictEqual(await ignoredOf(disk, ['vendor/module/page.md']), ['vendor/module/page.md']);
	});
});
