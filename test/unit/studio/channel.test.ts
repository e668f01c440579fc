import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { HostMessage, PageMessage } from '../../../src/protocol/studio/messages.ts';
import { Channel } from '../../../src/webview/studio/channel.ts';

/** One document of the page after another, in the same frame. */
class Frame {
	readonly origin = 'vscode-webview://page';
	readonly said: PageMessage[] = [];
	#hear: (event: { readonly origin: string; readonly data: unknown }) => void = () => undefined;

	addEventListener(_: string, hear: (event: { readonly origin: string; readonly data: unknown }) => void) {
		this.#hear = hear;
	}

	open(): Channel {
		const postMessage = (message: PageMessage) => void this.said.push(message);
		return new Channel(
			{ postMessage, getState: () => undefined, setState: () => undefined },
			'page',
			() => undefined,
		);
	}

	tell(message: HostMessage): void {
		this.#hear({ origin: this.origin, data: message });
	}

	/** The number of the last call. */
	get lastId(): number {
		const last = this.said.at(-1);
		assert.equal(last?.type, 'call');
		return last?.type === 'call' ? last.id : 0;
	}
}

describe('the channel of the page', () => {
	const frame = new Frame();

	before(() => Object.defineProperty(globalThis, 'window', { value: frame, configurable: true }));
	after(() => Reflect.deleteProperty(globalThis, 'window'));

	it('does not take what an earlier document asked for an answer to what this one asks', async () => {
		const earlier = frame.open().ask({ name: 'cancelAll' });
		const earlierId = frame.lastId;
		frame.tell({ type: 'answer', page: 'page', id: earlierId, answer: {} });
		await earlier;
		const asked = frame.open().ask({ name: 'endPick' });
		frame.tell({ type: 'failure', page: 'page', id: earlierId, message: 'That was another one.' });
		frame.tell({ type: 'answer', page: 'page', id: frame.lastId, answer: {} });
		await asked;
	});
});
