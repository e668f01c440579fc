// Compares Figment's retry policy with others, prints a table and writes results.json beside this file.
//   node bench/retry/run.ts            the comparison
//   node bench/retry/run.ts --plans    the plans that Figment's was chosen from; writes nothing
import { writeFileSync } from 'node:fs';
import { compare, comparePlans } from './compare.ts';
import { toTable } from './table.ts';

if (process.argv.includes('--plans')) {
	process.stdout.write(toTable(comparePlans()));
} else {
	const rows = compare();
	process.stdout.write(toTable(rows));
	writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(rows, undefined, '\t')}\n`);
}
