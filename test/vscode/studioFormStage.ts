import * as vscode from 'vscode';
import { Failure } from '../../src/core/failure.ts';
import { LastEditor } from '../../src/host/editor/lastEditor.ts';
import { WorkspaceLibrary } from '../../src/host/library/workspaceLibrary.ts';
import { FormPart } from '../../src/host/studio/form/formPart.ts';
import type { FormCallName } from '../../src/host/studio/form/formPart.ts';
import { failureMessage } from '../../src/host/ui/words.ts';
import type { Asked } from '../../src/protocol/studio/calls.ts';
import { formState } from '../../src/protocol/studio/form.ts';
import type { FormFields, FormState } from '../../src/protocol/studio/form.ts';
import { generate } from './figment.ts';
import { openWindow } from './otherWindow.ts';
import type { OtherWindow } from './otherWindow.ts';

/** So long what should come is waited for, in milliseconds. */
const patienceMs = 10_000;

/** The form with one page that shows it. */
export interface OpenForm {
	readonly part: FormPart;
	readonly window: OtherWindow;
	/** What the workspace keeps of it. */
	readonly memory: Map<string, unknown>;
	/** What was said aloud. */
	readonly announced: readonly string[];
	/** What the page is to show now. */
	readonly state: FormState;
	readonly ask: <Answer>(call: Asked<FormCallName>) => Promise<Answer>;
	/** Why a call cannot be done, in words; empty when it can. */
	readonly problemOf: (call: Asked<FormCallName>) => Promise<string>;
	/** The same of an image that is dropped. */
	readonly drop: (uri: vscode.Uri | string) => Promise<string>;
	readonly edit: (changes: Partial<FormFields>) => Promise<void>;
	/** Generates what the page shows. */
	readonly generate: () => Promise<void>;
	readonly issuesOf: (field: keyof FormFields) => string[];
	/** Waits until the state is as wanted, and gives it. */
	readonly until: (isSo: (state: FormState) => boolean) => Promise<FormState>;
	readonly untilAsync: (isSo: () => Promise<boolean>) => Promise<void>;
	readonly close: () => void;
}

/** Opens a form of its own over Figment's insides, which store what they do in `folder`'s grandparent. */
export function openForm(folder: vscode.Uri, memory = new Map<string, unknown>()): OpenForm {
	const window = openWindow(vscode.Uri.joinPath(folder, '..', '..', 'storage'));
	const lastEditor = new LastEditor();
	const library = new WorkspaceLibrary(undefined);
	const announced: string[] = [];
	const part = new FormPart({
		deps: window.deps,
		images: { lastEditor, library },
		memory: {
			keys: () => [...memory.keys()],
			get: (key: string, fallback?: unknown) => memory.get(key) ?? fallback,
			update: (key, value) => Promise.resolve(void memory.set(key, value)),
		},
		announce: text => void announced.push(text),
		isSeen: () => false,
	});
	const page = { id: 'page', urlOf: String };
	let edit = 0;
	const state = () => formState.parse(part.stateFor(page));
	const ask = async <Answer>(call: Asked<FormCallName>) => (await part.answer(call, page)) as Answer;
	const problemOf = async (call: Asked<FormCallName>) => {
		try {
			await ask(call);
			return '';
		} catch (error) {
			return error instanceof Failure ? failureMessage(error) : (error as Error).message;
		}
	};
	const untilAsync = async (isSo: () => Promise<boolean>) => {
		for (const started = Date.now(); !(await isSo());) {
			if (Date.now() - started > patienceMs) {
				throw new Error(`In vain: ${JSON.stringify(state())}`);
			}
			await new Promise(resolve => setTimeout(resolve, 20));
		}
	};
	return {
		part,
		window,
		memory,
		announced,
		get state() {
			return state();
		},
		ask,
		problemOf,
		drop: uri => problemOf({ name: 'dropUri', uri: uri.toString() }),
		edit: changes => ask({ name: 'edit', edit: ++edit, changes }),
		generate: () => ask({ name: 'generate', edit }),
		issuesOf: field =>
			state()
				.issues.filter(issue => issue.field === field)
				.map(({ message }) => message),
		until: async isSo => {
			await untilAsync(() => Promise.resolve(isSo(state())));
			return state();
		},
		untilAsync,
		close: () => {
			part.dispose();
			lastEditor.dispose();
			library.dispose();
		},
	};
}

/** Makes the draft of an owl in a folder, and gives its URI. */
export async function makeOwl(folder: vscode.Uri, changes: object = {}): Promise<vscode.Uri> {
	const { assets } = await generate({
		prompt: 'An owl',
		seed: 7,
		imageSize: 'square',
		draft: true,
		insert: 'none',
		output: vscode.Uri.joinPath(folder, 'owl.png'),
		...changes,
	});
	return vscode.Uri.parse(assets[0]?.uri ?? '');
}

/** Puts the cursor of a document's editor at an offset. */
export async function moveTo(document: vscode.TextDocument, offset: number): Promise<void> {
	const editor = await vscode.window.showTextDocument(document);
	const position = document.positionAt(offset);
	editor.selection = new vscode.Selection(position, position);
}
