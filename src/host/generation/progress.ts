import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { ProgressEvent } from '../../core/generate.ts';
import { remaining } from '../../core/job/expected.ts';
import type { ExpectedDuration, Remaining } from '../../core/job/expected.ts';

/** What a running batch tells its progress notice, and what it learns from it. */
export interface ProgressNotice {
	/** Aborted when the person presses Cancel. */
	readonly cancel: AbortSignal;
	readonly onProgress: (event: ProgressEvent) => void;
}

/** What a notice is about. */
export interface NoticeOptions {
	readonly count: number;
	readonly isDraft: boolean;
	readonly isQuiet: boolean;
	/** How long all of it usually takes; the notice does not wait for it. */
	readonly expected?: Promise<ExpectedDuration | undefined> | undefined;
}

/**
 * Runs `work` under a notice with the elapsed time, what is known of the rest, and Cancel; without a notice
 * when `isQuiet`.
 */
export function withNotice<Result>(
	{ count, isDraft, isQuiet, expected: whenExpected }: NoticeOptions,
	work: (notice: ProgressNotice) => Promise<Result>,
): Promise<Result> {
	const stop = new AbortController();
	if (isQuiet) {
		return work({ cancel: stop.signal, onProgress: () => undefined });
	}
	const title = isDraft
		? l10n.t('Drawing the draft')
		: count === 1
			? l10n.t('Generating the image')
			: l10n.t('Generating {0} images', count);
	const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
	return Promise.resolve(
		vscode.window.withProgress(options, async (progress, token) => {
			const started = Date.now();
			let done = 0;
			let nextTry: number | undefined;
			let sent: number | undefined;
			let expected: ExpectedDuration | undefined;
			const report = () => {
				const left = sent === undefined ? undefined : remaining(Date.now() - sent, expected);
				const parts = [
					...(count > 1 ? [l10n.t('{0} of {1} done', done, count)] : []),
					l10n.t('{0} s', Math.floor((Date.now() - started) / 1000)),
					...(nextTry === undefined ? remainingWords(left) : [waitingMessage(nextTry)]),
				];
				progress.report({ message: parts.join(' · ') });
			};
			report();
			void whenExpected?.then(found => (expected = found));
			const clock = setInterval(report, 1000);
			const subscription = token.onCancellationRequested(() => stop.abort());
			try {
				return await work({
					cancel: stop.signal,
					onProgress: event => {
						done += event.kind === 'done' ? 1 : 0;
						sent ??= event.kind === 'sent' ? Date.now() : undefined;
						nextTry = event.kind === 'waiting' ? Date.now() + event.delayMs : undefined;
						report();
					},
				});
			} finally {
				clearInterval(clock);
				subscription.dispose();
			}
		}),
	);
}

function remainingWords(left: Remaining | undefined): string[] {
	switch (left?.kind) {
		case 'about':
			return [l10n.t('about {0} s left', left.seconds)];
		case 'soon':
			return [l10n.t('any moment now')];
		case 'longer':
			return [l10n.t('taking longer than usual')];
		case undefined:
			return [];
	}
}

function waitingMessage(nextTry: number): string {
	const seconds = Math.max(0, Math.ceil((nextTry - Date.now()) / 1000));
	return l10n.t('not taken yet, next try in {0} s', seconds);
}
