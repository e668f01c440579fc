/** Every command Figment registers. The manifest is tested against this list. */
export const commandIds = {
	generateImage: 'figment.generateImage',
	generateFromSelection: 'figment.generateFromSelection',
	openStudio: 'figment.openStudio',
	openInStudio: 'figment.openInStudio',
	setApiKey: 'figment.setApiKey',
	clearApiKey: 'figment.clearApiKey',
	showAccount: 'figment.showAccount',
	recover: 'figment.recover',
	showQueue: 'figment.showQueue',
	insertImage: 'figment.insertImage',
	generateMissing: 'figment.generateMissing',
	generateMissingInWorkspace: 'figment.generateMissingInWorkspace',
	renderDrafts: 'figment.renderDrafts',
	regenerate: 'figment.regenerate',
	restorePrevious: 'figment.restorePrevious',
	variations: 'figment.variations',
	showRecipe: 'figment.showRecipe',
	showUnused: 'figment.showUnused',
	showLog: 'figment.showLog',
} as const;

/** Commands that Figment's own texts in the editor call. They are in no list for people. */
export const linkCommandIds = {
	/** Makes the image that a link asks for. */
	fillLink: 'figment.fillLink',
	/** Makes the real image of one draft. */
	renderDraft: 'figment.renderDraft',
	/** Copies the prompt of an image. */
	copyPrompt: 'figment.copyPrompt',
} as const;

/** The id of one of Figment's commands. */
export type CommandId =
	| (typeof commandIds)[keyof typeof commandIds]
	| (typeof linkCommandIds)[keyof typeof linkCommandIds];

/** The folder below Figment's storage that holds the journal: start-up looks into it. */
export const journalFolder = 'journal';

/** The type of the panels that show images. */
export const detailsViewType = 'figment.details';

/** The type of the panel that is the Studio, and the id of the view that is. */
export const studioViewType = 'figment.studio';
export const studioViewId = 'figment.studioView';

/** The scheme of the documents that Figment writes for reading. */
export const pageScheme = 'figment';
