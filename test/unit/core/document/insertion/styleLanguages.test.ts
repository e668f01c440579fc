import { below, cursor, end, replace, testExamples, two } from './languageExamples.ts';
import type { Example } from './languageExamples.ts';

const examples: Readonly<Record<string, readonly Example[]>> = {
	css: [
		[
			'in a declaration',
			{ ...cursor, ...two },
			'a { background: ‸; }',
			'a { background: url("1.png"), url("2.png"); }',
		],
		['nowhere below a line', below, 'a {\n  «b»: c;\n}', 'a {\n  b: c;\n}'],
		['nowhere below a comment', below, '/* A «fox» */\na { b: c }', '/* A fox */\na { b: c }'],
		['nowhere in a comment', cursor, '/* A ‸ */\na { b: c }', '/* A  */\na { b: c }'],
		['nowhere in a selector', cursor, 'a:hover‸ { b: c }', 'a:hover { b: c }'],
		['nowhere between declarations', cursor, 'a {\n  b: c;\n  ‸\n}', 'a {\n  b: c;\n  \n}'],
		['nowhere at the end', end, 'a { b: c }‸\n', 'a { b: c }\n'],
		['in place of nothing but a value', replace, 'a { «b»: c }', 'a { b: c }'],
		[
			'as a declaration',
			{ ...below, template: 'background: url("${path}");' },
			'a {\n  /* A «fox»\n   */\n}',
			'a {\n  /* A fox\n   */\n   background: url("1.png");\n}',
		],
		['behind a word of a value', cursor, 'a { b: c‸; }', 'a { b: c url("1.png"); }'],
		['in a `url()`', { ...cursor, ...two }, 'a { b: url(‸) }', 'a { b: url(1.png), url(2.png) }'],
		[
			'in a `url()` with quotation marks',
			{ ...cursor, ...two },
			"a { b: url('‸') }",
			"a { b: url('1.png'), url('2.png') }",
		],
		['over a part of a `url()`', replace, 'a { b: url("«old».png") }', 'a { b: url("1.png") }'],
		['over the argument of a `url()`', replace, 'a { b: url(«"old.png"») }', 'a { b: url("1.png") }'],
		['over a `url()`', replace, 'a { b: «url(old.png)» }', 'a { b: url("1.png") }'],
		['in a string', cursor, 'a { content: "‸" }', 'a { content: "1.png" }'],
	],
	scss: [
		['nowhere below a line comment', below, '// A «fox»: red\na { b: c }', '// A fox: red\na { b: c }'],
		['nowhere in a line comment', cursor, 'a {\n  b: c; // d: ‸\n}', 'a {\n  b: c; // d: \n}'],
		['nowhere in a nested selector', cursor, 'a { &:hover‸ { b: c } }', 'a { &:hover { b: c } }'],
		['in a nested rule', cursor, 'a { b { c: ‸ } }', 'a { b { c: url("1.png") } }'],
		['in a variable', cursor, '$a: ‸;', '$a: url("1.png");'],
		['in a map', cursor, '$a: (\n  b: ‸,\n);', '$a: (\n  b: url("1.png"),\n);'],
		['in an argument', cursor, 'a { @include b(‸); }', 'a { @include b(url("1.png")); }'],
		['behind a name with a value in it', cursor, 'a-#{$b} { #{$c}: ‸; }', 'a-#{$b} { #{$c}: url("1.png"); }'],
	],
	less: [
		['in a variable', cursor, '@a: ‸;', '@a: url("1.png");'],
		['in a mixin', cursor, 'a { .b(‸); }', 'a { .b(url("1.png")); }'],
	],
	sass: [
		['in a declaration', cursor, 'a\n  b: ‸\n  c: d', 'a\n  b: url("1.png")\n  c: d'],
		['nowhere in a selector', cursor, 'a:hover‸\n  b: c', 'a:hover\n  b: c'],
	],
};

testExamples(examples);
