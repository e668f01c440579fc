// Looks for API keys in all that a run has left behind, and says how much was looked through since test-output
// was empty: VS Code's data folders and workspaces too, which were searched before they were removed.
import { readFigures } from '../harness/figures.ts';
import { refuseKeys } from '../harness/keyGuard.ts';
import { outputFolder } from '../harness/paths.ts';

await refuseKeys(outputFolder(), 'test-output');
for (const [name, value] of Object.entries(readFigures())) {
	if (name.endsWith('searched for keys')) {
		console.log(`figure ${name} = ${String(value)}`);
	}
}
