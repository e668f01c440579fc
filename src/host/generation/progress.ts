import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { ProgressEvent } from '../../core/generate.ts';

/** What a running batch tells its progress notice, and what it learns from it. */
export interface ProgressNotice {
	/** Aborted when the person presses Cancel. */
	readonly cancel: AbortSignal;
	readonly onProgress: (event: ProgressEvent) => void;
}

/** Runs `work` under a notice with the elapsed time and Cancel; without a notice when `isQuiet`. */
export function withNotice<Result>(
	{
		count,
		isDraft,
		isQuiet,
	}: { readonly count: number; readonly isDraft: boolean; readonly isQuiet: boolean },
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
			const report = () => {
				const parts = [
					...(count > 1 ? [l10n.t('{0} of {1} done', done, count)] : []),
					l10n.t('{0} s', Math.floor((Date.now() - started) / 1000)),
					...(nextTry === undefined ? [] : [waitingMessage(nextTry)]),
				];
				progress.report({ message: parts.join(' · ') });
			};
			report();
			const clock = setInterval(report, 1000);
			const subscription = token.onCancellationRequested(() => stop.abort());
			try {
				return await work({
					cancel: stop.signal,
					onProgress: event => {
						done += event.kind === 'done' ? 1 : 0;
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

function waitingMessage(nextTry: number): string {
	const seconds = Math.max(0, Math.ceil((nextTry - Date.now()) / 1000));
	return l10n.t('not taken yet, next try in {0} s', seconds);
}
