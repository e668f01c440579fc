import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runProgram } from '../../harness/command.ts';
import { readFigures } from '../../harness/figures.ts';
import { keysInUse, testKeys } from '../../harness/secrets.ts';
import { makeWorkspace } from '../../harness/workspace.ts';

/** What the run has looked through so far. */
function searched(): readonly number[] {
	const figures = readFigures();
	return ['files searched for keys', 'bytes searched for keys'].map(name => Number(figures[name] ?? 0));
}

describe('closing a workspace', () => {
	for (const [name, key] of Object.entries(testKeys)) {
		it(`fails when the key of ${name} is in it, says where but not which, and removes it all the same`, async () => {
			const workspace = makeWorkspace({
				'docs/a.md': '# A\n',
				'docs/settings.json': JSON.stringify({ key }),
			});
			const file = path.join('docs', 'settings.json');
			await assert.rejects(workspace.close(), {
				message: `An API key is on disk in a workspace: ${file} (${name}, UTF-8)`,
			});
			assert.ok(!existsSync(workspace.folder));
		});
	}

	it('adds what was looked through to the figures and removes the folder', async () => {
		const before = searched();
		const workspace = makeWorkspace({ 'a.md': '# A\n', 'b/c.md': 'C' });
		await workspace.close();
		assert.ok(!existsSync(workspace.folder));
		const after = searched();
		// Other tests add theirs at the same time.
		assert.deepStrictEqual(
			after.map((value, index) => value - before[index]! >= [2, 5][index]!),
			[true, true],
		);
	});
});

describe('the keys that are searched for', () => {
	it('are all that tests use in VS Code, and the real one where there is one', async () => {
		const given = [...keysInUse()].filter(([name]) => name !== 'AIMLAPI_API_KEY');
		assert.deepStrictEqual(given, Object.entries(testKeys));
		const module = pathToFileURL(path.resolve('test/harness/secrets.ts')).href;
		const script = `import { keysInUse } from '${module}'; console.log(keysInUse().get('AIMLAPI_API_KEY'));`;
		const args = ['--input-type=module', '--eval', script];
		const print = (env: Record<string, string>) => runProgram(process.execPath, args, { env });
		assert.deepStrictEqual(
			[await print({ AIMLAPI_API_KEY: 'a-real-one' }), await print({}), await print({ AIMLAPI_API_KEY: '' })],
			['a-real-one\n', 'undefined\n', 'undefined\n'],
		);
	});

	it('are written in no other file of those that run VS Code', () => {
		const files = globSync('test/{demo,e2e,harness,tools,vscode}/**/*.ts');
		assert.ok(files.length > 40, 'the files are where they are looked for');
		const literals = files
			.filter(file => path.basename(file) !== 'secrets.ts')
			.flatMap(file => readFileSync(file, 'utf8').match(/(?:test|another)-key-[a-z0-9-]+/g) ?? []);
		assert.deepStrictEqual(literals, []);
	});
});
