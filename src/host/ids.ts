/** Every command Figment registers. The manifest is tested against this list. */
export const commandIds = {
	generateImage: 'figment.generateImage',
	generateFromSelection: 'figment.generateFromSelection',
	setApiKey: 'figment.setApiKey',
	clearApiKey: 'figment.clearApiKey',
	showLog: 'figment.showLog',
} as const;

/** The id of one of Figment's commands. */
export type CommandId = (typeof commandIds)[keyof typeof commandIds];
