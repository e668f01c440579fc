// Prints what finding the image links of a megabyte of Markdown takes, whole and after a keystroke.
//   node bench/links/run.ts
import { documents } from './documents.ts';
import { measure } from './measure.ts';

const headings = ['document', 'links', 'whole', 'markdown-it', 'of it', 'keystroke', 'slow keystroke'];
const rows = Object.entries(documents).map(([name, text]) => {
	const { links, whole, markdownIt, keystroke, slowKeystroke } = measure(text);
	const share = `${Math.round((100 * whole) / markdownIt)} %`;
	return [name, String(links), ms(whole), ms(markdownIt), share, ms(keystroke), ms(slowKeystroke)];
});
for (const cells of [headings, headings.map(() => '---'), ...rows]) {
	process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

function ms(time: number): string {
	return `${time.toFixed(1)} ms`;
}
