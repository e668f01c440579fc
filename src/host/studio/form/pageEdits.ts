import type { PageHandle } from '../studioPage.ts';

/** The number of the last edit of each page; pages that are gone are forgotten. */
export class PageEdits {
	readonly #known = new WeakMap<PageHandle, { readonly page: string; readonly edit: number }>();

	/** 0 for a page that has edited nothing since its document was loaded. */
	of(page: PageHandle): number {
		const known = this.#known.get(page);
		return known?.page === page.id ? known.edit : 0;
	}

	note(page: PageHandle, edit: number): void {
		this.#known.set(page, { page: page.id, edit });
	}
}
