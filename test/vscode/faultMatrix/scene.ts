import * as vscode from 'vscode';
import { isAsset } from '../../../src/core/generate.ts';
import type { Asset, Miss } from '../../../src/core/generate.ts';
import type { Recovered } from '../../../src/host/recovery/recovery.ts';
import { takeUp } from '../../../src/host/recovery/takeUp.ts';
import { keyVariable } from '../../../src/host/account/keyStore.ts';
import type { GenerationReport } from '../../../src/host/generation/report.ts';
import { readOrigin, readSettings } from '../../../src/host/settings.ts';
import type { Control } from '../../service/control.ts';
import type { Route } from '../../service/types.ts';
import { service } from '../figment.ts';
import { MemoryFolder } from '../../unit/core/job/memoryFolder.ts';
import type { MemoryFiles } from '../memoryFiles.ts';
import { openWindow } from '../otherWindow.ts';
import type { OtherWindow, WindowOptions } from '../otherWindow.ts';
import type { Cell, Place } from './cell.ts';
import { callCommand } from './command.ts';
import { scheme } from './world.ts';
import type { World } from './world.ts';

/** What no message may repeat. */
export const prompt = 'Zyzzyva beneath a viridian moon';

/** The bytes of the file that has the wanted name already. */
export const decoy = new TextEncoder().encode('not an image of Figment');

const environment = 'process' in globalThis ? process.env : {};
const keyOfEnvironment = keyVariable in environment ? { [keyVariable]: environment[keyVariable] } : {};

/** How the command ended: with a report, silently before anything was sent, or with its window. */
export type Ending = GenerationReport | 'silently' | 'with its window';

/** What the next window makes of a cell. */
export interface Recovery {
	readonly window: OtherWindow;
	readonly recovered: Recovered;
}

/** A cell being played, on a storage and in a folder of its own. */
export class Scene implements Place {
	readonly service: Control;
	readonly origin = readOrigin(readSettings(undefined));
	readonly pictures: MemoryFiles;
	readonly journal = new MemoryFolder();
	readonly ledger = new MemoryFolder();
	readonly window: OtherWindow;
	readonly folder: vscode.Uri;
	/** How a job ended that the person stopped waiting for. */
	late: Asset | Miss | undefined;
	readonly #cell: Cell;
	readonly #world: World;
	readonly #drop = new AbortController();
	readonly #closed = Promise.withResolvers<void>();
	readonly #ended = Promise.withResolvers<void>();
	/** The routes with a fault that lasts. */
	readonly #spoilt = new Set<Route>();
	#editor: vscode.TextEditor | undefined;

	/** `root` is an empty folder of the workspace. */
	constructor(cell: Cell, world: World, root: vscode.Uri) {
		this.#cell = cell;
		this.#world = world;
		const control = service();
		this.service = {
			...control,
			alwaysFault: (route, ...faults) => {
				this.#spoilt.add(route);
				return control.alwaysFault(route, ...faults);
			},
		};
		this.pictures = world.pictures;
		const inMemory = vscode.Uri.from({ scheme, path: `/${crypto.randomUUID().slice(0, 8)}` });
		this.folder = cell.isFolderInMemory === true ? inMemory : root;
		this.window = this.#open(cell.apiKey === undefined ? {} : { apiKey: cell.apiKey });
	}

	readonly editor = (): vscode.TextEditor => {
		if (this.#editor === undefined) {
			throw new Error('this cell has no page');
		}
		return this.#editor;
	};
	readonly stopTime = () => this.#world.stopTime();
	readonly cancel = () => this.window.deps.queue.cancelAll();
	readonly drop = () => this.#drop.abort();
	readonly closeWindow = async () => {
		await this.window.deps.journal.leave();
		this.#world.end();
		this.#closed.resolve();
	};

	/** The page's address. */
	get page(): vscode.Uri {
		return vscode.Uri.joinPath(this.folder, 'page.md');
	}

