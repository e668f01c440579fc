import { below, cursor, end, replace, testExamples, two } from './languageExamples.ts';
import type { Example } from './languageExamples.ts';

const img = '<img src="1.png" alt="a fox" width="1" height="1">';
const img2 = img.replace('1', '2');

const examples: Readonly<Record<string, readonly Example[]>> = {
	html: [
		[
			'in a tag',
			cursor,
			'<p title="‸">a</p>',
			'<p title=""><img src="1.png" alt="a fox" width="1" height="1">a</p>',
		],
		[
			'below a line',
			{ ...below, ...two },
			'<div>\n\t<p>«a»</p>\n</div>',
			'<div>\n\t<p>a</p>\n\t<img src="1.png" alt="a fox" width="1" height="1">\n\t<img src="2.png" alt="a fox" width="1" height="1">\n</div>',
		],
		['below an item', below, '<ul>\n  <li>«a»</li>\n</ul>', `<ul>\n  <li>a ${img}</li>\n</ul>`],
		[
			'below items of several lines',
			{ ...below, ...two },
			'<li>\n  «a»</li>\n<li>«b»\n</li>',
			`<li>\n  a\n  ${img}\n  ${img2}</li>\n<li>b\n${img.replace('1', '3')}\n${img.replace('1', '4')}\n</li>`,
		],
		['below two words of a cell', below, '<td>«a» «b»</td>', `<td>a b ${img} ${img2}</td>`],
		['between items', cursor, '<ul>\n<li>a</li>\n‸\n</ul>', `<ul>\n<li>a ${img}</li>\n\n</ul>`],
		['in an empty list', cursor, '<ul>\n‸\n</ul>\n<p>', `<ul>\n\n</ul>\n${img}\n<p>`],
		[
			'below the title of a page',
			below,
			'<head>\n<title>«a»</title>\n</head>\n<body class="b">\n\t<p>',
			`<head>\n<title>a</title>\n</head>\n<body class="b">\n\t${img}\n\t<p>`,
		],
		['over an attribute, which stays', replace, '<p title="«a»">b</p>', `<p title="a">b</p>\n${img}`],
		['over half of an element, which stays', replace, '<p>a <b>«b</b> c»</p>', `<p>a <b>b</b> c</p>\n${img}`],
		[
			'over the end of an element and the start of another, which stay',
			replace,
			'<p>«a</p>\n<script>»\nx</script>',
			`<p>a</p>\n<script>\nx</script>\n${img}`,
		],
		['over a whole element', replace, '<p>a «<b>b</b> c»</p>', `<p>a ${img}</p>`],
		['at the end, not in a comment', end, '<!--\n</body>\n-->‸\n', `<!--\n</body>\n-->\n${img}\n`],
		['at the end of a body in one line', end, '<body><p>a</p></body>‸', `<body><p>a</p>\n${img}\n</body>`],
		[
			'at the end',
			end,
			'<body>‸\n</body>',
			'<body>\n<img src="1.png" alt="a fox" width="1" height="1">\n</body>',
		],
	],
	php: [
		[
			'behind code',
			below,
			'<?php\n$a->b = "A «fox»";\n$c = 1;\n?>\n<p>d</p>',
			`<?php\n$a->b = "A fox";\n$c = 1;\n?>\n${img}\n<p>d</p>`,
		],
		[
			'behind code in a tag',
			cursor,
			'<p class="<?= $a > "‸" ?>">b</p>',
			`<p class="<?= $a > "" ?>">${img}b</p>`,
		],
		['nowhere in nothing but code', below, '<?php\n// A «fox»\n$a = 1;\n', '<?php\n// A fox\n$a = 1;\n'],
		['nowhere at the end of code', end, '<?php\n$a = 1;‸\n', '<?php\n$a = 1;\n'],
		[
			'in front of code that nothing ends',
			below,
			'<p>A «fox»</p><?php\n$a = 1;\n',
			`<p>A fox</p>\n${img}\n<?php\n$a = 1;\n`,
		],
	],
	erb: [
		[
			'behind code',
			below,
			'<% if a > b\n  c = "A «fox»"\n%>\n<p>d</p>',
			`<% if a > b\n  c = "A fox"\n%>\n${img}\n<p>d</p>`,
		],
	],
	ejs: [['behind code', cursor, '<p><%= "‸" %></p>', `<p><%= "" %>${img}</p>`]],
	razor: [
		[
			'behind code',
			below,
			'@{\n  var a = "A «fox»";\n}\n<p>b</p>',
			`@{\n  var a = "A fox";\n}\n${img}\n<p>b</p>`,
		],
	],
	liquid: [['behind code', cursor, '{{ "a" | b: "‸" }}c', `{{ "a" | b: "" }}${img}c`]],
	astro: [
		['for a value of its script', cursor, '---\nconst a = ‸\n---\n', '---\nconst a = "1.png"\n---\n'],
		[
			'for several values of its script',
			{ ...cursor, ...two },
			'---\nconst a = ‸;\n---\n',
			'---\nconst a = ["1.png", "2.png"];\n---\n',
		],
		[
			'in a string of its script',
			cursor,
			"---\nimport a from '‸';\n---\n",
			"---\nimport a from '1.png';\n---\n",
		],
		[
			'behind its script where that takes no value',
			cursor,
			'---\nconst a = 1 ‸\n---\n<p>b</p>',
			`---\nconst a = 1 \n---\n\n${img}\n\n<p>b</p>`,
		],
		[
			'in the body that its script comes before',
			below,
			'---\n// A «fox»\n---\n<html>\n<body>\n</body>\n</html>',
			`---\n// A fox\n---\n<html>\n<body>\n${img}\n</body>\n</html>`,
		],
	],
	vue: [
		[
			'in the template of a component',
			below,
			'<script>\n// A «fox»\n</script>\n<template>\n  <p>a</p>\n</template>',
			`<script>\n// A fox\n</script>\n<template>\n  ${img}\n  <p>a</p>\n</template>`,
		],
		['nowhere without a template', cursor, '<script>\n</script>\n‸', '<script>\n</script>\n'],
	],
	svelte: [
		[
			'in components, which have capitals',
			below,
			'<Table>\n<Select>\nA «fox»\n</Select>\n</Table>',
			`<Table>\n<Select>\nA fox\n${img}\n</Select>\n</Table>`,
		],
	],
};

testExamples(examples);
