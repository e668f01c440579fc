import { markLength } from './keystrokes.ts';

/** How many images each document asks for: so many jobs run. */
export const jobsAtOnce = 20;

/** The document of a phase: room to type in its third line, and links to images that are not there. */
export function documentOf(phase: number): string {
	const links = Array.from({ length: jobsAtOnce }, (_, index) =>
		[
			`The fox of chapter ${index + 1} walks over a snowy meadow, and nobody sees it.`,
			`![A red fox in the snow, ${index + 1}](images/${phase}-${index + 1}.png)`,
		].join('\n\n'),
	);
	return `# Winter ${phase}\n\n\n\n${links.join('\n\n')}\n`;
}

/** The name of the document of a phase. */
export function nameOf(phase: number): string {
	return `winter-${phase}.md`;
}

/** A line to type; its beginning tells it from all others of the document. */
export function lineOf(index: number): string {
	return `${String(index + 1).padStart(markLength - 1, '0')} when the first snow falls the hills go quiet and the fox`;
}
