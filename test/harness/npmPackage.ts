import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm, runProgram } from './command.ts';

/** An exact package version with the integrity value the registry publishes for it. */
export interface PinnedPackage {
	readonly spec: string;
	readonly integrity: string;
}

/** Fetches a package, checks it and unpacks it: the content is then in `<folder>/package`. */
export async function unpackPackage(pinned: PinnedPackage, folder: string): Promise<void> {
	const tarballs = join(folder, 'tarball');
	mkdirSync(tarballs, { recursive: true });
	await runNpm(['pack', pinned.spec, '--silent', '--pack-destination', tarballs], { cwd: folder });
	const [name] = readdirSync(tarballs);
	if (name === undefined) {
		throw new Error(`npm pack ${pinned.spec} left no file`);
	}
	const tarball = join(tarballs, name);
	const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
	if (integrity !== pinned.integrity) {
		throw new Error(`${pinned.spec} is ${integrity} and should be ${pinned.integrity}`);
	}
	await runProgram('tar', ['-xzf', tarball, '-C', folder, '--no-same-owner']);
	rmSync(tarballs, { recursive: true });
}
