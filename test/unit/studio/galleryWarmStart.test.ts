import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Library } from '../../../src/core/library/library.ts';
import { imageOf, recipeOf } from '../core/library/images.ts';
import { MemoryWorkspace, root } from '../core/library/memoryWorkspace.ts';

/** A workspace whose images an earlier session has looked at. */
async function seenBefore(): Promise<MemoryWorkspace> {
	const workspace = new MemoryWorkspace();
	workspace.put(`${root}/fox.png`, imageOf(recipeOf('a fox', 3)));
	workspace.put(`${root}/owl.png`, imageOf(recipeOf('an owl', 9)));
	await new Library(workspace).ready();
	return workspace.again();
}

function promptsOf(library: Library): string[] {
	return library.images().map(({ recipe }) => recipe.prompt);
}

describe('a library that an earlier session has looked at', () => {
	it('shows what that knew before the files are listed, and then what is there', async () => {
		const workspace = await seenBefore();
		workspace.remove(`${root}/fox.png`);
		workspace.put(`${root}/cat.png`, imageOf(recipeOf('a cat', 6)));
		const library = new Library(workspace);
		const told: string[][] = [];
		library.onChange(() => told.push(promptsOf(library)));
		workspace.beforeStep = step => {
			if (step === 'list') {
				assert.deepStrictEqual(told, [['an owl', 'a fox']]);
			}
		};
		await library.ready();
		assert.deepStrictEqual(told.at(-1), ['an owl', 'a cat']);
		assert.deepStrictEqual(promptsOf(library), ['an owl', 'a cat']);
	});

	it('does not bring back what goes while the files are listed', async () => {
		const workspace = await seenBefore();
		const library = new Library(workspace);
		workspace.beforeStep = step => {
			if (step === 'listed') {
				workspace.remove(`${root}/fox.png`);
				library.gone([`${root}/fox.png`]);
				assert.deepStrictEqual(promptsOf(library), ['an owl']);
			}
		};
		await library.ready();
		assert.deepStrictEqual(promptsOf(library), ['an owl']);
	});
});
