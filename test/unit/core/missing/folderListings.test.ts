import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FolderListings } from '../../../../src/core/missing/folderListings.ts';
import { MemoryDocuments } from './memoryDocuments.ts';

describe('The listings of folders', () => {
	it('tell what is there by listing each folder once, and none that its parent does not have', async () => {
		const files = new MemoryDocuments({ 'a/b/fox.png': '', 'a/owl.png': '' });
		const listings = new FolderListings(files.folders());
		const paths = ['a/b/fox.png', 'a/b/owl.png', 'a/owl.png', 'c/d/e.png', 'c/f.png', 'a/B/fox.png', 'a'];
		assert.deepEqual(await Promise.all(paths.map(path => listings.has(path))), [
			true,
			false,
			true,
			false,
			false,
			false,
			true,
		]);
		assert.deepEqual(files.listed.toSorted(), ['', 'a', 'a/b']);
	});

	it('do not tell capitals apart where the file system does not, nor forms of one letter', async () => {
		const files = new MemoryDocuments({ 'Images/Fu\u0308chse.PNG': '' });
		files.isCaseSensitive = false;
		const listings = new FolderListings(files.folders());
		assert.equal(await listings.has('Images/f\u00fcchse.png'), true);
		assert.equal(listings.keyOf('A/B.png'), 'a/b.png');
	});

	it('do not tell of a folder that cannot be listed', async () => {
		const files = new MemoryDocuments({ 'a/fox.png': '', 'a/b/owl.png': '' });
		files.closed.add('a');
		const listings = new FolderListings(files.folders());
		assert.deepEqual(
			await Promise.all(
				['a/fox.png', 'a/none.png', 'a/b/owl.png', 'a/b/none.png'].map(path => listings.has(path)),
			),
			[undefined, undefined, true, false],
		);
	});

	it('see what is new or gone once they are told', async () => {
		const files = new MemoryDocuments({ 'a/fox.png': '', 'b/owl.png': '' });
		const listings = new FolderListings(files.folders());
		const look = () => Promise.all(['a/fox.png', 'c/d/e.png', 'b/owl.png'].map(path => listings.has(path)));
		assert.deepEqual(await look(), [true, false, true]);
		files.put('c/d/e.png');
		files.remove('a/fox.png');
		assert.deepEqual(await look(), [true, false, true]);
		listings.changed('c/d/e.png');
		listings.changed('a/fox.png');
		files.listed.length = 0;
		assert.deepEqual(await look(), [false, true, true]);
		assert.deepEqual(files.listed.toSorted(), ['', 'a', 'c', 'c/d']);
		files.remove('b/owl.png');
		listings.clear();
		assert.deepEqual(await look(), [false, true, false]);
	});

	it('see what is in a folder that has moved there', async () => {
		const files = new MemoryDocuments({ 'x.md': '' });
		const listings = new FolderListings(files.folders());
		assert.equal(await listings.has('a/b/fox.png'), false);
		files.put('a/b/fox.png');
		listings.changed('a');
		assert.equal(await listings.has('a/b/fox.png'), true);
	});
});
