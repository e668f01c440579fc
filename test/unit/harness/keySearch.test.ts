import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { searchForKeys } from '../../harness/keySearch.ts';
import type { KeySearch } from '../../harness/keySearch.ts';
import { testKeys } from '../../harness/secrets.ts';
import { makeTemporaryFolder } from '../../harness/temporary.ts';

const key = testKeys.person;
const keys = new Map([['person', key]]);
const megabyte = 1 << 20;

/** Searches a folder with these files, by relative path. */
async function searchIn(files: Readonly<Record<string, string | Uint8Array>>): Promise<KeySearch> {
	const folder = makeTemporaryFolder('search');
	try {
		for (const [name, content] of Object.entries(files)) {
			const file = path.join(folder.path, name);
			mkdirSync(path.dirname(file), { recursive: true });
			writeFileSync(file, content);
		}
		return await searchForKeys(folder.path, keys);
	} finally {
		folder.remove();
	}
}

/** The text's bytes in UTF-16 with the larger byte first. */
function bigEndian(text: string): Buffer {
	return Buffer.from(text, 'utf16le').swap16();
}

describe('the search for keys', () => {
	const text = (before: string) => `${before}Bearer ${key}", "next`;
	const plantings: readonly [string, Uint8Array, string][] = [
		['as it is', Buffer.from(text('{"')), 'UTF-8'],
		['as the whole file', Buffer.from(key), 'UTF-8'],
		['in UTF-16', Buffer.from(text(''), 'utf16le'), 'UTF-16'],
		[
			'in UTF-16 at an odd offset',
			Buffer.from(`\0${Buffer.from(key, 'utf16le').toString('latin1')}`),
			'UTF-16',
		],
		['in UTF-16 with the larger byte first', bigEndian(text('')), 'UTF-16'],
		['in UTF-16 as the whole file', bigEndian(key), 'UTF-16'],
		['in base64', Buffer.from(Buffer.from(key).toString('base64')), 'base64'],
		...['', 'a', 'ab', 'abc'].map((lead): [string, Uint8Array, string] => [
			`in base64 after ${lead.length} other letters`,
			Buffer.from(`data:text/plain;base64,${Buffer.from(text(lead)).toString('base64')}`),
			'base64',
		]),
		['in base64 for addresses', Buffer.from(Buffer.from(`>>>?${key}`).toString('base64url')), 'base64'],
		['in hexadecimal', Buffer.from(Buffer.from(key).toString('hex')), 'hexadecimal'],
		['in large hexadecimal', Buffer.from(Buffer.from(key).toString('hex').toUpperCase()), 'hexadecimal'],
		['among bytes that are no text', Buffer.concat([Buffer.alloc(99, 0xff), Buffer.from(key)]), 'UTF-8'],
	];
	for (const [how, bytes, encoding] of plantings) {
		it(`finds a key that is written ${how}`, async () => {
			assert.deepStrictEqual(await searchIn({ 'deep/below/state.db': bytes, 'other.txt': 'nothing' }), {
				findings: [{ path: path.join('deep', 'below', 'state.db'), key: 'person', encoding }],
				files: 2,
				bytes: bytes.length + 'nothing'.length,
			});
		});
	}

	it('finds a key at every place around the end of a piece of a large file', async () => {
		for (let before = megabyte - key.length - 1; before <= megabyte + 1; before += 1) {
			const bytes = Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(key), Buffer.alloc(megabyte, 'x')]);
			const { findings } = await searchIn({ large: bytes });
			assert.deepStrictEqual(findings, [{ path: 'large', key: 'person', encoding: 'UTF-8' }], `${before}`);
		}
	});

	it('finds a key in the name of a file and of a folder, each once', async () => {
		const { findings } = await searchIn({ [`${key}/a`]: '', [`b/log of ${key}.txt`]: `${key} ${key}` });
		assert.deepStrictEqual(findings.map(finding => finding.path).toSorted(), [
			path.join('b', `log of ${key}.txt`),
			key,
		]);
	});

	it('finds nothing in parts of a key, in keys of others and in compressed pictures', async () => {
		const parts = [key.slice(1), key.slice(0, -1), key.toUpperCase(), testKeys.another].join('\n');
		assert.deepStrictEqual(await searchIn({ parts, empty: '' }), {
			findings: [],
			files: 2,
			bytes: parts.length,
		});
	});

	it('follows no symbolic link, and takes a folder that is not there for an empty one', async () => {
		const [outside, inside] = [makeTemporaryFolder('outside'), makeTemporaryFolder('inside')];
		try {
			writeFileSync(path.join(outside.path, 'secret'), key);
			symlinkSync(outside.path, path.join(inside.path, 'link'), 'dir');
			const nothing = { findings: [], files: 0, bytes: 0 };
			assert.deepStrictEqual(await searchForKeys(inside.path, keys), nothing);
			assert.deepStrictEqual(await searchForKeys(path.join(inside.path, 'gone'), keys), nothing);
		} finally {
			outside.remove();
			inside.remove();
		}
	});
});
