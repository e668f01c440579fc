import { assert } from 'chai';
import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { Failure } from '../../src/core/failure.ts';
import { Ledger } from '../../src/core/job/ledger.ts';
import type { LedgerEntry } from '../../src/core/job/ledgerEntry.ts';
import { SpendingDocument } from '../../src/host/account/spendingDocument.ts';
import { createShowAccount } from '../../src/host/commands/showAccount.ts';
import type { AccountDeps, AccountReport } from '../../src/host/commands/showAccount.ts';
import { poll } from '../service/control.ts';
import { MemoryFolder } from '../unit/core/job/memoryFolder.ts';
import { freshFolder, generate, openDocument, service } from './figment.ts';

const testScheme = 'figment-test';
const now = new Date().toISOString();

function entry(id: string, more: Partial<LedgerEntry> = {}): LedgerEntry {
	const made = { prompt: 'A fox', megapixels: 1, outcome: 'made', usd: 0.039 } as const;
	return { id, at: now, model: 'blackforestlabs/flux-2-pro', ...made, ...more };
}

/** A page of a scheme that Figment itself, which runs in this host too, does not provide. */
function providePage(previewCommand?: string) {
	const changed = new vscode.EventEmitter<vscode.Uri>();
	const page = new SpendingDocument({
		changed,
		scheme: testScheme,
		...(previewCommand === undefined ? {} : { previewCommand }),
	});
	const registration = vscode.workspace.registerTextDocumentContentProvider(testScheme, {
		onDidChange: changed.event,
		provideTextDocumentContent: () => page.text,
	});
	return { page, dispose: () => vscode.Disposable.from(registration, changed).dispose() };
}

/** The command over a ledger of its own, with a key and a balance of $12.34 unless told otherwise. */
function account(given: Partial<AccountDeps> = {}) {
	const ledger = new Ledger(new MemoryFolder());
	const provided = providePage();
	const warnings: string[] = [];
	const command = createShowAccount({
		keys: { find: async () => 'a-key' },
		ledger,
		unsettled: async () => [],
		log: { warn: message => void warnings.push(message) },
		readBalance: async () => ({ usd: 12.34 }),
		perMonthUsd: () => undefined,
		page: provided.page,
		...given,
	});
	const close = async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		provided.dispose();
	};
	return { ledger, warnings, close, run: (args?: unknown) => command.run([args]) };
}

function failing(failure: Error): Partial<AccountDeps> {
	return { readBalance: () => Promise.reject(failure) };
}

/** Calls Figment's own command. */
function ask(): Thenable<AccountReport> {
	return vscode.commands.executeCommand<AccountReport>('figment.showAccount', { quiet: true });
}

/** The text of the page, as soon as it has these parts. */
function pageWith(...parts: readonly string[]): Promise<string> {
	return poll(`a page with ${parts.join()}`, undefined, () =>
		vscode.workspace.textDocuments
			.filter(({ uri }) => uri.scheme === testScheme)
			.map(document => document.getText())
			.find(text => parts.every(part => text.includes(part))),
	);
}

function tabs(): readonly string[] {
	return vscode.window.tabGroups.all.flatMap(group => group.tabs).map(({ label }) => label);
}

/** Waits until the page is shown, as often as it is shown then. */
function shownPages(): Promise<number> {
	return poll(
		'the page',
		undefined,
		() => tabs().filter(label => label.includes('Balance and Spending.md')).length || undefined,
	);
}

