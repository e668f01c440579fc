import type { Section } from '../../../protocol/studio/messages.ts';

/** The parts of the page, in their order. */
export const sections: readonly Section[] = ['form', 'queue', 'gallery'];

/** What of a part takes the focus when the part is gone to, the best first. */
const first: Readonly<Record<Section, readonly string[]>> = {
	form: ['#figment-prompt', 'textarea', 'vscode-textarea'],
	queue: ['vscode-button', 'button', '[data-row]'],
	gallery: ['[role="grid"] [tabindex="0"]', 'input', 'vscode-textfield'],
};

/** Puts the focus where somebody who goes to a part begins. */
export function focusSection(shell: HTMLElement, section: Section): void {
	const part = shell.querySelector(`[data-section="${section}"]`);
	for (const selector of first[section]) {
		const found = part?.querySelector<HTMLElement>(selector);
		if (found) {
			found.focus();
			return;
		}
	}
}

/** The part that a key leads to from another one, in the order of reading; undefined for any other key. */
export function sectionByKey(key: string, from: Section, isRightToLeft: boolean): Section | undefined {
	const index = sections.indexOf(from);
	const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
	const backward = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
	switch (key) {
		case forward:
			return sections[(index + 1) % sections.length];
		case backward:
			return sections.at(index - 1);
		case 'Home':
			return sections[0];
		case 'End':
			return sections.at(-1);
		default:
			return undefined;
	}
}
