/** Commands that Figment's own texts in the editor call. They are in no list for people. */
export const linkCommandIds = {
	/** Makes the image that a link asks for. */
	fillLink: 'figment.fillLink',
	/** Makes the real image of one draft. */
	renderDraft: 'figment.renderDraft',
	/** Copies the prompt of an image. */
	copyPrompt: 'figment.copyPrompt',
} as const;

/** The code of the diagnostics on links whose images are not there. */
export const missingCode = 'missing-image';
