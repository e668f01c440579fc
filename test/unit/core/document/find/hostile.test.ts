import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findImageLinks } from '../../../../../src/core/document/find/findImageLinks.ts';

const length = 200_000;

/** What repeated takes some finders the square of its length. */
const units: Readonly<Record<string, readonly string[]>> = {
	markdown: [
		'[',
		'![',
		'![a](',
		'![a](<',
		'![a](b "',
		'![a][',
		'![a]',
		'[a](b)',
		'![[a](b)',
		'![a]('.concat('('.repeat(31)),
		'`',
		'` ``',
		'*',
		'**a',
		'_a*',
		'![a *b ',
		'<',
		'<a ',
		'<a b="',
		"<a b='",
		'<!--',
		'<!A',
		'<?',
		'<![CDATA[',
		'> ',
		'>',
		'- ',
		'1. ',
		'> a\n',
		'- a\n',
		'-\n\n',
		'[a]: b\n',
		'[a]: "b\n',
		'[a]: b\n\n![a]\n\n',
		'[r]: <',
		'&',
		'\\',
		' ',
		'\t',
		'\n',
		'![a](b)',
		'![ ](x\\',
		'<img src="a">',
		'\r',
		'|',
		'|a\n|-\n',
		'|![a](b)\n',
		'\\|',
		'a|\n',
		'[a]: b "\n',
		'[a]:\nb\n===\n',
		'<img src="a\n">',
		'<b>\n',
	],
	mdx: ['{', '{`${', '<a ', '<a b={', '<a b="', '<>', '{/*', "{'", 'import a\n', '<img src="a"/>'],
	html: [
		'<',
		'<a ',
		'<a b="',
		'<!--',
		'<script>',
		'<script',
		'<script><!--',
		'</script',
		'<![CDATA[',
		'<img src="a"',
		'<img src=a>',
		'<!---!>',
		'<plaintext>',
		'--!',
		'&',
	],
	svelte: ['<a b={', '<img src={`'],
	php: ['<?', '<?php ?>'],
	asciidoc: [
		'image:',
		'image:a ',
		'image:a[',
		'image:a[",',
		'image:a\n',
		'image::a[',
		'image:a[]',
		'image:a["b]',
		'image::a[]\n',
		'+',
		'+a ',
		'++',
		'+++',
		'$$',
		'pass:[',
		'stem:[',
		'----\n',
		'--\n',
		'* a\n',
		'a:: ',
		'|image::',
		'|===\n',
		'|',
		' |',
		'1 ',
		'99.99+|a',
		'99*|',
		'a|\n',
		'\\|',
		'!===\na!',
		'[cols="a"]\n',
		'(((',
		'(((a',
		'(((a))',
		'a::\n\n',
		'[',
		'a\n',
	],
	restructuredtext: [
		'.. image:: a\n',
		'.. image::\n   a',
		'   a\n',
		'.. ',
		'..\n',
		'.. |',
		'::\n',
		'::\n\n   ',
		'* ',
		'1. ',
		':a: ',
		':a: .. image:: b\n',
		':a: .. image:: b\n  c\n',
		'+-',
		'+-+\n',
		'+--+\n|  |\n',
		'+--+\n',
		'| .. image:: a |\n',
		'= ',
		'== ==\n',
		'== ==\na  b\n',
		'a  .. image:: b\n',
		'-- ',
		'-a a, ',
		'.. [1] ',
	],
};
/** What they may be repeated behind. */
const heads: Readonly<Record<string, readonly string[]>> = {
	markdown: ['', '![', '> - a ![b](', '[r]: x\n\n![r] ', '|a|\n|-|\n', '<div>\n'],
	mdx: ['', '<a b={', '![a '],
	html: ['', '<img src="', '<script>', '<!--'],
	svelte: ['', '<img alt={'],
	php: ['', '<img alt="'],
	asciidoc: ['', '* image:a[', '|===\n', '[cols="99*a"]\n|===\na|', '|===\na|!===\na!'],
	restructuredtext: [
		'',
		'.. image:: a\n   :alt: b\n   ',
		'+--+--+\n',
		'== ==\n',
		':a: .. image:: b\n    ',
		`${'+-'.repeat(300)}+\n`,
	],
};

/** In milliseconds of processor time of this thread: other programs do not make these tests fail. */
function timeOf(language: string, text: string): number {
	const start = process.threadCpuUsage();
	findImageLinks(language, text);
	const { user, system } = process.threadCpuUsage(start);
	return (user + system) / 1000;
}

describe('a document of 200,000 signs that is made to take long', () => {
	for (const [language, each] of Object.entries(units)) {
		for (const head of heads[language] ?? []) {
			it(`takes less than half a second in ${language} behind ${JSON.stringify(head)}`, () => {
				const slow = each.filter(
					unit => timeOf(language, head + unit.repeat((length - head.length) / unit.length)) >= 500,
				);
				assert.deepStrictEqual(slow, []);
			});
		}
	}
});
