import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { changedName } from '../../core/asset/fileName.ts';
import { foreignText } from './words.ts';

/** A name that is proposed to the person. */
export interface ProposedName {
	readonly stem: string;
	/** The extension with its dot: it is the picture that decides on it. */
	readonly ending: string;
	/** Where the file goes, as people know it. */
	readonly folder: string;
	/** How many images get the name, or keep names of their own when it is not changed. */
	readonly count: number;
}

/** What the person decided on. */
export interface AskedName {
	/** A stem, perhaps with folders before it; undefined when the proposed name is right. */
	readonly changed: string | undefined;
}

/**
 * Asks for a file's name with only the stem selected; undefined when the person leaves. `problemOf` says what is
 * wrong with a stem.
 */
export async function askName(
	proposed: ProposedName,
	problemOf: (stem: string) => string | undefined,
): Promise<AskedName | undefined> {
	const { stem, ending, count } = proposed;
	const folder = foreignText(proposed.folder);
	const name = await vscode.window.showInputBox({
		title: l10n.t('File Name'),
		prompt:
			count === 1
				? l10n.t('The image is saved in {0}. A name that is taken gets a number.', folder)
				: l10n.t(
						'The first of {0} images, saved in {1}. Another name is for all of them, with numbers; leave it, and each is called after its prompt.',
						count,
						folder,
					),
		value: stem + ending,
		valueSelection: [0, stem.length],
		ignoreFocusOut: true,
		validateInput: text => {
			const changed = changedName(text, proposed);
			return changed === undefined ? undefined : foreignText(problemOf(changed) ?? '');
		},
	});
	return name === undefined ? undefined : { changed: changedName(name, proposed) };
}
