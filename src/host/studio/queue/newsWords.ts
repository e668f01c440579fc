import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { failureMessage } from '../../ui/words.ts';
import { onePrompt } from './onePrompt.ts';
import type { News } from './queueNews.ts';

/** So much of a prompt tells people which image is meant, in UTF-16 code units. */
const spokenLength = 60;

/** What happened in the queue as one text that is said aloud. */
export function newsWords({ started, saved, failed, cancelled, waiting }: News): string {
	return [
		...failedWords(failed),
		...savedWords(saved),
		...cancelledWords(cancelled),
		...startedWords(started),
		...waitingWords(waiting),
	].join(' ');
}

function failedWords([first, ...rest]: News['failed']): string[] {
	if (first === undefined) {
		return [];
	}
	return rest.length === 0
		? [l10n.t('Image failed: {0}. {1}', spoken(first.job.request.prompt), failureMessage(first.failure))]
		: [l10n.t('{0} images failed.', rest.length + 1)];
}

function savedWords([first, ...rest]: News['saved']): string[] {
	if (first === undefined) {
		return [];
	}
	return rest.length === 0
		? [l10n.t('Image saved as {0}.', vscode.workspace.asRelativePath(vscode.Uri.parse(first.uri)))]
		: [l10n.t('{0} images saved.', rest.length + 1)];
}

function cancelledWords([first, ...rest]: News['cancelled']): string[] {
	if (first === undefined) {
		return [];
	}
	return rest.length === 0
		? [l10n.t('Image cancelled: {0}.', spoken(first.job.request.prompt))]
		: [l10n.t('{0} images cancelled.', rest.length + 1)];
}

function startedWords([first, ...rest]: News['started']): string[] {
	if (first === undefined) {
		return [];
	}
	return rest.length === 0
		? [l10n.t('Image is being generated: {0}.', spoken(first))]
		: [l10n.t('{0} images are being generated.', rest.length + 1)];
}

function waitingWords(waiting: News['waiting']): string[] {
	if (waiting === undefined) {
		return [];
	}
	return waiting === 1
		? [l10n.t('One image waits for its turn.')]
		: [l10n.t('{0} images wait for their turn.', waiting)];
}

function spoken(prompt: string): string {
	return onePrompt(prompt, spokenLength);
}
