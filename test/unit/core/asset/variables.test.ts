import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planAssetPath } from '../../../../src/core/asset/assetPlan.ts';
import { aliasNames, variableNames } from '../../../../src/core/asset/variables.ts';
import { inputOf, pathOf, root } from './input.ts';
import type { Changes } from './input.ts';

/** What a template becomes: as a folder, so that values with slashes are seen whole. */
function valueOf(template: string, changes: Changes = {}): string {
	const path = pathOf({ ...changes, settings: { folder: `/x/${template}/`, name: 'f' } });
	return path.slice('x/'.length, -'/f.png'.length);
}

const home = root.slice(1);

describe('the variables of a template', () => {
	const table: readonly (readonly [template: string, value: string])[] = [
		['${promptSlug}', 'a-red-fox-in-the-snow'],
		['${selection}', 'über-die-füchse'],
		['${alt}', 'a-fox-a-hare'],
		['${seed}', '7'],
		['${width}x${height}', '1024x768'],
		['${model}', 'blackforestlabs-flux-2-pro'],
		['${index}', '3'],
		['${uuid}', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
		['${hash}', '0a1b2c3d'],
		['${date}', '2026-01-02'],
		['${date:YYYY-MM-DD}', '2026-01-02'],
		['${date:YYYY/MM}', '2026/01'],
		['${date:[a b] HHmm}', 'a b 1504'],
		['${date/-/_/g}', '2026_01_02'],
		['${rand,100}', '42'],
		['${rand:1000}', '420'],
		['${documentDirName}', `${home}/docs/guide`],
		['${documentRelativeDirName}', 'docs/guide'],
		['${documentFileName}', 'my page.md'],
		['${documentBaseName}', 'my page'],
		['${documentExtName}', 'md'],
		['${documentFilePath}', `${home}/docs/guide/my page.md`],
		['${documentRelativeFilePath}', 'docs/guide/my page.md'],
		['${documentWorkspaceFolder}', home],
		['${fileName}', 'f.png'],
		['${fileExtName}', 'png'],
		// Paste Image.
		['${currentFileDir}', `${home}/docs/guide`],
		['${projectRoot}', home],
		['${currentFileName}', 'my page.md'],
		['${currentFileNameWithoutExt}', 'my page'],
		// Markdown Image.
		['${path}', 'docs/guide'],
		['${mdname}', 'my page'],
		['${filename}', 'a-red-fox-in-the-snow'],
		['${prompt}', 'a-red-fox-in-the-snow'],
		['${YY}-${MM}-${DD}', '2026-01-02'],
		['${HH}.${hh}.${mm}.${ss}.${mss}', '15.03.04.05.067'],
		// Transforms.
		['${promptSlug/-.*//}', 'a'],
		['${YY/^20//}', '26'],
		['${hash/^(.)(.*)/$1\\/$2/}', '0/a1b2c3d'],
		['${hash/^..../x\\/$&\\//}', 'x/0a1b/2c3d'],
		['${documentRelativeDirName/\\//-/g}', 'docs-guide'],
		[String.raw`a\${seed}`, 'a${seed}'],
	];
	for (const [template, value] of table) {
		it(`are ${value} for ${template}`, () => {
			assert.equal(valueOf(template), value);
		});
	}

	it('are the time in milliseconds, and in letters that every system takes', () => {
		const now = new Date(Date.UTC(2026, 0, 2, 15, 4, 5, 67));
		assert.deepStrictEqual(
			['${unixTime}', '${timestamp}', '${timestramp}', '${isoTime}'].map(each =>
				valueOf(each, { subject: { now } }),
			),
			['1767366245067', '1767366245067', '1767366245067', '2026-01-02T15-04-05.067Z'],
		);
	});

	it('are all tried here', () => {
		const tried = new Set(
			[...table.map(([template]) => template), '${unixTime}${isoTime}'].join(' ').match(/\w+/g),
		);
		for (const name of ['timestamp', 'timestramp']) {
			tried.add(name);
		}
		assert.deepStrictEqual(
			[...variableNames, ...aliasNames].filter(name => !tried.has(name)),
			[],
		);
	});

	it('make safe names of what people write', () => {
		const evil = '../../etc/passwd\0 CON: <b>%2e%2e\\';
		const asked = { subject: { prompt: evil, selection: evil, alt: evil, model: evil } };
		for (const name of ['promptSlug', 'selection', 'alt', 'model', 'filename', 'prompt']) {
			assert.equal(valueOf(`\${${name}}`, asked), 'etc-passwd-con-b-2e-2e');
		}
	});

	it('take the prompt where there is no selection and no alt text', () => {
		for (const nothing of ['', ' \n']) {
			assert.equal(
				valueOf('${selection}-${alt}', { subject: { selection: nothing, alt: nothing, prompt: 'Hare' } }),
				'hare-hare',
			);
		}
	});

	it('are empty without a document, whose folder is then the workspace folder', () => {
		const place = { document: undefined };
		const values = ['FileName', 'BaseName', 'ExtName', 'FilePath', 'RelativeDirName', 'RelativeFilePath'].map(
			name => valueOf(`a\${document${name}}b`, { place }),
		);
		assert.deepStrictEqual(
			[...values, valueOf('${documentDirName}', { place }), valueOf('${projectRoot}', { place })],
			['ab', 'ab', 'ab', 'ab', 'ab', 'ab', home, home],
		);
	});

	it('give the name of a file that has no extension, or only one', () => {
		const values = ['readme', '.hidden', 'a.b.md'].map(name =>
			valueOf('[${documentBaseName}]{${documentExtName}}', { place: { document: `${root}/${name}` } }),
		);
		assert.deepStrictEqual(values, ['[readme]{}', '[.hidden]{}', '[a.b]{md}']);
	});
});

describe('a template that has something wrong', () => {
	const names = variableNames.map(name => `\${${name}}`);
	const unknown = (setting: string, received: string) => ({
		path: setting,
		problem: { kind: 'notOneOf', values: names },
		received,
	});
	for (const name of [
		'nobody',
		'',
		' seed ',
		'Seed',
		'toString',
		'__proto__',
		'constructor',
		'a.b',
		'nobody:x',
	]) {
		it(`is refused with the name of the unknown variable ${JSON.stringify(name)}`, () => {
			const input = inputOf({ settings: { name: `a-\${${name}}` } });
			assert.throws(() => planAssetPath(input), {
				name: 'Failure',
				code: 'invalidRequest',
				detail: 'assets.name',
				fields: [unknown('assets.name', `\${${name}}`)],
			});
		});
	}

	it('is refused with the names of all of them, in both settings', () => {
		const settings = { name: '${a}-${seed}-${b}-${a}', folder: 'x/${c/a/b/}' };
		assert.throws(() => planAssetPath(inputOf({ settings })), {
			code: 'invalidRequest',
			fields: [
				unknown('assets.name', '${a}'),
				unknown('assets.name', '${b}'),
				unknown('assets.folder', '${c/a/b/}'),
			],
		});
	});

	const bad: readonly (readonly [template: string, text: string])[] = [
		['${seed/(/x/}', 'badExpression'],
		['${seed/a/b/xyz}', 'badExpression'],
		['${seed/a/b/gg}', 'badExpression'],
		['${seed/7{1}', 'badTransform'],
		['${seed/a/b}', 'badTransform'],
		['${seed/a}', 'badTransform'],
		['${seed//b/}', 'badTransform'],
		['${YY/a}', 'badTransform'],
		['${hash/[/x/}', 'badExpression'],
		['${seed:5}', 'badFormat'],
		['${seed,5}', 'badFormat'],
		['${YY:YYYY}', 'badFormat'],
		['${hash:4}', 'badFormat'],
		['${seed-1}', 'badFormat'],
		['${date:MMM}', 'badFormat'],
		['${date:YYYY/MM/x/}', 'badFormat'],
		['${rand}', 'badFormat'],
		['${rand,}', 'badFormat'],
		['${rand,0}', 'badFormat'],
		['${rand,-5}', 'badFormat'],
		['${rand,1e9}', 'badFormat'],
		['${', 'unclosed'],
		['${seed', 'unclosed'],
		['${nobody', 'unclosed'],
		['${seed/a/b/', 'unclosed'],
		['${seed/a/b', 'unclosed'],
	];
	for (const [template, text] of bad) {
		it(`is refused as ${text} for ${template}`, () => {
			for (const setting of ['name', 'folder']) {
				const input = inputOf({ settings: { [setting]: `/a-${template}` } });
				assert.throws(() => planAssetPath(input), {
					code: 'invalidRequest',
					fields: [{ path: `assets.${setting}`, problem: { kind: 'other', text }, received: template }],
				});
			}
		});
	}
});
