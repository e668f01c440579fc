import * as vscode from 'vscode';
import { LinkedImage } from '../inHost/linkedImage.ts';
import { makeImages } from '../inHost/makeImages.ts';
import { Report } from '../inHost/report.ts';
import { median } from '../row.ts';
import type { Row } from '../row.ts';
import { timed } from '../timed.ts';
import type { Timed } from '../timed.ts';

const rounds = 9;

const sizes = [
	{ width: 1024, height: 768 },
	{ width: 2048, height: 2048 },
] as const;

/** Measures what drafts take, inside the extension host. */
export async function run(): Promise<void> {
	await vscode.commands.executeCommand('workbench.action.closeSidebar');
	const report = new Report();
	for (const imageSize of sizes) {
		for (const outputFormat of ['png', 'jpeg']) {
			report.add(await draftRows({ imageSize, outputFormat }));
		}
	}
	report.end();
}

/** What is drawn. */
interface Wanted {
	readonly imageSize: (typeof sizes)[number];
	readonly outputFormat: string;
}

async function draftRows(wanted: Wanted): Promise<readonly Row[]> {
	const ours: Timed[] = [];
	const plain: Timed[] = [];
	for (let round = 0; round <= rounds; round++) {
		const { draft, bytes } = await makeDraft(wanted, round);
		const written = await writePlainly(bytes);
		// The first only warms up.
		if (round > 0) {
			ours.push(draft);
			plain.push(written);
		}
	}
	const { width, height } = wanted.imageSize;
	const name = `${width}x${height} ${wanted.outputFormat.toUpperCase()}`;
	const row = (title: string, what: keyof Timed): Row => ({
		name: title,
		unit: 'ms',
		ours: median(ours.map(each => each[what])),
		reference: median(plain.map(each => each[what])),
		referenceIs: 'the same bytes: one write, one edit',
	});
	return [row(`draft ${name}`, 'time'), row(`draft: longest block, ${name}`, 'block')];
}

/** From the command to the link. */
function makeDraft(
	wanted: Wanted,
	round: number,
): Promise<{ readonly draft: Timed; readonly bytes: Uint8Array }> {
	return LinkedImage.with(async image => {
		let start = 0;
		let files: readonly vscode.Uri[] = [];
		const { block } = await timed(async () => {
			start = performance.now();
			files = await makeImages(image, { ...wanted, draft: true, seed: round + 1 });
		});
		const [file] = files;
		if (file === undefined) {
			throw new Error('no draft was made');
		}
		const draft = { time: image.linkedAt - start, block };
		return { draft, bytes: await vscode.workspace.fs.readFile(file) };
	});
}

function writePlainly(bytes: Uint8Array): Promise<Timed> {
	return LinkedImage.with(image =>
		timed(async () => {
			await image.write(bytes);
			await image.insert('![](plain.png)\n');
		}),
	);
}
