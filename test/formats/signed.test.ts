import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '../../src/core/asset/contentHash.ts';
import { readMetadata, readMetadataFrom } from '../../src/core/image/metadata/readMetadata.ts';
import { embedRecipe, readRecipe } from '../../src/core/recipe/embed.ts';
import { metadataLevels } from '../../src/core/recipe/metadataLevel.ts';
import { formatSidecar, hashOfSidecar, parseSidecar, sidecarName } from '../../src/core/recipe/sidecar.ts';
import {
	jpegSegment,
	pngChunk,
	webpChunk,
	withJpegSegment,
	withPngChunk,
	withWebpChunk,
} from '../unit/core/image/metadata/files.ts';
import { recipe } from '../unit/core/recipe/recipes.ts';
import { askExiftool } from './exiftool.ts';
import { signedFiles, validate } from './signedFiles.ts';
import type { SignedFile } from './signedFiles.ts';

const valid = { state: 'Valid', faults: ['signingCredential.untrusted'] };

describe('files with a C2PA manifest', () => {
	for (const file of signedFiles) {
		it(`leaves ${file.name} as it is, to the byte`, () => {
			const before = file.bytes.slice();
			const results = metadataLevels.map(level => {
				const result = embedRecipe(file.bytes, recipe, { level });
				return typeof result === 'string' ? result : Buffer.compare(result.bytes, before);
			});
			assert.deepEqual(results, ['c2pa', 'c2pa', 0]);
			assert.equal(Buffer.compare(file.bytes, before), 0);
		});

		it(`sees the manifest of ${file.name} in its head where it is there`, async () => {
			const read = (offset: number, length: number) =>
				Promise.resolve(file.bytes.subarray(offset, offset + length));
			assert.equal(readMetadata(file.bytes)?.hasManifest, true);
			assert.equal((await readMetadataFrom({ read }))?.hasManifest, true);
			assert.equal(readRecipe(file.bytes), undefined);
		});

		it(`keeps the recipe of ${file.name} in a file of its own that knows it again`, async () => {
			const name = sidecarName(await sha256(file.bytes));
			const text = formatSidecar({ recipe, size: file.bytes.length });
			assert.equal(hashOfSidecar(name), await sha256(file.bytes));
			assert.deepEqual(parseSidecar(text), { recipe, size: file.bytes.length });
		});
	}

	for (const file of signedFiles.filter(({ isEmbedded }) => isEmbedded)) {
		it(`has a valid ${file.name} after Figment, and would not if it wrote into it`, async () => {
			const result = embedRecipe(file.bytes, recipe, { level: 'recipe' });
			const bytes = typeof result === 'string' ? file.bytes : result.bytes;
			assert.deepEqual(await validate({ ...file, bytes }), valid);
			assert.equal((await validate({ ...file, bytes: withComment(file) })).state, 'Invalid');
		});
	}

	it('are such files to exiftool too', async () => {
		// Older ones do not look for a manifest in WebP.
		const files = signedFiles.filter(({ name }) => name !== 'short.webp');
		const { tags } = await askExiftool(files, ['-JUMBF:JUMDLabel', '-XMP-dcterms:Provenance']);
		const [label, address] = ['JUMBF:JUMDLabel', 'XMP-dcterms:Provenance'];
		assert.deepEqual(
			tags.map(each => ({ label: each[label], address: each[address] })),
			files.map(({ isEmbedded }) => ({
				label: isEmbedded ? 'c2pa' : undefined,
				address: isEmbedded ? undefined : 'https://example.org/a.c2pa',
			})),
		);
	});
});

function withComment({ mimeType, bytes }: SignedFile): Uint8Array {
	switch (mimeType) {
		case 'image/png':
			return withPngChunk(bytes, pngChunk('tEXt', 'Comment\0x'));
		case 'image/jpeg':
			return withJpegSegment(bytes, jpegSegment(0xfe, 'x'));
		default:
			return withWebpChunk(bytes, webpChunk('XMP ', 'x'));
	}
}
