import { commandIds } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Command } from './command.ts';

/** Show Log. */
export function createShowLog(log: Log): Command {
	return {
		id: commandIds.showLog,
		run: () => {
			log.show();
			return Promise.resolve();
		},
	};
}
