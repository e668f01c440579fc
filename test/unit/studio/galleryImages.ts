import type { LibraryImage } from '../../../src/core/library/libraryImage.ts';
import { recipeOf } from '../core/library/images.ts';
import { root } from '../core/library/memoryWorkspace.ts';

/** An image of the library; the later its minute, the newer it is. */
export function image(path: string, minute: number, more: Partial<LibraryImage> = {}): LibraryImage {
	const time = Date.UTC(2026, 4, 1, 0, minute);
	return {
		id: `${root}/${path}`,
		folder: root,
		path,
		size: 100,
		mtime: time,
		time,
		recipe: recipeOf(`a picture of ${path}`),
		from: 'figment',
		width: 64,
		height: 48,
		...more,
	};
}
