import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fitLines } from '../../../../../src/core/document/link/lines.ts';
import { toLink } from '../../../../../src/core/document/link/link.ts';

const target = { path: 'a.png', alt: 'A fox', title: 'The fox', width: 1, height: 2 };

describe('the lines of a link', () => {
	it('go on as the document has them, without spaces at the end of an empty one', () => {
		const link = fitLines(toLink('rst', target, { template: 'figure' }), { eol: '\r\n', indent: '  ' });
		assert.equal(link.text, '.. figure:: a.png\r\n     :alt: A fox\r\n\r\n     The fox');
		assert.equal(link.text.slice(link.alt.start, link.alt.end), 'A fox');
	});

	it('are quoted in a quote', () => {
		const link = toLink('markdown', target, { template: '![${alt}](${path})\n\n*${title}*' });
		assert.deepStrictEqual(fitLines(link, { eol: '\n', indent: '> ' }), {
			text: '![A fox](a.png)\n>\n> *The fox*',
			alt: { start: 2, end: 7 },
			isBlock: true,
		});
	});

	it('are those of its definition too', () => {
		const link = toLink('rst', target, { place: { kind: 'inline', before: '', after: '' } });
		assert.equal(
			fitLines(link, { eol: '\r\n', indent: '' }).definition,
			'.. |a| image:: a.png\r\n   :alt: A fox',
		);
	});
});