	/** Puts on the stage what the cell starts with. */
	async set(): Promise<void> {
		this.#world.begin();
		await this.service.reset();
		const { page = '' } = this.#cell;
		const [before = '', selected = '', after = ''] = page.split(/[[\]]/);
		const { fs } = vscode.workspace;
		await fs.writeFile(vscode.Uri.joinPath(this.folder, 'sea.png'), decoy);
		if (this.#needsPage) {
			await fs.writeFile(this.page, new TextEncoder().encode(before + selected + after));
		}
		if (this.#cell.page !== undefined) {
			const editor = await vscode.window.showTextDocument(this.page);
			const at = (offset: number) => editor.document.positionAt(offset);
			editor.selection = new vscode.Selection(at(before.length), at(before.length + selected.length));
			this.#editor = editor;
		}
		if (this.#cell.apiKey === '') {
			Reflect.deleteProperty(environment, keyVariable);
		}
		await this.#cell.before?.(this);
	}

	/** Calls the command and does what happens meanwhile; ends when all is said. */
	async act(): Promise<Ending> {
		const ended = this.#call();
		await this.#cell.meanwhile?.(this);
		const ending = await Promise.race([ended, this.#closed.promise]);
		if (this.#cell.expected.late !== undefined) {
			await this.#ended.promise;
		}
		return ending ?? 'with its window';
	}

	/** What the next window finds and does when all is well again, and what it does when it is told to. */
	async recover(): Promise<Recovery> {
		if (this.#cell.isLasting !== true) {
			await Promise.all([...this.#spoilt].map(route => this.service.alwaysFault(route)));
			this.pictures.mend();
			this.journal.beforeStep = undefined;
			this.ledger.beforeStep = undefined;
		}
		await this.#cell.repair?.(this);
		await this.window.deps.journal.leave();
		const window = this.#open();
		const recovered = await window.recovery.run();
		if (this.#cell.expected.picture === 'by hand') {
			await takeUp(window, recovered.open);
		}
		return { window, recovered };
	}

	/** The text of the page as it is shown, where the cell has one and it is still there. */
	async pageText(): Promise<string | undefined> {
		if (this.#cell.page === undefined) {
			return undefined;
		}
		const document = vscode.workspace.openTextDocument(this.page);
		return document.then(
			found => found.getText(),
			() => undefined,
		);
	}

	/** Leaves nothing that could disturb the next cell. */
	async clear(): Promise<void> {
		Object.assign(environment, keyOfEnvironment);
		this.#world.end();
		await this.window.deps.journal.leave();
		if (this.#cell.page !== undefined) {
			await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		}
	}

	#open(options: WindowOptions = {}): OtherWindow {
		const folder = (name: string) => (name === 'journal' ? this.journal : this.ledger);
		return openWindow(folder, { ...options, values: this.#world.values });
	}

	/** The command as it is called for this cell. */
	#call(): Promise<Ending> {
		const { args, order } = this.#cell;
		const call = {
			prompt,
			...(this.#needsPage ? { document: this.page } : {}),
			alt: 'Sea',
			insert: 'none',
			imageSize: 'square',
			seed: 7,
			...args,
			output: this.#output(args?.output ?? 'sea.png'),
		};
		return callCommand(this.window.deps, call, {
			...order?.(this),
			drop: this.#drop.signal,
			onLate: result => {
				this.late = result;
				this.#ended.resolve();
			},
		});
	}

	/** What is not on disk is in no folder of the workspace: then it is the page that says where. */
	get #needsPage(): boolean {
		return this.#cell.page !== undefined || this.#cell.isFolderInMemory === true;
	}

	/** A path is taken from the workspace folder, or from the document where that is in none. */
	#output(path: string): string {
		return this.#cell.isFolderInMemory === true ? path : vscode.Uri.joinPath(this.folder, path).toString();
	}
}

/** How a late job ended, in a word. */
export function lateWord(late: Asset | Miss): string {
	return isAsset(late) ? 'saved' : late.failure.code;
}
