import * as vscode from 'vscode';

/** The files whose images this window is making, or is about to. */
export class UnderWay implements vscode.Disposable {
	/** How many actions are about each file, by its URI. */
	readonly #ordered = new Map<string, number>();
	readonly #making = new Map<string, number>();
	readonly #changed = new vscode.EventEmitter<readonly vscode.Uri[]>();
	/** Tells of files whose images begin or cease to be made. */
	readonly onDidChange = this.#changed.event;

	/** Whether an action is about a file: perhaps it still asks the person. */
	isOrdered(file: vscode.Uri): boolean {
		return this.#ordered.has(file.toString()) || this.isMaking(file);
	}

	/** Whether the image of a file is being made. */
	isMaking(file: vscode.Uri): boolean {
		return this.#making.has(file.toString());
	}

	/** Counts files as ordered as long as `work` takes. */
	async whileOrdered<Result>(files: readonly vscode.Uri[], work: () => Promise<Result>): Promise<Result> {
		count(this.#ordered, files, 1);
		try {
			return await work();
		} finally {
			count(this.#ordered, files, -1);
		}
	}

	/** Counts files as being made as long as `work` takes. */
	async whileMaking<Result>(files: readonly vscode.Uri[], work: () => Promise<Result>): Promise<Result> {
		count(this.#making, files, 1);
		this.#changed.fire(files);
		try {
			return await work();
		} finally {
			count(this.#making, files, -1);
			this.#changed.fire(files);
		}
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

function count(counts: Map<string, number>, files: readonly vscode.Uri[], step: 1 | -1): void {
	for (const file of files) {
		const id = file.toString();
		const sum = (counts.get(id) ?? 0) + step;
		if (sum === 0) {
			counts.delete(id);
		} else {
			counts.set(id, sum);
		}
	}
}
