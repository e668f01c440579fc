import type { PageNode } from '../../protocol/imagePage.ts';
import type { PictureFacts } from './facts.ts';
import { element } from './html.ts';
import type { Scene } from './scene.ts';

/** A picture on a page. */
export interface Picture {
	readonly url: string;
	readonly alt: string;
	readonly facts: PictureFacts | undefined;
	/** How wide it is among others, in percent; undefined when it may be as large as there is room. */
	readonly share?: number | undefined;
}

/**
 * A picture, and what stands in its place while it is loaded and where it cannot be: the page's script says
 * which of them it is.
 */
export function picture({ url, alt, facts, share }: Picture, { words }: Scene): readonly PageNode[] {
	const size =
		share === undefined
			? { width: facts?.width, height: facts?.height }
			: { width: `${share}%`, class: 'scaled' };
	return [
		element('img', { src: url, alt, dir: 'auto', ...size }),
		element('p', { class: 'loading quiet' }, words.loading()),
		element('p', { class: 'failed', role: 'status' }, words.broken()),
	];
}
