import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { detailOf } from '../../../src/core/failure.ts';

const coded = (message: string, code: unknown) => Object.assign(new Error(message), { code });

describe('what a thrown value says', () => {
	const table: readonly (readonly [string, unknown, string])[] = [
		['its message', new Error('no space left'), 'no space left'],
		[
			'its code too, where the message is only the file',
			coded('memfs:/a.png', 'NoPermissions'),
			'NoPermissions: memfs:/a.png',
		],
		['its message alone, where that is a sentence', coded('disk full', 'ENOSPC'), 'disk full'],
		['its code once', coded('ENOSPC', 'ENOSPC'), 'ENOSPC'],
		['its message alone, where the code is no text', coded('memfs:/a.png', 13), 'memfs:/a.png'],
		['itself, where it is no error', 'stop', 'stop'],
	];
	for (const [name, thrown, detail] of table) {
		it(`is ${name}`, () => assert.equal(detailOf(thrown), detail));
	}
});
