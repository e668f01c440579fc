import * as vscode from 'vscode';

/**
 * Figment's log channel, made when something is first written to it. Whatever is registered as a
 * secret never reaches it, and prompts are written at trace level alone.
 */
export class Log implements vscode.Disposable {
	#channel: vscode.LogOutputChannel | undefined;
	readonly #secrets = new Set<string>();

	/** From now on `secret` is replaced wherever it would be written. */
	hide(secret: string): void {
		if (secret !== '') {
			this.#secrets.add(secret);
		}
	}

	info(message: string): void {
		this.#open().info(this.#redact(message));
	}

	warn(message: string): void {
		this.#open().warn(this.#redact(message));
	}

	error(message: string): void {
		this.#open().error(this.#redact(message));
	}

	trace(message: string): void {
		this.#open().trace(this.#redact(message));
	}

	show(): void {
		this.#open().show();
	}

	dispose(): void {
		this.#channel?.dispose();
	}

	#open(): vscode.LogOutputChannel {
		return (this.#channel ??= vscode.window.createOutputChannel('Figment', { log: true }));
	}

	#redact(message: string): string {
		let redacted = message;
		for (const secret of this.#secrets) {
			redacted = redacted.replaceAll(secret, '…');
		}
		return redacted;
	}
}
