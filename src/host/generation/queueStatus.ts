import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Queue } from '../../core/job/queue.ts';
import { commandIds } from '../ids.ts';

/** How long it takes until a running job is worth a place in the status bar, in milliseconds. */
const patienceMs = 500;

/** Shows in the status bar how many images run and wait, for as long as there are any. */
export class QueueStatus implements vscode.Disposable {
	readonly #queue: Queue;
	readonly #stop: () => void;
	#item: vscode.StatusBarItem | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(queue: Queue) {
		this.#queue = queue;
		this.#stop = queue.onChange(() => this.#update());
	}

	dispose(): void {
		this.#stop();
		clearTimeout(this.#timer);
		this.#item?.dispose();
	}

	#update(): void {
		const { entries } = this.#queue;
		if (entries.length === 0) {
			clearTimeout(this.#timer);
			this.#timer = undefined;
			this.#item?.hide();
			return;
		}
		if (this.#item === undefined) {
			// What is over at once needs no flicker.
			this.#timer ??= setTimeout(() => {
				this.#item = vscode.window.createStatusBarItem('queue', vscode.StatusBarAlignment.Left);
				this.#item.name = l10n.t('Figment: Images Under Way');
				this.#item.command = commandIds.showQueue;
				this.#update();
			}, patienceMs);
			return;
		}
		const running = entries.filter(({ state }) => state === 'running').length;
		const waiting = entries.length - running;
		// An icon that turns would be twenty frames a second, which letters that are typed wait for.
		this.#item.text =
			waiting === 0
				? l10n.t('$(sparkle) Figment: {0}', running)
				: l10n.t('$(sparkle) Figment: {0} + {1} waiting', running, waiting);
		this.#item.tooltip = l10n.t(
			'Images that are generated and that wait for their turn. Click to cancel some.',
		);
		this.#item.accessibilityInformation = {
			label: l10n.t('Figment: {0} images are generated, {1} wait for their turn', running, waiting),
		};
		this.#item.show();
	}
}
