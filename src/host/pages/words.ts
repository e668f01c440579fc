import { l10n } from 'vscode';
import { dollars } from '../ui/words.ts';

/** All that the pages of images say. */
export type PageWords = typeof pageWords;

/** The words of the pages of images, in the person's language. */
export const pageWords = {
	loading: () => l10n.t('Loading the image…'),
	updated: () => l10n.t('The image has changed.'),
	missing: () => l10n.t('This image is not there any more. It was deleted or moved.'),
	missingHelp: () => l10n.t('Figment keeps earlier versions of it, so it can be restored.'),
	broken: () => l10n.t('The image cannot be shown. It was deleted or moved, or its file is damaged.'),
	imageOf: (name: string) => l10n.t('Image {0}', name),
	actions: () => l10n.t('Actions'),

	regenerate: () => l10n.t('Regenerate…'),
	variations: () => l10n.t('Make Variations…'),
	editPrompt: () => l10n.t('Edit Prompt…'),
	writePrompt: () => l10n.t('Write a Prompt…'),
	insert: () => l10n.t('Insert…'),
	copyPrompt: () => l10n.t('Copy Prompt'),
	copyJson: () => l10n.t('Copy as JSON'),
	reveal: () => l10n.t('Reveal in Explorer'),
	restore: () => l10n.t('Restore Previous Image'),
	delete: () => l10n.t('Delete…'),

	prompt: () => l10n.t('Prompt'),
	sentAs: () => l10n.t('Sent as'),
	notWanted: () => l10n.t('Not wanted in the picture'),
	recipe: () => l10n.t('Recipe'),
	file: () => l10n.t('File'),
	noRecipe: () => l10n.t('This image does not say what made it.'),
	noRecipeHelp: () =>
		l10n.t(
			'Perhaps it was not generated, or a program that saved it left the recipe out. Write a prompt to generate a picture in its place.',
		),
	draft: () => l10n.t('Draft'),
	kind: () => l10n.t('Kind'),
	draftHelp: () => l10n.t('Draft: a placeholder until the real image is made'),
	model: () => l10n.t('Model'),
	seed: () => l10n.t('Seed'),
	size: () => l10n.t('Size'),
	format: () => l10n.t('Format'),
	askedFor: (given: string, asked: string) => l10n.t('{0} (asked for {1})', given, asked),
	safety: () => l10n.t('Safety'),
	checkerOn: () => l10n.t('Checker on'),
	checkerOff: () => l10n.t('Checker off'),
	tolerance: (level: string) => l10n.t('tolerance {0}', level),
	made: () => l10n.t('Made'),
	cost: () => l10n.t('Cost'),
	free: () => l10n.t('Free'),
	money: (usd: number) => dollars(usd),
	tool: () => l10n.t('Made with'),
	kept: () => l10n.t('Recipe kept'),
	keptInFile: () => l10n.t('In the file'),
	keptInSidecar: (folder: string) => l10n.t('In the folder {0}, beside the images', folder),
	keptBecauseSigned: (folder: string) =>
		l10n.t('In the folder {0}, because the file is signed (C2PA) and must stay as it is', folder),
	keptByOther: () => l10n.t('In the file, by another tool: only some of it is known'),
	path: () => l10n.t('Path'),
	kilobytes: (amount: string) => l10n.t('{0} KB', amount),
	megabytes: (amount: string) => l10n.t('{0} MB', amount),
	fileSize: () => l10n.t('File size'),
	versions: () => l10n.t('Earlier versions'),

	compareTitle: (name: string) => l10n.t('Compare {0}', name),
	before: () => l10n.t('Before'),
	after: () => l10n.t('After'),
	seedIs: (seed: string) => l10n.t('seed {0}', seed),
	accept: () => l10n.t('Accept'),
	acceptKeys: () => l10n.t('Replace the image with the new one (Ctrl+Enter, on a Mac ⌘Enter)'),
	acceptAs: (name: string) => l10n.t('Save as {0}', name),
	acceptAsHelp: () => l10n.t('The new image is of another format, so the old file stays'),
	again: () => l10n.t('Try Again'),
	againPrice: (price: string) => l10n.t('Try Again · {0}', price),
	discard: () => l10n.t('Discard'),
	closing: () =>
		l10n.t(
			'Until you accept, the file stays as it is. What you discard or close is kept for Restore Previous Image.',
		),
	working: () => l10n.t('Generating another image…'),
	candidate: () => l10n.t('A new image has arrived.'),
	changes: () => l10n.t('What Changed'),
	noChanges: () => l10n.t('The same recipe made both.'),
	unknownChanges: () => l10n.t('The image before does not say what made it, so there is nothing to compare.'),
	style: () => l10n.t('Style'),
	nothing: () => l10n.t('none'),
} as const;
