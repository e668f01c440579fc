import { launchChromium } from '../../test/harness/chromium.ts';
import { obtainVsCode } from '../../test/harness/vscodeInstall.ts';
import { median, percentile } from '../row.ts';
import type { Row } from '../row.ts';
import { measure } from './measure.ts';

/** How often to type with and without Figment. */
const phases = 6;

/** What typing takes while Figment makes twenty images, in the real VS Code. */
export async function rows(): Promise<readonly Row[]> {
	const browser = await launchChromium();
	try {
		const { busy, idle, without } = await measure({
			browser,
			install: await obtainVsCode('newest'),
			phases,
		});
		const row = (
			name: string,
			of: (values: readonly number[]) => number,
			values: readonly number[],
		): Row => ({
			name: `typing: ${name}`,
			unit: 'ms',
			ours: of(values),
			reference: of(without),
			referenceIs: 'without Figment',
		});
		return [
			row('a letter while 20 jobs run', median, busy),
			row('a letter while 20 jobs run, 95th percentile', high, busy),
			row('a letter when they have run', median, idle),
			row('a letter when they have run, 95th percentile', high, idle),
		];
	} finally {
		await browser.close();
	}
}

function high(values: readonly number[]): number {
	return percentile(values, 0.95);
}
