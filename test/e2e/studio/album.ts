import assert from 'node:assert/strict';
import { accessViolations } from '../../harness/axe.ts';
import type { ColorTheme } from '../../harness/themes.ts';
import { webviewFrame } from '../../harness/webviewPage.ts';
import type { Workbench } from '../../harness/workbench.ts';

/** Pictures of the Studio's states in a theme, each of which axe-core looks at. */
export class Album {
	readonly #workbench: Workbench;
	readonly #theme: ColorTheme;
	readonly #violations: string[] = [];

	constructor(workbench: Workbench, theme: ColorTheme) {
		this.#workbench = workbench;
		this.#theme = theme;
	}

	/** Takes a picture of a state, and notes what is wrong with it, but for what is `covered` by a list. */
	async add(state: string, covered: readonly string[] = []): Promise<void> {
		const frame = await webviewFrame(this.#workbench, 'figment-studio');
		const name = `studio ${state} ${this.#theme}`.replaceAll(' ', '-').toLowerCase();
		await this.#workbench.screenshot(name);
		const found = await accessViolations(frame, covered);
		this.#violations.push(...found.map(each => `${state}: ${each}`));
	}

	/** Throws when anything was wrong. */
	check(): void {
		assert.deepEqual([...new Set(this.#violations)], []);
	}
}
