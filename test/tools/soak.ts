// Kills the extension host under the packed Figment hundreds of times and says after each round what there is.
//   node test/tools/soak.ts [--kills 500] [--seed 1] [--vsix figment.vsix]
import { parseArgs } from 'node:util';
import { killAndReckon } from '../e2e/killing.ts';
import { recordFigure } from '../harness/figures.ts';

const { values: flags } = parseArgs({
	options: {
		kills: { type: 'string', default: '500' },
		seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
		vsix: { type: 'string' },
	},
});
const started = performance.now();
console.log(`${flags.kills} kills with --seed ${flags.seed}`);
const { figures, problems } = await killAndReckon({
	kills: Number(flags.kills),
	seed: Number(flags.seed),
	vsix: flags.vsix,
	onRound: (line, found) => {
		const seconds = ((performance.now() - started) / 1000).toFixed(0);
		console.log([`${seconds} s: ${line}`, ...found.map(problem => `  ${problem}`)].join('\n'));
	},
});
await recordFigure('killing, soaked', figures);
console.log(problems.length === 0 ? 'nothing is wrong' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
