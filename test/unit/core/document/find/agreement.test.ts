import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Brief } from './links.ts';
import { linksIn } from './links.ts';
import { decodeUrl, readByCommonMark, readByMarkdownIt } from './references.ts';

/** What Markdown is made of; a `|` is a space, a `$` a backtick. */
const inline =
	String.raw`![ [ ] ]( ( ) ![a](b) ![a][r] ![r] ![s][] ![R] * ** _ __ $ $$ < > <b> </b> <!-- --> <? ?> <![CDATA[ ]]> <a@b.c> <http://x> &amp; &copy; &#35; \ \[ \] \! " ' "t" 't' (t) <u> <u|v> a b foo ! é : = x.png`
		.split(' ')
		.map(each => each.replaceAll('$', '`').replaceAll('|', ' '));
const block = [
	'\n',
	'\n',
	'\n\n',
	'\n\n',
	' ',
	'    ',
	'  \n',
	'\\\n',
	'# ',
	'## ',
	'===\n',
	'---\n',
	'***\n',
	'[r]: /u\n\n',
	'[r]: <u v> "t"\n\n',
	'\n\n[s]: s\n\n',
	'- ',
	'* ',
	'+ ',
	'1. ',
	'2) ',
	'10. ',
	'> ',
	'>',
	'```\n',
	'~~~\n',
	'<div>\n',
	'</div>\n',
	'<script>',
	'</script>',
];
const anything = fc.array(fc.constantFrom(...inline, ...block), { maxLength: 40, size: 'max' });

const words = fc
	.array(fc.constantFrom('a', 'fox', '狐', '*b*', '`c]`', '\\]', '[d](e)', '&amp;', '_f_', '<i>', '(g)'), {
		minLength: 1,
		maxLength: 5,
	})
	.map(parts => parts.join(' '));
const target = fc.constantFrom(
	'x.png',
	'<a b.png>',
	'a(1).png',
	'a\\_b.png',
	'&auml;.png',
	'é.png',
	'./%20.png',
);
const title = fc.constantFrom('', ' "t"', " 'it\\'s'", ' (t &amp; u)', '\n"two\nlines"');
const image = fc.tuple(words, target, title).map(([alt, url, name]) => `![${alt}](${url}${name})`);
const reference = fc
	.tuple(words, fc.constantFrom('[r]', '[ R ]', '[none]'))
	.map(([alt, ref]) => `![${alt}]${ref}`);
const text = fc
	.array(fc.oneof(words, image, image, reference, fc.constantFrom('![r]', '![r][]', '[![a](b)](c)')), {
		minLength: 1,
		maxLength: 4,
	})
	.map(parts => parts.join('\n'));
const prefixed = (first: string, rest: string) =>
	text.map(lines => first + lines.replaceAll('\n', `\n${rest}`));
const leaf = fc.oneof(
	text,
	prefixed('> ', '> '),
	prefixed('> ', ''),
	prefixed('- ', '  '),
	prefixed('1. > ', '   > '),
	prefixed('    ', '    '),
	text.map(lines => `# ${lines.replaceAll('\n', ' ')}`),
	text.map(lines => `${lines}\n---`),
	text.map(lines => `\`\`\`\n${lines}\n\`\`\``),
	text.map(lines => `<div>\n${lines}\n</div>`),
	text.map(lines => `<!-- ${lines} -->`),
	fc.constantFrom('[r]: /u.png "R"', '[R]: <v w>', '- a\n\n  - b', '***'),
);
const wellFormed = fc.array(leaf, { minLength: 1, maxLength: 8 }).map(blocks => blocks.join('\n\n'));

describe('the Markdown finder', () => {
	it('sees the images of any signs in any order as CommonMark does', () => {
		let images = 0;
		fc.assert(
			fc.property(anything, parts => {
				const document = `a\n\n${parts.join('')}`;
				const expected = readByCommonMark(document);
				images += expected.length;
				assert.deepStrictEqual(found(document), expected);
			}),
			{ numRuns: 10_000 },
		);
		assert.ok(images > 1000, `only ${images} images`);
	});

	it('sees the images of documents as people write them as CommonMark and markdown-it do', () => {
		let images = 0;
		fc.assert(
			fc.property(wellFormed, document => {
				const expected = readByCommonMark(document);
				images += expected.length;
				assert.deepStrictEqual(found(document), expected);
				assert.deepStrictEqual(readByMarkdownIt(document), expected);
			}),
			{ numRuns: 3000 },
		);
		assert.ok(images > 3000, `only ${images} images`);
	});
});

/** What was found as parsers say it: with decoded URLs, and an empty title as none; HTML is text to them. */
function found(document: string): Brief[] {
	return linksIn('markdown', document).map(([alt, url, name = '']) =>
		name === '' ? [alt, decodeUrl(url)] : [alt, decodeUrl(url), name],
	);
}
