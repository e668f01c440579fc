import { statSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { relative } from 'node:path';
import type { LoadedFile } from './report.ts';

/** How Node loads a module: VS Code's extension host has put itself in its place, too. */
type Load = (
	this: unknown,
	request: string,
	parent: { readonly filename?: string } | undefined,
	isMain: boolean,
) => unknown;

/** What an extension loads after its main file, in the extension host that this runs in. */
export interface LaterBundles {
	/** What was loaded until now. */
	readonly files: () => readonly LoadedFile[];
	/** In milliseconds, without what happens later than the calls themselves. */
	readonly took: () => { readonly load: number; readonly call: number };
}

/** Notes, from now on, what an extension loads, how long that takes, and how long calls into it take. */
export function noteLaterBundles(folder: string): LaterBundles {
	const took = { load: 0, call: 0 };
	let depth = 0;
	const timed = <Result>(kind: 'load' | 'call' | undefined, act: () => Result): Result => {
		const started = performance.now();
		depth += 1;
		try {
			return act();
		} finally {
			depth -= 1;
			if (depth === 0 && kind !== undefined) {
				took[kind] += performance.now() - started;
			}
		}
	};
	const timeCalls = (value: unknown): unknown =>
		typeof value === 'function'
			? new Proxy(value, {
					apply: (called, self, args: unknown[]) =>
						timed('call', (): unknown => Reflect.apply(called, self, args)),
				})
			: value;
	const load = Reflect.get(Module, '_load') as Load;
	const noted: Load = function noted(request, parent, isMain) {
		const loadIt = () => load.call(this, request, parent, isMain);
		if (parent?.filename?.startsWith(folder) === true && request.startsWith('.')) {
			const exported = timed('load', loadIt);
			// What bundles share among themselves is called by them, within calls that are timed.
			const isShared = request.startsWith('./chunk-');
			return typeof exported === 'object' && exported !== null && !isShared
				? Object.fromEntries(Object.entries(exported).map(([name, value]) => [name, timeCalls(value)]))
				: exported;
		}
		// The main file is VS Code's to measure, with what it loads at once.
		return request.startsWith(folder) ? timed(undefined, loadIt) : loadIt();
	};
	Reflect.set(Module, '_load', noted);
	const { cache } = createRequire(__filename);
	return {
		files: () =>
			Object.keys(cache)
				.filter(file => file.startsWith(folder))
				.map(file => ({ name: relative(folder, file), bytes: statSync(file).size })),
		took: () => ({ ...took }),
	};
}
