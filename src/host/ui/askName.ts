import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { findNameFault } from '../../core/asset/fileName.ts';
import { issueMessage } from './fieldWords.ts';

/** A name that is proposed to the person. */
export interface ProposedName {
	readonly stem: string;
	/** The extension with its dot: it is the picture that decides on it. */
	readonly ending: string;
	/** Where the file goes, as people know it. */
	readonly folder: string;
}

/**
 * Asks for a file's name with only the stem selected. The stem that the person wants, perhaps with folders
 * before it; undefined when they leave.
 */
export async function askName({ stem, ending, folder }: ProposedName): Promise<string | undefined> {
	const name = await vscode.window.showInputBox({
		title: l10n.t('File Name'),
		prompt: l10n.t('The image is saved in {0}; a name that is taken gets a number.', folder),
		value: stem + ending,
		valueSelection: [0, stem.length],
		ignoreFocusOut: true,
		validateInput: text => problemOf(stemOf(text)),
	});
	return name === undefined ? undefined : stemOf(name);
}

function stemOf(name: string): string {
	return name.trim().replace(/\.(png|jpe?g|webp)$/i, '');
}

function problemOf(stem: string): string | undefined {
	for (const part of stem.split('/')) {
		const fault = findNameFault(part);
		if (fault !== undefined) {
			return issueMessage({ path: 'name', problem: { kind: 'other', text: fault }, received: part });
		}
	}
	return undefined;
}
