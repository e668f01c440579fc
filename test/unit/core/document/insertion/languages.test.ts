import { below, cursor, end, replace, testExamples, two } from './languageExamples.ts';
import type { Example } from './languageExamples.ts';

const figure = { template: 'figure' };

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
	asciidoc: [
		['in a sentence', cursor, 'a ‸ b', 'a image:1.png[a fox] b'],
		[
			'below an item',
			{ ...below, ...two },
			'* «a»\n* b',
			'* a\n+\nimage::1.png[a fox]\n+\nimage::2.png[a fox]\n* b',
		],
		[
			'in a cell',
			{ ...cursor, ...two },
			'|===\n|a‸ |b\n|===',
			'|===\n|aimage:1.png[a fox] image:2.png[a fox] |b\n|===',
		],
		['below a row', below, '|===\n|«a»\n|===\nb', '|===\n|a\n|===\n\nimage::1.png[a fox]\n\nb'],
		['in the head of a document', cursor, '= A\n:b: c‸\n\nd', '= A\n:b: c\n\nimage::1.png[a fox]\n\nd'],
		['in front of a title', cursor, '‸== A', '== image:1.png[a fox]A'],
		[
			'as a figure in a sentence',
			{ ...cursor, ...figure },
			'a‸ b\n\nc',
			'a b\n\n.a fox\nimage::1.png[a fox]\n\nc',
		],
	],
	restructuredtext: [
		['below an item', below, '- «a»\n- b', '- a\n\n  .. image:: 1.png\n     :alt: a fox\n\n- b'],
		['in a sentence', cursor, '- a ‸.\n- b', '- a |1|.\n\n  .. |1| image:: 1.png\n     :alt: a fox\n\n- b'],
		[
			'whose name is taken',
			cursor,
			'a ‸\n\n.. |1| image:: other.png\n',
			'a |1 2|\n\n.. |1 2| image:: 1.png\n   :alt: a fox\n\n.. |1| image:: other.png\n',
		],
		[
			'that is defined already',
			cursor,
			'a ‸\n\n  .. |1| image:: 1.png\n     :alt: a fox\n',
			'a |1|\n\n  .. |1| image:: 1.png\n     :alt: a fox\n',
		],
		['in a title', cursor, 'A‸\n==\nb', 'A\n==\n\n.. image:: 1.png\n   :alt: a fox\n\nb'],
		['in front of a quote', below, '«a»\n\n  b\n\nc', 'a\n\n  b\n\n.. image:: 1.png\n   :alt: a fox\n\nc'],
	],
	org: [
		['below an item', below, '- «a»\n- b', '- a\n\n  #+ATTR_HTML: :alt a fox\n  [[file:1.png]]\n\n- b'],
		['in a cell', cursor, '| a‸ |\n|---|', '| a[[file:1.png]] |\n|---|'],
		[
			'below a row',
			below,
			'| «a» |\n|---|\nb',
			'| a |\n|---|\n\n#+ATTR_HTML: :alt a fox\n[[file:1.png]]\n\nb',
		],
		[
			'below a heading with properties',
			below,
			'* «A»\n:PROPERTIES:\n:B: c\n:END:\nd',
			'* A\n:PROPERTIES:\n:B: c\n:END:\n\n#+ATTR_HTML: :alt a fox\n[[file:1.png]]\n\nd',
		],
	],
	typst: [
		['in code', cursor, '#rect(\n  [a],‸\n)\n\nb', '#rect(\n  [a],\n)\n\n#image("1.png", alt: "a fox")\n\nb'],
		['in text in code', cursor, '#rect[a ‸]', '#rect[a #image("1.png", alt: "a fox")]'],
		['below an item', below, '- «a»\n- b', '- a\n\n  #image("1.png", alt: "a fox")\n\n- b'],
		[
			'below the head of a document',
			below,
			'#set text(\n  lang: "de",\n)\n#show: t.with(\n  title: [A «fox»],\n)\n#show: u\n\na',
			'#set text(\n  lang: "de",\n)\n#show: t.with(\n  title: [A fox],\n)\n#show: u\n\n#image("1.png", alt: "a fox")\n\na',
		],
		[
			'in a string of a statement',
			cursor,
			'#let x = (\n  a: "b‸",\n)\nc',
			'#let x = (\n  a: "b",\n)\n\n#image("1.png", alt: "a fox")\n\nc',
		],
		[
			'in text in a statement',
			cursor,
			'#set page(\n  header: [A ‸],\n)',
			'#set page(\n  header: [A #image("1.png", alt: "a fox")],\n)',
		],
		[
			'behind a branch',
			cursor,
			'#if a [b] else [c] d ‸',
			'#if a [b] else [c] d #image("1.png", alt: "a fox")',
		],
		[
			'in front of the label of a figure',
			cursor,
			'#figure(\n  [a],\n)‸ <b>',
			'#figure(\n  [a],\n) <b>\n\n#image("1.png", alt: "a fox")',
		],
	],
	latex: [
		[
			'below two texts in front of the document',
			below,
			'\\title{A «fox»}\n\\author{«B»}\n\\begin{document}\nc',
			'\\title{A fox}\n\\author{B}\n\\begin{document}\n\n\\includegraphics[width=\\linewidth,alt={a fox}]{1.png}\n\n\\includegraphics[width=\\linewidth,alt={a fox}]{2.png}\n\nc',
		],
		[
			'in front of the document',
			cursor,
			'\\title{A ‸}\n\\begin{document}\n\n\\maketitle\n\nb',
			'\\title{A }\n\\begin{document}\n\n\\maketitle\n\n\\includegraphics[width=\\linewidth,alt={a fox}]{1.png}\n\nb',
		],
		[
			'behind the document',
			below,
			'a\n\\end{document}\n«b»',
			'a\n\n\\includegraphics[width=\\linewidth,alt={a fox}]{1.png}\n\n\\end{document}\nb',
		],
		[
			'in a formula',
			cursor,
			'a $b ‸c$ d',
			'a $b c$\\includegraphics[width=\\linewidth,alt={a fox}]{1.png} d',
		],
		[
			'in code',
			cursor,
			'a \\verb|b‸ {| c',
			'a \\verb|b {|\\includegraphics[width=\\linewidth,alt={a fox}]{1.png} c',
		],
		[
			'in an address',
			cursor,
			'a \\url{b‸} c',
			'a \\url{b}\\includegraphics[width=\\linewidth,alt={a fox}]{1.png} c',
		],
		[
			'in the name of a command',
			cursor,
			'a \\em‸ph{b} c',
			'a \\includegraphics[width=\\linewidth,alt={a fox}]{1.png}\\emph{b} c',
		],
		[
			'in a comment',
			cursor,
			'a % b ‸$\nc',
			'a % b $\n\\includegraphics[width=\\linewidth,alt={a fox}]{1.png}c',
		],
		[
			'over a part of a formula',
			replace,
			'a $b «c»$ d',
			'a $b $ d\n\n\\includegraphics[width=\\linewidth,alt={a fox}]{1.png}',
		],
		[
			'below a title of two lines',
			below,
			'\\section{A «fox»\n  there}\nb',
			'\\section{A fox\n  there}\n\n\\includegraphics[width=\\linewidth,alt={a fox}]{1.png}\n\nb',
		],
		[
			'below an item',
			below,
			'  \\item «a»\n  \\item b',
			'  \\item a\n\n    \\includegraphics[width=\\linewidth,alt={a fox}]{1.png}\n\n  \\item b',
		],
		[
			'at the end',
			end,
			'a‸\n\\end{document}\n',
			'a\n\n\\includegraphics[width=\\linewidth,alt={a fox}]{1.png}\n\n\\end{document}\n',
		],
	],
	python: [['at two carets', cursor, 'a = "‸"\nb = "‸"', 'a = "1.png"\nb = "2.png"']],
};

testExamples(examples);
