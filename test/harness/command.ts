import { spawn } from 'node:child_process';
import { cleanEnvironment } from './environment.ts';

/** Where and with which additions to the environment a command runs. */
export interface CommandOptions {
	readonly cwd?: string;
	readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end and returns what it printed to stdout; throws with its output when it fails. */
export async function runProgram(
	file: string,
	args: readonly string[],
	options: CommandOptions = {},
): Promise<string> {
	const child = spawn(file, args, {
		cwd: options.cwd,
		env: cleanEnvironment(options.env),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	if (code !== 0) {
		throw new Error(`${[file, ...args].join(' ')} ended with ${code}:\n${stdout}${stderr}`);
	}
	return stdout;
}

/** Runs npm, the one that runs this script when there is one. */
export function runNpm(args: readonly string[], options: CommandOptions = {}): Promise<string> {
	const script = process.env['npm_execpath'];
	if (script?.endsWith('.js') === true) {
		return runProgram(process.execPath, [script, ...args], options);
	}
	return runProgram(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}
