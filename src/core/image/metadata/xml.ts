/** An attribute of an element. */
export interface XmlAttribute {
	/** The URI that its prefix stands for; empty without a prefix. */
	readonly namespace: string;
	readonly name: string;
	readonly value: string;
	/** Where it is in the text, with the space before it. */
	readonly start: number;
	readonly end: number;
}

/** An element and what is in it. */
export interface XmlElement {
	readonly namespace: string;
	readonly name: string;
	readonly attributes: readonly XmlAttribute[];
	readonly children: readonly XmlElement[];
	/** The text directly in it. */
	readonly text: string;
	/** Where its tags start and end in the text. */
	readonly start: number;
	readonly end: number;
	/** Where its end tag starts; undefined for an element that is one tag. */
	readonly contentEnd: number | undefined;
}

/**
 * Reads XML (1.0, with namespaces) in one pass that neither recurses nor goes back. No library small enough
 * tells where attributes are, which is what changing a packet and keeping the rest of it takes.
 *
 * @returns undefined for what is not well formed in its tags, and for what nobody writes into a picture
 * except to do harm: a DOCTYPE, elements more than 64 deep, more than 20,000 of them
 */
export function readXml(text: string): XmlElement | undefined {
	const document = open({ parent: undefined, tag: { name: '', attributes: [] }, start: 0 });
	let top = document;
	let count = 0;
	let at = text.indexOf('<');
	for (let next = 0; at >= 0; at = text.indexOf('<', next)) {
		top.text += top === document ? '' : decodeText(text.slice(next, at));
		const skipped = skipMarkup(text, at);
		if (skipped !== undefined) {
			next = skipped.end;
			top.text += skipped.text;
		} else if (text[at + 1] === '/') {
			const closed = closeTag(text, at, top);
			if (closed === undefined || top.parent === undefined) {
				return undefined;
			}
			top.end = next = closed;
			top.contentEnd = at;
			top = top.parent;
		} else {
			const tag = readTag(text, at);
			count += 1;
			if (tag === undefined || count > mostElements || top.depth >= mostDepth) {
				return undefined;
			}
			const element = open({ parent: top, tag, start: at });
			top.children.push(element);
			element.end = next = tag.end;
			top = tag.isEmpty ? top : element;
		}
	}
	return top === document && document.children.length === 1 ? document.children[0] : undefined;
}

const mostElements = 20_000;
const mostDepth = 64;
const mostAttributes = 1000;

/** An element while it is read. */
interface OpenElement extends XmlElement {
	readonly tagName: string;
	readonly parent: OpenElement | undefined;
	readonly depth: number;
	readonly prefixes: ReadonlyMap<string, string>;
	readonly children: OpenElement[];
	text: string;
	end: number;
	contentEnd: number | undefined;
}

interface RawAttribute {
	readonly name: string;
	readonly value: string;
	readonly start: number;
	readonly end: number;
}

interface RawTag {
	readonly name: string;
	readonly attributes: readonly RawAttribute[];
}

function open({
	parent,
	tag,
	start,
}: {
	readonly parent: OpenElement | undefined;
	readonly tag: RawTag;
	readonly start: number;
}): OpenElement {
	const prefixes = new Map<string, string>();
	for (const { name, value } of tag.attributes) {
		if (name === 'xmlns' || name.startsWith('xmlns:')) {
			prefixes.set(name.slice(6), value);
		}
	}
	const scope = { prefixes, parent };
	const { prefix, name } = splitName(tag.name);
	return {
		...scope,
		tagName: tag.name,
		depth: parent === undefined ? 0 : parent.depth + 1,
		namespace: resolve(prefix, scope),
		name,
		attributes: tag.attributes.map(attribute => {
			const own = splitName(attribute.name);
			const namespace = own.prefix === '' ? '' : resolve(own.prefix, scope);
			return { ...attribute, namespace, name: own.name };
		}),
		children: [],
		text: '',
		start,
		end: start,
		contentEnd: undefined,
	};
}

function resolve(prefix: string, { prefixes, parent }: Pick<OpenElement, 'prefixes' | 'parent'>): string {
	let found = prefixes.get(prefix);
	for (let scope = parent; found === undefined && scope !== undefined; scope = scope.parent) {
		found = scope.prefixes.get(prefix);
	}
	return found ?? (prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : '');
}

function splitName(name: string): { readonly prefix: string; readonly name: string } {
	const colon = name.indexOf(':');
	return { prefix: name.slice(0, Math.max(colon, 0)), name: name.slice(colon + 1) };
}

/** Passes over a comment, an instruction or a section of characters, of which the last is text. */
function skipMarkup(text: string, at: number): { readonly end: number; readonly text: string } | undefined {
	const kind = sections.find(({ start }) => text.startsWith(start, at));
	if (kind === undefined) {
		return undefined;
	}
	const from = at + kind.start.length;
	const end = text.indexOf(kind.end, from);
	// What never ends takes the rest, and its element is then never closed.
	return end < 0
		? { end: text.length, text: '' }
		: { end: end + kind.end.length, text: kind.isText ? text.slice(from, end) : '' };
}

const sections = [
	{ start: '<!--', end: '-->', isText: false },
	{ start: '<![CDATA[', end: ']]>', isText: true },
	{ start: '<?', end: '?>', isText: false },
];

function closeTag(text: string, at: number, { tagName }: OpenElement): number | undefined {
	if (!text.startsWith(tagName, at + 2)) {
		return undefined;
	}
	closing.lastIndex = at + 2 + tagName.length;
	return closing.test(text) ? closing.lastIndex : undefined;
}

const closing = /\s*>/y;
const tagStart = /<([^\s<>/="'&!?]+)/y;
const attribute = /\s+([^\s<>/="'&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;

function readTag(
	text: string,
	at: number,
): (RawTag & { readonly end: number; readonly isEmpty: boolean }) | undefined {
	tagStart.lastIndex = at;
	const name = tagStart.exec(text)?.[1];
	if (name === undefined) {
		return undefined;
	}
	const attributes: RawAttribute[] = [];
	let start = tagStart.lastIndex;
	attribute.lastIndex = start;
	for (let match = attribute.exec(text); match !== null; match = attribute.exec(text)) {
		const end = attribute.lastIndex;
		const value = decodeText((match[2] ?? match[3] ?? '').replaceAll(/[\t\n\r]/g, ' '));
		attributes.push({ name: match[1] ?? '', value, start, end });
		start = end;
		if (attributes.length > mostAttributes) {
			return undefined;
		}
	}
	tagEnd.lastIndex = start;
	const end = tagEnd.exec(text);
	return end === null ? undefined : { name, attributes, end: tagEnd.lastIndex, isEmpty: end[1] === '/' };
}

/** Entities that XML itself does not have stay as they are written. */
function decodeText(text: string): string {
	return text
		.replaceAll(/\r\n?/g, '\n')
		.replaceAll(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g, decodeReference);
}

function decodeReference(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
	const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
	return name === undefined
		? code <= 0x10ffff
			? String.fromCodePoint(code)
			: whole
		: (named[name] ?? whole);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
