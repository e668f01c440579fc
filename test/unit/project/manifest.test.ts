import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as z from 'zod';
import { models } from '../../../src/core/models/registry.ts';
import { commandIds } from '../../../src/host/ids.ts';

const manifestSchema = z.object({
	engines: z.object({ vscode: z.string() }),
	devDependencies: z.record(z.string(), z.string()),
	dependencies: z.optional(z.unknown()),
	capabilities: z.object({
		untrustedWorkspaces: z.object({ supported: z.string(), restrictedConfigurations: z.array(z.string()) }),
		virtualWorkspaces: z.boolean(),
	}),
	contributes: z.object({
		commands: z.array(z.object({ command: z.string(), title: z.string(), category: z.string() })),
		submenus: z.array(z.object({ id: z.string() })),
		menus: z.record(
			z.string(),
			z.array(z.union([z.object({ command: z.string() }), z.object({ submenu: z.string() })])),
		),
		configuration: z.array(
			z.object({
				properties: z.record(z.string(), z.looseObject({ scope: z.string(), default: z.unknown() })),
			}),
		),
	}),
});
const text = readFileSync('package.json', 'utf8');
const manifest = manifestSchema.parse(JSON.parse(text));
const properties = Object.assign(
	{},
	...manifest.contributes.configuration.map(each => each.properties),
) as Record<string, { scope: string; default: unknown; [key: string]: unknown }>;

/** The setting ids that the host reads: the list in its one settings file. */
function idsInCode(): string[] {
	const source = readFileSync('src/host/settings.ts', 'utf8');
	const list = /settingIds = \[([^\]]*)\]/.exec(source)?.[1] ?? '';
	return [...list.matchAll(/'([^']+)'/g)].map(match => `figment.${match[1]}`);
}

describe('the manifest', () => {
	it('declares exactly the commands that are registered, and menus only of these', () => {
		const declared: string[] = manifest.contributes.commands.map(each => each.command).sort();
		assert.deepStrictEqual(declared, Object.values<string>(commandIds).sort());
		const submenus = manifest.contributes.submenus.map(({ id }) => id);
		for (const items of Object.values(manifest.contributes.menus)) {
			for (const item of items) {
				const name = 'command' in item ? item.command : item.submenu;
				assert.ok([...declared, ...submenus].includes(name), name);
			}
		}
	});

	it('has a text for every key and a key for every text', () => {
		const keys = new Set([...text.matchAll(/"%([^%"]+)%"/g)].map(match => match[1]!));
		const texts = z
			.record(z.string(), z.string())
			.parse(JSON.parse(readFileSync('package.nls.json', 'utf8')));
		assert.deepStrictEqual([...keys].sort(), Object.keys(texts).sort());
	});

	it('declares exactly the settings that the host reads', () => {
		assert.deepStrictEqual(Object.keys(properties).sort(), idsInCode().sort());
	});

	it('offers exactly what the models honour, with their defaults', () => {
		const [model] = models;
		const size = properties['figment.imageSize'] as unknown as {
			anyOf: [{ enum: string[] }, { properties: Record<string, unknown> }];
		};
		const limits = {
			type: 'integer',
			minimum: model.imageSize.min,
			maximum: model.imageSize.max,
			multipleOf: model.imageSize.step,
		};
		assert.deepStrictEqual(
			{
				model: [properties['figment.model']!['enum'], properties['figment.model']!.default],
				sizes: [size.anyOf[0].enum, size.anyOf[1].properties, properties['figment.imageSize']!.default],
				formats: [properties['figment.outputFormat']!['enum'], properties['figment.outputFormat']!.default],
				checker: properties['figment.enableSafetyChecker']!.default,
				tolerance: [
					properties['figment.safetyTolerance']!['enum'],
					properties['figment.safetyTolerance']!.default,
				],
			},
			{
				model: [models.map(each => each.id), model.id],
				sizes: [
					Object.keys(model.imageSize.presets),
					{ width: limits, height: limits },
					model.imageSize.default,
				],
				formats: [
					[...model.outputFormat.values, ...model.outputFormat.experimental],
					model.outputFormat.default,
				],
				checker: model.enableSafetyChecker.default,
				tolerance: [
					[...model.safetyTolerance.values, ...model.safetyTolerance.experimental],
					model.safetyTolerance.default,
				],
			},
		);
	});

	it('lets only the person decide where the key goes and what may be spent', () => {
		const own = ['figment.api.baseUrl', 'figment.budget.confirmAbove', 'figment.network.timeoutSeconds'];
		assert.deepStrictEqual(
			own.map(id => properties[id]!.scope),
			own.map(() => 'application'),
		);
	});

	it('ignores every other setting of a workspace that is not trusted', () => {
		const others = Object.keys(properties).filter(id => properties[id]!.scope !== 'application');
		assert.deepStrictEqual(
			manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.toSorted(),
			others.sort(),
		);
		assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
		assert.equal(manifest.capabilities.virtualWorkspaces, true);
	});

	it('pins the types to the oldest VS Code it supports, and has no runtime dependency', () => {
		assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
		assert.equal(manifest.dependencies, undefined);
	});

	it('has no text for people in the host that is not localisable', () => {
		const files = globSync('src/host/**/*.ts');
		const bare = files.filter(file =>
			/show(?:Information|Warning|Error)Message\(\s*['"`]/.test(readFileSync(file, 'utf8')),
		);
		assert.deepStrictEqual(bare, []);
	});
});
