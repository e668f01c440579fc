import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { promptHints } from '../../../../src/core/models/promptHints.ts';

describe('the hints of a prompt', () => {
	const negatives: readonly (readonly [prompt: string, phrase: string])[] = [
		['a red fox, no people', 'no people'],
		['No text anywhere', 'No text'],
		['a street without\n cars', 'without cars'],
		["a fox. Don't show the tail.", "Don't show"],
		['a fox, don’t show snow', 'don’t show'],
		['dont add letters', 'dont add'],
		['the fox does not smile', 'does not smile'],
		['a house no longer lived in, no people', 'no people'],
		['Chanel No 5, no label', 'no label'],
		['{"scene": "a street, no cars"}', 'no cars'],
		['{"prompt": "a street", "negative_prompt": "cars"}', 'negative_prompt'],
	];
	for (const [prompt, phrase] of negatives) {
		it(`say that ${JSON.stringify(prompt)} tells what is not wanted`, () => {
			assert.deepStrictEqual(
				promptHints(prompt).filter(({ kind }) => kind === 'negative'),
				[{ kind: 'negative', phrase }],
			);
		});
	}

	for (const prompt of [
		'',
		'a red fox',
		'a casino at noon, a piano, snow',
		'Chanel No 5',
		'issue No. 7 of a magazine',
		'a no-nonsense portrait',
		'Dr. No, seen from behind',
		'a house that is no longer lived in',
		'a fox, no matter how small',
		"don't forget the tail",
		'a sign that says "No entry"',
		'a sign that says “NO ENTRY”',
		"a sign that says 'No entry'",
		'uma raposa vermelha no campo',
		'colours #ff8800 and #0af',
		'[red] fox',
		'{red|blue} fox',
		'(fox:1.2), [snow]',
	]) {
		it(`say nothing of ${JSON.stringify(prompt)}`, () => {
			assert.deepStrictEqual(promptHints(prompt), []);
		});
	}

	it('tell JSON that can be read', () => {
		for (const prompt of [
			'{"scene": "a fox", "colors": ["#ff8800"]}',
			' \n["a fox", "snow"]\n',
			'{}',
			'[]',
		]) {
			assert.deepStrictEqual(promptHints(prompt), [{ kind: 'json' }]);
		}
	});

	it('tell where what begins as JSON is none', () => {
		const examples = [
			['{', 1, 2],
			['{\n\t"scene": "a fox"\n\t"style": "ink"\n}', 3, 2],
			['{ scene: "a fox" }', 1, 3],
			['[{"scene": "a fox"}', 1, 20],
		] as const;
		assert.deepStrictEqual(
			examples.map(([prompt]) => promptHints(prompt)),
			examples.map(([, line, column]) => [{ kind: 'badJson', line, column }]),
		);
	});

	it('take no longer for what is made to be slow', () => {
		const started = performance.now();
		for (const part of ['no ', '„', '“', '«', '"', '[', 'do ', '{"a":', ' ', "no'"]) {
			promptHints(part.repeat(100_000 / part.length));
			promptHints(`{"${part.repeat(100_000 / part.length)}`);
		}
		assert.ok(performance.now() - started < 5000);
	});
});
