import type { FolderStep, MemoryFolder } from '../../unit/core/job/memoryFolder.ts';

/** These steps fail in the folders from now on. */
export function refuse(folders: readonly MemoryFolder[], steps: readonly FolderStep[]): void {
	for (const folder of folders) {
		folder.beforeStep = step => {
			if (steps.includes(step)) {
				throw new Error('EACCES: permission denied');
			}
		};
	}
}

/** The disk of the folders is full from now on, after half of what is written. */
export function fill(folders: readonly MemoryFolder[]): void {
	for (const folder of folders) {
		folder.beforeStep = step => {
			if (step === 'writeRest') {
				throw new Error('ENOSPC: no space left on device');
			}
		};
	}
}
