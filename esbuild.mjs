// Builds what ships (dist/), the suites that run inside VS Code (dist/test/) and what is measured there (dist/bench/).
//   node esbuild.mjs [--production] [--watch] [--tests] [--bench]
import { context, build, transform } from 'esbuild';
import { basename, dirname, join } from 'node:path';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');
const bench = process.argv.includes('--bench');

const shared = {
	bundle: true,
	format: 'cjs',
	charset: 'utf8',
	legalComments: 'none',
	metafile: true,
	minify: production,
	sourcemap: production ? false : 'linked',
	logLevel: 'warning',
	logOverride: { 'import-is-undefined': 'error' },
	external: ['vscode'],
};

/**
 * Start-up loads extension.cjs alone: its dynamic import of the host's main module becomes a
 * `require` of another bundle, made on first use.
 */
const mainStaysOutside = {
	name: 'main-stays-outside',
	setup(builder) {
		builder.onResolve({ filter: /\/host\/main\.ts$/ }, args =>
			args.kind === 'dynamic-import' ? { path: './host/main.cjs', external: true } : undefined,
		);
	},
};

/**
 * The API of VS Code is looked up once. Else each file that imports it would copy all its names when it is loaded,
 * which is an eighth of the time that loading Figment takes. What is not there fails the build.
 */
const oneApi = {
	name: 'one-api',
	setup(builder) {
		builder.onResolve({ filter: /^vscode$/, namespace: 'file' }, () => ({
			path: 'vscode',
			namespace: 'api',
		}));
		builder.onLoad({ filter: /^vscode$/, namespace: 'api' }, () => ({
			contents: [
				`const api = require('vscode');`,
				...usedNames().map(name => `export const ${name} = api.${name};`),
			].join('\n'),
		}));
	},
};

/** The names of VS Code's API that the sources use and that are there when they run. */
function usedNames() {
	const types = readFileSync('node_modules/@types/vscode/index.d.ts', 'utf8');
	const there = [...types.matchAll(/^\texport (?:class|enum|namespace) (\w+)/gm)].map(match => match[1]);
	const sources = globSync('src/{extension.ts,host/**/*.ts}').map(file => readFileSync(file, 'utf8'));
	const used = new Set(
		sources.flatMap(text => [
			...[...text.matchAll(/\bvscode\.(\w+)/g)].map(match => match[1]),
			...[...text.matchAll(/^import \{([^}]*)\} from 'vscode'/gm)].flatMap(match => match[1].match(/\w+/g)),
		]),
	);
	return [...new Set(there)].filter(name => used.has(name)).sort();
}

/**
 * esbuild makes a file of each dynamic import, and of what several of them share, of modules alone. They are written
 * as VS Code loads extensions, whose modules are scripts.
 */
const partsAsScripts = {
	name: 'parts-as-scripts',
	setup(builder) {
		const { outdir, sourcemap, minify, charset, target } = builder.initialOptions;
		const supported = { 'dynamic-import': false };
		builder.onEnd(async ({ outputFiles = [] }) => {
			rmSync(outdir, { recursive: true, force: true });
			mkdirSync(outdir, { recursive: true });
			const asScript = { format: 'cjs', platform: 'node', sourcemap, minify, charset, target, supported };
			for (const { path, text } of outputFiles) {
				const { code } = await transform(text, asScript);
				writeFileSync(path, code);
			}
		});
	},
};

/** What the host may do with Node's own files has a twin for the web worker, which has none. */
const webTwins = {
	name: 'web-twins',
	setup(builder) {
		builder.onResolve({ filter: /\.node\.ts$/ }, ({ path, resolveDir }) => ({
			path: join(resolveDir, path.replace(/\.node\.ts$/, '.web.ts')),
		}));
	},
};

/** Of codicons' hundreds of icons, the style has those that the page names, and the font those of the style. */
const namedIcons = {
	name: 'named-icons',
	setup(builder) {
		builder.onLoad({ filter: /codicon\.css$/ }, ({ path }) => {
			const page = globSync('src/webview/studio/**/*.ts').map(file => readFileSync(file, 'utf8'));
			const missing = new Set(
				page.flatMap(text => [...text.matchAll(/(?<!function )\bicon\(([^)]*)\)/g)].map(match => match[1])),
			);
			const contents = readFileSync(path, 'utf8')
				.replaceAll(/^\.codicon-([a-z0-9-]+):before \{[^}]*\}\n?/gm, (rule, name) =>
					missing.delete(`'${name}'`) ? rule : '',
				)
				.replace(/url\(.*\) format\(.*\)/, 'url("codicon.woff2") format("woff2")');
			return missing.size === 0
				? { contents, loader: 'css' }
				: { errors: [...missing].map(name => ({ text: `codicons has no ${name}` })) };
		});
		builder.onEnd(async ({ errors }) => {
			if (errors.length === 0) {
				const style = readFileSync('dist/studio.css', 'utf8');
				const characters = style.match(/\p{Private_Use}/gu).join('');
				const font = readFileSync('node_modules/@vscode/codicons/dist/codicon.ttf');
				// 10 is what the font says of itself: "The icon font for Visual Studio Code".
				const subset = await subsetFont(font, characters, { targetFormat: 'woff2', preserveNameIds: [10] });
				writeFileSync('dist/codicon.woff2', subset);
			}
		});
	},
};

