import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../../test/harness/chromium.ts';
import { obtainVsCode } from '../../test/harness/vscodeInstall.ts';
import { median } from '../row.ts';
import type { Row } from '../row.ts';
import { measure } from './measure.ts';
import type { Measurement } from './measure.ts';
import { makePictures } from './pictures.ts';

/** How many images the workspace has. */
const count = 10_000;

/** What opening the Studio on 10,000 images takes in the real VS Code, and scrolling through them. */
export async function rows(): Promise<readonly Row[]> {
	const folder = mkdtempSync(join(tmpdir(), 'figment-studio-'));
	const browser = await launchChromium();
	try {
		await makePictures(folder, count);
		const install = await obtainVsCode('newest');
		return toRows(await measure({ browser, install, folder, count }));
	} finally {
		await browser.close();
		rmSync(folder, { recursive: true });
	}
}

function beside(reference: number): Pick<Row, 'reference' | 'referenceIs'> {
	return { reference, referenceIs: 'an empty panel' };
}

function toRows({ openings, idle, slowly, quickly, heap, ...others }: Measurement): readonly Row[] {
	const { empty, emptyBlock, scrollBlock } = others;
	const time = (manner: 'cold' | 'reload' | 'warm', moment: 'form' | 'thumbnail' | 'block') =>
		median(openings.filter(each => each.manner === manner).map(each => each[moment]));
	const warm = beside(median(empty.warm));
	const still = { reference: idle.worstFrame, referenceIs: 'nothing moves' };
	const frame = (name: string, ours: number): Row => ({
		name: `Studio: ${name}`,
		unit: 'ms',
		ours,
		...still,
	});
	const block = (name: string, ours: number): Row => ({
		name: `Studio: longest block, ${name}`,
		unit: 'ms',
		ours,
		...beside(emptyBlock),
	});
	return [
		{ name: 'Studio: form', unit: 'ms', ours: time('warm', 'form'), ...warm },
		{
			name: 'Studio: form, first time in a window',
			unit: 'ms',
			ours: time('cold', 'form'),
			...beside(empty.cold),
		},
		{ name: 'Studio: first thumbnails', unit: 'ms', ours: time('warm', 'thumbnail'), ...warm },
		{ name: 'Studio: first thumbnails, after a reload', unit: 'ms', ours: time('reload', 'thumbnail') },
		{ name: 'Studio: first thumbnails, never made before', unit: 'ms', ours: time('cold', 'thumbnail') },
		block('opening', time('warm', 'block')),
		block('opening, first time in a window', time('cold', 'block')),
		block('scrolling', scrollBlock),
		frame(`worst frame in a scroll of ${quickly.seconds} s`, quickly.worstFrame),
		frame(`worst frame in a scroll of ${slowly.seconds} s`, slowly.worstFrame),
		{
			name: 'Studio: frames over 100 ms',
			unit: 'count',
			ours: slowly.over100 + quickly.over100,
			reference: slowly.frames + quickly.frames,
			referenceIs: 'frames',
		},
		{
			name: 'Studio: elements of the grid',
			unit: 'count',
			ours: Math.max(slowly.mostNodes, quickly.mostNodes),
		},
		{
			name: 'Studio: heap of the window, scrolled',
			unit: 'bytes',
			ours: heap.scrolled,
			reference: heap.before,
			referenceIs: 'before',
		},
	];
}
