import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { runProgram } from './command.ts';
import { cleanEnvironment } from './environment.ts';
import { refuseKeys } from './keyGuard.ts';
import type { Keybinding } from './keybindings.ts';
import { writeKeybindings } from './keybindings.ts';
import { outputFolder } from './paths.ts';
import { isRunning, startTracked, stopTracked } from './processes.ts';
import { mergeSettings, quietSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { makeTemporaryFolder } from './temporary.ts';
import type { VsCodeInstall } from './vscodeInstall.ts';

/** How a VS Code server is started. */
export interface ServerOptions {
	readonly install: VsCodeInstall;
	/** Where settings, extensions and state live. A temporary folder, removed on close, when left out. */
	readonly serverDataDir?: string;
	/** On top of the quiet defaults. */
	readonly userSettings?: Settings;
	/** For settings of scope `machine` and `machine-overridable`, which VS Code ignores among the user's. */
	readonly machineSettings?: Settings;
	/** The person's own keyboard shortcuts. */
	readonly keybindings?: readonly Keybinding[];
	/** On top of the outer environment, which never brings the service's key in. */
	readonly env?: Readonly<Record<string, string>>;
	/** What a browser must present; without one everybody on this machine may connect. */
	readonly connectionToken?: string;
	/** Packed extensions to install before the start. */
	readonly installVsix?: readonly string[];
	/** A free one when left out. */
	readonly port?: number;
	/** Lets a page run tests inside an extension host. VS Code then shows no notification by itself. */
	readonly testDriver?: boolean;
}

/** What a window shows: a folder, a `.code-workspace` file, or nothing. Absolute paths. */
export interface WindowTarget {
	readonly folder?: string;
	readonly workspaceFile?: string;
}

/** A running VS Code server. */
export interface VsCodeServer {
	readonly install: VsCodeInstall;
	/** `http://127.0.0.1:<port>` */
	readonly origin: string;
	readonly port: number;
	readonly serverDataDir: string;
	readonly logFile: string;
	readonly process: ChildProcess;
	/** The address of a window, with the connection token when there is one. */
	windowUrl(target?: WindowTarget): string;
	/** Changes the person's settings on disk. Reload the windows that are open: not every version follows. */
	setUserSettings(values: Settings): void;
	/** Installs a packed extension; windows opened or reloaded afterwards have it. */
	installExtension(vsixPath: string): Promise<void>;
	/** Ends the server with all its extension hosts. Rejects when an API key is in its data folder. */
	close(): Promise<void>;
}

/** The build's own switch for its extension gallery: nothing is looked up outside this machine. */
const withoutGallery = { EXTENSIONS_GALLERY: '{}' };
const startTimeoutMilliseconds = 60_000;
let startCount = 0;

/** Starts a VS Code server on 127.0.0.1 and resolves when it answers. Its output goes to `test-output/logs`. */
export async function startVsCode(options: ServerOptions): Promise<VsCodeServer> {
	const { install, connectionToken } = options;
	const { path: serverDataDir, remove: removeData } =
		options.serverDataDir === undefined
			? makeTemporaryFolder('vscode')
			: { path: options.serverDataDir, remove: () => undefined };
	const env = cleanEnvironment({ ...withoutGallery, ...options.env });
	mergeSettings(serverDataDir, 'User', { ...quietSettings, ...options.userSettings });
	if (options.machineSettings !== undefined) {
		mergeSettings(serverDataDir, 'Machine', options.machineSettings);
	}
	if (options.keybindings !== undefined) {
		writeKeybindings(serverDataDir, options.keybindings);
	}
	for (const vsixPath of options.installVsix ?? []) {
		await installVsix(install, serverDataDir, vsixPath);
	}
	startCount += 1;
	const logName = `vscode-${install.version}-${process.pid}-${startCount}.log`;
	const logFile = join(outputFolder('logs'), logName);
	const child = startTracked(install.nodePath, serverArguments(options, serverDataDir), {
		env,
		cwd: install.root,
		logFile,
	});
	const close = async (): Promise<void> => {
		await stopTracked(child);
		await refuseKeys(serverDataDir, "VS Code's data folder").finally(removeData);
	};
	const port = await waitForPort(child, logFile).catch(async (error: unknown) => {
		await close();
		throw error;
	});
	const origin = `http://127.0.0.1:${port}`;
	return {
		install,
		origin,
		port,
		serverDataDir,
		logFile,
		process: child,
		windowUrl: target => windowUrl(origin, connectionToken, target ?? {}),
		setUserSettings: values => mergeSettings(serverDataDir, 'User', values),
		installExtension: vsixPath => installVsix(install, serverDataDir, vsixPath),
		close,
	};
}

function serverArguments(options: ServerOptions, serverDataDir: string): readonly string[] {
	const { install, connectionToken, port, testDriver } = options;
	return [
		join(install.root, 'out/server-main.js'),
		'--host',
		'127.0.0.1',
		'--port',
		String(port ?? 0),
		'--server-data-dir',
		serverDataDir,
		'--telemetry-level',
		'off',
		'--accept-server-license-terms',
		...(testDriver === true ? ['--enable-smoke-test-driver'] : []),
		...(connectionToken === undefined
			? ['--without-connection-token']
			: ['--connection-token', connectionToken]),
	];
}

async function installVsix(install: VsCodeInstall, serverDataDir: string, vsixPath: string): Promise<void> {
	const output = await runProgram(
		install.nodePath,
		[
			join(install.root, 'out/server-main.js'),
			'--accept-server-license-terms',
			'--server-data-dir',
			serverDataDir,
			'--install-extension',
			vsixPath,
			'--force',
		],
		{ cwd: install.root, env: withoutGallery },
	);
	if (!output.includes('was successfully installed')) {
		throw new Error(`Installing ${vsixPath} failed:\n${output}`);
	}
}

/** The server prints the port it listens on; from then on it answers. */
async function waitForPort(child: ChildProcess, logFile: string): Promise<number> {
	const deadline = performance.now() + startTimeoutMilliseconds;
	while (performance.now() < deadline) {
		const output = readFileSync(logFile, 'utf8');
		const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
		if (port !== undefined) {
			return Number(port);
		}
		if (!isRunning(child)) {
			throw new Error(`VS Code ended at once:\n${output}`);
		}
		await delay(50);
	}
	throw new Error(`VS Code did not start in ${startTimeoutMilliseconds / 1000} s, see ${logFile}`);
}

function windowUrl(origin: string, connectionToken: string | undefined, target: WindowTarget): string {
	const url = new URL(origin);
	if (connectionToken !== undefined) {
		url.searchParams.set('tkn', connectionToken);
	}
	if (target.folder !== undefined) {
		url.searchParams.set('folder', pathToFileURL(target.folder).pathname);
	}
	if (target.workspaceFile !== undefined) {
		url.searchParams.set('workspace', pathToFileURL(target.workspaceFile).pathname);
	}
	if (target.folder === undefined && target.workspaceFile === undefined) {
		// Without it the server opens again what was open last.
		url.searchParams.set('ew', 'true');
	}
	return url.href;
}
