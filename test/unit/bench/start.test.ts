import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readActivation } from '../../../bench/start/report.ts';

const table = [
	'| Extension       | Eager | Load Code | Call Activate | Finish Activate | Event | By              |',
	'| --------------- | ----- | --------- | ------------- | --------------- | ----- | --------------- |',
	'| figment.figment | false | 3.25      | 2             | 0.5             | api   | a.b             |',
	'| a.figment       | true  | 7         | 8             | 9               | *     | figment.figment |',
].join('\n');

describe("VS Code's table of activations", () => {
	it('tells what an extension took, by its whole id', () => {
		assert.deepStrictEqual(
			[readActivation(table, 'figment.figment'), readActivation(table, 'a.figment')],
			[
				{ load: 3.25, call: 2, finish: 0.5 },
				{ load: 7, call: 8, finish: 9 },
			],
		);
	});

	it('is refused where an extension is missing or has no times', () => {
		assert.throws(() => readActivation(table, 'figment'), /figment has no times/);
		assert.throws(() => readActivation('| a.b | true | x | 1 | 2 |', 'a.b'), /a\.b has no times/);
	});
});
