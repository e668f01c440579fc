import { launchChromium } from '../../test/harness/chromium.ts';
import { obtainVsCode } from '../../test/harness/vscodeInstall.ts';
import { median } from '../row.ts';
import type { Row } from '../row.ts';
import { readActivation } from './report.ts';
import type { LoadedFile } from './report.ts';
import { extensionIds, startWindows } from './windows.ts';
import type { Manner, StartedWindow } from './windows.ts';

/** How many windows of each manner. */
const count = 8;

/** What Figment adds to the start of the real VS Code. */
export async function rows(): Promise<readonly Row[]> {
	const browser = await launchChromium();
	try {
		const windows = await startWindows({ browser, install: await obtainVsCode('newest'), count });
		return [...timeRows(windows, 'warm'), ...timeRows(windows, 'cold'), ...fileRows(windows)];
	} finally {
		await browser.close();
	}
}

function timeRows(windows: readonly StartedWindow[], manner: Manner): readonly Row[] {
	const reports = windows.filter(window => window.manner === manner).map(({ report }) => report);
	const took = (id: string) =>
		reports.map(({ table }) => {
			const { load, call } = readActivation(table, id);
			return load + call;
		});
	const ours = took(extensionIds.figment);
	const builtIn = [
		{ referenceIs: 'media-preview', reference: median(took(extensionIds.mediaPreview)) },
		{ referenceIs: 'simple-browser', reference: median(took(extensionIds.simpleBrowser)) },
	].toSorted((one, other) => one.reference - other.reference);
	const later = reports.map(report => report.later);
	const all = later.map(({ load, call }, index) => load + call + (ours[index] ?? 0));
	const time = (name: string, values: readonly number[], beside: Partial<Row>): Row => ({
		name: `start, ${manner}: ${name}`,
		unit: 'ms',
		ours: median(values),
		...beside,
	});
	return [
		time('activation', ours, builtIn[0] ?? {}),
		time('activation, over an empty extension', ours, {
			reference: median(took(extensionIds.empty)),
			referenceIs: 'an empty extension',
		}),
		time('with a document with images', all, {
			reference: median(took(extensionIds.markdown)),
			referenceIs: 'markdown-language-features',
		}),
		time(
			'loading what a document with images needs',
			later.map(({ load }) => load),
			{},
		),
	];
}

function fileRows(windows: readonly StartedWindow[]): readonly Row[] {
	const [first] = windows;
	const { withPlain, withIllustrated } = first?.report ?? { withPlain: [], withIllustrated: [] };
	return [
		...loadedRows('a plain text file', withPlain),
		...loadedRows('a document with images', withIllustrated),
	];
}

function loadedRows(what: string, files: readonly LoadedFile[]): readonly Row[] {
	const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
	return [
		{ name: `start: bundles loaded with ${what}`, unit: 'count', ours: files.length },
		{ name: `start: bytes loaded with ${what}`, unit: 'bytes', ours: bytes },
	];
}
