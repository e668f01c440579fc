import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StartMessage } from '../../../src/protocol/studio/messages.ts';
import type { Channel } from '../../../src/webview/studio/channel.ts';
import { Store } from '../../../src/webview/studio/store.ts';

function openStore(): Store {
	const vscode = { postMessage: () => undefined, getState: () => undefined, setState: () => undefined };
	return new Store(vscode, {} as Channel, { queue: { now: 0 } } as StartMessage);
}

describe('what the page knows', () => {
	it('says the same once more as another text, which a screen reader hears', () => {
		const store = openStore();
		const said = ['Copied.', 'Copied.', 'Copied.', 'Saved.'].map(text => {
			store.announce(text);
			return store.announcement;
		});
		assert.deepStrictEqual(said, ['Copied.', 'Copied.\u00A0', 'Copied.', 'Saved.']);
	});
});
