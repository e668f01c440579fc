import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findImageLinks } from '../../../../../src/core/document/find/findImageLinks.ts';
import type { Brief } from './links.ts';
import { linksIn, writtenParts } from './links.ts';

// What is expected here docutils 0.19 reads too.
describe('a reStructuredText image', () => {
	const table: readonly (readonly [text: string, links: readonly Brief[]])[] = [
		['.. image:: x.png', [['', 'x.png']]],
		['.. image:: x.png\n   :alt: a fox\n      in snow\n   :width: 3', [['a fox in snow', 'x.png']]],
		[
			'.. figure:: x.png\n   :alt: a\n\n   A caption.\n\n   .. image:: y.png',
			[
				['a', 'x.png'],
				['', 'y.png'],
			],
		],
		['.. |fox| image:: x.png\n   :alt: a', [['a', 'x.png']]],
		['.. |fox| image:: x.png', [['fox', 'x.png']]],
		['.. IMAGE:: x.png', [['', 'x.png']]],
		['.. image::\n   x\n   .png', [['', 'x.png']]],
		['.. image:: a\\ b c\\\\d.png', [['', 'a bc\\d.png']]],
		[
			'* .. image:: x.png\n\n  1. .. image:: y.png',
			[
				['', 'x.png'],
				['', 'y.png'],
			],
		],
		['.. note::\n\n   .. image:: x.png', [['', 'x.png']]],
		['Title\n=====\n.. image:: x.png', [['', 'x.png']]],
		['a\n  .. image:: x.png', [['', 'x.png']]],
		['a::\n\n  .. image:: y.png\n\n.. image:: x.png', [['', 'x.png']]],
		['..\n\n   .. image:: x.png', [['', 'x.png']]],
		['.. [1] a\n\n   .. image:: x.png', [['', 'x.png']]],
		['.. _a:\n\n.. image:: x.png', [['', 'x.png']]],
		[':a: b\n\n.. image:: x.png', [['', 'x.png']]],
		[':Logo: .. image:: x.png\n:a: b', [['', 'x.png']]],
		[':Logo: .. image:: x.png\n     :alt: a\n\n   b', [['a', 'x.png']]],
		[':Logo: .. image:: x.png\n     :alt: a', [['', 'x.png']]],
		['.. [1] .. image:: x.png', [['', 'x.png']]],
		[
			'--opt  .. image:: x.png\n-o a, --opt=<b>  .. image:: y.png',
			[
				['', 'x.png'],
				['', 'y.png'],
			],
		],
		['+-----+------------------+\n| a   | .. image:: x.png |\n+-----+------------------+', [['', 'x.png']]],
		['+----+-----------------+\n| \u72d0 | .. image:: x.p  |\n| ab |    :alt: \u72d0\n', []],
		[
			'* +----+---------------+\n  | \u72d0 | .. image:: x  |\n  | a  |    :alt: \u72d0\u72d0 |\n  |    |      b        |\n  +====+===============+\n  | .. image:: y       |\n  +--------------------+\n\n  .. image:: z',
			[
				['\u72d0\u72d0 b', 'x'],
				['', 'y'],
				['', 'z'],
			],
		],
		[
			'+---+--------------+\n| a | .. image:: x |\n|   +--------------+\n|   | .. image:: y |\n+---+--------------+',
			[
				['', 'x'],
				['', 'y'],
			],
		],
		[
			'+---------------+\n| .. code::     |\n|               |\n|    .. image:: |\n|       x       |\n+---------------+',
			[],
		],
		['a\n+--------------+\n| .. image:: x |\n+--------------+', []],
		[
			'==  ===============\na   .. image:: x\n       :alt: b\n\n--  ---------------\nb   * .. image:: y\n==  ===============\n\n.. image:: z',
			[
				['b', 'x'],
				['', 'y'],
				['', 'z'],
			],
		],
		[
			'==  ==============\na   ==  ==========\n    b   .. image:: x\n    ==  ==========\n==  ==============',
			[['', 'x']],
		],
		['==  ==\na   .. image:: x\n\nb', []],
		['a\n:Logo: .. image:: x.png', []],
		['a\n.. image:: x.png', []],
		['.. code-block:: rst\n\n   .. image:: x.png', []],
		['.. raw:: html\n\n   a\n\n   .. image:: x.png', []],
		['.. a comment\n\n   .. image:: x.png', []],
		['..\n   .. image:: x.png', []],
		['* a::\n\n    .. image:: x.png', []],
		['::\n\n.. image:: x.png', []],
		['>>> a\n.. image:: x.png', []],
		['.. |a| figure:: x.png', []],
		['.. image::', []],
		['.. image: x.png', []],
		['..image:: x.png', []],
	];
	for (const [text, links] of table) {
		it(`is found ${links.length} times in ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(linksIn('restructuredtext', text), links);
		});
	}

	it('says where each part is written, and its size', () => {
		const text =
			'a\n\n* .. image:: b c.png\r\n     :alt: d\r\n       e  \r\n     :width: 30px\r\n     :height: 50%\r\n\r\n* f';
		const [link] = findImageLinks('restructuredtext', text);
		assert.deepStrictEqual(writtenParts(text, link!), {
			link: '.. image:: b c.png\r\n     :alt: d\r\n       e  \r\n     :width: 30px\r\n     :height: 50%',
			alt: 'd\r\n       e',
			target: 'b c.png',
		});
		assert.deepStrictEqual(
			[link?.kind, link?.target.text, link?.width, link?.height],
			['directive', 'bc.png', 30, undefined],
		);
	});

	it('says of one in a cell what is on a line of its own', () => {
		const text =
			'+--------------+--------------+\n| .. image:: a | .. image:: c |\n|    :alt: b   |    :alt: d   |\n|              |      e       |\n+--------------+--------------+';
		const links = findImageLinks('restructuredtext', text);
		assert.deepStrictEqual(
			links.map(link => writtenParts(text, link)),
			[
				{ link: '.. image:: a', alt: 'b', target: 'a' },
				{ link: '.. image:: c', target: 'c' },
			],
		);
		assert.deepStrictEqual(
			links.map(({ alt }) => alt.text),
			['b', 'd e'],
		);
	});
});
