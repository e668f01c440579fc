const paragraphs = [
	'Lorem ipsum dolor sit amet, *consectetur* adipiscing elit, sed do `eiusmod` tempor [incididunt](https://a.b/c)\nut labore et dolore magna aliqua. Ut enim ad **minim veniam**, quis nostrud exercitation & ullamco laboris.',
	'1. Open the settings.\n2. Choose _Network_: it is the third from above, beside *Sounds*.\n3. Close them again.',
	'Über den Dächern liegt noch Schnee – „so früh im Jahr“, sagt er, und geht; 雪の中の狐。 Words that are no ASCII\nare in one paragraph of seven.',
	'> **Note** that none of this is shown when there is nothing to show. See [the manual](../manual.md#notes).',
	'```ts\nconst list = values.map(value => value * 2).filter(value => !(value < 7));\nshow(list[0] ?? none);\n```',
	'| key | means | since |\n| --- | --- | --- |\n| `a` | the first of them | 1.0 |\n| `b` | another, <b>bold</b> one | 1.2 |',
	'- One thing after the other, and `code` in the middle\n- Another thing, with a [link](https://a.b/c?d=e)\n  - and one below it!',
];

/** A document of about so many letters, with images that are spread over it. */
export function textOf(index: number, length: number, targets: readonly string[]): string {
	const parts = [`# Page ${index}\n`];
	const definitions: string[] = [];
	let written = 0;
	let shown = 0;
	for (let at = index; written < length || shown < targets.length; at++) {
		const paragraph = `${at % 5 === 0 ? `## Part ${at}\n\n` : ''}${paragraphs[at % paragraphs.length]}\n`;
		parts.push(paragraph);
		written += paragraph.length;
		const target = targets[shown];
		if (target !== undefined && written >= ((shown + 1) * length) / (targets.length + 1)) {
			parts.push(`${imageOf(target, index + shown, definitions)}\n`);
			shown++;
		}
	}
	return [...parts, ...definitions].join('\n');
}

/** Of ten images one has its target from a definition, and one is an element. */
function imageOf(target: string, number: number, definitions: string[]): string {
	const alt = `A fox in the snow, number ${number}`;
	switch (number % 10) {
		case 3:
			definitions.push(`[picture-${number}]: ${target} "Picture"`);
			return `![${alt}][picture-${number}]`;
		case 7:
			return `<p align="center">\n  <img src="${target}" alt="${alt}" width="640">\n</p>`;
		default:
			return `![${alt}](${target})`;
	}
}
