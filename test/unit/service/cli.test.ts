import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../service/cli.ts', import.meta.url));

describe('the command line', () => {
	it('prints the two addresses, serves there, and ends when told', async () => {
		const child = spawn(process.execPath, [cli, '--delay', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
		try {
			const urls: string[] = [];
			for await (const line of createInterface({ input: child.stdout })) {
				urls.push(/http:\/\/127\.0\.0\.1:\d+/u.exec(line)?.[0] ?? line);
				if (urls.length === 2) {
					break;
				}
			}
			const [api, image] = await Promise.all([fetch(`${urls[0]}/v1/models`), fetch(`${urls[1]}/`)]);
			await Promise.all([api.arrayBuffer(), image.arrayBuffer()]);
			assert.deepStrictEqual([api.status, image.status], [200, 404]);
		} finally {
			child.kill('SIGTERM');
		}
		assert.deepStrictEqual(await once(child, 'exit'), [0, null]);
	});
});
