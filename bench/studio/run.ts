// Measures the Studio with 10,000 images in the real VS Code, prints a table and writes results.json beside this file.
//   node bench/studio/run.ts [--images 10000]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../../test/harness/chromium.ts';
import { obtainVsCode } from '../../test/harness/vscodeInstall.ts';
import { measure } from './measure.ts';
import { makePictures } from './pictures.ts';
import { toTable } from './table.ts';

const { values: flags } = parseArgs({ options: { images: { type: 'string', default: '10000' } } });
const count = Number(flags.images);
const folder = mkdtempSync(join(tmpdir(), 'figment-studio-'));
const browser = await launchChromium();
try {
	await makePictures(folder, count);
	const measurement = await measure({ browser, install: await obtainVsCode('newest'), folder, count });
	process.stdout.write(toTable(measurement));
	writeFileSync(
		new URL('results.json', import.meta.url),
		`${JSON.stringify(measurement, undefined, '\t')}\n`,
	);
} finally {
	await browser.close();
	rmSync(folder, { recursive: true });
}
