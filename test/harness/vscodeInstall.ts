import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './command.ts';
import { obtainFolder } from './download.ts';
import { unpackPackage } from './npmPackage.ts';
import type { PinnedPackage } from './npmPackage.ts';
import { projectRoot } from './paths.ts';
import { newestCodeServer, node22, oldestCodeServer, ripgrep } from './pins.ts';

/** `newest` is the VS Code of today, `oldest` the lowest one that `engines.vscode` allows. */
export type VsCodeVersion = 'newest' | 'oldest';

/** A VS Code server on disk, ready to start. */
export interface VsCodeInstall {
	readonly name: VsCodeVersion;
	/** The version of VS Code itself, such as `1.139.1`. */
	readonly version: string;
	/** The folder that holds `out/server-main.js`. */
	readonly root: string;
	/** The Node that this version of VS Code was made for. */
	readonly nodePath: string;
}

interface Recipe {
	readonly version: string;
	readonly codeServer: PinnedPackage;
	readonly node: () => Promise<string>;
	/** Brings what an install script would have fetched from elsewhere. */
	readonly complete?: (root: string, temporary: string) => Promise<void>;
}

const recipes: Readonly<Record<VsCodeVersion, Recipe>> = {
	newest: {
		version: '1.139.1',
		codeServer: newestCodeServer,
		node: projectNode,
	},
	oldest: {
		version: '1.110.0',
		codeServer: oldestCodeServer,
		node: obtainNode22,
		complete: addRipgrep,
	},
};

const platform = `${process.platform}-${process.arch}`;

/**
 * Brings a complete VS Code and its Node from the npm registry into `.vscode-test`, once for each version.
 * Safe to repeat, to interrupt and to call in parallel.
 */
export async function obtainVsCode(name: VsCodeVersion): Promise<VsCodeInstall> {
	const { version, codeServer, node, complete } = recipes[name];
	const install = obtainFolder(codeServer.spec.replace('@', '-'), async folder => {
		await unpackPackage(codeServer, folder);
		const root = join(folder, 'package/lib/vscode');
		// The scripts would compile native modules for minutes; without them only log files on disk are lost.
		await runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root });
		await complete?.(root, join(folder, 'temporary'));
	});
	const [folder, nodePath] = await Promise.all([install, node()]);
	return { name, version, root: join(folder, 'package/lib/vscode'), nodePath };
}

/** The project's own Node, which the lock file pins to the major version that newest VS Code wants. */
async function projectNode(): Promise<string> {
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	const path = join(projectRoot, 'node_modules/node/bin', name);
	if (!existsSync(path)) {
		throw new Error(`${path} is missing: run npm ci`);
	}
	return path;
}

async function obtainNode22(): Promise<string> {
	const pinned = node22[platform];
	if (pinned !== undefined) {
		const folder = await obtainFolder('node-22.23.3', partial => unpackPackage(pinned, partial));
		return join(folder, 'package/bin/node');
	}
	// Elsewhere the package `node` knows which platform's package to bring.
	const folder = await obtainFolder('node-22.23.3', async partial => {
		await runNpm(['install', '--prefix', partial, '--no-audit', '--no-fund', 'node@22.23.3'], {
			cwd: partial,
		});
	});
	return join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** File search of this version needs a program that its install script takes from outside the registry. */
async function addRipgrep(root: string, temporary: string): Promise<void> {
	const pinned = ripgrep[platform];
	const target = join(root, 'node_modules/@vscode/ripgrep');
	if (pinned === undefined) {
		throw new Error(`No search program is known for ${platform}`);
	}
	mkdirSync(temporary, { recursive: true });
	await unpackPackage(pinned, temporary);
	const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
	mkdirSync(join(target, 'bin'), { recursive: true });
	copyFileSync(join(temporary, 'package/bin', name), join(target, 'bin', name));
	rmSync(temporary, { recursive: true });
}
