import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
	extensionOf,
	folderOfPath,
	joinPath,
	lastName,
	normalPath,
	resolvePath,
	startsWithFolder,
	wayFrom,
} from '../../../../src/core/asset/posixPath.ts';

const parts = fc.array(fc.constantFrom('/', '/', '.', '..', 'a', 'b', 'a.b', '.c', 'd.', ' ', '…', '\\'), {
	maxLength: 10,
});
const anyPath = parts.map(each => each.join(''));
const absolute = anyPath.map(path => posix.resolve('/', path));

describe('paths', () => {
	it('are resolved and taken apart as Node.js does it', () => {
		fc.assert(
			fc.property(absolute, anyPath, absolute, (base, path, other) => {
				assert.equal(resolvePath(base, path), posix.resolve(base, path));
				assert.equal(joinPath(base, path), posix.join(base, path || '.'));
				assert.equal(normalPath(path), posix.resolve('/', path));
				assert.equal(folderOfPath(base), posix.dirname(base));
				assert.equal(lastName(base), posix.basename(base));
				assert.equal(extensionOf(lastName(base)), posix.extname(base));
				assert.equal(wayFrom(base, other), posix.relative(base, other));
			}),
			{ numRuns: 3000 },
		);
	});

	it('have a small letter for a drive', () => {
		assert.deepStrictEqual(['/C:/Work/', '/c:/Work', '/Work/C:'].map(normalPath), [
			'/c:/Work',
			'/c:/Work',
			'/Work/C:',
		]);
	});

	it('start with a folder by whole names alone', () => {
		const folderOf = ['/a/b', '/a', '/ab', 'a', '/'].map(path => [
			startsWithFolder(path, '/a'),
			startsWithFolder(path, '/'),
		]);
		assert.deepStrictEqual(folderOf, [
			[true, true],
			[true, true],
			[false, true],
			[false, false],
			[false, true],
		]);
	});
});
