import { below, cursor, replace, testExamples, two } from './languageExamples.ts';
import type { Example } from './languageExamples.ts';

const examples: Readonly<Record<string, readonly Example[]>> = {
	markdown: [
		[
			'at two carets',
			cursor,
			'a ‸ b\n\n‸\n\n- c‸',
			'a ![a fox](1.png) b\n\n![a fox](2.png)\n\n- c![a fox](3.png)',
		],
		[
			'below two selections of a paragraph',
			below,
			'«a» b\n«c»\n\nd',
			'a b\nc\n\n![a fox](1.png)\n\n![a fox](2.png)\n\nd',
		],
		[
			'below two selections of an item',
			below,
			'- «a» «b»\n- c',
			'- a b\n  ![a fox](1.png)\n  ![a fox](2.png)\n- c',
		],
		['below two items', below, '- «a»\n- «b»', '- a\n  ![a fox](1.png)\n- b\n  ![a fox](2.png)'],
		[
			'over two cells',
			replace,
			'| «a» | «b» |\n| --- | --- |',
			'| ![a fox](1.png) | ![a fox](2.png) |\n| --- | --- |',
		],
		['over cells with a bar between', replace, '| «a | b» |\n| - | - |', '| ![a fox](1.png) | |\n| - | - |'],
		[
			'behind the last bar of a row',
			{ ...cursor, ...two },
			'| a |‸\n| - |',
			'| a![a fox](1.png) ![a fox](2.png) |\n| - |',
		],
		['in front of an item in a list', cursor, '- a\n‸- b', '- a\n- ![a fox](1.png)b'],
		['in front of an item after an empty line', cursor, '- a\n\n‸- b', '- a\n\n- ![a fox](1.png)b'],
		['on an empty line between items', cursor, '- a\n‸\n- b', '- a\n  ![a fox](1.png)\n- b'],
		['on a line of a quote', cursor, '> a\n>‸', '> a\n> ![a fox](1.png)\n'],
		['in a title', { ...cursor, ...two }, '# a‸\nb', '# a![a fox](1.png) ![a fox](2.png)\nb'],
		[
			'in HTML',
			cursor,
			'<div>\n  a‸\n</div>',
			'<div>\n  a<img src="1.png" alt="a fox" width="1" height="1">\n</div>',
		],
		[
			'in a cell of HTML whatever the Markdown of a template',
			{ ...cursor, template: '![${alt}](${path} "${title}")' },
			'<table><tr><td>‸</td></tr></table>',
			'<table><tr><td><img src="1.png" alt="a fox" width="1" height="1"></td></tr></table>',
		],
		['in code', cursor, '```\na‸\n```', '```\na\n```\n\n![a fox](1.png)'],
		[
			'as a figure in a sentence of a list',
			{ ...cursor, template: '<figure>\n${path}\n</figure>' },
			'> - a ‸b\n> - c',
			'> - a b\n>\n>   <figure>\n>   1.png\n>   </figure>\n>\n> - c',
		],
		['over code, which stays', replace, '```\n«a»\n```', '```\na\n```\n\n![a fox](1.png)'],
		[
			'over a text in front matter, which stays',
			replace,
			'---\na: |\n  «b»\n---\nc',
			'---\na: |\n  b\n---\n\n![a fox](1.png)\n\nc',
		],
		[
			'as a figure over a word, which stays',
			{ ...replace, template: '<figure>\n${path}\n</figure>' },
			'a «b» c',
			'a b c\n\n<figure>\n1.png\n</figure>',
		],
		[
			'as a figure over an item',
			{ ...replace, template: '<figure>\n${path}\n</figure>' },
			'- «a»\n- b',
			'- <figure>\n  1.png\n  </figure>\n- b',
		],
	],
	mdx: [
		['in a module', cursor, "import a from 'b'‸\n\nc", "import a from 'b'\n\n![a fox](1.png)\n\nc"],
		['in an element', cursor, '<Box>‸</Box>', '<Box>![a fox](1.png)</Box>'],
		['in a tag', cursor, '<Box\n  a="‸"\n/>', '<Box\n  a=""\n/>\n\n![a fox](1.png)'],
	],
	python: [['at two carets', cursor, 'a = "‸"\nb = "‸"', 'a = "1.png"\nb = "2.png"']],
};

testExamples(examples);
