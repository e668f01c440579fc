import type { CompareAction, PageNode } from '../../protocol/imagePage.ts';
import { changes } from './changes.ts';
import type { ComparedImage } from './changes.ts';
import { nameOf } from './details.ts';
import { costText } from './facts.ts';
import { formatText, pixelsText } from './figures.ts';
import { element } from './html.ts';
import { picture } from './picture.ts';
import type { Scene } from './scene.ts';

/** Two images to choose from. */
export interface Comparison {
	/** Where the file is, for people: relative to the workspace folder. */
	readonly path: string;
	readonly before: ComparedImage;
	readonly after: ComparedImage;
	/** What another try costs, in words such as "about $0.04"; undefined when that is not to be told. */
	readonly againPrice?: string | undefined;
	/** The name of the file that the new image would become beside the old one, being of another format. */
	readonly savesAs?: string | undefined;
	/** Whether another image is being made. */
	readonly isWorking?: boolean | undefined;
}

/** Where the page loads the pictures from. */
export interface ComparedUrls {
	readonly before: string;
	readonly after: string;
}

/** The content of the page that compares two images. */
export function compareContent(
	comparison: Comparison,
	urls: ComparedUrls,
	scene: Scene,
): readonly PageNode[] {
	const { path, before, after, isWorking = false } = comparison;
	const { words } = scene;
	const side = (title: string, url: string, image: ComparedImage, cost: string | undefined) =>
		element(
			'figure',
			{},
			element(
				'figcaption',
				{},
				element('h2', {}, title),
				element('p', { class: 'quiet' }, captionText(image, cost, scene)),
			),
			...picture(
				{
					url,
					alt: image.recipe?.prompt ?? title,
					facts: image.facts,
					share: shareOf(image, [before, after]),
				},
				scene,
			),
		);
	return [
		element('header', {}, element('h1', { dir: 'auto', tabindex: -1 }, nameOf(path))),
		buttons(comparison, scene),
		element('p', { class: 'note quiet' }, isWorking ? words.working() : words.closing()),
		side(words.before(), urls.before, before, undefined),
		side(words.after(), urls.after, after, after.recipe && costText(after.recipe, scene)),
		...changes(before, after, scene),
	];
}

function buttons({ againPrice, savesAs, isWorking = false }: Comparison, { words }: Scene): PageNode {
	const button = (action: CompareAction, label: string, more: Readonly<Record<string, string>> = {}) =>
		element(
			'button',
			{ type: 'button', 'data-action': action, 'aria-disabled': isWorking ? 'true' : undefined, ...more },
			label,
		);
	return element(
		'div',
		{ class: 'actions', role: 'group', 'aria-label': words.actions() },
		button('accept', savesAs === undefined ? words.accept() : words.acceptAs(savesAs), {
			class: 'primary',
			'aria-keyshortcuts': 'Control+Enter Meta+Enter',
			title: savesAs === undefined ? words.acceptKeys() : words.acceptAsHelp(),
		}),
		button('again', againPrice === undefined ? words.again() : words.againPrice(againPrice)),
		button('discard', words.discard()),
	);
}

function captionText({ facts, recipe }: ComparedImage, cost: string | undefined, { words }: Scene): string {
	return [
		...(recipe?.seed === undefined ? [] : [words.seedIs(recipe.seed.toString())]),
		...(facts === undefined ? [] : [pixelsText(facts), formatText(facts.mimeType)]),
		...(cost === undefined ? [] : [cost]),
	].join(' · ');
}

/**
 * How wide an image is among both, in percent, so that they are shown at the same scale; undefined when they
 * are of one size anyway.
 */
function shareOf(image: ComparedImage, both: readonly [ComparedImage, ComparedImage]): number | undefined {
	const [one, other] = [both[0].facts, both[1].facts];
	if (image.facts === undefined || one === undefined || other === undefined) {
		return undefined;
	}
	return one.width === other.width && one.height === other.height
		? undefined
		: Math.round((image.facts.width / Math.max(one.width, other.width)) * 10_000) / 100;
}
