import { Parser } from 'commonmark';
import type { Node } from 'commonmark';
import MarkdownIt from 'markdown-it';

/** A picture as a parser sees it. */
export interface Picture {
	/** Percent-decoded. */
	readonly path: string;
	readonly alt: string;
}

/** A block of a document as a parser sees it: what it is in, from outside to inside, and its text. */
export interface Block {
	readonly kind: string;
	/** Line ends as spaces, pictures as ▣. */
	readonly text: string;
}

const markdownIt = new MarkdownIt();

/** The pictures in a Markdown text, by the reference parser of CommonMark. */
export function readByCommonMark(text: string): Picture[] {
	return nodesOf(text)
		.filter(node => node.type === 'image')
		.map(node => ({ path: decodeURIComponent(node.destination ?? ''), alt: textOf(node) }));
}

/** The pictures in a Markdown text, by the parser of VS Code's preview, with its tables. */
export function readByMarkdownIt(text: string): Picture[] {
	return markdownIt
		.parse(text, {})
		.flatMap(token => token.children ?? [])
		.filter(token => token.type === 'image')
		.map(token => ({
			path: decodeURIComponent(String(token.attrGet('src'))),
			alt: markdownIt.renderer.renderInlineAsText(token.children ?? [], markdownIt.options, {}),
		}));
}

/** The blocks of text in a Markdown document, by the reference parser of CommonMark. */
export function readBlocks(text: string): Block[] {
	return nodesOf(text)
		.filter(node => ['paragraph', 'heading', 'code_block', 'html_block'].includes(node.type))
		.map(node => ({ kind: [...containersOf(node)].join(' '), text: textOf(node) }));
}

/** The rows of the tables in a Markdown document, by the parser of VS Code's preview. */
export function readTableRows(text: string): string[] {
	const html = markdownIt.render(text);
	return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(row =>
		[...row[1]!.matchAll(/<t[hd]>(.*?)<\/t[hd]>/gs)].map(cell => cell[1]).join('|'),
	);
}

function nodesOf(text: string): Node[] {
	const nodes: Node[] = [];
	const walker = new Parser().parse(text).walker();
	for (let event = walker.next(); event !== null; event = walker.next()) {
		if (event.entering) {
			nodes.push(event.node);
		}
	}
	return nodes;
}

function textOf(node: Node): string {
	let text = node.literal ?? '';
	for (let child = node.firstChild; child !== null; child = child.next) {
		if (child.type === 'image') {
			text += '▣';
		} else if (child.type === 'softbreak' || child.type === 'linebreak') {
			text += ' ';
		} else {
			text += textOf(child);
		}
	}
	return text;
}

function* containersOf(node: Node): Generator<string> {
	if (node.parent !== null && node.parent.type !== 'document') {
		yield* containersOf(node.parent);
	}
	yield node.type;
}

/** What a document is without its pictures and white space, by the parser of VS Code's preview. */
export function readTree(text: string): string[] {
	const parts: string[] = [];
	const html = new MarkdownIt({ html: true });
	for (const token of html.parse(text, {})) {
		const content = token.content.replace(
			/!\[[^\]]*\]\([^)]*\)|<img [^>]*>|<\/?picture>|<figure>[^]*?<\/figure>|\s/g,
			'',
		);
		const isText = token.type === 'inline' || token.type === 'html_block';
		if (token.type === 'paragraph_open' || token.type === 'paragraph_close') {
			continue;
		}
		if (!isText || content !== '') {
			parts.push(`${token.type} ${token.markup} ${content}`);
		}
	}
	return parts;
}
