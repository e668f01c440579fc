import * as z from 'zod/mini';
import type { GenerationDeps } from '../generation/deps.ts';
import { reported } from '../generation/reported.ts';
import { requireTrust } from '../images/remake.ts';
import { offerMissing } from '../missing/listMissing.ts';
import { scanWorkspace } from '../missing/scanWorkspace.ts';
import { isQuiet, parseArgument, resourceOf } from './arguments.ts';
import { commandIds } from '../ids.ts';
import type { Command } from './command.ts';

const schema = z.strictObject({
	draft: z.optional(z.boolean()),
	quiet: z.optional(z.boolean()),
	maxUsd: z.optional(z.number().check(z.gte(0))),
});

/** Generate Missing Images in Workspace: the images that any document links and that are not there. */
export function createGenerateMissingInWorkspace(deps: GenerationDeps): Command {
	return {
		id: commandIds.generateMissingInWorkspace,
		run: (args: readonly unknown[]): Promise<unknown> =>
			reported({ log: deps.log, isQuiet: isQuiet(args) }, async () => {
				const argument = resourceOf(args[0]) === undefined ? args[0] : undefined;
				const { draft, quiet = false, maxUsd } = parseArgument(schema, argument);
				requireTrust();
				const findings = await scanWorkspace(quiet);
				return findings && offerMissing(deps, findings, { draft, quiet, maxUsd });
			}),
	};
}
