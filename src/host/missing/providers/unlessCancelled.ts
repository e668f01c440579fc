import type * as vscode from 'vscode';

/** Does what VS Code asks of a provider until it does not want it any more: then undefined. */
export async function unlessCancelled<Result>(
	token: vscode.CancellationToken,
	work: (signal: AbortSignal) => Promise<Result | undefined>,
): Promise<Result | undefined> {
	if (token.isCancellationRequested) {
		return undefined;
	}
	const control = new AbortController();
	const watch = token.onCancellationRequested(() => control.abort());
	try {
		return await work(control.signal);
	} catch (error) {
		if (control.signal.aborted) {
			return undefined;
		}
		throw error;
	} finally {
		watch.dispose();
	}
}
