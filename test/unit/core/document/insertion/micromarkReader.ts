import { lint } from 'markdownlint/sync';
import type { MicromarkToken } from 'markdownlint';

/** What a document is without its new pictures and white space, and the paths of those. */
export interface MicromarkReading {
	readonly tree: readonly string[];
	readonly images: readonly string[];
}

const structures =
	/^(?:blockQuote|listOrdered|listUnordered|listItemPrefix|gfmFootnoteDefinition|codeIndented|codeFenced|codeText|mathFlow|mathText|atxHeading|setextHeading|thematicBreak|definition|link|image|autolink|table|tableRow|tableData|tableHeader|htmlFlow|htmlText|emphasis|strong)$/;
const picture = /^!\[a fox\]\((i\d-\d\.png)\)$|^<img src="(i\d-\d\.png)"[^>]*>$/;
const spaces = /lineEnding|whitespace|linePrefix|indent|padding|marker|hardBreak/i;

/** Reads Markdown with the footnotes, the tables and the math of GitHub. */
export function readByMicromark(text: string): MicromarkReading {
	const images: string[] = [];
	const treeOf = (token: MicromarkToken): readonly string[] => {
		const path = picture.exec(token.text)?.slice(1).join('') ?? '';
		if (/^(?:image|htmlText)$/.test(token.type) && path !== '') {
			images.push(path);
			return [];
		}
		const inner = joined(token.children.flatMap(treeOf));
		if (structures.test(token.type)) {
			return [`<${token.type}`, ...inner, '>'];
		}
		const said = token.text.replaceAll(/\s/g, '');
		return token.children.length > 0 ? inner : spaces.test(token.type) || said === '' ? [] : [said];
	};
	return { tree: joined(tokensOf(text).flatMap(treeOf)), images };
}

/** Texts that a picture came between are still one text. */
function joined(parts: readonly string[]): readonly string[] {
	return parts.reduce<string[]>((before, part) => {
		const last = before.at(-1);
		const isText = last !== undefined && !/^[<>]/.test(last) && !/^[<>]/.test(part);
		return isText ? [...before.slice(0, -1), last + part] : [...before, part];
	}, []);
}

function tokensOf(text: string): readonly MicromarkToken[] {
	let tokens: readonly MicromarkToken[] = [];
	lint({
		strings: { text },
		config: { default: false, tokens: true },
		customRules: [
			{
				names: ['tokens'],
				description: 'Reads the tokens',
				tags: ['reading'],
				parser: 'micromark',
				function: ({ parsers }) => {
					({ tokens } = parsers.micromark);
				},
			},
		],
	});
	return tokens;
}
