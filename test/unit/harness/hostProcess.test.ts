import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { cleanEnvironment } from '../../harness/environment.ts';
import { extensionHostPid, extensionHostPids, killExtensionHost } from '../../harness/hostProcess.ts';
import { startTracked, stopTracked } from '../../harness/processes.ts';
import { makeTemporaryFolder } from '../../harness/temporary.ts';
import { waitFor } from '../../harness/waiting.ts';

const folder = makeTemporaryFolder('processes');
const started: ChildProcess[] = [];

/** A process with children of these command lines, which start again when they are killed. */
function startParent(name: string, ...children: readonly string[]): { readonly process: ChildProcess } {
	const logFile = path.join(folder.path, name);
	const script = `
		const { spawn } = require('node:child_process');
		const start = kind => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '--', kind])
			.on('exit', () => setTimeout(start, 300, kind));
		${JSON.stringify(children)}.forEach(start);
		console.log('started');`;
	const child = startTracked(process.execPath, ['-e', script], { env: cleanEnvironment(), logFile });
	started.push(child);
	return { process: child };
}

// The end-to-end tests, which alone need this, run on Linux.
if (process.platform === 'linux') {
	describe('killing the extension host of a server', () => {
		after(async () => {
			await Promise.all(started.map(child => stopTracked(child)));
			folder.remove();
		});

		it('ends the hosts below that server and nothing else, and sees the next one', async () => {
			const [server, other] = [
				startParent('server', '--type=extensionHost', '--type=fileWatcher'),
				startParent('other', '--type=extensionHost'),
			];
			const [host, foreign] = [await extensionHostPid(server), await extensionHostPid(other)];
			assert.notEqual(host, foreign);
			await killExtensionHost(server);
			assert.deepStrictEqual(extensionHostPids(server), []);
			assert.deepStrictEqual(extensionHostPids(other), [foreign]);
			assert.notEqual(await extensionHostPid(server), host);
		});

		it('says so when there is none', async () => {
			const server = startParent('hostless', '--type=fileWatcher');
			await waitFor('its start', () => readFileSync(path.join(folder.path, 'hostless'), 'utf8') || undefined);
			await assert.rejects(killExtensionHost(server), /There is no extension host to kill/);
		});
	});
}
