import type { Journal } from '../../../../src/core/job/journal.ts';
import type { JobRecord } from '../../../../src/core/job/record.ts';
import { jobOf } from '../generate/stage.ts';
import { paidOf } from './lives.ts';
import { recordOf } from './records.ts';
import { VirtualTime } from './virtualTime.ts';
import { Disk, TestWindow } from './windows.ts';

/** What is on record about a job that waits, and about the same job when it is paid. */
export const fox = recordOf(jobOf('fox'));
export const paidFox: JobRecord = { ...fox, paid: paidOf(jobOf('fox')) };
/** What stands for a picture. */
export const picture = Uint8Array.of(1, 2, 3);

/** Two windows that live, over one disk. */
export class Stage {
	readonly disk = new Disk();
	readonly time = new VirtualTime();
	readonly mine = this.#window('mine');
	readonly other = this.#window('other');

	/** The names of all files. */
	readonly files = (): string[] => [...this.disk.journal.keys()].sort();

	/** What the other window finds that no living one works on. */
	readonly orphans = async (): Promise<string[]> => {
		const found = await this.time.until(this.other.journal.findOrphans());
		return found.map(({ id, state, owner }) => `${id} ${state} ${owner}`);
	};

	/** Makes those steps of my window fail. */
	break(isBroken: (step: string) => boolean): void {
		this.mine.onStep = step => {
			if (isBroken(step)) {
				throw new Error('disk full');
			}
		};
	}

	/** Takes up what is known of a job. */
	async claim(journal: Journal, id = 'fox'): Promise<JobRecord | undefined> {
		const name = (await journal.list()).find(each => each.id === id);
		return name && this.time.until(journal.claim(name));
	}

	#window(name: string): TestWindow {
		return new TestWindow(name, this.disk, { outside: this.time });
	}
}
