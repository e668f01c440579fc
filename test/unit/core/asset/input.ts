import type { AssetPathInput, AssetSettings } from '../../../../src/core/asset/assetPlan.ts';
import { planAssetPath } from '../../../../src/core/asset/assetPlan.ts';
import { finishAssetPath } from '../../../../src/core/asset/assetPath.ts';

/** The workspace folder that the tests work in. */
export const root = '/home/me/my project';

/** A document in it. */
export const document = `${root}/docs/guide/my page.md`;

/** What is asked for, unless a test says otherwise. */
export const subject: AssetPathInput['subject'] = {
	prompt: 'A Red Fox, in the snow!',
	selection: 'Über die Füchse',
	alt: 'A fox / a hare',
	seed: 7,
	width: 1024,
	height: 768,
	model: 'blackforestlabs/flux-2-pro',
	index: 3,
	uuid: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
	now: new Date(2026, 0, 2, 15, 4, 5, 67),
	random: () => 0.42,
};

/** What is known of a picture when it is there. */
export const picture = { extension: 'png', hash: '0a1b2c3d' };

/** What a test may say of its own. */
export interface Changes {
	readonly settings?: Partial<AssetSettings>;
	readonly place?: Partial<AssetPathInput['place']>;
	readonly subject?: Partial<AssetPathInput['subject']>;
	readonly output?: AssetPathInput['output'];
	readonly name?: string;
}

/** An input with nothing set. */
export function inputOf(changes: Changes): AssetPathInput {
	return {
		settings: { folder: '', name: '', copyFiles: {}, ...changes.settings },
		place: { document, root, workspaceFolders: [root], ...changes.place },
		subject: { ...subject, ...changes.subject },
		output: changes.output,
		name: changes.name,
	};
}

/** The path that a PNG gets, from the root. Its plan goes through JSON, as through the journal. */
export function pathOf(changes: Changes, late = picture): string {
	const plan: ReturnType<typeof planAssetPath> = JSON.parse(JSON.stringify(planAssetPath(inputOf(changes))));
	const { folder, stem, ending } = finishAssetPath(plan, late);
	return [...folder, stem + ending].join('/');
}
