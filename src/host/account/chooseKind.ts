import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { Failure } from '../../core/failure.ts';
import { choose } from '../ui/dialogs.ts';
import { keysPage } from './keyDialog.ts';
import type { KeyStore } from './keyStore.ts';

/** What decides between a real image and a draft. */
interface KindWish {
	readonly origin: string;
	readonly isDraft: boolean;
	readonly isQuiet: boolean;
	readonly askKey: () => Promise<boolean>;
}

/**
 * Whether a real image or a draft is made. Without a key the person is offered to set one, to get one, or
 * to make a free draft. Undefined when they leave. Throws a Failure `noKey` when nobody can be asked.
 */
export async function chooseKind(keys: KeyStore, how: KindWish): Promise<'real' | 'draft' | undefined> {
	if (how.isDraft) {
		return 'draft';
	}
	if ((await keys.find(how.origin)) !== undefined) {
		return 'real';
	}
	if (how.isQuiet) {
		throw new Failure('noKey');
	}
	const choice = await choose(
		[
			{ label: l10n.t('$(key) Set API Key…'), detail: l10n.t('You have an AI/ML API key.'), value: 'set' },
			{ label: l10n.t('$(link-external) Get an API Key…'), detail: keysPage, value: 'get' },
			{
				label: l10n.t('$(eye) Make a Free Draft'),
				detail: l10n.t('A placeholder of the exact size, drawn here. Replace it later.'),
				value: 'draft',
			},
		],
		l10n.t('No API Key Yet'),
		l10n.t('Real images need an AI/ML API key; drafts are free'),
	);
	if (choice === undefined || choice === 'draft') {
		return choice;
	}
	if (choice === 'get') {
		await vscode.env.openExternal(vscode.Uri.parse(keysPage));
	}
	return (await how.askKey()) ? 'real' : undefined;
}
