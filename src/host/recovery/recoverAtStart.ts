import type * as vscode from 'vscode';
import { showRecovered } from './showRecovered.ts';
import type { RecoveryTools } from './showRecovered.ts';

/** The jobs that the person was told of at some start, by id. */
const toldKey = 'recovery.told';

/**
 * Takes up at start-up what earlier windows left, and tells of it once: jobs that still wait for a
 * decision at the next start are listed by Recover Unfinished Images alone.
 */
export async function recoverAtStart(tools: RecoveryTools, memory: vscode.Memento): Promise<void> {
	const recovered = await tools.recovery.run();
	const told = new Set(memory.get<readonly string[]>(toldKey, []));
	const news = recovered.open.filter(({ record }) => !told.has(record.id));
	await memory.update(
		toldKey,
		recovered.open.map(({ record }) => record.id),
	);
	if (recovered.saved.length + news.length > 0) {
		await showRecovered(tools, { saved: recovered.saved, open: news });
	}
}
