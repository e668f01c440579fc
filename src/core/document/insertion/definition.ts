import type { LinkText } from '../link/link.ts';

type Links = readonly [LinkText, ...LinkText[]];

/** A name and what it stands for, as reStructuredText has them. */
const pattern = /^\.\. \|(.+?)\| /;

/** Links whose names stand for nothing else, neither in a text nor among them. */
export function nameApart(text: string, [first, ...rest]: Links): Links {
	const named: [LinkText, ...LinkText[]] = [nameOne(text, first)];
	for (const link of rest) {
		const definitions = named.map(({ definition = '' }) => definition);
		named.push(nameOne([text, ...definitions].join('\n'), link));
	}
	return named;
}

/** Whether a text has a definition, however it is indented. */
export function hasDefinition(text: string, definition: string): boolean {
	const lines = definition.split('\n').map(line => escape(line.trim()));
	return new RegExp(`^[ \\t]*${lines.join('\\r?\\n[ \\t]*')}[ \\t]*\\r?$`, 'm').test(text);
}

function nameOne(text: string, link: LinkText): LinkText {
	const { definition = '' } = link;
	const name = pattern.exec(definition)?.[1];
	if (name === undefined) {
		return link;
	}
	let named = link;
	for (let number = 2; isTaken(text, named.definition ?? ''); number++) {
		const other = `|${name} ${number}|`;
		const shift = other.length - name.length - 2;
		named = {
			...link,
			text: link.text.replace(`|${name}|`, () => other),
			alt: { start: link.alt.start + shift, end: link.alt.end + shift },
			definition: definition.replace(`|${name}|`, () => other),
		};
	}
	return named;
}

/** Names are told apart by more than capitals and spaces. */
function isTaken(text: string, definition: string): boolean {
	const [mark = ''] = pattern.exec(definition) ?? [];
	const isNamed = new RegExp(`^[ \\t]*${escape(mark.trim()).replace(/ /g, '\\s+')}(?=\\s)`, 'im').test(text);
	return isNamed && !hasDefinition(text, definition);
}

function escape(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
