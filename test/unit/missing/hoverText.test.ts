import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { appendBlock, appendPlain, commandLink } from '../../../src/host/missing/providers/hoverText.ts';

/** VS Code's own escaping, as `MarkdownString` of 1.139 does it. */
function plainOf(foreign: string): string {
	let value = '';
	const text = {
		appendText: (each: string) => {
			value += each
				.replaceAll(/[\\`*_{}[\]()#+\-!~]/g, '\\$&')
				.replaceAll(/[ \t]+/g, spaces => '&nbsp;'.repeat(spaces.length))
				.replaceAll('>', '\\>')
				.replaceAll('\n', '\n\n');
			return text;
		},
		appendMarkdown: (each: string) => {
			value += each;
			return text;
		},
	};
	appendPlain(text as never, foreign);
	return value;
}

describe('Foreign text in a hover', () => {
	it('has no addresses that would become links, and no entities', () => {
		for (const foreign of [
			'https://evil.example/x',
			'www.evil.example',
			'me@evil.example',
			'<https://evil.example>',
			'&lt;b&gt;',
			'<img src=x>',
		]) {
			const shown = plainOf(foreign);
			assert.doesNotMatch(shown, /https?:\/\/|www\.\w|\w@\w|<\w|&lt;b/, foreign);
		}
	});

	it('is as it is otherwise', () => {
		assert.equal(plainOf('flux-pro *v2*'), 'flux\\-pro&nbsp;\\*v2\\*');
		assert.equal(plainOf('a & b'), 'a&nbsp;&amp;&nbsp;b');
	});
});

describe('Foreign text of several lines in a hover', () => {
	it('cannot end its block', () => {
		for (const foreign of ['a\n```\nb', 'a\n  ```\n![](https://evil.example)', 'a\r   ````\rb', '```\n']) {
			let shown = '';
			appendBlock({ appendCodeblock: (each: string) => (shown = each) } as never, foreign);
			assert.doesNotMatch(shown, /``|\r/, foreign);
			assert.equal(shown.replaceAll('\u2060', ''), foreign.replaceAll('\r', '\n'));
		}
	});
});

describe('A command link', () => {
	it('cannot be left by what is in its argument', () => {
		const argument = { target: 'a) [x](command:evil) <y> \'z\' "q" %29' };
		const link = commandLink('Make [it]', 'figment.fillLink', argument);
		const [, target = ''] = /^\[Make \\\[it\\\]\]\(([^()<>\s"']*)\)$/.exec(link) ?? [];
		const [, args = ''] = /^command:figment\.fillLink\?(.*)$/.exec(target) ?? [];
		assert.deepEqual(JSON.parse(decodeURIComponent(args)), [argument]);
	});
});
