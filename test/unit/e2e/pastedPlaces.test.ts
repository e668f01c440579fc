import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findDisagreement } from '../../e2e/pastedPlaces.ts';
import type { CopyFilesExample } from '../core/asset/copyFilesExamples.ts';

function example(destination: string, file: string): CopyFilesExample {
	return { document: 'docs/a.md', destination: { '**': destination }, file };
}

const table: readonly [string, CopyFilesExample, string, string | undefined][] = [
	['the same place', example('img/', 'docs/img/image.png'), 'docs/img/image.png', undefined],
	['a place outside, which Figment refuses', example('../../', '../image.png'), '../image.png', undefined],
	[
		'another place',
		example('img/', 'docs/img/image.png'),
		'img/image.png',
		'{"**":"img/"} in docs/a.md: VS Code img/image.png, Figment docs/img/image.png',
	],
	[
		'a place outside, which Figment does not see',
		example('img/', 'docs/img/image.png'),
		'../img/image.png',
		'{"**":"img/"} in docs/a.md: VS Code ../img/image.png, Figment docs/img/image.png',
	],
	[
		'a place inside, which Figment refuses',
		example('../../', '../image.png'),
		'image.png',
		'{"**":"../../"} in docs/a.md: VS Code image.png, Figment refuses',
	],
	[
		'another place than the example says',
		example('img/', 'img/image.png'),
		'docs/img/image.png',
		'{"**":"img/"} in docs/a.md: VS Code docs/img/image.png, the example img/image.png',
	],
];

describe('where VS Code puts a pasted picture', () => {
	for (const [name, each, vsCode, problem] of table) {
		it(`is held against Figment: ${name}`, () => {
			assert.equal(findDisagreement(each, '/home/me/project', vsCode), problem);
		});
	}
});
