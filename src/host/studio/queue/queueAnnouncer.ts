import type * as vscode from 'vscode';
import type { Queue } from '../../../core/job/queue.ts';
import { newsWords } from './newsWords.ts';
import { QueueNews } from './queueNews.ts';

/** So long more is waited for that can be told by the same text, in milliseconds. */
const gatherMs = 500;

/** So long nothing is said after a text, in milliseconds: it is to be heard to its end. */
const restMs = 4000;

/** Says what happens in the queue, in one text where several things happen. */
export class QueueAnnouncer implements vscode.Disposable {
	readonly #queue: Queue;
	readonly #announce: (text: string) => void;
	readonly #news = new QueueNews();
	readonly #stops: readonly (() => void)[];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#quietUntil = 0;

	constructor(queue: Queue, announce: (text: string) => void) {
		this.#queue = queue;
		this.#announce = announce;
		this.#stops = [queue.onChange(() => this.#gather()), queue.onEnd((_, result) => this.#news.end(result))];
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#stops.forEach(stop => stop());
	}

	#gather(): void {
		this.#timer ??= setTimeout(() => this.#tell(), Math.max(gatherMs, this.#quietUntil - Date.now()));
	}

	#tell(): void {
		this.#timer = undefined;
		const news = this.#news.take(this.#queue.entries);
		if (news !== undefined) {
			this.#quietUntil = Date.now() + restMs;
			this.#announce(newsWords(news));
		}
	}
}
