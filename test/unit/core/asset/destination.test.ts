import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { resolveFolder, resolveName, resolveStem } from '../../../../src/core/asset/destination.ts';
import { byteLength, findNameFault, numberedNames } from '../../../../src/core/asset/fileName.ts';
import { Failure } from '../../../../src/core/failure.ts';

const setting = 'assets.folder';
const badFolder = (received: string, text: string) => ({
	name: 'Failure',
	code: 'invalidRequest',
	detail: setting,
	fields: [{ path: setting, problem: { kind: 'other', text }, received }],
});

describe('the folder for images', () => {
	const found: readonly (readonly [text: string, folder: readonly string[]])[] = [
		['', ['docs', 'guide']],
		['.', ['docs', 'guide']],
		['images', ['docs', 'guide', 'images']],
		['./images/', ['docs', 'guide', 'images']],
		['images//big/./', ['docs', 'guide', 'images', 'big']],
		['..', ['docs']],
		['../images', ['docs', 'images']],
		['../..', []],
		['images/../pictures', ['docs', 'guide', 'pictures']],
		['images/../../../images', ['images']],
		['/', []],
		['/images', ['images']],
		['//images', ['images']],
		['/a/../b', ['b']],
		['My Pictures', ['docs', 'guide', 'My Pictures']],
		['画像/%20', ['docs', 'guide', '画像', '%20']],
		['%2e%2ex', ['docs', 'guide', '%2e%2ex']],
		['~', ['docs', 'guide', '~']],
	];
	for (const [text, folder] of found) {
		it(`is ${JSON.stringify(folder.join('/'))} for ${JSON.stringify(text)} in docs/guide`, () => {
			assert.deepStrictEqual(resolveFolder(text, ['docs', 'guide'], setting), folder);
		});
	}

	const refused: readonly (readonly [text: string, fault: string])[] = [
		['../../..', 'outside'],
		['/..', 'outside'],
		['/../docs', 'outside'],
		['a/../../../../docs/guide', 'outside'],
		['C:\\pictures', 'badCharacter'],
		['C:/pictures', 'badCharacter'],
		['c:', 'badCharacter'],
		['file:///etc', 'badCharacter'],
		['..\\..\\pictures', 'badCharacter'],
		['\\\\server\\share', 'badCharacter'],
		['..%2F..%2Fpictures', 'badCharacter'],
		['..%5c..', 'badCharacter'],
		['%2e%2e/x', 'badCharacter'],
		['.%2E', 'badCharacter'],
		['%2e', 'badCharacter'],
		['a\u0000b', 'badCharacter'],
		['a\nb', 'badCharacter'],
		['a/con/b', 'reserved'],
		['nul.images', 'reserved'],
		['images.', 'badEnd'],
		['images /b', 'badEnd'],
		['.. /.. /b', 'badEnd'],
		['.../b', 'badEnd'],
		[' /b', 'empty'],
		[`a/${'b'.repeat(256)}`, 'tooLong'],
	];
	for (const [text, fault] of refused) {
		it(`is refused as ${fault} for ${JSON.stringify(text.slice(0, 30))}`, () => {
			assert.throws(() => resolveFolder(text, ['docs', 'guide'], setting), badFolder(text, fault));
		});
	}

	it('never leaves the root, on any system, whatever the text', () => {
		const part = fc.oneof(
			fc.constantFrom(...String.raw`..,.,,/,\,..\,C:,%2e,%2f,.. ,…,con,~,a`.split(',')),
			fc.string({ unit: 'binary', maxLength: 5 }),
		);
		const texts = fc.array(part, { maxLength: 8 }).map(parts => parts.join('/'));
		const bases = fc.constantFrom([], ['docs'], ['docs', 'guide']);
		let resolved = 0;
		fc.assert(
			fc.property(texts, bases, (text, base) => {
				const folder = foldersOf(text, base);
				if (folder === undefined) {
					return;
				}
				resolved++;
				for (const [system, root] of [
					[path.posix, '/projects/root'],
					[path.win32, 'C:\\work\\root'],
				] as const) {
					const way = system.relative(root, system.join(root, ...folder));
					assert.doesNotMatch(way, /^\.\.|^[a-z]:|^[\\/]/i);
					assert.equal(way.split(/[\\/]/).filter(Boolean).length, folder.length);
				}
				assert.deepStrictEqual(
					folder.filter(name => findNameFault(name) !== undefined),
					[],
				);
			}),
			{ numRuns: 2000 },
		);
		assert.ok(resolved > 200, 'the property is about something');
	});
});

function foldersOf(text: string, base: readonly string[]): readonly string[] | undefined {
	try {
		return resolveFolder(text, base, setting);
	} catch (error) {
		assert.ok(error instanceof Failure && error.code === 'invalidRequest');
		return undefined;
	}
}

describe('the name of a file', () => {
	it('is taken as it is', () => {
		for (const name of ['fox', 'a fox', 'a.fox', '狐', '.hidden', 'x'.repeat(200)]) {
			assert.equal(resolveStem(name, setting), name);
		}
	});

	const refused: readonly (readonly [text: string, fault: string])[] = [
		['', 'empty'],
		[' ', 'empty'],
		['..', 'empty'],
		['a/b', 'badCharacter'],
		['a\\b', 'badCharacter'],
		['a%2Fb', 'badCharacter'],
		['a:b', 'badCharacter'],
		['con', 'reserved'],
		['NUL.fox', 'reserved'],
		['fox.', 'badEnd'],
		['fox ', 'badEnd'],
		['x'.repeat(255), 'tooLong'],
	];
	for (const [text, fault] of refused) {
		it(`is refused as ${fault} for ${JSON.stringify(text.slice(0, 30))}`, () => {
			assert.throws(() => resolveStem(text, setting), badFolder(text, fault));
		});
	}

	const given: readonly (readonly [text: string, folder: readonly string[]])[] = [
		['fox', ['docs', 'img']],
		['animals/fox', ['docs', 'img', 'animals']],
		['../fox', ['docs']],
		['./fox', ['docs', 'img']],
		['/fox', []],
		['/pics//big/fox', ['pics', 'big']],
	];
	for (const [text, folder] of given) {
		it(`may have folders before it, as in ${text}`, () => {
			assert.deepStrictEqual(resolveName(text, ['docs', 'img'], setting), { folder, stem: 'fox' });
		});
	}

	for (const text of ['', ' ', '.', '..', '/', 'sub/', 'a/.', 'a/..', '/..']) {
		it(`is refused for ${JSON.stringify(text)}, and no folder stands for it`, () => {
			const name = text.slice(text.lastIndexOf('/') + 1);
			assert.throws(() => resolveName(text, ['docs', 'img'], setting), badFolder(name, 'empty'));
		});
	}

	it('is refused when the folders before it lead out', () => {
		const text = '../../../';
		assert.throws(() => resolveName(`${text}fox`, ['docs'], setting), badFolder(text, 'outside'));
	});

	it('leaves room for the number and the extension a taken name gets', () => {
		const longest = Array.from({ length: 300 }, (_, length) => 'x'.repeat(length + 1)).findLast(stem => {
			try {
				return resolveStem(stem, setting) === stem;
			} catch {
				return false;
			}
		});
		const [, , hundredth] = [0, 1, 99].map(
			index => [...numberedNames(longest ?? '', '.jpeg').take(100)][index],
		);
		assert.ok(byteLength(hundredth ?? '') <= 255, `${byteLength(hundredth ?? '')} bytes`);
	});
});
