import { commandIds } from '../ids.ts';
import type { OpenJob, Recovered } from '../recovery/recovery.ts';
import { showRecovered } from '../recovery/showRecovered.ts';
import type { RecoveryTools } from '../recovery/showRecovered.ts';
import { look, showNothing, showUnfinished } from '../recovery/unfinishedList.ts';
import type { Command } from './command.ts';
import { withQuiet } from './withOrigin.ts';

/** What Recover Unfinished Images returns: plain data. */
export interface RecoveryReport {
	/** The URIs of the files that were saved. */
	readonly saved: readonly string[];
	readonly open: readonly {
		readonly id: string;
		readonly state: OpenJob['state'];
		readonly prompt: string;
		/** ISO 8601. */
		readonly at: string;
		readonly billing: 'billed' | 'notBilled' | 'unknown';
		readonly requestId?: string;
	}[];
}

/** Recover Unfinished Images: saves what is finished, and lists what needs a decision. */
export function createRecover(tools: RecoveryTools): Command {
	return {
		id: commandIds.recover,
		run: args =>
			withQuiet(args, async isQuiet => {
				const recovered = await (isQuiet ? tools.recovery.run() : look(tools));
				if (!isQuiet) {
					void show(tools, recovered);
				}
				return toReport(recovered);
			}),
	};
}

async function show(tools: RecoveryTools, { saved, open }: Recovered): Promise<void> {
	if (saved.length > 0) {
		void showRecovered(tools, { saved, open: [] });
	}
	if (open.length > 0) {
		await showUnfinished(tools);
	} else if (saved.length === 0) {
		await showNothing();
	}
}

function toReport({ saved, open }: Recovered): RecoveryReport {
	return {
		saved: saved.map(({ asset }) => asset.uri),
		open: open.map(({ record, state, billing }) => {
			const requestId =
				record.paid?.requestId ?? (billing?.kind === 'unknown' ? undefined : billing?.requestId);
			return {
				id: record.id,
				state,
				prompt: record.request.prompt,
				at: record.at,
				billing:
					state === 'waiting'
						? 'notBilled'
						: record.paid === undefined
							? (billing?.kind ?? 'unknown')
							: 'billed',
				...(requestId === undefined ? {} : { requestId }),
			};
		}),
	};
}
