import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser } from 'playwright-core';
import { extensionHostPids, killExtensionHost } from '../../test/harness/hostProcess.ts';
import { packExtension } from '../../test/harness/packedExtension.ts';
import { startVsCode } from '../../test/harness/server.ts';
import type { VsCodeServer } from '../../test/harness/server.ts';
import type { VsCodeInstall } from '../../test/harness/vscodeInstall.ts';
import { waitFor } from '../../test/harness/waiting.ts';
import { openWorkbench } from '../../test/harness/workbench.ts';
import { makeWorkspace } from '../../test/harness/workspace.ts';
import type { TestWorkspace } from '../../test/harness/workspace.ts';
import type { Plan, Report } from './report.ts';

/** The extensions whose activation is compared. */
export const extensionIds = {
	figment: 'figment.figment',
	empty: 'figment-bench.empty',
	mediaPreview: 'vscode.media-preview',
	simpleBrowser: 'vscode.simple-browser',
	markdown: 'vscode.markdown-language-features',
} as const;

/** `cold`: the files of the extensions are read from the disk, as after a start of the machine. */
export type Manner = 'warm' | 'cold';

/** A window in which everything was activated once. */
export interface StartedWindow {
	readonly manner: Manner;
	readonly report: Report;
}

/** In what to measure. */
export interface WindowsOptions {
	readonly install: VsCodeInstall;
	readonly browser: Browser;
	/** How many windows of each manner. */
	readonly count: number;
}

const illustrated = 'winter.md';
const plain = 'notes.txt';
const pictures = Array.from({ length: 20 }, (_, index) => `A fox.\n\n![fox ${index}](fox-${index}.png)\n`);
/** Each is the first as often as the others: the first one pays for what all need. */
const inTurn = [
	extensionIds.figment,
	extensionIds.mediaPreview,
	extensionIds.empty,
	extensionIds.simpleBrowser,
];

/** Opens windows, warm and cold in turn, each with a new extension host that has loaded nothing before. */
export async function startWindows(options: WindowsOptions): Promise<readonly StartedWindow[]> {
	const workspace = makeWorkspace({
		[plain]: 'Notes\n',
		[illustrated]: pictures.join('\n'),
		'.bench/empty.vsix': packEmpty(),
		'.bench/instrument.vsix': packInstrument(),
	});
	const server = await startVsCode({
		install: options.install,
		env: { FIGMENT_BENCH_PLAN: workspace.path('.bench/plan.json') },
		// Nothing answers there: no price is asked of the real service.
		userSettings: { 'figment.api.baseUrl': 'http://127.0.0.1:9' },
		installVsix: [
			resolve('figment.vsix'),
			workspace.path('.bench/empty.vsix'),
			workspace.path('.bench/instrument.vsix'),
		],
	});
	try {
		// What was just written is not yet on the disk, and nobody has read the others.
		execFileSync('sync');
		await startWindow(server, workspace, { ...options, order: inTurn });
		const windows: StartedWindow[] = [];
		while (windows.length < 2 * options.count) {
			const manner = windows.length % 2 === 0 ? 'warm' : 'cold';
			const turn = (windows.length >> 1) % inTurn.length;
			if (manner === 'cold') {
				forgetFiles(server);
			}
			const order = [...inTurn.slice(turn), ...inTurn.slice(0, turn)];
			const report = await startWindow(server, workspace, { ...options, order });
			if (report.early.length === 0) {
				windows.push({ manner, report });
			}
		}
		return windows;
	} finally {
		await server.close();
		await workspace.close();
	}
}

async function startWindow(
	server: VsCodeServer,
	workspace: TestWorkspace,
	{ browser, order }: { readonly browser: Browser; readonly order: readonly string[] },
): Promise<Report> {
	const reportFile = workspace.path('.bench/report.json');
	rmSync(reportFile, { force: true });
	const plan: Plan = {
		order: [...order, extensionIds.markdown],
		subject: extensionIds.figment,
		plain,
		illustrated,
		reportFile,
	};
	writeFileSync(workspace.path('.bench/plan.json'), JSON.stringify(plan));
	const workbench = await openWorkbench({ browser, server, folder: workspace.folder });
	try {
		return await waitFor('the report of a window', () =>
			existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as Report) : undefined,
		);
	} finally {
		await workbench.close();
		// The server keeps the host of a closed window for a while.
		if (extensionHostPids(server).length > 0) {
			await killExtensionHost(server);
		}
	}
}

/** Has the system forget what it keeps of the extensions' files in memory. Needs GNU's dd. */
function forgetFiles({ serverDataDir, install }: VsCodeServer): void {
	const folders = [
		join(serverDataDir, 'extensions'),
		...['media-preview', 'simple-browser', 'markdown-language-features'].map(name =>
			join(install.root, 'extensions', name),
		),
	];
	for (const file of folders.flatMap(cwd =>
		globSync('**/*.{js,cjs,json}', { cwd, exclude: ['**/node_modules/**'] }).map(name => join(cwd, name)),
	)) {
		execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
	}
}

/** Activated as Figment is, and does nothing: so much any extension takes. */
function packEmpty(): Uint8Array {
	const code = 'exports.activate = () => {};\n';
	return packExtension(
		{ ...common, name: 'empty', activationEvents: ['onStartupFinished'] },
		{ 'extension.cjs': code },
	);
}

function packInstrument(): Uint8Array {
	const { outputFiles } = buildSync({
		entryPoints: [join(import.meta.dirname, 'instrument.ts')],
		bundle: true,
		write: false,
		platform: 'node',
		format: 'cjs',
		external: ['vscode'],
	});
	const code = outputFiles.map(({ text }) => text).join('');
	return packExtension({ ...common, name: 'instrument', activationEvents: ['*'] }, { 'extension.cjs': code });
}

const common = {
	publisher: 'figment-bench',
	version: '1.0.0',
	engines: { vscode: '^1.110.0' },
	main: './extension.cjs',
};
