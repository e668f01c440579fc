import { readXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** The name of a property of XMP. */
export interface XmpName {
	/** The namespace's URI. */
	readonly namespace: string;
	readonly name: string;
}

/** A property of XMP with a simple value. */
export interface FoundProperty extends XmpName {
	/** Of a text in several languages the default, of a list the first. */
	readonly value: string;
}

/** A property to write. */
export interface XmpProperty extends FoundProperty {
	/** What the namespace is called in the packet. */
	readonly prefix: string;
	/** Whether the standard makes it a text that may have several languages. */
	readonly hasLanguages?: boolean;
}

/** The simple properties of a packet; none of one that cannot be read. */
export function readXmp(packet: string): FoundProperty[] {
	const rdf = findRdf(packet);
	return descriptions(rdf).flatMap(description => [
		...description.attributes
			.filter(isProperty)
			.map(({ namespace, name, value }) => ({ namespace, name, value })),
		...description.children.map(({ namespace, name, ...element }) => {
			return { namespace, name, value: valueOf(element) };
		}),
	]);
}

/** The value of the first property of this name. */
export function propertyOf(
	properties: readonly FoundProperty[],
	{ namespace, name }: XmpName,
): string | undefined {
	return properties.find(property => isNamed(property, namespace, name))?.value;
}

/** A packet with these properties alone. */
export function writeXmp(properties: readonly XmpProperty[]): string {
	return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${writeXmpBody(properties)}\n<?xpacket end="w"?>`;
}

/** What a packet has between its marks. */
export function writeXmpBody(properties: readonly XmpProperty[]): string {
	return `<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF xmlns:rdf="${rdfNamespace}">\n${describe(properties, '')}</rdf:RDF>\n</x:xmpmeta>`;
}

/**
 * A packet with these properties and all that it had before: every other letter of it stays.
 *
 * @param names other properties to take out
 * @returns undefined when the packet cannot be read well enough for that
 */
export function mergeXmp(
	packet: string,
	properties: readonly XmpProperty[],
	names: readonly XmpName[] = [],
): string | undefined {
	const rdf = findRdf(packet);
	if (rdf?.contentEnd === undefined) {
		return undefined;
	}
	const known = descriptions(rdf);
	const unwanted = [...properties, ...names];
	const spans = known
		.flatMap(description => unwantedSpans(packet, description, unwanted))
		.toSorted((one, other) => one.start - other.start);
	let result = '';
	let from = 0;
	for (const { start, end } of spans) {
		result += packet.slice(from, start);
		from = end;
	}
	const subject = known[0]?.attributes.find(
		({ namespace, name }) => name === 'about' && namespace !== xmlNamespace,
	);
	const own = describe(properties, subject?.value ?? '');
	return result + packet.slice(from, rdf.contentEnd) + own + packet.slice(rdf.contentEnd);
}

const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** The element with all properties: it is the root or right in it. */
function findRdf(packet: string): XmlElement | undefined {
	const root = readXml(packet);
	return root && [root, ...root.children].find(element => isNamed(element, rdfNamespace, 'RDF'));
}

function descriptions(rdf: XmlElement | undefined): XmlElement[] {
	return rdf?.children.filter(element => isNamed(element, rdfNamespace, 'Description')) ?? [];
}

interface Span {
	readonly start: number;
	readonly end: number;
}

/** Where the properties of these names are: one by one, or all of the description where nothing else is in it. */
function unwantedSpans(
	packet: string,
	description: XmlElement,
	unwanted: readonly XmpName[],
): readonly Span[] {
	const { attributes, children, text, start, end } = description;
	const properties = [...attributes.filter(isProperty), ...children];
	const found = properties.filter(property =>
		unwanted.some(({ namespace, name }) => isNamed(property, namespace, name)),
	);
	const isRestEmpty = text.trim() === '' && !packet.slice(start, end).includes('<!--');
	return found.length > 0 && found.length === properties.length && isRestEmpty
		? [{ start, end: packet[end] === '\n' ? end + 1 : end }]
		: found;
}

function isNamed(named: XmpName, namespace: string, name: string): boolean {
	return named.name === name && named.namespace === namespace;
}

/** What is not a property: RDF's own attributes, XML's own, and the declarations of namespaces. */
function isProperty({ namespace }: XmpName): boolean {
	return namespace !== '' && namespace !== rdfNamespace && namespace !== xmlNamespace;
}

function valueOf({
	attributes,
	children,
	text,
}: Pick<XmlElement, 'attributes' | 'children' | 'text'>): string {
	const items = children
		.filter(({ namespace, name }) => namespace === rdfNamespace && /^(?:Alt|Seq|Bag)$/.test(name))
		.flatMap(list => list.children.filter(item => isNamed(item, rdfNamespace, 'li')));
	const item = items.find(isDefault) ?? items[0];
	const resource = attributes.find(attribute => isNamed(attribute, rdfNamespace, 'resource'));
	return item?.text ?? resource?.value ?? text;
}

function isDefault({ attributes }: XmlElement): boolean {
	return attributes.some(({ namespace, value }) => namespace === xmlNamespace && value === 'x-default');
}

function describe(properties: readonly XmpProperty[], subject: string): string {
	const prefixes = new Map(properties.map(({ prefix, namespace }) => [prefix, namespace]));
	const declared = Array.from(prefixes, ([prefix, uri]) => ` xmlns:${prefix}="${escapeXml(uri)}"`).join('');
	const written = properties.map(({ prefix, name, value, hasLanguages }) => {
		const text = escapeXml(value);
		const content =
			hasLanguages === true ? `<rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt>` : text;
		return `<${prefix}:${name}>${content}</${prefix}:${name}>\n`;
	});
	// Declared here as well: a packet may call RDF by another name.
	return `<rdf:Description xmlns:rdf="${rdfNamespace}" rdf:about="${escapeXml(subject)}"${declared}>\n${written.join('')}</rdf:Description>\n`;
}

/** What XML 1.0 cannot hold at all, not even escaped, becomes a replacement character. */
function escapeXml(text: string): string {
	return text
		.replaceAll(/[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff\p{Surrogate}]/gu, '\ufffd')
		.replaceAll(/[&<>"\r]/g, letter => `&#${letter.charCodeAt(0)};`);
}
