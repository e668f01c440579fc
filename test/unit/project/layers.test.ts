import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

/** What each layer may import, type-only imports included, by the first part of the path below src. */
const allowed: Record<string, { readonly layers: readonly string[]; readonly packages: readonly string[] }> =
	{
		core: { layers: ['core'], packages: ['zod/mini', 'fflate', 'ignore', 'picomatch/posix.js'] },
		host: {
			layers: ['host', 'core', 'protocol'],
			packages: ['vscode', 'zod/mini', 'picomatch/posix.js'],
		},
		protocol: { layers: ['protocol', 'core'], packages: ['zod/mini'] },
		webview: {
			layers: ['webview', 'protocol'],
			packages: ['lit', 'lit/directives/', '@vscode-elements/elements/'],
		},
		'extension.ts': { layers: ['host'], packages: ['vscode'] },
	};

function importsOf(file: string): string[] {
	const source = readFileSync(file, 'utf8');
	return [...source.matchAll(/(?:^(?:import|export|\}).*\bfrom |\bimport\(?)\s*'([^'\n]+)'/gm)].map(
		match => match[1]!,
	);
}

/** What a layer must not import, as "file imports what". */
function violations(files: Readonly<Record<string, readonly string[]>>): string[] {
	return Object.entries(files).flatMap(([file, imports]) => {
		const layer = path.relative('src', file).split(path.sep)[0]!;
		const rule = allowed[layer];
		// What the web worker has a twin of may use Node's own files.
		const packages = [...(rule?.packages ?? []), ...(file.endsWith('.node.ts') ? ['node:fs/promises'] : [])];
		return imports
			.filter(each =>
				each.startsWith('.')
					? rule?.layers.includes(
							path.relative('src', path.join(path.dirname(file), each)).split(path.sep)[0]!,
						) !== true
					: !packages.some(name => (name.endsWith('/') ? each.startsWith(name) : each === name)),
			)
			.map(each => `${file} imports ${each}`);
	});
}

describe('the layers', () => {
	it('import only what the design allows them', () => {
		const files = globSync('src/**/*.ts');
		assert.ok(files.length > 30, 'the source is where it is looked for');
		assert.deepStrictEqual(violations(Object.fromEntries(files.map(file => [file, importsOf(file)]))), []);
	});

	it('are violated by a type-only import of vscode in the core, and the check sees it', () => {
		const files = {
			'src/core/a.ts': ['vscode', 'node:fs', '../host/ids.ts', './failure.ts'],
			'src/host/b.ts': ['node:path', 'undici', '../webview/page.ts'],
			'src/host/c.ts': ['node:fs/promises'],
			'src/host/d.node.ts': ['node:fs/promises', 'node:net'],
			'src/webview/e.ts': ['../core/failure.ts', 'zod/mini'],
		};
		assert.deepStrictEqual(violations(files), [
			'src/core/a.ts imports vscode',
			'src/core/a.ts imports node:fs',
			'src/core/a.ts imports ../host/ids.ts',
			'src/host/b.ts imports node:path',
			'src/host/b.ts imports undici',
			'src/host/b.ts imports ../webview/page.ts',
			'src/host/c.ts imports node:fs/promises',
			'src/host/d.node.ts imports node:net',
			'src/webview/e.ts imports ../core/failure.ts',
			'src/webview/e.ts imports zod/mini',
		]);
	});
});