function options(kind) {
	const node = { ...shared, platform: 'node', target: 'node22' };
	const worker = {
		...shared,
		platform: 'browser',
		target: 'es2022',
		mainFields: ['module', 'main'],
		plugins: [webTwins],
	};
	switch (kind) {
		case 'extension':
			return {
				...node,
				entryPoints: ['src/extension.ts'],
				outfile: 'dist/extension.cjs',
				plugins: [oneApi, mainStaysOutside],
				supported: { 'dynamic-import': false },
			};
		case 'main':
			return {
				...node,
				format: 'esm',
				splitting: true,
				entryPoints: ['src/host/main.ts'],
				outdir: 'dist/host',
				outExtension: { '.js': '.cjs' },
				chunkNames: '[name]-[hash]',
				sourcemap: production ? false : 'inline',
				write: false,
				plugins: [oneApi, partsAsScripts],
			};
		case 'web':
			return {
				...worker,
				entryPoints: ['src/extension.ts'],
				outfile: 'dist/web.js',
				plugins: [oneApi, ...worker.plugins],
			};
		case 'page':
			return {
				...shared,
				platform: 'browser',
				target: 'es2022',
				format: 'iife',
				entryPoints: ['page.ts', 'page.css'].map(file => ({
					in: `src/webview/imagePage/${file}`,
					out: 'imagePage',
				})),
				outdir: 'dist',
			};
		case 'studio':
			return {
				...shared,
				platform: 'browser',
				target: 'es2022',
				format: 'iife',
				conditions: production ? ['production'] : ['development'],
				entryPoints: [
					{ in: 'src/webview/studio/main.ts', out: 'studio' },
					{ in: 'src/webview/studio/studio.css', out: 'studio' },
				],
				outdir: 'dist',
				external: ['*.woff2'],
				plugins: [namedIcons],
			};
		case 'test-node':
		case 'test-web': {
			const entry = {
				stdin: { contents: suiteEntry(), resolveDir: '.', sourcefile: 'suite.ts', loader: 'ts' },
				sourcemap: false,
				minify: false,
			};
			return kind === 'test-node'
				? { ...node, ...entry, outfile: 'dist/test/node.cjs' }
				: { ...worker, ...entry, outfile: 'dist/test/web.js' };
		}
		case 'bench':
			return {
				...node,
				entryPoints: globSync('bench/*/inHost.ts').map(file => ({ in: file, out: basename(dirname(file)) })),
				outdir: 'dist/bench',
				outExtension: { '.js': '.cjs' },
				sourcemap: false,
				minify: false,
			};
		default:
			throw new Error(`missing bundle ${kind}`);
	}
}

/** Every test/vscode/**\/*.test.ts is part of the suite: a file that is not run cannot exist. */
function suiteEntry() {
	const files = globSync('test/vscode/**/*.test.ts').sort();
	return [
		`import { runSuite } from './test/vscode/runSuite.ts';`,
		`export const run = () => runSuite([${files.map(file => `() => require('./${file}')`).join(', ')}]);`,
	].join('\n');
}

const kinds = [
	'extension',
	'main',
	'web',
	'page',
	'studio',
	...(tests ? ['test-node', 'test-web'] : []),
	...(bench ? ['bench'] : []),
];
if (watch) {
	const contexts = await Promise.all(kinds.map(kind => context(options(kind))));
	await Promise.all(contexts.map(each => each.watch()));
	// The background task of .vscode/tasks.json waits for this line.
	console.log('watching');
} else {
	rmSync('dist', { recursive: true, force: true });
	mkdirSync('dist', { recursive: true });
	const results = await Promise.all(kinds.map(async kind => [kind, (await build(options(kind))).metafile]));
	writeFileSync('dist/meta.json', JSON.stringify(Object.fromEntries(results)));
}
