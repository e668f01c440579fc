import { lastLine } from './context.ts';
import type { LinkLanguage, LinkText } from './language.ts';
import { fillTemplate } from './template.ts';

const directive = /^(\s*\.\.) (?=image::)/;

/**
 * reStructuredText has no image in a line of text, only a name for one that is defined elsewhere
 * (https://docutils.sourceforge.io/docs/ref/rst/directives.html#image).
 */
export const restructuredText: LinkLanguage = {
	form: '.. image:: ${path}\n   :alt: ${alt}',
	inline: (target, { before, after }) => {
		const { text } = fillTemplate(restructuredText.form, restructuredText, target);
		const name = nameOf(target.path);
		const reference = `${isOpening(before, name) ? '' : '\\ '}|${name}|${isClosing(after) ? '' : '\\ '}`;
		const alt = { start: reference.length, end: reference.length };
		return {
			text: reference,
			alt,
			isBlock: false,
			definition: text.replace(directive, (_, dots: string) => `${dots} |${name}| `),
		} satisfies LinkText;
	},
	named: { figure: '.. figure:: ${path}\n   :alt: ${alt}\n\n   ${title}' },
	isBlock: text => /^\s*\.\. /.test(text),
	takesSitePaths: false,
	escapePath,
	escapeText,
};

/**
 * Sphinx takes the path as a file's name and Docutils as a URL, so nothing is percent-encoded but white
 * space that neither can be told of. Spaces are left out where no backslash is before them.
 */
function escapePath(path: string): string {
	const escaped = path.replace(/[\\ ]/g, '\\$&').replace(/[^\S ]|\p{Cc}/gu, encodeURIComponent);
	return escaped.startsWith(':') ? `./${escaped}` : escaped;
}

/** An option's value is read as it is; elsewhere a backslash takes any meaning from the next character. */
function escapeText(text: string, before: string): string {
	if (/^\s*:[\w-]+:\s*$/.test(lastLine(before))) {
		return text;
	}
	const escaped = text.replace(/[\\*`|_]|:(?=`)/g, '\\$&');
	// Two colons at the end would announce a literal block, and be one.
	const ended = escaped.replace(/::$/, '\\::');
	const isFirst = lastLine(before).trim() === '';
	const isMarkup = /^(?:[^\p{L}\p{N}\\]|[\p{L}\p{N}#]+[.)]|\\+$)/u.test(ended);
	// A space with a backslash before it is nothing.
	return isFirst && isMarkup ? `\\ ${ended}` : ended;
}

function nameOf(path: string): string {
	const name = path
		.slice(path.lastIndexOf('/') + 1)
		.replace(/\.[^.]*$/, '')
		.replace(/[|\\\s\p{Cc}]+/gu, ' ')
		.trim();
	return name === '' ? 'image' : name;
}

/**
 * Whether a name is seen as one after a character, by the rules for inline markup. After a bracket or a
 * quotation mark it is not when the name starts with the one that closes it.
 */
function isOpening(before: string, name: string): boolean {
	return /^\s?$/.test(before.slice(-1)) || (/['"([{<\-/:]$/.test(before) && /^[\p{L}\p{N}]/u.test(name));
}

function isClosing(after: string): boolean {
	return /^(?:$|[\s'")\]}>\-/\\:.,;!?])/.test(after);
}
