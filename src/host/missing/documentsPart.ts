import * as vscode from 'vscode';
import type { GenerationDeps } from '../generation/deps.ts';
import { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import { imageDocuments } from './imageLanguages.ts';
import { OpenDocuments } from './openDocuments.ts';
import { ImageHovers } from './providers/imageHovers.ts';
import { ImageLenses } from './providers/imageLenses.ts';
import { MissingFixes } from './providers/missingFixes.ts';
import { MissingMarks } from './providers/missingMarks.ts';
import { PathCompletions, pathTriggers } from './providers/pathCompletions.ts';
import type { LoadPlanning } from './providers/pathCompletions.ts';

/** What knows the images of the workspace and of the documents that are open. */
interface DocumentsPart {
	readonly library: WorkspaceLibrary;
	readonly documents: OpenDocuments;
	readonly subscription: vscode.Disposable;
}

/**
 * Offers in documents what can be done about their images: quick fixes, marks, lenses, hovers and completions. Reads
 * nothing before a document that may have images is shown or asked about. Loaded when there is such a document.
 *
 * @param storage the folder in which the library keeps what it knows of the workspace; undefined where there is none
 */
export function createDocumentsPart(
	{ prices, underWay }: Pick<GenerationDeps, 'prices' | 'underWay'>,
	storage: vscode.Uri | undefined,
	planning: LoadPlanning,
): DocumentsPart {
	const library = new WorkspaceLibrary(storage);
	const documents = new OpenDocuments(library, underWay);
	const fixes = new MissingFixes(documents, prices);
	const lenses = new ImageLenses(documents, prices);
	const hovers = new ImageHovers(documents, prices);
	const completions = new PathCompletions(prices, planning);
	const { languages } = vscode;
	const subscription = vscode.Disposable.from(
		library,
		documents,
		lenses,
		new MissingMarks(documents),
		languages.registerCodeActionsProvider(imageDocuments, fixes, MissingFixes.metadata),
		languages.registerCodeLensProvider(imageDocuments, lenses),
		languages.registerHoverProvider(imageDocuments, hovers),
		languages.registerCompletionItemProvider(imageDocuments, completions, ...pathTriggers),
	);
	return { library, documents, subscription };
}
