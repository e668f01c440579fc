/** What something takes. Times are in milliseconds, sizes in bytes. */
export interface Taken {
	readonly time: number;
	/** The longest that a timer was kept waiting meanwhile, by the clock. */
	readonly block: number;
	/** The same in the thread's own processor time; undefined in the web worker. */
	readonly ownBlock: number | undefined;
	/** All processor time of the thread; undefined in the web worker. */
	readonly own: number | undefined;
	/** How much more heap and memory outside of it was in use at worst than before; undefined in the web worker. */
	readonly memory: number | undefined;
}

/** How often memory is looked at, in milliseconds. */
const interval = 25;

/** Measures something in an extension host, by a timer beside it. */
export async function probe(run: () => Promise<unknown>): Promise<Taken> {
	collectGarbage();
	await rest(50);
	const before = memoryNow();
	let highest = 0;
	let [block, ownBlock, looked] = [0, 0, 0];
	let last = performance.now();
	let used = processorTime();
	const look = () => {
		const now = performance.now();
		const nowUsed = processorTime();
		block = Math.max(block, now - last);
		ownBlock = Math.max(ownBlock, nowUsed - used);
		if (now - looked > interval) {
			looked = now;
			highest = Math.max(highest, memoryNow() ?? 0);
		}
		last = performance.now();
		used = processorTime();
		timer = setTimeout(look, 1);
	};
	let timer = setTimeout(look, 1);
	const start = performance.now();
	const began = processorTime();
	await run();
	const time = performance.now() - start;
	const own = processorTime() - began;
	await rest(5);
	clearTimeout(timer);
	return {
		time,
		block,
		ownBlock: host && ownBlock,
		own: host && own,
		memory: before === undefined ? undefined : highest - before,
	};
}

/** Node's own; undefined in the web worker. */
const host = 'WorkerGlobalScope' in globalThis ? undefined : process;

function processorTime(): number {
	const { user, system } = host?.threadCpuUsage() ?? { user: 0, system: 0 };
	return (user + system) / 1000;
}

function memoryNow(): number | undefined {
	const now = host?.memoryUsage();
	return now && now.heapUsed + now.external;
}

function collectGarbage(): void {
	host?.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
	const collect: unknown = host?.getBuiltinModule('node:vm').runInNewContext('gc');
	if (typeof collect === 'function') {
		Reflect.apply(collect, undefined, []);
	}
}

function rest(milliseconds: number): Promise<void> {
	return new Promise(resolve => setTimeout(resolve, milliseconds));
}
