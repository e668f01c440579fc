import * as vscode from 'vscode';
import type { Command } from '../../commands/command.ts';
import type { ImageTools } from '../../images/imageTools.ts';
import { imageDocuments } from '../imageLanguages.ts';
import { OpenDocuments } from '../openDocuments.ts';
import { ImageHovers } from './imageHovers.ts';
import { ImageLenses } from './imageLenses.ts';
import { createLinkCommands } from './linkCommands.ts';
import type { Making } from './making.ts';
import { MissingFixes } from './missingFixes.ts';
import { MissingMarks } from './missingMarks.ts';
import { PathCompletions, pathTriggers } from './pathCompletions.ts';

/** What is offered in documents. */
interface Offers {
	readonly subscription: vscode.Disposable;
	/** What the offers call. */
	readonly commands: readonly Command[];
}

/**
 * Offers in documents what can be done about their images: quick fixes, marks, lenses, hovers and completions. Reads
 * nothing before a document that may have images is shown or asked about.
 */
export function registerMissing(
	{ deps: { prices, log, underWay }, library }: Pick<ImageTools, 'deps' | 'library'>,
	making: Making,
): Offers {
	const documents = new OpenDocuments(library, underWay);
	const fixes = new MissingFixes(documents, prices);
	const lenses = new ImageLenses(documents, prices);
	const hovers = new ImageHovers(documents, prices);
	const completions = new PathCompletions(prices);
	const { languages } = vscode;
	const subscription = vscode.Disposable.from(
		documents,
		lenses,
		new MissingMarks(documents),
		languages.registerCodeActionsProvider(imageDocuments, fixes, MissingFixes.metadata),
		languages.registerCodeLensProvider(imageDocuments, lenses),
		languages.registerHoverProvider(imageDocuments, hovers),
		languages.registerCompletionItemProvider(imageDocuments, completions, ...pathTriggers),
	);
	return { subscription, commands: createLinkCommands({ documents, prices, log }, making) };
}
