import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { fingerprint, PictureFiles } from '../../e2e/pictureFiles.ts';
import { makeWorkspace } from '../../harness/workspace.ts';
import { drawPicture } from '../../service/pictures.ts';

const draw = (seed: string) => drawPicture({ prompt: 'A hut', seed, width: 512, height: 512, format: 'png' });

describe('looking at picture files', () => {
	it('knows a picture by its pixels, whatever else its file says', async () => {
		const bytes = await draw('1');
		const described = await sharp(bytes)
			.withExif({ IFD0: { Copyright: 'Figment' } })
			.png()
			.toBuffer();
		assert.notDeepStrictEqual(described, bytes);
		assert.equal(await fingerprint(described), await fingerprint(bytes));
		assert.notEqual(await fingerprint(await draw('2')), await fingerprint(bytes));
	});

	it('sees what is whole, what is half, what changes and what is no picture', async () => {
		const [one, two] = [await draw('1'), await draw('2')];
		const half = one.subarray(0, one.length / 2);
		const workspace = makeWorkspace({
			'README.md': '',
			'images/a.png': one,
			'images/.b.tmp': one,
			'c.png': half,
		});
		const files = new PictureFiles(workspace.folder);
		const look = async () =>
			(await files.look())
				.map(({ name, fingerprint: found }) => [name, found])
				.toSorted(([left], [right]) => (left! < right! ? -1 : 1));
		assert.deepStrictEqual(await look(), [
			['c.png', undefined],
			['images/a.png', await fingerprint(one)],
		]);
		workspace.write('images/a.png', two);
		assert.deepStrictEqual(await look(), [
			['c.png', undefined],
			['images/a.png', await fingerprint(two)],
		]);
		assert.equal(files.count(), 2);
		assert.deepStrictEqual(files.names().toSorted(), ['README.md', 'c.png', 'images/.b.tmp', 'images/a.png']);
		await workspace.close();
	});
});
