import { sha256 } from '../asset/contentHash.ts';
import { detailOf, Failure } from '../failure.ts';
import { recogniseImage } from '../image/recognise.ts';
import { judgeAsset } from './assetState.ts';
import type { Contents } from './assetState.ts';
import { pendingName } from './pending.ts';
import type { PendingReplacement } from './pending.ts';
import type { ReplacementPorts } from './ports.ts';
import { finish, settle } from './settle.ts';
import { timeOfFile } from './version.ts';
import type { Version } from './version.ts';

/** An image was replaced, or its file is there again. */
export interface Replaced {
	readonly next: Version;
	/** What it was, to go back to; undefined when there was no file, or it was the same already. */
	readonly previous: Version | undefined;
	/** False when the image needs a sidecar that could not be written: its text is in `next`. */
	readonly isRecipeWritten: boolean;
}

/**
 * What became of a replacement that a crash had interrupted:
 * - `next`: the asset is the image that was accepted;
 * - `previous`: it is what it was, since the accepted one cannot be read or written;
 * - `other`: somebody has made something else of it since;
 * - `lost`: neither image can be read any more;
 * - `later`: the file cannot be reached or written now.
 */
export interface Recovery {
	readonly asset: string;
	readonly outcome: 'next' | 'previous' | 'other' | 'lost' | 'later';
}

/** How long a window may still be at work on a replacement, in milliseconds. Two at once do no harm. */
const busyMs = 10_000;

/** How often a replacement starts over because somebody else writes the same file. */
const mostStarts = 3;

/**
 * Replaces images in place, so that a crash leaves the old or the new one, and keeps what they were. Those
 * of one asset take turns.
 */
export class Replacements {
	readonly #ports: ReplacementPorts;
	readonly #turns = new Map<string, Promise<unknown>>();

	constructor(ports: ReplacementPorts) {
		this.#ports = ports;
	}

	/**
	 * Makes an asset what `next` holds, and keeps what it was. Throws a Failure `cannotSave`, whose detail says
	 * how the image is then: neither of both is ever lost.
	 */
	replace({ asset, next }: { readonly asset: string; readonly next: Version }): Promise<Replaced> {
		return this.#inTurn(asset, () => this.#replace(asset, next));
	}

	/** Makes the asset of a version what it was then; see `replace`. A deleted one is there again. */
	restore(version: Version): Promise<Replaced> {
		return this.replace({ asset: version.asset, next: version });
	}

	/**
	 * The version to go back to: the newest that was in the asset's place, and is not what it is now. Throws
	 * when the asset or the versions cannot be read.
	 */
	async findPrevious(asset: string): Promise<Version | undefined> {
		const current = await this.#ports.files.read(asset);
		const hash = current === undefined ? undefined : await sha256(current);
		const versions = await this.#ports.versions.list(asset);
		return versions.find(version => version.kind !== 'offered' && version.sha256 !== hash);
	}

	/**
	 * Ends the replacements that were interrupted: for the start of a window. Waits some seconds first when one
	 * is so new that another window may be at work on it. Throws when the versions cannot be listed.
	 */
	async recover(): Promise<readonly Recovery[]> {
		const { versions, now, sleep } = this.#ports;
		const found = await versions.pending();
		const newest = found[0];
		if (newest === undefined) {
			return [];
		}
		const age = now() - (timeOfFile(pendingName(newest)) ?? 0);
		if (age < busyMs) {
			await sleep(Math.min(busyMs, busyMs - age));
		}
		const recoveries: Recovery[] = [];
		for (const pending of found) {
			const outcome = await this.#inTurn(pending.asset, () => this.#recover(pending));
			if (outcome !== undefined) {
				recoveries.push({ asset: pending.asset, outcome });
			}
		}
		return recoveries;
	}

