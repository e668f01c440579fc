import { l10n } from 'vscode';
import type { GalleryWords } from '../../../protocol/studio/words/gallery.ts';

/** The texts of the Studio's gallery in the person's language. */
export function galleryWords(): GalleryWords {
	return { ...listWords(), ...actionWords(), ...lookWords() };
}

function listWords() {
	return {
		images: l10n.t('Images'),
		search: l10n.t('Search images'),
		searchHint: l10n.t('Search (words, model:, in:, after:, size:)'),
		ignored: l10n.t('Ignored: {0}'),
		onlyFavourites: l10n.t('Only favorites'),
		onlyUnused: l10n.t('Only images that no document links'),
		drafts: l10n.t('Drafts'),
		draftsAll: l10n.t('With drafts'),
		draftsOnly: l10n.t('Only drafts'),
		draftsNone: l10n.t('No drafts'),
		sort: l10n.t('Sort by'),
		sortNewest: l10n.t('Newest first'),
		sortOldest: l10n.t('Oldest first'),
		sortName: l10n.t('By name'),
		smaller: l10n.t('Smaller images'),
		larger: l10n.t('Larger images'),
		count: l10n.t('{0} of {1}'),
		countAll: l10n.t('{0} images'),
		countOne: l10n.t('1 image'),
		chosen: l10n.t('{0} selected'),
		chooseNone: l10n.t('Clear selection'),
		actions: l10n.t('Actions'),
		more: l10n.t('More actions'),
		pick: l10n.t('Choose an image to insert into {0}'),
		endPick: l10n.t('Cancel'),
		loading: l10n.t('Loading…'),
		empty: l10n.t('There are no generated images here yet.'),
		emptyStep: l10n.t('Write a Prompt'),
		nothingFound: l10n.t('No image is found.'),
		nothingFoundStep: l10n.t('Clear Search'),
		failed: l10n.t('The images could not be listed.'),
		failedStep: l10n.t('Try Again'),
		draft: l10n.t('Draft'),
		labelDraft: l10n.t('{0}, draft'),
		labelFavourite: l10n.t('{0}, favorite'),
		labelBroken: l10n.t('{0}, cannot be shown'),
		copied: l10n.t('{0} was copied.'),
		cannotCopy: l10n.t('{0} could not be copied.'),
		cannotShow: l10n.t('This image cannot be shown.'),
	};
}

function actionWords() {
	return {
		enlarge: l10n.t('Show Large'),
		insert: l10n.t('Insert at Cursor'),
		copyLink: l10n.t('Copy Link'),
		copyImage: l10n.t('Copy Image'),
		copyPrompt: l10n.t('Copy Prompt'),
		useAll: l10n.t('Use All'),
		usePrompt: l10n.t('Use Prompt'),
		useSeed: l10n.t('Use Seed'),
		vary: l10n.t('Vary…'),
		regenerate: l10n.t('Regenerate…'),
		compare: l10n.t('Compare'),
		open: l10n.t('Open'),
		reveal: l10n.t('Reveal in Explorer'),
		details: l10n.t('Show Details'),
		favourite: l10n.t('Add to Favorites'),
		unfavourite: l10n.t('Remove from Favorites'),
		delete: l10n.t('Delete…'),
	};
}

function lookWords() {
	return {
		place: l10n.t('{0} of {1}'),
		previous: l10n.t('Previous image'),
		next: l10n.t('Next image'),
		zoomIn: l10n.t('Zoom in'),
		zoomOut: l10n.t('Zoom out'),
		zoomFit: l10n.t('Fit'),
		zoomFull: l10n.t('Actual size'),
		zoomed: l10n.t('{0} %'),
		picture: l10n.t('Picture'),
		close: l10n.t('Close'),
		comparing: l10n.t('{0} and {1}'),
		compareSlider: l10n.t('One over the other'),
		compareSide: l10n.t('Side by side'),
		compareDivider: l10n.t('Divider'),
		compareShare: l10n.t('{0} % of {1}'),
	};
}
