import { below, cursor, end, replace, testExamples } from './languageExamples.ts';
import type { Example } from './languageExamples.ts';

const img = '<img src="1.png" alt="a fox" width="1" height="1">';
const typst = '#image("1.png", alt: "a fox")';
const latex = '\\includegraphics[width=\\linewidth,alt={a fox}]{1.png}';

const examples: Readonly<Record<string, readonly Example[]>> = {
	typst: [
		[
			'below code of several lines',
			below,
			'«```»\ncode\n```\n= B\n\ntext',
			`\`\`\`\ncode\n\`\`\`\n\n${typst}\n\n= B\n\ntext`,
		],
		['below a comment of several lines', below, '«/*» a\nb */\n= B', `/* a\nb */\n\n${typst}\n\n= B`],
		['over a part of a formula, which stays', replace, 'A «two $x »+ y$', `A two $x + y$\n\n${typst}`],
		['over all of a formula', replace, 'A «two $x + y$» b', `A ${typst} b`],
	],
	asciidoc: [
		[
			'in a picture of an item',
			cursor,
			'* a\nimage‸::x.png[]',
			'* a\nimage::x.png[]\n+\nimage::1.png[a fox]',
		],
		[
			'over one end of a block, which stays',
			replace,
			'Para «two\n\n----\ncode» line\n----',
			'Para two\n\n----\ncode line\n----\n\nimage::1.png[a fox]',
		],
		[
			'over the other end of a block, which stays',
			replace,
			'----\ncode «line\n----\n\nPara» two',
			'----\ncode line\n----\n\nPara two\n\nimage::1.png[a fox]',
		],
		['over all of a block', replace, 'Para «two\n\n----\ncode\n----»', 'Para image:1.png[a fox]'],
		['over two texts', replace, 'Para «two\n\nMore» text', 'Para image:1.png[a fox] text'],
	],
	restructuredtext: [
		[
			'in a picture of an item',
			cursor,
			'- a\n.. imag‸e:: x.png',
			'- a\n.. image:: x.png\n\n.. image:: 1.png\n   :alt: a fox',
		],
		[
			'in code that two colons and a space announce',
			cursor,
			'Example:: \n\n    co‸de',
			'Example:: \n\n    code\n\n.. image:: 1.png\n   :alt: a fox',
		],
	],
	latex: [
		[
			'over one end of verbatim text, which stays',
			replace,
			'Para «two\n\n\\begin{verbatim}\nco»de\n\\end{verbatim}',
			`Para two\n\n\\begin{verbatim}\ncode\n\\end{verbatim}\n\n${latex}`,
		],
	],
	php: [
		[
			'at the end, in front of an open comment',
			end,
			'<p>a</p>\n<!-- b\n<?php echo 1;‸',
			`<p>a</p>\n${img}\n<!-- b\n<?php echo 1;`,
		],
	],
	html: [['at the end, in front of an open drawing', end, '<p>a</p>\n<svg>\n‸', `<p>a</p>\n${img}\n<svg>\n`]],
	json: [
		['nowhere above an object', cursor, '‸\n{ "a": 1 }', '\n{ "a": 1 }'],
		['in an empty document', cursor, '‸\n', '"1.png"\n'],
		['nowhere in a name', cursor, '{ "a": 1, "k‸ey": 2 }', '{ "a": 1, "key": 2 }'],
	],
};

testExamples(examples);