	async #replace(asset: string, next: Version): Promise<Replaced> {
		try {
			return await this.#replaceKept(asset, next);
		} catch (error) {
			throw error instanceof Failure ? error : cannotSave(error, 'the image is as it was');
		}
	}

	async #replaceKept(asset: string, next: Version): Promise<Replaced> {
		const { versions } = this.#ports;
		// What a crash has left of the file would be kept as if it were an image.
		for (const pending of await this.#pendingOf(asset)) {
			await this.#recover(pending);
		}
		const earlier = await this.#pendingOf(asset);
		const bytes = await versions.read(next);
		if (bytes === undefined) {
			throw cannotSave('what was kept of the picture is damaged', 'the image is as it was');
		}
		// What is kept on by its name cannot be tidied away by another window at the same time.
		const held = (await versions.touch(next)) ?? (await versions.keep({ ...next, bytes }));
		for (let start = 1; start <= mostStarts; start++) {
			const replaced = await this.#start({ asset, next: held, bytes, earlier });
			if (replaced !== undefined) {
				return replaced;
			}
		}
		throw cannotSave('the file is being written by something else', 'it is what that has made of it');
	}

	/** Undefined when somebody else has written the file meanwhile, which is then what is to be replaced. */
	async #start({ asset, next, bytes, earlier }: Start): Promise<Replaced | undefined> {
		const { versions, files, now } = this.#ports;
		const current = await files.read(asset);
		const previous = current === undefined ? undefined : await this.#keepCurrent(asset, current, next);
		const pending = await versions.begin({
			at: new Date(now()).toISOString(),
			asset,
			next,
			previous,
			recipe: next.recipe,
		});
		// They would be taken up again when this one is over.
		for (const superseded of earlier) {
			await versions.end(superseded);
		}
		const settled = await settle(this.#ports, pending, {
			next: { sha256: next.sha256, bytes },
			previous: previous && { sha256: previous.sha256, bytes: current },
		});
		switch (settled.state) {
			case 'next':
				return { next, previous, isRecipeWritten: settled.isRecipeWritten };
			case 'other':
				return undefined;
			case 'previous':
				throw cannotSave(settled.error, 'the image is as it was');
			case 'open':
				throw cannotSave(settled.error, 'both images are kept, and the file is mended at the next start');
		}
	}

	/** Keeps what the asset is; undefined when that is the next image already. */
	async #keepCurrent(asset: string, current: Uint8Array, next: Version): Promise<Version | undefined> {
		const hash = await sha256(current);
		if (hash === next.sha256) {
			return undefined;
		}
		const { versions, sidecars } = this.#ports;
		const recipe = await sidecars.read(asset, hash).catch(() => undefined);
		const extension = recogniseImage(current)?.extension ?? next.extension;
		return versions.keep({ asset, kind: 'replaced', bytes: current, extension, recipe });
	}

	async #pendingOf(asset: string): Promise<readonly PendingReplacement[]> {
		return (await this.#ports.versions.pending()).filter(pending => pending.asset === asset);
	}

	/** Undefined when somebody else has ended it. */
	async #recover(pending: PendingReplacement): Promise<Recovery['outcome'] | undefined> {
		try {
			const isThere = (await this.#ports.versions.pending()).some(({ id }) => id === pending.id);
			return isThere ? await this.#recoverThere(pending) : undefined;
		} catch {
			return 'later';
		}
	}

	async #recoverThere(pending: PendingReplacement): Promise<Recovery['outcome']> {
		const { versions, files } = this.#ports;
		const { asset, next, previous } = pending;
		const contents: Contents = {
			next: { sha256: next.sha256, bytes: await versions.read(next) },
			previous: previous && { sha256: previous.sha256, bytes: await versions.read(previous) },
		};
		const state = await judgeAsset(await files.read(asset), contents);
		if (state === 'next') {
			await finish(this.#ports, pending);
			return 'next';
		}
		const isReadable = contents.next.bytes !== undefined || contents.previous?.bytes !== undefined;
		if (state === 'other' || !isReadable) {
			await versions.end(pending);
			return state === 'other' ? state : 'lost';
		}
		if (state === 'missing' && !(await files.hasFolder(asset))) {
			return 'later';
		}
		// The other window, should it live, ends its own record: while this one writes, there is one of its own.
		const own = await versions.begin(pending);
		await versions.end(pending);
		const settled = await settle(this.#ports, own, contents);
		return settled.state === 'open' ? 'later' : settled.state;
	}

	#inTurn<Result>(asset: string, step: () => Promise<Result>): Promise<Result> {
		const turn = (this.#turns.get(asset) ?? Promise.resolve()).then(step);
		const last = turn.then(
			() => undefined,
			() => undefined,
		);
		this.#turns.set(asset, last);
		void last.then(() => this.#turns.get(asset) === last && this.#turns.delete(asset));
		return turn;
	}
}

interface Start {
	readonly asset: string;
	readonly next: Version;
	readonly bytes: Uint8Array;
	/** What was on record before. */
	readonly earlier: readonly PendingReplacement[];
}

function cannotSave(error: unknown, outcome: string): Failure {
	return new Failure('cannotSave', { detail: `${detailOf(error)}; ${outcome}`, cause: error });
}
