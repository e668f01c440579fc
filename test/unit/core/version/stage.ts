import type { Scheduler } from 'fast-check';
import { Replacements } from '../../../../src/core/version/replacements.ts';
import type { AssetFiles, AssetSidecars } from '../../../../src/core/version/ports.ts';
import type { Version, VersionKind } from '../../../../src/core/version/version.ts';
import { VersionStore } from '../../../../src/core/version/versionStore.ts';
import { MemoryFolder } from '../job/memoryFolder.ts';

/** The image that is replaced. */
export const fox = 'file:///site/images/fox.png';

/** A day, in milliseconds. */
export const day = 24 * 60 * 60 * 1000;

/** When all tests begin: 1 August 2026. */
export const start = Date.UTC(2026, 7, 1);

/** Bytes of a picture: no two names have the same, and none of them is zero. */
export function pictureOf(name: string, size = 60): Uint8Array {
	const text = `${name}!`.repeat(size);
	return new TextEncoder().encode(text).slice(0, size + name.length);
}

/** What a disk may have of a file whose writing was interrupted. */
export const halves = {
	'half of it': (next: Uint8Array) => next.slice(0, next.length / 2),
	nothing: () => new Uint8Array(),
	'zeros behind': (next: Uint8Array) => next.map((byte, index) => (index < next.length / 2 ? byte : 0)),
	'the old before': (next: Uint8Array, old: Uint8Array | undefined) =>
		next.map((byte, index) => (index < next.length / 2 ? (old?.[index] ?? 0) : byte)),
} as const;
export type Half = keyof typeof halves;

/** What all windows share. */
export class Disk {
	readonly store = new Map<string, Uint8Array>();
	readonly assets = new Map<string, Uint8Array>();
	/** By asset and hash. */
	readonly sidecars = new Map<string, string>();
	readonly half: Half;

	constructor(half: Half = 'half of it') {
		this.half = half;
	}

	/** The same files, which then go their own way. */
	copy(): Disk {
		const copy = new Disk(this.half);
		this.store.forEach((bytes, name) => copy.store.set(name, bytes));
		this.assets.forEach((bytes, name) => copy.assets.set(name, bytes));
		this.sidecars.forEach((text, name) => copy.sidecars.set(name, text));
		return copy;
	}
}

/** How a window comes to be; all of it can be left out. */
export interface WindowOptions {
	/** Puts the steps of several windows in order. */
	readonly scheduler?: Scheduler | undefined;
	/** Before which of its steps the window is killed, from 0. */
	readonly killAt?: number | undefined;
	readonly now?: number | undefined;
}

/** A window with its versions and its replacements. What is killed never does anything more. */
export class TestWindow {
	readonly versions: VersionStore;
	readonly replacements: Replacements;
	readonly steps: string[] = [];
	/** What it has waited, in milliseconds. */
	readonly waits: number[] = [];
	now: number;
	/** Awaited before each step, and can make it fail. */
	onStep: ((step: string) => void | Promise<void>) | undefined;
	readonly #options: WindowOptions;
	readonly #killed = Promise.withResolvers<'killed'>();

	constructor(disk: Disk, options: WindowOptions = {}) {
		this.#options = options;
		this.now = options.now ?? start;
		const now = () => this.now;
		const folder = new MemoryFolder(disk.store);
		folder.beforeStep = (operation, name) => this.#live(`store ${operation} ${name}`);
		this.versions = new VersionStore(folder, now);
		const live = (step: string) => this.#live(step);
		this.replacements = new Replacements({
			versions: this.versions,
			files: filesOf(disk, live),
			sidecars: sidecarsOf(disk, live),
			now,
			sleep: async ms => {
				await live('sleep');
				this.waits.push(ms);
				this.now += ms;
			},
		});
	}

	/** Whether it has been killed. */
	get isDead(): boolean {
		return this.steps.length > (this.#options.killAt ?? Number.POSITIVE_INFINITY);
	}

	/** Does something until it is over or the window is killed. */
	live<Result>(step: () => Promise<Result>): Promise<Result | 'killed'> {
		return Promise.race([this.#killed.promise, step()]);
	}

	/** Keeps a picture by its name. */
	keep(name: string, more: { asset?: string; kind?: VersionKind; recipe?: string } = {}): Promise<Version> {
		const { asset = fox, kind = 'offered', recipe } = more;
		return this.versions.keep({ asset, kind, bytes: pictureOf(name), extension: 'png', recipe });
	}

	async #live(step: string): Promise<void> {
		await this.#options.scheduler?.schedule(Promise.resolve(), step);
		this.steps.push(step);
		if (this.isDead) {
			this.#killed.resolve('killed');
			await new Promise<never>(() => undefined);
		}
		await this.onStep?.(step);
	}
}

/** A disk on which the image is this picture, or is not there. */
export function diskWith(name: string | undefined): Disk {
	const disk = new Disk();
	if (name !== undefined) {
		disk.assets.set(fox, pictureOf(name));
	}
	return disk;
}

/** Makes some steps of a window fail as on a full disk. */
export function failAt(window: TestWindow, isFailing: (step: string, count: number) => boolean): void {
	const counts = new Map<string, number>();
	window.onStep = step => {
		const count = (counts.get(step) ?? 0) + 1;
		counts.set(step, count);
		if (isFailing(step, count)) {
			throw new Error('ENOSPC: no space left on device');
		}
	};
}

type Live = (step: string) => Promise<void>;

function filesOf({ assets, half }: Disk, live: Live): AssetFiles {
	return {
		async read(uri) {
			await live('asset read');
			return assets.get(uri)?.slice();
		},
		async write(uri, bytes) {
			await live('asset write');
			assets.set(uri, halves[half](bytes, assets.get(uri)));
			await live('asset writeRest');
			assets.set(uri, bytes.slice());
		},
		async create(uri, bytes) {
			await live('asset create');
			const isFree = !assets.has(uri);
			if (isFree) {
				assets.set(uri, bytes.slice());
			}
			return isFree;
		},
		async hasFolder(uri) {
			await live('asset hasFolder');
			return uri.startsWith('file:///site/');
		},
	};
}

function sidecarsOf({ sidecars }: Disk, live: Live): AssetSidecars {
	return {
		async read(asset, hash) {
			await live('sidecar read');
			return sidecars.get(`${asset} ${hash}`);
		},
		async write(asset, hash, recipe) {
			await live('sidecar write');
			sidecars.set(`${asset} ${hash}`, recipe);
		},
	};
}
