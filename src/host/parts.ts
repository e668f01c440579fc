import type * as vscode from 'vscode';
import type { GenerationDeps } from './generation/deps.ts';
import { commandIds, linkCommandIds } from './ids.ts';
import type { CommandId } from './ids.ts';
import { once } from './once.ts';
import type { StudioPart } from './studio/studioPart.ts';

/** The parts that Figment is loaded in, each on its first use: most windows need few of them. */
export type Parts = ReturnType<typeof createParts>;

/**
 * Tells how each part is put together. The build makes a file of each `import()` here, and of what several of them
 * share. Loads nothing.
 */
export function createParts(context: vscode.ExtensionContext, deps: GenerationDeps) {
	const { subscriptions, globalState, storageUri } = context;
	const generation = once(async () => {
		const { createGenerationPart } = await import('./generation/generationPart.ts');
		return createGenerationPart(deps, globalState);
	});
	const documents = once(async () => {
		const { createDocumentsPart } = await import('./missing/documentsPart.ts');
		return subscribed(createDocumentsPart(deps, storageUri, async () => (await generation()).planning));
	});
	const images = once(async () => {
		const { createImagePart } = await import('./images/imagePart.ts');
		const { library } = await documents();
		return createImagePart(context, {
			deps,
			library,
			browse: async target => (await studio()).studio.gallery.pickFor(target),
		});
	});
	const missing = once(async () => {
		const { createMissingPart } = await import('./missing/missingPart.ts');
		return createMissingPart((await images()).tools, (await documents()).documents);
	});
	const studio: () => Promise<StudioPart> = once(async () => {
		const { createStudioPart } = await import('./studio/studioPart.ts');
		const { tools } = await images();
		const { recovery } = await generation();
		return subscribed(createStudioPart({ context, deps, images: tools, recovery }));
	});
	return { generation, documents, images, missing, studio };

	function subscribed<Part extends { readonly subscription: vscode.Disposable }>(part: Part): Part {
		subscriptions.push(part.subscription);
		return part;
	}
}

/** The part that has a command; `main` is what the others need. */
export const partOf: Readonly<Record<CommandId, Exclude<keyof Parts, 'documents'> | 'main'>> = {
	[commandIds.generateImage]: 'generation',
	[commandIds.generateFromSelection]: 'generation',
	[commandIds.openStudio]: 'studio',
	[commandIds.openInStudio]: 'studio',
	[commandIds.setApiKey]: 'main',
	[commandIds.clearApiKey]: 'main',
	[commandIds.showAccount]: 'main',
	[commandIds.recover]: 'generation',
	[commandIds.showQueue]: 'main',
	[commandIds.insertImage]: 'images',
	[commandIds.generateMissing]: 'missing',
	[commandIds.generateMissingInWorkspace]: 'missing',
	[commandIds.renderDrafts]: 'missing',
	[commandIds.regenerate]: 'images',
	[commandIds.restorePrevious]: 'images',
	[commandIds.variations]: 'images',
	[commandIds.showRecipe]: 'images',
	[commandIds.showUnused]: 'images',
	[commandIds.showLog]: 'main',
	[linkCommandIds.fillLink]: 'missing',
	[linkCommandIds.renderDraft]: 'missing',
	[linkCommandIds.copyPrompt]: 'missing',
};
