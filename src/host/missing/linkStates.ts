import type { ImageLink } from '../../core/document/find/imageLink.ts';
import { toFindings } from '../../core/missing/missingImages.ts';
import type { MissingImage, MissingLink } from '../../core/missing/missingImages.ts';
import type { UnsavableImage } from '../../core/missing/wantedImage.ts';
import type { OwnImage } from './ownImages.ts';

/** A link whose image is not there. */
export interface MissingState {
	readonly kind: 'missing';
	readonly link: ImageLink;
	/** With all links of the document to the same file; the prompt is this link's own where it has one. */
	readonly image: MissingImage;
}

/** A link whose image is not there and is being made. */
export interface MakingState {
	readonly kind: 'making';
	readonly link: ImageLink;
	readonly image: MissingImage;
}

/** A link whose image is not there and cannot be saved there. */
export interface UnsavableState {
	readonly kind: 'unsavable';
	readonly link: ImageLink;
	readonly image: UnsavableImage;
}

/** A link to an image that Figment made. */
export interface OwnState {
	readonly kind: 'own';
	readonly link: ImageLink;
	readonly image: OwnImage;
	/** Whether a real image is being made in the place of this draft. */
	readonly isRendered: boolean;
}

/** What there is to say of an image link; of most there is nothing. */
export type LinkState = AbsentState | OwnState;

/** What there is to say of a link whose image is not there. */
export type AbsentState = MissingState | MakingState | UnsavableState;

/** What is missing in a document, by its links and in their order. */
export type MissingStates = ReadonlyMap<ImageLink, AbsentState>;

/**
 * What the missing links of one document ask for. Links to one file ask for one image; `isMaking` tells of images that
 * are being made.
 */
export function toStates(
	found: readonly MissingLink[],
	isMaking: (image: MissingImage) => boolean,
): MissingStates {
	const { images } = toFindings(found);
	const byLink = new Map(images.flatMap(image => image.links.map(({ link }) => [link, image] as const)));
	const states = new Map<ImageLink, AbsentState>();
	for (const { link, image } of found) {
		const all = byLink.get(link);
		if (image.kind === 'unsavable') {
			states.set(link, { kind: 'unsavable', link, image });
		} else if (all !== undefined) {
			const prompt = image.prompt === '' ? all.prompt : image.prompt;
			const kind = isMaking(all) ? 'making' : 'missing';
			states.set(link, { kind, link, image: { ...all, prompt } });
		}
	}
	return states;
}