/** The cells of all rows of the page's tables as VS Code's preview would show them. */
function rowsOf(page: string): readonly string[] {
	const html = new MarkdownIt({ html: true, linkify: true }).render(page);
	return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(row =>
		[...row[1]!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(cell => cell[1]).join(' ¦ '),
	);
}

describe('Show Balance and Spending', () => {
	let opened: ReturnType<typeof account> | undefined;
	const open = (given?: Partial<AccountDeps>) => (opened = account(given));
	afterEach(() => opened?.close());

	it('gives the figures and shows nothing when it is to be quiet', async () => {
		const { ledger, run } = open();
		await ledger.add(entry('1'));
		await ledger.add(entry('2', { usd: undefined, estimatedUsd: 0.04, outcome: 'unknown' }));
		await ledger.add(entry('3', { at: '2025-01-01T00:00:00Z', usd: 5 }));
		const before = tabs();
		assert.deepEqual(await run({ quiet: true }), {
			balanceUsd: 12.34,
			todayUsd: 0.079,
			monthUsd: 0.079,
			unknownOutcomes: 1,
			images: 1,
		});
		assert.deepEqual(tabs(), before);
	});

	it('refuses an argument that it does not know', async () => {
		const { run } = open();
		for (const args of [{ quiet: true, month: 1 }, { quiet: 'yes' }, 'x']) {
			assert.isUndefined(await run(args), JSON.stringify(args));
		}
	});

	it('shows a page as Markdown is read', async () => {
		const { ledger, run } = open({ perMonthUsd: () => 10 });
		await ledger.add(entry('1', { requestId: 'request-1' }));
		await ledger.add(entry('2', { usd: 1.5, megapixels: 4, model: 'maker/other' }));
		await run();
		assert.equal(await shownPages(), 1);
		const page = await pageWith('**Balance:** \\$12.34 · ', 'request\\-1');
		assert.include(page, 'Of the budget of \\$10.00 for this month, \\$8.46 is left.');
		const rows = rowsOf(page);
		assert.deepEqual(rows.slice(0, 6), [
			'When ¦ Images ¦ Cost',
			'Today ¦ 2 ¦ $1.54',
			'This month ¦ 2 ¦ $1.54',
			'Model ¦ Images ¦ Cost',
			'maker/other ¦ 1 ¦ $1.50',
			'FLUX.2 [pro] ¦ 1 ¦ $0.039',
		]);
		assert.match(rows[7]!, /^\w.* ¦ 2 ¦ \$1\.54 ¦ <span aria-hidden="true">█{20}<\/span>$/);
		assert.deepEqual(
			rows.slice(9).map(row => row.replace(/^.*? ¦ /, '')),
			['maker/other ¦ 4\u00A0MP ¦ $1.50 ¦ A fox ¦ ', 'FLUX.2 [pro] ¦ 1\u00A0MP ¦ $0.039 ¦ A fox ¦ request-1'],
		);
	});

	it('shows what prompts say and lets them do nothing', async () => {
		const { ledger, run } = open();
		const prompt = '![x](https://a.b/c) <img src=x>\n\n| # [a](command:b) `$x$` & https://a.b/';
		await ledger.add(entry('1', { prompt, model: '<b>m</b>', requestId: '|<i>|' }));
		await run();
		const page = await pageWith('img src');
		assert.include(
			rowsOf(page).at(-1),
			'&lt;b&gt;m&lt;/b&gt; ¦ 1\u00A0MP ¦ $0.039 ¦ ' +
				'![x](https://a.b/c) &lt;img src=x&gt; | # [a](command:b) `$x$` &amp; … ¦ |&lt;i&gt;|',
		);
	});

	it('tells estimates, unknown costs and unknown outcomes from what was paid', async () => {
		const { ledger, run } = open({
			unsettled: async () => [entry('5', { outcome: 'unknown', usd: undefined, estimatedUsd: 0.0585 })],
		});
		await ledger.add(entry('1', { usd: undefined, estimatedUsd: 0.04 }));
		await ledger.add(entry('2', { usd: undefined }));
		await ledger.add(entry('3', { outcome: 'noImage' }));
		await run();
		const page = await pageWith('Of one request it is not known whether it was billed; it counts as spent.');
		assert.include(page, 'One image is not finished. Run **Figment: Recover Unfinished Images** to see');
		const rows = rowsOf(page);
		assert.equal(rows[1], 'Today ¦ 2 ¦ about $0.1375, and 1 of unknown cost');
		assert.sameMembers(
			rows.slice(-4).map(row => row.split(' ¦ ')[3]),
			['about $0.04', 'unknown', '$0.039, without an image', 'about $0.0585, if it was billed'],
		);
	});

	it('lists the latest 200 requests and says so', async () => {
		const entries = Array.from({ length: 230 }, (_, index) =>
			entry(String(index), { prompt: `No. ${index}` }),
		);
		const { run } = open({ ledger: { entries: async () => entries, skipped: 2 } });
		await run();
		const page = await pageWith('The latest 200 of 230.');
		assert.include(page, 'could not be read: 2.');
		assert.lengthOf(
			rowsOf(page).filter(row => row.includes('No.')),
			200,
		);
	});

	it('is friendly when nothing is spent', async () => {
		const { run } = open();
		await run();
		const page = await pageWith('Nothing is spent yet.');
		assert.deepEqual(rowsOf(page), []);
	});

	it('brings the page up to date when it is run again', async () => {
		const { ledger, run } = open();
		await run();
		await pageWith('Nothing is spent yet.');
		assert.equal(await shownPages(), 1);
		await ledger.add(entry('1', { prompt: 'Something new' }));
		await run();
		await pageWith('Something new');
		assert.equal(await shownPages(), 1);
	});

	it('shows the page as text where there is no preview', async () => {
		const { page, dispose } = providePage('figment.test.noSuchCommand');
		try {
			page.update('# A page\n');
			await page.show();
			await pageWith('# A page');
			assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, testScheme);
		} finally {
			await vscode.commands.executeCommand('workbench.action.closeAllEditors');
			dispose();
		}
	});

	it('tells that what was spent cannot be read, and does not throw', async () => {
		const { run, warnings } = open({
			ledger: { entries: () => Promise.reject(new Error('a broken disk')), skipped: 0 },
		});
		assert.isUndefined(await run({ quiet: true }));
		assert.deepEqual(warnings, ['What was spent could not be read: a broken disk']);
	});
});

