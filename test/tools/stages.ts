import { spawn } from 'node:child_process';

/** One command of a run. */
export interface Stage {
	readonly name: string;
	readonly command: readonly [string, ...string[]];
}

/** Prints how long each stage took and stops at the first that fails, with its exit code. */
export async function runStages(title: string, groups: readonly (readonly Stage[])[]): Promise<void> {
	const started = Date.now();
	const times: string[] = [];
	for (const group of groups) {
		const results = await Promise.all(group.map(runStage));
		for (const result of results) {
			times.push(`${result.name} ${result.seconds.toFixed(1)} s`);
			if (result.output !== '') {
				process.stdout.write(`── ${result.name}\n${result.output}\n`);
			}
		}
		const failed = results.find(result => result.code !== 0);
		if (failed !== undefined) {
			console.error(`${title} failed in stage ${failed.name} (${times.join(', ')})`);
			process.exit(1);
		}
	}
	console.log(`${title}: ${times.join(', ')}; ${((Date.now() - started) / 1000).toFixed(1)} s in all`);
}

interface StageResult {
	readonly name: string;
	readonly code: number;
	readonly seconds: number;
	/** Held back so that stages that run side by side do not mix their lines. */
	readonly output: string;
}

function runStage(stage: Stage): Promise<StageResult> {
	const started = Date.now();
	const [command, ...args] = stage.command;
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		const parts: string[] = [];
		child.stdout.on('data', (part: Buffer) => parts.push(part.toString()));
		child.stderr.on('data', (part: Buffer) => parts.push(part.toString()));
		child.on('error', reject);
		child.on('close', code => {
			const seconds = (Date.now() - started) / 1000;
			resolve({ name: stage.name, code: code ?? 1, seconds, output: parts.join('').trimEnd() });
		});
	});
}
