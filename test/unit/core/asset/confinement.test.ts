import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { finishAssetPath } from '../../../../src/core/asset/assetPath.ts';
import type { AssetPath } from '../../../../src/core/asset/assetPath.ts';
import { planAssetPath } from '../../../../src/core/asset/assetPlan.ts';
import type { AssetPathInput } from '../../../../src/core/asset/assetPlan.ts';
import { numberedNames } from '../../../../src/core/asset/fileName.ts';
import { aliasNames, variableNames } from '../../../../src/core/asset/variables.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { propertyRuns } from '../../../harness/propertyRuns.ts';
import { inputOf } from './input.ts';

/** Texts that lead out, that name devices, that look like templates, and any others. */
const evil = fc.oneof(
	fc.constantFrom(
		...'..|.|/|../|/..|\\|..\\|C:|c:/|%2e|%2e%2e|%2f|%5C|.. |…|~|con|nul.x|aux|COM¹|lpt9.|a|b.png|$'.split(
			'|',
		),
		...'\\$|${|}|${}|$1|$&|\0|\n|:|*|?|"|<|a. |//server/share|file:///etc|\uD800|.png|images|\u202E'.split(
			'|',
		),
		'x'.repeat(250),
		'狐'.repeat(86),
	),
	fc.string({ unit: 'binary', maxLength: 6 }),
);
const evilText = fc.array(evil, { maxLength: 5 }).map(parts => parts.join(''));

const transform = fc
	.tuple(fc.constantFrom('.*', '(.)', '[^x]', '^', '$', '\\/', '(', '..', 'a|b', '\\W'), evil)
	.map(([pattern, replacement]) => `/${pattern}/${replacement.replaceAll(/(?<!\\)\//g, '\\/')}/`);
const place = fc
	.tuple(
		fc.constantFrom(...variableNames, ...aliasNames, 'date:YYYY/MM', 'date:[../]', 'rand,9'),
		fc.oneof(
			{ weight: 2, arbitrary: fc.constant('') },
			transform,
			transform.map(each => `${each}g`),
		),
	)
	.map(([name, rest]) => `\${${name}${rest}}`);
const template = fc
	.array(fc.oneof(place, evil, fc.constant('/')), { maxLength: 5 })
	.map(parts => parts.join(''));
const setting = fc.oneof(template, fc.dictionary(fc.constantFrom('**', '*.md', '/docs/**'), template));

const places: readonly AssetPathInput['place'][] = [
	inputOf({}).place,
	{ ...inputOf({}).place, document: undefined },
	{ document: '/c:/Work/a b/c.md', root: '/c:/Work', workspaceFolders: ['/c:/Work'] },
	{ document: '/notes/x.md', root: '/notes', workspaceFolders: [] },
	{ document: undefined, root: '/chosen', workspaceFolders: [] },
	{ document: '/a.md', root: '/', workspaceFolders: ['/'] },
];

const input = fc.record({
	settings: fc.record({ folder: setting, name: setting, copyFiles: setting }),
	place: fc.constantFrom(...places),
	subject: fc.record({
		prompt: evilText,
		selection: evilText,
		alt: evilText,
		model: evilText,
		uuid: evilText,
	}),
	name: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, evilText),
});

const picture = fc.record({
	extension: fc.constantFrom('png', 'jpg', 'webp'),
	hash: fc.stringMatching(/^[0-9a-f]{8}$/),
});

/** The plan's path, or undefined when it was refused as a request that is not valid, with reasons. */
function pathOf(whole: AssetPathInput, late: Parameters<typeof finishAssetPath>[1]): AssetPath | undefined {
	try {
		return finishAssetPath(planAssetPath(whole), late);
	} catch (error) {
		assert.ok(error instanceof Failure, String(error));
		assert.equal(error.code, 'invalidRequest');
		assert.ok(error.fields.length > 0 && error.fields.every(field => field.received !== undefined));
		return undefined;
	}
}

/** What common file systems, or whoever decodes a link once too often, would not take for this name. */
function isRefusedName(name: string): boolean {
	let decoded = name;
	try {
		decoded = decodeURIComponent(name);
	} catch {
		// Not encoded at all.
	}
	return (
		/^\.*$|[<>:"/\\|?*]|\p{Cc}|\p{Cs}|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu.test(name) ||
		/^\.+$|[/\\]/.test(decoded) ||
		Buffer.byteLength(name) > 255
	);
}

/** Where names lead from a root, on each system. */
function waysTo(names: readonly string[]): string[][] {
	return [
		path.posix.relative('/projects/root', path.posix.join('/projects/root', ...names)).split('/'),
		path.win32.relative('C:\\work\\root', path.win32.join('C:\\work\\root', ...names)).split('\\'),
	];
}

/** A template of these variables and of one that there is. */
function placesOf(names: readonly string[]): string {
	return names.map(each => `x/\${${each}}`).join('-${seed}');
}

describe('a path of any settings and texts', () => {
	it('stays below its root, on any system, under names that any file system takes', () => {
		let made = 0;
		fc.assert(
			fc.property(input, picture, ({ settings, place: where, subject, name: typed }, late) => {
				const found = pathOf({ ...inputOf({ settings, place: where, subject }), name: typed }, late);
				if (found === undefined) {
					return;
				}
				made++;
				const known = path.posix.relative(
					where.root,
					path.posix.dirname(where.document ?? `${where.root}/a`),
				);
				const names = [...numberedNames(found.stem, found.ending).take(1000)];
				for (const name of [names[0]!, names.at(-1)!]) {
					const all: readonly string[] = [...found.folder, name];
					assert.deepStrictEqual(waysTo(all), [all, all]);
					const added = all.filter((each, index) => each !== known.split('/')[index]);
					assert.deepStrictEqual(added.filter(isRefusedName), []);
				}
			}),
			propertyRuns(1500),
		);
		assert.ok(made > 500, `the property is about something: ${made}`);
	});

	it('names every unknown variable of both settings', () => {
		const known = new Set([...variableNames, ...aliasNames]);
		const name = fc.stringMatching(/^\w{0,8}$/).filter(each => !known.has(each));
		const names = fc.array(name, { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(names, names, (inFolder, inName) => {
				const whole = inputOf({ settings: { folder: placesOf(inFolder), name: placesOf(inName) } });
				try {
					planAssetPath(whole);
					assert.fail('this must be refused');
				} catch (error) {
					assert.ok(error instanceof Failure);
					assert.deepStrictEqual(
						error.fields.map(({ path: field, received }) => `${field} ${String(received)}`),
						[
							...new Set(inName.map(each => `assets.name \${${each}}`)),
							...new Set(inFolder.map(each => `assets.folder \${${each}}`)),
						],
					);
				}
			}),
			{ numRuns: 500 },
		);
	});
});