describe('A balance that cannot be shown', () => {
	const reasons: readonly (readonly [Partial<AccountDeps>, words: string])[] = [
		[{ keys: { find: async () => undefined } }, 'there is no API key.'],
		[{ readBalance: async () => undefined }, 'the service does not tell it to this API key.'],
		[failing(new Failure('badKey')), 'the service does not accept the API key.'],
		[
			failing(new Failure('offline', { detail: 'no_such_host' })),
			'the service could not be reached (no\\_such\\_host).',
		],
		[failing(new Failure('server', { detail: '<500>' })), 'the service gave no answer to that (\\<500\\>).'],
		[failing(new Error('a bug')), 'the service gave no answer to that (a bug).'],
	];
	for (const [given, words] of reasons) {
		it(`does not hide what was spent: ${words}`, async () => {
			const { ledger, run, close } = account(given);
			try {
				await ledger.add(entry('1'));
				const report = await run();
				assert.deepEqual(report, { todayUsd: 0.039, monthUsd: 0.039, unknownOutcomes: 0, images: 1 });
				const page = await pageWith(`**Balance:** not known, since ${words} · `);
				assert.include(page, '| Today | 1 | \\$0.039 |');
			} finally {
				await close();
			}
		});
	}
});

describe('The balance and the spending of real requests', () => {
	beforeEach(() => service().reset());

	it('are what the service says', async () => {
		await service().setBalance(12.5);
		const before = await ask();
		await openDocument(await freshFolder(), 'page.md', '');
		const { assets } = await generate({ prompt: 'Sea' });
		const after = await ask();
		const usd = assets[0]?.cost.usd ?? Number.NaN;
		assert.equal(before.balanceUsd, 12.5);
		assert.closeTo(after.balanceUsd ?? Number.NaN, 12.5 - usd, 1e-9);
		assert.closeTo(after.monthUsd - before.monthUsd, usd, 1e-9);
		assert.closeTo(after.todayUsd - before.todayUsd, usd, 1e-9);
		assert.equal(after.images - before.images, 1);
	});

	it('are given without a balance when the key may not read it', async () => {
		await service().configure({ billingForbidden: true });
		assert.notProperty(await ask(), 'balanceUsd');
	});

	it('are not changed by drafts', async () => {
		await openDocument(await freshFolder(), 'page.md', '');
		const before = await ask();
		await generate({ prompt: 'Sea', draft: true });
		assert.deepEqual(await ask(), before);
	});
});
