import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runProgram } from '../../harness/command.ts';
import { makeTemporaryFolder } from '../../harness/temporary.ts';

/** The counts of a test file with this text, run by a process of its own. */
async function countsOf(test: string): Promise<unknown> {
	const folder = makeTemporaryFolder('counts');
	try {
		const file = path.join(folder.path, 'sample.test.mjs');
		writeFileSync(file, `import { after, describe, it } from 'node:test';\n${test}`);
		const module = pathToFileURL(path.resolve('test/tools/testCounts.ts')).href;
		const script = path.join(folder.path, 'count.mjs');
		// Not by --eval: node hands that on to the processes of the tests.
		writeFileSync(
			script,
			`import { run } from 'node:test';
			import { countTests } from '${module}';
			const stream = run({ files: [${JSON.stringify(file)}] });
			const counts = countTests(stream);
			for await (const event of stream) {}
			console.log(JSON.stringify(counts));`,
		);
		return JSON.parse(await runProgram(process.execPath, [script]));
	} finally {
		folder.remove();
	}
}

const fail = "() => { throw new Error('no'); }";
const table: readonly [string, string, readonly [number, number, number]][] = [
	['a passing test', "it('a', () => {});", [1, 0, 0]],
	[
		'a failing test in a suite, once',
		`describe('s', () => { it('a', ${fail}); it('b', () => {}); });`,
		[1, 1, 0],
	],
	[
		'a suite whose cleaning up fails',
		`describe('s', () => { after(${fail}); it('a', () => {}); });`,
		[1, 1, 0],
	],
	['a file whose cleaning up fails', `after(${fail}); it('a', () => {});`, [1, 1, 0]],
	[
		'a file whose process ends badly',
		"it('a', () => {}); process.on('exit', () => process.exit(3));",
		[1, 1, 0],
	],
	['what is left out', "it.skip('a', () => {}); it.todo('b'); it('c', () => {});", [1, 0, 2]],
];

describe('counting tests', () => {
	for (const [what, test, [passed, failed, skipped]] of table) {
		it(`counts ${what}`, async () => {
			assert.deepStrictEqual(await countsOf(test), { passed, failed, skipped });
		});
	}
});
