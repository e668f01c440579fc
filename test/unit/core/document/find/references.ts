import { Parser } from 'commonmark';
import type { Node } from 'commonmark';
import MarkdownIt from 'markdown-it';
import type { Brief } from './links.ts';

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

/** The images of a Markdown text by the reference parser of CommonMark, but for those in another's alt text. */
export function readByCommonMark(text: string): Brief[] {
	const images: Brief[] = [];
	const walker = new Parser().parse(text).walker();
	for (let event = walker.next(); event !== null; event = walker.next()) {
		const { node, entering } = event;
		if (entering && node.type === 'image') {
			images.push(toBrief(textOfNode(node), node.destination ?? '', node.title ?? ''));
			walker.resumeAt(node, false);
		}
	}
	return images;
}

/** The same by markdown-it. */
export function readByMarkdownIt(text: string): Brief[] {
	return readBy(markdownIt, text);
}

/** The same by markdown-it with what it adds to CommonMark, tables above all: as in VS Code's preview. */
export function readWithTables(text: string): Brief[] {
	return readBy(withTables, text);
}

function readBy(parser: InstanceType<typeof MarkdownIt>, text: string): Brief[] {
	return parser
		.parse(text, {})
		.flatMap(token => token.children ?? [])
		.filter(token => token.type === 'image')
		.map(token =>
			toBrief(
				textOfTokens(token.children ?? []),
				String(token.attrGet('src')),
				// It leaves the indentation of lines in a title.
				String(token.attrGet('title') ?? '').replaceAll(/\n +/g, '\n'),
			),
		);
}

const markdownIt = new MarkdownIt('commonmark');
const withTables = new MarkdownIt({ html: true });
for (const parser of [markdownIt, withTables]) {
	parser.normalizeLink = url => url;
	parser.validateLink = () => true;
}

/** A URL as it can be compared: parsers encode it, each as it likes. */
export function decodeUrl(url: string): string {
	try {
		return decodeURI(url);
	} catch {
		return url;
	}
}

function toBrief(alt: string, url: string, title: string): Brief {
	return title === '' ? [alt, decodeUrl(url)] : [alt, decodeUrl(url), title];
}

function textOfNode(node: Node): string {
	let text = '';
	for (let child = node.firstChild; child !== null; child = child.next) {
		const isLineEnd = child.type === 'softbreak' || child.type === 'linebreak';
		const own = child.type === 'html_inline' ? '' : (child.literal ?? '');
		text += isLineEnd ? '\n' : own + textOfNode(child);
	}
	return text;
}

function textOfTokens(tokens: readonly Token[]): string {
	return tokens.map(textOfToken).join('');
}

function textOfToken({ type, content, children }: Token): string {
	switch (type) {
		case 'softbreak':
		case 'hardbreak':
			return '\n';
		case 'html_inline':
			return '';
		case 'image':
			return textOfTokens(children ?? []);
		default:
			return content;
	}
}
