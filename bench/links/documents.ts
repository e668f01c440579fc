/** How long the documents are about, in UTF-16 code units. */
const length = 1_000_000;

const prose = [
	'Lorem ipsum dolor sit amet, *consectetur* adipiscing elit, sed do `eiusmod` tempor [incididunt](https://a.b/c)',
	'ut labore et dolore magna aliqua. Ut enim ad **minim veniam**, quis nostrud exercitation & ullamco laboris.',
].join('\n');

/** A page of a manual: two of its pictures are shown by a definition at the end of the document. */
const page = [
	'## How to do it',
	prose,
	'1. Open the settings.\n2. Choose _Network_:\n\n   ![The settings](images/settings.png "Settings")\n3. Close them.',
	'> **Note** that this is shown too:\n> ![A warning][warning]',
	'```ts\nconst picture = `![not one](image.png)`;\nshow(picture);\n```',
	'| key | means |\n| --- | --- |\n| `a` | ![a key][key] |\n| `b` | another |',
	prose,
	'<p align="center">\n  <img src="images/logo.png" alt="The logo" width="200">\n</p>',
	prose,
].join('\n\n');

/** Documents of about a megabyte, by what they are. */
export const documents: Readonly<Record<string, string>> = {
	'a manual': `${repeat(`${page}\n\n`)}[warning]: images/warning.png\n[key]: images/key.png 'A key'\n`,
	'nothing but prose': repeat(`${prose}\n\n`),
	'one list': repeat('- An item with `code`, [a link](https://a.b/c) and ![an icon](icon.png)\n'),
	'nothing but images': repeat('![A fox in the *snow*, number 7](images/fox-7.png "Fox")\n\n'),
	'a table': `| icon | means |\n| --- | --- |\n${repeat('| ![an icon](images/icon.png) | What it means, in some words |\n')}`,
	references: `${each(11_000, index => `Words in a line, then ![an image][image-${index}].\n\n`)}\n${each(
		11_000,
		index => `[image-${index}]: images/image-${index}.png\n`,
	)}`,
	definitions: each(25_000, index => `[image-${index}]: images/image-${index}.png\n`),
	'one definition': `${repeat('Words in a line, more of them, then ![an image][image].\n\n')}[image]: image.png\n`,
	'one paragraph': repeat('Words in a line, then ![an image](image.png), and more words.\n'),
};

function each(count: number, toText: (index: number) => string): string {
	return Array.from({ length: count }, (_, index) => toText(index)).join('');
}

function repeat(text: string): string {
	return text.repeat(Math.ceil(length / text.length));
}
