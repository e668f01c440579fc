import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findImageLinks } from '../../../../../src/core/document/find/findImageLinks.ts';
import type { Brief } from './links.ts';
import { linksIn, writtenParts } from './links.ts';

describe('an AsciiDoc image', () => {
	const table: readonly (readonly [text: string, links: readonly Brief[]])[] = [
		['image::x.png[A fox]', [['A fox', 'x.png']]],
		['image::my fox.png["A, \\"b\\"",100,title="Fox"]', [['A, "b"', 'my fox.png', 'Fox']]],
		["image::x.png[alt='a, b',align=center]", [['a, b', 'x.png']]],
		['image::x.png[alt=a [b] c]', [['a [b] c', 'x.png']]],
		['image::{dir}/x.png[]', [['', '{dir}/x.png']]],
		['image::x.png[,100]', [['', 'x.png']]],
		[
			"See image:x.png[a \\] b] and image:y z.png[the fox\\'s].",
			[
				['a ] b', 'x.png'],
				["the fox's", 'y z.png'],
			],
		],
		['a image:x.png[two\nlines] b', [['two lines', 'x.png']]],
		[
			'= Title image:x.png[a]\n:icon: image:y.png[]\n\nimage:z.png[b]',
			[
				['a', 'x.png'],
				['b', 'z.png'],
			],
		],
		['Title\n-----\nimage::x.png[a]\n----\nimage::y.png[]\n----', [['a', 'x.png']]],
		['.Title\n[#id.role]\nimage::x.png[a]', [['a', 'x.png']]],
		[
			'* a image:x.png[b]\n+\nimage::y.png[c]\n\n. d\nimage::z.png[e]',
			[
				['b', 'x.png'],
				['c', 'y.png'],
				['e', 'z.png'],
			],
		],
		[
			'====\n****\nimage::x.png[a]\n****\n====\n--\nimage::y.png[b]\n--',
			[
				['a', 'x.png'],
				['b', 'y.png'],
			],
		],
		[
			'|===\n| image:x.png[a] a| image::y.png[b] | c\na|\nimage::z.png[d]\n|===',
			[
				['a', 'x.png'],
				['b', 'y.png'],
				['d', 'z.png'],
			],
		],
		['term::\n\n  a image:x.png[b]', [['b', 'x.png']]],
		['* a\n term::\n\n\n  image:x.png[b]', [['b', 'x.png']]],
		['term:: a\n\n  image:x.png[b]', []],
		['* a\nvideo::v.mp4[]\nimage::x.png[b]', [['b', 'x.png']]],
		['[[a]]link:b[image:x.png[c]]', [['c', 'x.png']]],
		['|===\n|image::x.png[a]\n2+|image::y.png[b]\n|a a|image::z.png[c]\n|===', [['c', 'z.png']]],
		[
			'[cols="1,2*a"]\n[%header]\n|===\n|a |b |c\n\n|image::w.png[d]|image::x.png[e]\n|image::y.png[f]\n\n|image::z.png[]\n|===',
			[
				['e', 'x.png'],
				['f', 'y.png'],
			],
		],
		[
			'[cols="1,1a"]\n|===\n.2+|a |image::x.png[b]\n|image::y.png[]\n|c\n|image::z.png[d]\n|===',
			[
				['b', 'x.png'],
				['d', 'z.png'],
			],
		],
		[
			'|===\n|a\n----\n|image:x.png[b]\n....\n|===\n\nimage:y.png[c]',
			[
				['b', 'x.png'],
				['c', 'y.png'],
			],
		],
		[
			'|===\na|\n----\nimage:x.png[]\n----\nl|image:x.png[]\n|image:y.png[a\nb] \\| c\n|===',
			[['a b', 'y.png']],
		],
		[
			'|===\na|!===\n!image:x.png[a] a!image::y.png[b]\n!===\n* c\n|===',
			[
				['a', 'x.png'],
				['b', 'y.png'],
			],
		],
		[',===\na,image:x.png[b]\nimage::y.png[c],d\n,===', [['b', 'x.png']]],
		['(((image:x.png[]))) ((image:y.png[a])) indexterm:[image:z.png[]]', [['a', 'y.png']]],
		['ifdef::a[]\nimage::x.png[a]\nendif::[]', [['a', 'x.png']]],
		['a\n// image:y.png[]\nimage:x.png[a]', [['a', 'x.png']]],
		['`image:x.png[a]` `+image:y.png[b]+` +image:y.png[b]+ +++image:y.png[]+++', [['a', 'x.png']]],
		[
			'a + image:x.png[b] + c++ image:y.png[d]',
			[
				['b', 'x.png'],
				['d', 'y.png'],
			],
		],
		['[source]\n\n image:x.png[]\n\nimage::y.png[a]', [['a', 'y.png']]],
		['\\image:x.png[a] pass:[image:x.png[\\]] stem:[image:x.png[\\]]', []],
		['----\nimage::x.png[a]\n\n----', []],
		['....\nimage::x.png[a]\n....\n////\nimage::x.png[a]\n////\n++++\nimage::x.png[a]\n++++', []],
		['```ruby\nimage::x.png[a]\n```', []],
		['[source,asciidoc]\nimage::x.png[a]', []],
		['[listing]\n--\nimage::x.png[a]\n--', []],
		[' image:x.png[a]\nimage:x.png[b]', []],
		['// image::x.png[a]', []],
		['a\nimage::x.png[b]', []],
		['image: x.png[a] image:[b] image:x.png [c] image:x\n.png[d]', []],
		['image::x.png[a] b', []],
	];
	for (const [text, links] of table) {
		it(`is found ${links.length} times in ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(linksIn('asciidoc', text), links);
		});
	}

	it('says where each part is written, and its size', () => {
		const text =
			'a\n\nimage::b c.png["d, e",640,height=480px,title="f"]\n\ng image:h.png[] image:i.png[,1] image:j.png[k=l]';
		const links = findImageLinks('asciidoc', text);
		assert.deepStrictEqual(
			links.map(link => writtenParts(text, link)),
			[
				{
					link: 'image::b c.png["d, e",640,height=480px,title="f"]',
					alt: 'd, e',
					title: 'f',
					target: 'b c.png',
				},
				{ link: 'image:h.png[]', alt: '', target: 'h.png' },
				{ link: 'image:i.png[,1]', alt: '', target: 'i.png' },
				{ link: 'image:j.png[k=l]', target: 'j.png' },
			],
		);
		assert.deepStrictEqual(
			links.map(({ kind, width, height }) => [kind, width, height]),
			[
				['macro', 640, 480],
				['macro', undefined, undefined],
				['macro', 1, undefined],
				['macro', undefined, undefined],
			],
		);
	});
});
