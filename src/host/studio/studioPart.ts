import * as vscode from 'vscode';
import type { Command } from '../commands/command.ts';
import { createOpenStudio } from '../commands/openStudio.ts';
import { registerDropImage } from '../editor/dropImage.ts';
import { commandIds } from '../ids.ts';
import { Studio } from './studio.ts';
import type { StudioTools } from './studio.ts';

/** The Studio and what belongs to it. */
export interface StudioPart {
	readonly studio: Studio;
	readonly commands: readonly Command[];
	readonly subscription: vscode.Disposable;
}

/** Puts the Studio together, and lets its images be dropped into documents. Loaded when it is to be seen. */
export function createStudioPart(tools: StudioTools): StudioPart {
	const { images } = tools;
	const studio = new Studio(tools);
	return {
		studio,
		commands: [
			createOpenStudio(commandIds.openStudio, images, studio),
			createOpenStudio(commandIds.openInStudio, images, studio),
		],
		subscription: vscode.Disposable.from(studio, registerDropImage(images)),
	};
}
