// Measures the scan for missing images in one extension host and prints its rows; nothing is kept.
//   node bench/scan/run.ts [--files 10000] [--windows 4] [--rounds 3] [--host node|web]
import { parseArgs } from 'node:util';
import { readBudgets } from '../budget.ts';
import { toTable } from '../results.ts';
import { measureScan } from './measure.ts';
import { toRows } from './rows.ts';

const { values: flags } = parseArgs({
	options: {
		files: { type: 'string', default: '10000' },
		windows: { type: 'string', default: '4' },
		rounds: { type: 'string', default: '3' },
		host: { type: 'string', default: 'node' },
	},
});
const host = flags.host === 'web' ? 'web' : 'node';
const [files, windows, rounds] = [Number(flags.files), Number(flags.windows), Number(flags.rounds)];
const measurement = await measureScan({ files, windows, rounds, host });
process.stdout.write(toTable(toRows(host, measurement), readBudgets()));
