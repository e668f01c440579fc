import { assert } from 'chai';
import * as vscode from 'vscode';
import { KeyStore } from '../../src/host/account/keyStore.ts';
import { Log } from '../../src/host/log.ts';
import { freshFolder, generate, openDocument, service } from './figment.ts';
import { giveKey } from './giveKey.ts';

/** A host without an environment has no key but the one that was typed. */
const isBrowser = !('process' in globalThis);

const origin = 'https://elsewhere.example';

/** Keeps what would be written. */
class KeptLog extends Log {
	readonly warnings: string[] = [];

	override warn(message: string): void {
		this.warnings.push(message);
	}
}

function keyStore(stored: string | undefined): { readonly keys: KeyStore; readonly log: KeptLog } {
	const log = new KeptLog();
	const secrets = {
		get: async () => stored,
		keys: async () => [],
		store: async () => undefined,
		delete: async () => undefined,
		onDidChange: new vscode.EventEmitter<vscode.SecretStorageChangeEvent>().event,
	};
	return { keys: new KeyStore(secrets, log), log };
}

/** Generates one image: whether there was a key for it. */
async function generatesOne(): Promise<boolean> {
	await openDocument(await freshFolder(), 'page.md', '');
	const { assets, failures } = await generate({ prompt: 'Sea' });
	assert.deepEqual(
		failures.map(each => each.code),
		assets.length === 1 ? [] : ['noKey'],
	);
	return assets.length === 1;
}

describe('A stored API key', () => {
	it('is found as it is', async () => {
		const { keys, log } = keyStore('sk-A1_~!');
		assert.deepEqual([await keys.find(origin), log.warnings], ['sk-A1_~!', []]);
	});

	for (const value of ['sk-12…89', 'sk 1289', 'sk-1289\n', 'schlüssel', 'sk-\u007f']) {
		it(`counts as not set when it cannot be sent: ${JSON.stringify(value)}`, async () => {
			const { keys, log } = keyStore(value);
			assert.deepEqual(
				[await keys.find(origin), log.warnings],
				[
					undefined,
					['The API key in the secret storage has characters that no key has: it counts as not set.'],
				],
			);
		});
	}
});

describe('The API key of the environment', () => {
	it('counts as not set when it cannot be sent, and is none in a browser', async () => {
		const env: Record<string, string | undefined> = isBrowser ? {} : process.env;
		const before = env['AIMLAPI_API_KEY'];
		env['AIMLAPI_API_KEY'] = 'sk-12…89';
		try {
			const { keys, log } = keyStore(undefined);
			assert.deepEqual(
				[await keys.find('https://api.aimlapi.com'), log.warnings],
				[
					undefined,
					isBrowser
						? []
						: ['The API key in AIMLAPI_API_KEY has characters that no key has: it counts as not set.'],
				],
			);
		} finally {
			env['AIMLAPI_API_KEY'] = before;
		}
	});
});

describe('Set API Key and Clear API Key', () => {
	beforeEach(() => service().reset());

	it('refuse what they do not know, and do nothing', async () => {
		for (const args of [{ quiet: true, origin }, { quiet: 'yes' }, 'key', ['key']]) {
			for (const command of ['figment.setApiKey', 'figment.clearApiKey']) {
				assert.isUndefined(await vscode.commands.executeCommand(command, args), JSON.stringify(args));
			}
		}
		assert.isTrue(await generatesOne());
	});

	it('ask nothing when they are to be quiet', async () => {
		assert.isFalse(await vscode.commands.executeCommand('figment.setApiKey', { quiet: true }));
	});

	it('keep a key and forget it', async () => {
		await giveKey();
		await vscode.commands.executeCommand('figment.clearApiKey', { quiet: true });
		assert.equal(await generatesOne(), !isBrowser);
		if (isBrowser) {
			await giveKey();
		}
	});
});
