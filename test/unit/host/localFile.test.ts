import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { localFiles } from '../../../src/host/library/localFile.node.ts';
import { makeTemporaryFolder } from '../../harness/temporary.ts';
import type { TemporaryFolder } from '../../harness/temporary.ts';

let folder: TemporaryFolder;
const path = (name: string) => join(folder.path, name);

beforeEach(() => {
	folder = makeTemporaryFolder('local');
	mkdirSync(path('folder'));
	writeFileSync(path('file'), 'text');
});
afterEach(() => folder.remove());

describe('A path of this machine', () => {
	it('is a symbolic link whatever that leads to, also to nothing', async () => {
		symlinkSync(path('folder'), path('to-folder'), 'junction');
		symlinkSync(path('nothing'), path('to-nothing'), 'junction');
		assert.deepEqual(
			await Promise.all(['to-folder', 'to-nothing'].map(name => localFiles.isLink(path(name)))),
			[true, true],
		);
	});

	it('is no symbolic link when it is a folder or a file, and nothing when it is not there', async () => {
		assert.deepEqual(
			await Promise.all(['folder', 'file', 'none'].map(name => localFiles.isLink(path(name)))),
			[false, false, undefined],
		);
	});

	it('rejects when it cannot be told', async () => {
		await assert.rejects(localFiles.isLink(path('file/below')));
	});
});
