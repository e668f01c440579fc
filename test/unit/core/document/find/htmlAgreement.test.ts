import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';
import type { Brief } from './links.ts';
import { linksIn } from './links.ts';

const markup = [
	'<img src="a.png" alt="b">',
	'<img src=c.png alt=d>',
	"<IMG SRC='e.png' ALT='f &amp; g'>",
	'<img alt="no">',
	'<img src="h.png"/>',
	'<img\nsrc = "i.png"\n alt="j">',
	'<img src="k" src="l">',
	'<img/src="n"/alt="o"/>',
	'<img src=p/>',
	'<b<img src="z">',
	'</img src="q">',
	'<img src="m?a=1&copy=2&copy;&ampx&amp">',
	'<img src="&#x41;&notit;&not" alt="&nbsp;&#128;">',
	'<!-- <img src="x"> -->',
	'<!--',
	'-->',
	'<!-->',
	'--!>',
	'<!--->',
	'<!---!>',
	'<![CDATA[',
	']]>',
	'<img src>',
	'<img src title alt=s>',
	'<img src=>',
	'<script>',
	'<script><!--<script>',
	'<script \f',
	'<img\u00A0src="r.png">',
	'\u00A0',
	'</script>',
	'<style>',
	'</style>',
	'<textarea>',
	'</textarea>',
	'<title>',
	'</title>',
	'<p>',
	'</p>',
	'<div title="',
	'">',
	"<div title='",
	"'>",
	'<a b=c',
	'>',
	'<',
	'<?php ?>',
	'<!doctype html>',
	'text',
	'"',
	"'",
	'\n',
	' ',
	'&lt;',
	'<iframe>',
	'</iframe>',
	'<xmp>',
	'</xmp>',
	'<template>',
	'</template>',
	'/',
	'=',
	'<1>',
	'</>',
	'</ img>',
	'</<',
	'<noscript>',
	'</noscript>',
];

describe('the HTML finder', () => {
	it('sees the images of any signs in any order as browsers do', () => {
		const text = fc
			.array(fc.constantFrom(...markup), { maxLength: 20, size: 'max' })
			.map(parts => parts.join(''));
		let images = 0;
		fc.assert(
			fc.property(text, document => {
				const expected = readHtml(document);
				images += expected.length;
				// A browser moves images out of tables and the like.
				assert.deepStrictEqual(found(document).sort(), expected.sort());
			}),
			{ numRuns: 5000 },
		);
		assert.ok(images > 1000, `only ${images} images`);
	});
});

function found(document: string): string[] {
	return linksIn('html', document).map(([alt, target]) => JSON.stringify([alt, target]));
}

/** The images of a page, by a browser's rules. */
function readHtml(document: string): string[] {
	return imagesIn(parse(document, { scriptingEnabled: false })).map(image => JSON.stringify(image));
}

function imagesIn(node: DefaultTreeAdapterTypes.Node): Brief[] {
	const images: Brief[] = [];
	if ('attrs' in node && node.tagName === 'img') {
		const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
		const source = attributes.get('src');
		if (source !== undefined) {
			images.push([attributes.get('alt') ?? '', source.trim()]);
		}
	}
	const children = 'childNodes' in node ? node.childNodes : [];
	const content = 'content' in node ? [node.content] : [];
	return [...images, ...[...content, ...children].flatMap(imagesIn)];
}
