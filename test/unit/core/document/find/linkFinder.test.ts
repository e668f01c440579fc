import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { findImageLinks } from '../../../../../src/core/document/find/findImageLinks.ts';
import { LinkFinder } from '../../../../../src/core/document/find/linkFinder.ts';
import { toBrief } from './links.ts';

/** Puts `text` in the place of the only `from`. */
function edit(finder: LinkFinder, from: string, text: string): void {
	finder.change([{ offset: finder.text.indexOf(from), length: from.length, text }]);
}

/** In milliseconds of processor time of this thread. */
function timeOf(run: () => unknown): number {
	const start = process.threadCpuUsage();
	run();
	const { user, system } = process.threadCpuUsage(start);
	return (user + system) / 1000;
}

const filler = 'Some words about nothing, and nothing more.\n\n'.repeat(500);

describe('a link finder', () => {
	it('gives all users of a definition what it says now, however far away', () => {
		const finder = new LinkFinder('markdown', `![a][r]\n\n${filler}![r]\n\n${filler}[r]: x.png\n`);
		const seen = [finder.links().map(toBrief)];
		for (const [from, text] of [
			['x.png', 'y.png "t"'],
			['[r]: ', '[s]: '],
			['![r]', '![s]'],
			['[s]: ', '[s]:\n'],
			['![a]', '[r]: z.png\n\n![a]'],
		] as const) {
			edit(finder, from, text);
			seen.push(finder.links().map(toBrief));
		}
		assert.deepStrictEqual(seen, [
			[
				['a', 'x.png'],
				['r', 'x.png'],
			],
			[
				['a', 'y.png', 't'],
				['r', 'y.png', 't'],
			],
			[],
			[['s', 'y.png', 't']],
			[['s', 'y.png', 't']],
			[
				['a', 'z.png'],
				['s', 'y.png', 't'],
			],
		]);
	});

	it('moves the links behind an edit and keeps the others', () => {
		const finder = new LinkFinder('markdown', `![a](b)\n\n${filler}![c](d)\n`);
		const [first, second] = finder.links();
		finder.change([{ offset: 12_000, length: 0, text: '12345' }]);
		const [firstNow, secondNow] = finder.links();
		assert.equal(firstNow, first);
		assert.deepStrictEqual(secondNow?.range, {
			start: second!.range.start + 5,
			end: second!.range.end + 5,
		});
	});

	it('sees code, comments and front matter come and go', () => {
		const finder = new LinkFinder('markdown', `![a](b)\n\n${filler}![c](d)\n`);
		const count = (offset: number, length: number, text: string) => {
			finder.change([{ offset, length, text }]);
			return finder.links().length;
		};
		assert.deepStrictEqual(
			[
				count(0, 0, '```\n'),
				count(0, 4, ''),
				count(9, 0, '<!--\n'),
				count(9, 5, ''),
				count(0, 0, '---\n'),
				count(finder.text.length, 0, '---\n'),
				count(finder.text.length - 4, 4, ''),
			],
			[0, 2, 1, 2, 2, 0, 2],
		);
	});

	it('knows the link at an offset, with its edges', () => {
		const finder = new LinkFinder('markdown', 'ab ![c](d) ef ![g](h)![i](j)');
		assert.deepStrictEqual(
			[2, 3, 5, 10, 11, 14, 21, 22, 28, 99].map(offset => finder.linkAt(offset)?.alt.text),
			[undefined, 'c', 'c', 'c', undefined, 'g', 'g', 'i', 'i', undefined],
		);
	});

	it('takes several changes at one place in the order that VS Code lists them in', () => {
		const finder = new LinkFinder('markdown', 'ac');
		finder.change([
			{ offset: 1, length: 1, text: '3' },
			{ offset: 1, length: 0, text: '2' },
			{ offset: 0, length: 1, text: '1' },
		]);
		assert.equal(finder.text, '123');
	});

	it('takes in changes everywhere at once, sooner than it reads the text anew', () => {
		const unit = '![a][r] b\n\n[r]: c\n\n';
		const finder = new LinkFinder('markdown', unit.repeat(50_000));
		const whole = timeOf(() => finder.links());
		const changes = Array.from({ length: 50_000 }, (_, index) => ({
			offset: (50_000 - index - 1) * unit.length + 2,
			length: 1,
			text: 'dd',
		}));
		const change = timeOf(() => finder.change(changes));
		assert.ok(change < whole / 4, `${change} ms for the changes, and ${whole} ms for all`);
		assert.equal(finder.text, unit.replace('a', 'dd').repeat(50_000));
		assert.deepStrictEqual(finder.links(), findImageLinks('markdown', finder.text));
	});

	it('keeps what is before and behind many changes', () => {
		const text = `![a](b)\n\n${filler}${'c\n\n'.repeat(500)}${filler}![d](e)\n`;
		const finder = new LinkFinder('markdown', text);
		finder.links();
		const start = text.indexOf('c\n\n');
		const changes = Array.from({ length: 500 }, (_, index) => ({
			offset: start + 3 * (499 - index),
			length: 1,
			text: '![f](g)',
		}));
		finder.change(changes);
		assert.equal(finder.links().length, 502);
		assert.deepStrictEqual(finder.links(), findImageLinks('markdown', finder.text));
	});

	it('refuses changes that do not fit its text, and keeps it', () => {
		const finder = new LinkFinder('markdown', '![a](b)');
		for (const changes of [
			[{ offset: 8, length: 0, text: '' }],
			[{ offset: 3, length: 5, text: '' }],
			[
				{ offset: 3, length: 1, text: '' },
				{ offset: 2, length: 2, text: '' },
			],
		]) {
			assert.throws(() => finder.change(changes), RangeError);
		}
		assert.deepStrictEqual(finder.links().map(toBrief), [['a', 'b']]);
	});

	it('lets others work while it reads', async () => {
		const text = `![a](b) [c](d) \`e\`\n- f\n\n`.repeat(20_000);
		const finder = new LinkFinder('markdown', text);
		let turns = 0;
		const reading = finder.linksSoon().then(links => ({ links, turns }));
		while (turns < 1000 && (await Promise.race([reading, setImmediate('turn')])) === 'turn') {
			turns++;
		}
		const result = await reading;
		assert.ok(result.turns > 1, `${result.turns} turns`);
		assert.deepStrictEqual(result.links, findImageLinks('markdown', text));
	});

	it('reads what is edited while it reads', async () => {
		const finder = new LinkFinder('markdown', `![a](b) [c](d)\n- f\n\n`.repeat(20_000));
		const reading = finder.linksSoon();
		await setImmediate();
		finder.change([{ offset: 0, length: 100, text: '![x](y)\n' }]);
		assert.deepStrictEqual(await reading, findImageLinks('markdown', finder.text));
	});

	it('stops when it is told to, and goes on later', async () => {
		const text = `![a](b) [c](d)\n- f\n\n`.repeat(20_000);
		const finder = new LinkFinder('markdown', text);
		const stop = new AbortController();
		const reading = finder.linksSoon(stop.signal);
		const reason = new Error('enough');
		stop.abort(reason);
		await assert.rejects(reading, reason);
		await assert.rejects(finder.linksSoon(AbortSignal.abort(reason)), reason);
		assert.deepStrictEqual(await finder.linksSoon(), findImageLinks('markdown', text));
	});
});
