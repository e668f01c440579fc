import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { processorTime } from '../../../../harness/processorTime.ts';
import {
	jsonValues,
	scriptString,
	scriptStrings,
	tomlValues,
	yamlValues,
} from '../../../../../src/core/document/site/values.ts';

describe('a string in a script', () => {
	const table: readonly (readonly [text: string, value: string | undefined])[] = [
		["export default { base: '/a/' }", '/a/'],
		['({ "base": "/a" })', '/a'],
		['const c = {\n\tbase: `/a`,\n};', '/a'],
		["{ base :'/a' , x: 1 }", '/a'],
		["{ base: '/a'\n}", '/a'],
		["{ url: 'http://x', base: '/a' } // base: '/b'", '/a'],
		["{ plugins: [api([{ base: 'api' }])] }", undefined],
		["{ plugins: [api({ base: 'api' })], base: '/a' }", '/a'],
		["{ vite: { base: '/v' }, base: '/a' }", '/a'],
		["{ vite: { base: '/v' } }", '/v'],
		["{ vite: { base: '/v' }, base: process.env.BASE }", undefined],
		["{ title: '{', base: '/a' }", '/a'],
		["function url(base: string) {}\nconst c = { base: '/a' }", '/a'],
		["{ title: 'base: it', base: '/a' }", '/a'],
		["{ base: '/a'\n, x: 1 }", '/a'],
		["{ // base: '/b',\n base: '/a' }", '/a'],
		["{ /* base: '/b', */ base: '/a' }", '/a'],
		["{ url: \"it's // here\", base: '/a' }", '/a'],
		['{ base: `/${name}` }', undefined],
		["{ base: '/a' + b }", undefined],
		["{ base: process.env.BASE ?? '/a' }", undefined],
		["{ database: '/a' }", undefined],
		["{ x: options.base, 'x-base': '/a' }", undefined],
		['{ base }', undefined],
		['', undefined],
	];
	for (const [text, value] of table) {
		it(`is ${value} in ${text}`, () => {
			assert.equal(scriptString(text, 'base'), value);
		});
	}
});

describe('the strings of a list in a script', () => {
	const table: readonly (readonly [text: string, values: readonly string[]])[] = [
		['{ dirs: [\'a\', "b", `c`] }', ['a', 'b', 'c']],
		["{ dirs: [\n\t'a',\n\t// 'no',\n\t'b',\n] }", ['a', 'b']],
		["{ dirs: [join('a')] }", ['a']],
		['{ dirs: [] }', []],
		["{ dirs: 'a' }", []],
	];
	for (const [text, values] of table) {
		it(`are ${values.join() || 'none'} in ${text}`, () => {
			assert.deepStrictEqual(scriptStrings(text, 'dirs'), values);
		});
	}
});

describe('a value in YAML', () => {
	const table: readonly (readonly [text: string, values: readonly string[]])[] = [
		['key: a', ['a']],
		['x: 1\r\nkey: "a b" # c\r\ny: 2', ['a b']],
		["key: 'a # b'", ['a # b']],
		['key: a # b', ['a']],
		['key: "" # none', []],
		['key: # none', []],
		['key: true', ['true']],
		['key: [a, "b"]', ['a', 'b']],
		['key:\n  - a\n  - "b"\nx: c', ['a', 'b']],
		['key:\n- a\nx:\n- b', ['a']],
		['"key": a', ['a']],
		['Key: a', ['a']],
		['x:\n  key: a', []],
		['# key: a', []],
		['mykey: a', []],
		['key: ~', []],
		['key: null # none', []],
		['key: "null"', ['null']],
		["key: !ENV [KEY, 'a']", []],
		['key: *anchor', []],
	];
	for (const [text, values] of table) {
		it(`is ${values.join() || 'not there'} in ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(yamlValues(text, 'key'), values);
		});
	}
});

describe('a value in TOML', () => {
	const table: readonly (readonly [text: string, table: string, values: readonly string[]])[] = [
		['key = "a"', '', ['a']],
		["x = 1\r\nKEY = 'a' # b\r\n", '', ['a']],
		['key = ["a", \'b\']', '', ['a', 'b']],
		['key = [\n  "a",\n  "b",\n]\n', '', ['a', 'b']],
		['key = true # "no"', '', ['true']],
		['[t]\nkey = "a"', '', []],
		['[t]\nkey = "a"', 't', ['a']],
		['key = "no"\n[s]\nkey = "no"\n[t] # here\nx = 1\nkey = "a"\n[u]\nkey = "no"', 't', ['a']],
		['key = 1', '', []],
		['# key = "a"', '', []],
		['t.key = "a"', 't', ['a']],
		['t = { x = "b", key = "a" }', 't', ['a']],
		['t = { mykey = "a" }', 't', []],
		['st.key = "a"', 't', []],
	];
	for (const [text, name, values] of table) {
		it(`is ${values.join() || 'not there'} in ${JSON.stringify(text)}${name && `, table ${name}`}`, () => {
			assert.deepStrictEqual(tomlValues(text, 'key', name), values);
		});
	}
});

describe('a value in JSON', () => {
	const table: readonly (readonly [text: string, values: readonly string[]])[] = [
		['{ "key": "a" }', ['a']],
		['{ "Key": ["a", "b", 1] }', ['a', 'b']],
		['{ "key": true }', ['true']],
		['{ "x": { "key": "a" } }', []],
		['{ "key": null }', []],
		['null', []],
		['{ "key": ', []],
	];
	for (const [text, values] of table) {
		it(`is ${values.join() || 'not there'} in ${text}`, () => {
			assert.deepStrictEqual(jsonValues(text, 'key'), values);
		});
	}
});

describe('a configuration file', () => {
	it('is read at once, however long it is', () => {
		const milliseconds = processorTime(() => {
			for (const unit of [
				'/*',
				'//',
				'"',
				"'",
				'`',
				'[',
				'key: [',
				'key:\n- ',
				'key = [',
				'\n[',
				'{"key":',
				' ',
				'key:',
				'${',
				'\\\\"',
			]) {
				const text = unit.repeat(50_000);
				scriptString(text, 'key');
				scriptStrings(text, 'key');
				yamlValues(text, 'key');
				tomlValues(text, 'key');
				tomlValues(text, 'key', 'book');
				jsonValues(text, 'key');
			}
		});
		assert.ok(milliseconds < 3000, `${milliseconds} ms`);
	});
});
