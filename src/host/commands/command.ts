import type { CommandId } from '../ids.ts';

/** A command: its id, and what it does with the arguments VS Code or another program passes. */
export interface Command {
	readonly id: CommandId;
	readonly run: (args: readonly unknown[]) => Promise<unknown>;
}
