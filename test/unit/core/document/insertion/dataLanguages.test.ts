import { below, cursor, replace, testExamples, two } from './languageExamples.ts';
import type { Example } from './languageExamples.ts';

const examples: Readonly<Record<string, readonly Example[]>> = {
	json: [
		['nowhere below a value', below, '{"a": "A «fox»"}', '{"a": "A fox"}'],
		['nowhere in front of a name', cursor, '{‸"a": "b"}', '{"a": "b"}'],
		['in a string', cursor, '{"a": "‸"}', '{"a": "1.png"}'],
		['for a value', cursor, '{\n  "a": ‸,\n  "b": 1\n}', '{\n  "a": "1.png",\n  "b": 1\n}'],
		['for several values', { ...cursor, ...two }, '{"a": ‸}', '{"a": ["1.png", "2.png"]}'],
		['over a value', replace, '{"a": «"b"»}', '{"a": "1.png"}'],
	],
	yaml: [
		['nowhere below a line', below, 'a: A «fox»\nb: c', 'a: A fox\nb: c'],
		['at a caret', cursor, 'a: ‸\nb: c', 'a: 1.png\nb: c'],
	],
	dockercompose: [['nowhere below a line', below, 'a: A «fox»', 'a: A fox']],
};

testExamples(examples);
