import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findImageLinks } from '../../../../../src/core/document/find/findImageLinks.ts';
import type { Brief } from './links.ts';
import { linksIn, writtenParts } from './links.ts';

describe('an HTML image', () => {
	const table: readonly (readonly [text: string, links: readonly Brief[]])[] = [
		['<p><img src="x.png" alt="a fox" title="Fox"></p>', [['a fox', 'x.png', 'Fox']]],
		['<IMG ALT=a SRC=x.png>', [['a', 'x.png']]],
		["<img\n\tsrc = 'x.png'\n\talt = 'a \"b\"'\n/>", [['a "b"', 'x.png']]],
		['<img src=x.png/>', [['', 'x.png/']]],
		['<img src="x.png" alt>', [['', 'x.png']]],
		['<img src=" x.png\n">', [['', 'x.png']]],
		['<img src="x.png" src="y.png">', [['', 'x.png']]],
		[
			'<img src="?a=1&amp;b&copy=2&lt" alt="&copy &#x1F98A; &hellip; &nope; &#128;">',
			[['© 🦊 … &nope; €', '?a=1&b&copy=2<']],
		],
		['<img data-src="y.png" src="x.png" alt="a > b">', [['a > b', 'x.png']]],
		['<a title="<img src=y.png>"><img src="x.png"></a>', [['', 'x.png']]],
		['<template><noscript><img src="x.png"></noscript></template>', [['', 'x.png']]],
		['<!-- <img src="y.png"> --><img src="x.png">', [['', 'x.png']]],
		['<!--><img src="x.png">', [['', 'x.png']]],
		['<!-- a --!><img src="x.png">', [['', 'x.png']]],
		['<!---!><img src="y.png"> --><img src="x.png">', [['', 'x.png']]],
		['<!----!><img src="x.png">', [['', 'x.png']]],
		['<!-- <!--!><img src="x.png">', [['', 'x.png']]],
		['<![CDATA[><img src="x.png">]]>', [['', 'x.png']]],
		[
			'<img src alt title><img src="" alt>',
			[
				['', '', ''],
				['', ''],
			],
		],
		['<img src="x.png"><plaintext><img src="y.png"></plaintext><img src="y.png">', [['', 'x.png']]],
		['<![CDATA[ <img src="y.png"> <br> ]]><img src="x.png">', [['', 'x.png']]],
		['<?xml version="1.0"?><!DOCTYPE html><img src="x.png">', [['', 'x.png']]],
		['</<p title="><img src="x.png">', [['', 'x.png']]],
		['a < b <1> <img src="x.png">', [['', 'x.png']]],
		['<script>const a = "<img src=y.png>" </SCRIPT ><img src="x.png">', [['', 'x.png']]],
		['<script><!-- <script></script><img src="y.png"></script><img src="x.png">', [['', 'x.png']]],
		['<script><!-- <script> --></script><img src="x.png">', [['', 'x.png']]],
		['<script><!--><script></script><img src="x.png">', [['', 'x.png']]],
		['<style>/* <img src="x.png"> */</style>', []],
		['<textarea><img src="x.png"></textarea>', []],
		['<title><img src="x.png"></title>', []],
		['<img alt="a">', []],
		['<image src="x.png"><imgx src="x.png"><img\u00A0src="x.png">', []],
		['<img src="x.png', []],
		['<script><img src="x.png">', []],
		['<!-- <img src="x.png">', []],
		['![a](x.png)', []],
	];
	for (const [text, links] of table) {
		it(`is found ${links.length} times in ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(linksIn('html', text), links);
		});
	}

	const languages: readonly (readonly [language: string, text: string, links: readonly Brief[]])[] = [
		['vue', '<template><textarea /><img :src="y" /><img src="x.png" /></template>', [['', 'x.png']]],
		['svelte', '<img src />', []],
		['svelte', '<img src={y} alt="a" /><img alt={b ? "}" : `>`} src="x.png" />', [['', 'x.png']]],
		[
			'astro',
			'---\nconst a: Array<img src="y"> = [];\n---\n<img src="x.png" {...b} alt="c">',
			[['c', 'x.png']],
		],
		['php', '<?php if ($a > 1) echo "<img src=y>"; ?><img src="x.png">', [['', 'x.png']]],
		['erb', '<% if a > b %><img src="x.png"><% end %>', [['', 'x.png']]],
		['handlebars', '{{#if a}}<img src="{{b}}/x.png" alt="c">{{/if}}', [['c', '{{b}}/x.png']]],
		['css', '<img src="x.png">', []],
		['plaintext', '![a](x.png) <img src="x.png">', []],
		['constructor', '<img src="x.png">', []],
	];
	for (const [language, text, links] of languages) {
		it(`is found ${links.length} times in the ${language} ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(linksIn(language, text), links);
		});
	}

	it('says where each part is written, and its size', () => {
		const text = '<p><img width="640" height="480" src=" a b.png " alt="c &amp; d" title=e></p>';
		const [link] = findImageLinks('html', text);
		assert.deepStrictEqual(writtenParts(text, link!), {
			link: text.slice(3, -4),
			alt: 'c &amp; d',
			title: 'e',
			target: 'a b.png',
		});
		assert.deepStrictEqual(
			[link?.kind, link?.width, link?.height, link?.target.raw],
			['html', 640, 480, 'a b.png'],
		);
	});
});
