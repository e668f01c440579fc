import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { checkKey } from '../../core/service/checkKey.ts';
import type { KeyCheck } from '../../core/service/checkKey.ts';
import { outside } from '../outside.ts';
import { choose } from '../ui/dialogs.ts';
import { notify } from '../ui/notify.ts';
import { dollars } from '../ui/words.ts';
import { isKey } from './keyStore.ts';
import type { KeyStore } from './keyStore.ts';

/** Where people get and manage keys, and where they pay. */
export const keysPage = 'https://aimlapi.com/app/keys';
export const billingPage = 'https://aimlapi.com/app/billing';

/** A key, and what the service says of it. */
interface CheckedKey {
	readonly key: string;
	readonly check: KeyCheck;
}

/** Asks for a key for `origin`, checks it for free and stores it. Whether there is one now. */
export async function askForKey(keys: KeyStore, origin: string): Promise<boolean> {
	for (;;) {
		const entered = await inputKey(origin);
		if (entered === undefined) {
			return false;
		}
		const { key, check } = entered;
		const keeps = check.kind !== 'unknown' || (await keepUnchecked(check.detail));
		if (keeps === undefined) {
			return false;
		}
		if (keeps) {
			await keys.store(origin, key);
			void notify('information', storedMessage(check));
			return true;
		}
	}
}

/** The box stays until the service does not refuse the key, or the person leaves. */
function inputKey(origin: string): Promise<CheckedKey | undefined> {
	const box = vscode.window.createInputBox();
	box.title = l10n.t('Set API Key');
	box.prompt = l10n.t('Your AI/ML API key for {0}. It is kept in VS Code’s secret storage.', origin);
	box.placeholder = l10n.t('Paste the key');
	box.password = true;
	box.ignoreFocusOut = true;
	return new Promise<CheckedKey | undefined>(resolve => {
		box.onDidChangeValue(text => {
			const key = text.trim();
			box.validationMessage =
				key === '' || isKey(key) ? undefined : l10n.t('A key has only letters, digits and signs.');
		});
		box.onDidAccept(async () => {
			const key = box.value.trim();
			if (!isKey(key) || box.busy) {
				return;
			}
			box.busy = true;
			box.enabled = false;
			const check = await checkKey({ origin, apiKey: key, outside });
			if (check.kind !== 'bad') {
				resolve({ key, check });
				return;
			}
			box.busy = false;
			box.enabled = true;
			box.validationMessage = l10n.t('The service does not accept this key. Check that it was copied whole.');
		});
		box.onDidHide(() => resolve(undefined));
		box.show();
	}).finally(() => box.dispose());
}

function keepUnchecked(detail: string): Promise<boolean | undefined> {
	return choose(
		[
			{
				label: l10n.t('Keep the Key'),
				detail: l10n.t('It is checked when the first image is made.'),
				value: true,
			},
			{ label: l10n.t('Enter It Again'), value: false },
		],
		l10n.t('Set API Key'),
		l10n.t('The key could not be checked: {0}', detail),
	);
}

function storedMessage(check: KeyCheck): string {
	return check.kind === 'good' && check.balanceUsd !== undefined
		? l10n.t('API key saved. Balance: {0}', dollars(check.balanceUsd))
		: l10n.t('API key saved.');
}
