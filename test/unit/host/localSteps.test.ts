import assert from 'node:assert/strict';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { localSteps } from '../../../src/host/localSteps.node.ts';

let folder: string;
const file = (name: string) => join(folder, name);
const bytes = (text: string) => new TextEncoder().encode(text);

beforeEach(() => {
	folder = join(mkdtempSync(join(tmpdir(), 'figment-steps-')), 'storage', 'journal');
});

afterEach(() => {
	rmSync(join(folder, '..', '..'), { recursive: true, force: true });
});

describe('Steps on this machine', () => {
	it('write a file whose folder is missing, and over one that is there', async () => {
		assert.equal(await localSteps.write(folder, file('one'), bytes('a long text')), true);
		assert.equal(await localSteps.write(folder, file('one'), bytes('short')), true);
		assert.equal(readFileSync(file('one'), 'utf8'), 'short');
	});

	it('say that nothing was written where a folder has the name', async () => {
		mkdirSync(file('one'), { recursive: true });
		assert.equal(await localSteps.write(folder, file('one'), bytes('x')), false);
	});

	it('say that nothing was written where a file is in the place of the folder', async () => {
		mkdirSync(join(folder, '..'), { recursive: true });
		writeFileSync(folder, 'in the way');
		assert.equal(await localSteps.write(folder, file('one'), bytes('x')), false);
		assert.equal(readFileSync(folder, 'utf8'), 'in the way');
	});

	it('give a file another name, once', async () => {
		await localSteps.write(folder, file('one'), bytes('x'));
		const renamed = await Promise.all(
			['two', 'three', 'four'].map(name => localSteps.rename(file('one'), file(name))),
		);
		assert.equal(renamed.filter(each => each === 'renamed').length, 1);
		assert.equal(renamed.filter(each => each === 'not').length, 2);
		assert.equal(readdirSync(folder).length, 1);
	});

	it('leave a file whose name is wanted, and the one that wants it', async () => {
		await localSteps.write(folder, file('one'), bytes('1'));
		await localSteps.write(folder, file('two'), bytes('2'));
		assert.equal(await localSteps.rename(file('one'), file('two')), 'not');
		assert.equal(readFileSync(file('one'), 'utf8'), '1');
		assert.equal(readFileSync(file('two'), 'utf8'), '2');
	});

	it('leave a rename that fails for another cause to VS Code', async () => {
		await localSteps.write(folder, file('one'), bytes('1'));
		assert.equal(await localSteps.rename(file('one'), join(file('one'), 'two')), undefined);
		assert.equal(await localSteps.rename(file('one'), file('x'.repeat(300))), undefined);
		assert.equal(readFileSync(file('one'), 'utf8'), '1');
	});

	it('remove a file that need not be there, and nothing else', async () => {
		await localSteps.write(folder, file('one'), bytes('x'));
		assert.equal(await localSteps.remove(file('one')), true);
		assert.equal(await localSteps.remove(file('one')), true);
		mkdirSync(file('two'));
		assert.equal(await localSteps.remove(file('two')), false);
		assert.ok(existsSync(file('two')));
	});
});
