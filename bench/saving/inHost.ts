import * as vscode from 'vscode';
import { recogniseImage } from '../../src/core/image/recognise.ts';
import { service } from '../../test/vscode/figment.ts';
import { LinkedImage } from '../inHost/linkedImage.ts';
import { makeImages } from '../inHost/makeImages.ts';
import { Report } from '../inHost/report.ts';
import { peakMemory } from '../memory.ts';
import { median } from '../row.ts';
import type { Row } from '../row.ts';
import { timed } from '../timed.ts';
import type { Timed } from '../timed.ts';
import { BareJobs } from './bareJobs.ts';
import { kinds } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { Answers, askPlainly, fetchPlainly } from './plainService.ts';

const rounds = 9;
const memoryRounds = 5;
const batchRounds = 3;
const journalRounds = 25;
const batch = { images: 200, atOnce: 4, answerMs: 250 } as const;

/** Measures what saving takes, inside the extension host. */
export async function run(): Promise<void> {
	await vscode.commands.executeCommand('workbench.action.closeSidebar');
	const report = new Report();
	report.add(await imageRows('1 MP PNG'));
	report.add(await imageRows('20 MB PNG'));
	report.add(await imageRows('JPEG'));
	report.add([await memoryRow()]);
	report.add(await journalRows());
	report.add(await batchRows());
	report.end();
}

async function imageRows(kind: Kind): Promise<readonly Row[]> {
	await saveOne(kind);
	const [ours, plain] = await interleave(rounds, [() => saveOne(kind), () => saveOnePlainly(kind)]);
	const reference = 'fetch, one write, one edit';
	return [
		toRow(`saving ${kind}`, [ours, plain], 'time', reference),
		toRow(`saving: longest block, ${kind}`, [ours, plain], 'block', reference),
	];
}

/** From the service's answer to the link. */
async function saveOne(kind: Kind): Promise<Timed> {
	return LinkedImage.with(async image => {
		const answers = new Answers();
		try {
			let files: readonly vscode.Uri[] = [];
			const { block } = await timed(async () => {
				files = await makeImages(image, kinds[kind]);
			});
			await checkWhole(files);
			return { time: image.linkedAt - answers.at, block };
		} finally {
			answers.dispose();
		}
	});
}

/** Throws unless what was linked is a file with a whole picture. */
async function checkWhole([file]: readonly vscode.Uri[]): Promise<void> {
	const facts = file && recogniseImage(await vscode.workspace.fs.readFile(file));
	if (facts?.isWhole !== true) {
		throw new Error('The image is not whole');
	}
}

async function saveOnePlainly(kind: Kind): Promise<Timed> {
	return LinkedImage.with(async image => {
		let answeredAt = 0;
		const { block } = await timed(async () => {
			const url = await askPlainly(kind);
			answeredAt = performance.now();
			await image.write(await fetchPlainly(url));
			await image.insert('![](plain.png)\n');
		});
		return { time: image.linkedAt - answeredAt, block };
	});
}

async function memoryRow(): Promise<Row> {
	const peaks: number[] = [];
	for (let round = 0; round < memoryRounds; round++) {
		peaks.push(await LinkedImage.with(image => peakMemory(() => makeImages(image, kinds['20 MB PNG']))));
	}
	const { length } = await fetchPlainly(await askPlainly('20 MB PNG'));
	return {
		name: 'saving: peak memory, 20 MB PNG',
		unit: 'bytes',
		ours: median(peaks),
		reference: length,
		referenceIs: 'the image',
	};
}

async function batchRows(): Promise<readonly Row[]> {
	const { images, atOnce, answerMs } = batch;
	await service().configure({ delayMs: answerMs });
	const [ours, plain] = await interleave(batchRounds, [
		() => LinkedImage.with(image => timed(() => makeImages(image, { ...kinds['small PNG'], count: images }))),
		() => LinkedImage.with(image => timed(() => saveManyPlainly(image))),
	]);
	await service().configure({ delayMs: 0 });
	const name = `${images} images, ${atOnce} at a time`;
	return [
		{
			...toRow(`saving ${name}`, [ours, plain], 'time', "the service's answers alone"),
			reference: Math.ceil(images / atOnce) * answerMs,
		},
		toRow(`saving: longest block, ${name}`, [ours, plain], 'block', 'fetch and write, one edit'),
	];
}

async function saveManyPlainly(image: LinkedImage): Promise<void> {
	const { images, atOnce } = batch;
	let next = 0;
	const work = async () => {
		while (next < images) {
			const name = `plain-${next++}.png`;
			await image.write(await fetchPlainly(await askPlainly('small PNG')), name);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	await image.insert('![](plain.png)\n'.repeat(images));
}

async function journalRows(): Promise<readonly Row[]> {
	const [kept, forgotten] = [new BareJobs('disk'), new BareJobs('memory')];
	await kept.make();
	await forgotten.make();
	const [ours, without] = await interleave(journalRounds, [() => kept.make(), () => forgotten.make()]);
	const reference = 'with the journal in memory';
	return [
		toRow('saving: an image with its journal', [ours, without], 'time', reference),
		toRow('saving: longest block, an image with its journal', [ours, without], 'block', reference),
	];
}

type Both = readonly [readonly Timed[], readonly Timed[]];

/** One after the other, so often; each goes first as often. */
async function interleave(
	times: number,
	[one, other]: readonly [() => Promise<Timed>, () => Promise<Timed>],
): Promise<Both> {
	const ones: Timed[] = [];
	const others: Timed[] = [];
	for (let round = 0; round < times; round++) {
		if (round % 2 === 0) {
			ones.push(await one());
		}
		others.push(await other());
		if (round % 2 === 1) {
			ones.push(await one());
		}
	}
	return [ones, others];
}

function toRow(name: string, [ours, plain]: Both, what: keyof Timed, referenceIs: string): Row {
	const middle = (all: readonly Timed[]) => median(all.map(each => each[what]));
	return { name, unit: 'ms', ours: middle(ours), reference: middle(plain), referenceIs };
}
