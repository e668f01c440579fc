import { readMetadata, readMetadataFrom } from '../../src/core/image/metadata/readMetadata.ts';
import { embedRecipe, readRecipe } from '../../src/core/recipe/embed.ts';
import { mutations } from '../unit/core/recipe/mutations.ts';
import { recipe } from '../unit/core/recipe/recipes.ts';
import { countReads } from './countingSource.ts';

/** Which files to damage, and how. */
export interface FuzzOptions {
	readonly files: readonly Uint8Array[];
	/** How many damaged files. */
	readonly count: number;
	/** The same files come of the same seed. */
	readonly seed: number;
	/** Called now and then with how many are done. */
	readonly onProgress?: (done: number) => void;
}

/** What came of reading damaged files. */
export interface FuzzResult {
	/** What is wrong, each with the number of its file: nothing, in a good program. */
	readonly problems: readonly string[];
	/** How many still had a recipe, and how many were still good enough to be written. */
	readonly readable: number;
	readonly writable: number;
	/** Processor time of the slowest, in milliseconds. */
	readonly slowest: number;
	/** By how much memory grew, at the highest, in MiB. */
	readonly growth: number;
}

/**
 * Damages files and has every reader and the writer look at them: none may throw, change what it is given, take
 * more than 100 ms of the processor or 256 MiB of memory, or read more than 64 KiB of a file besides metadata.
 */
export async function fuzzReaders({ files, count, seed, onProgress }: FuzzOptions): Promise<FuzzResult> {
	const problems: string[] = [];
	let [done, readable, writable, slowest, growth] = [0, 0, 0, 0, 0];
	const memory = process.memoryUsage.rss();
	for (const bytes of mutations(files, count, seed)) {
		try {
			const outcome = await readAndWrite(bytes);
			slowest = Math.max(slowest, outcome.milliseconds);
			readable += Number(outcome.isReadable);
			writable += Number(outcome.isWritable);
			problems.push(...outcome.problems.map(problem => `file ${done} of seed ${seed}: ${problem}`));
		} catch (error) {
			problems.push(`file ${done} of seed ${seed}: ${String(error)}`);
		}
		done += 1;
		if (done % 500 === 0) {
			growth = Math.max(growth, (process.memoryUsage.rss() - memory) / 2 ** 20);
			onProgress?.(done);
		}
	}
	const isGrown = growth > mostGrowth ? [`memory grew by ${growth.toFixed(0)} MiB`] : [];
	return { problems: [...problems, ...isGrown], readable, writable, slowest, growth };
}

const mostGrowth = 256;
const mostTime = 100;
const mostBytes = 65_536;
const mostMetadata = 1_048_576;

interface Outcome {
	readonly problems: readonly string[];
	readonly isReadable: boolean;
	readonly isWritable: boolean;
	readonly milliseconds: number;
}

async function readAndWrite(bytes: Uint8Array): Promise<Outcome> {
	const before = bytes.slice();
	const problems: string[] = [];
	// What has to be compiled or swept first is no fault of the file: the best of three counts.
	const milliseconds = leastTime(() => {
		readMetadata(bytes);
		readRecipe(bytes);
		embedRecipe(bytes, recipe, { level: 'provenance' });
		embedRecipe(bytes, recipe, { level: 'recipe' });
	});
	if (milliseconds > mostTime) {
		problems.push(`took ${milliseconds.toFixed(0)} ms`);
	}
	const written = embedRecipe(bytes, recipe, { level: 'recipe' });
	if (typeof written === 'object' && !written.leftOut.includes('xmp')) {
		const found = JSON.stringify(readRecipe(written.bytes)?.recipe);
		problems.push(...(found === JSON.stringify(recipe) ? [] : ['is written, and not read back']));
	}
	const source = countReads(bytes);
	await readMetadataFrom(source);
	if (source.otherBytes > mostBytes || source.metadataBytes > mostMetadata) {
		problems.push(`had ${source.otherBytes} and ${source.metadataBytes} bytes read`);
	}
	if (Buffer.compare(bytes, before) !== 0) {
		problems.push('was changed in its place');
	}
	return {
		problems,
		isReadable: readRecipe(bytes) !== undefined,
		isWritable: typeof written === 'object',
		milliseconds,
	};
}

function leastTime(work: () => void): number {
	let least = Infinity;
	for (let attempt = 0; attempt < 3 && least > mostTime; attempt++) {
		const start = process.threadCpuUsage();
		work();
		const { user, system } = process.threadCpuUsage(start);
		least = Math.min(least, (user + system) / 1000);
	}
	return least;
}
