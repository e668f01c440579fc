import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { coverRow, layOutLine, widthOfLine } from '../../../../src/core/draft/lettering.ts';

/** The text as it looks, a # for each pixel that is covered by two fifths or more. */
function show(text: string): string[] {
	const line = { text, height: 10, spacing: 0.4, weight: 0.1 };
	const width = widthOfLine(line) * line.height;
	const segments = layOutLine({ ...line, centreX: width / 2, top: 0.5 });
	return Array.from({ length: 11 }, (_, y) => {
		const coverage = new Float32Array(Math.ceil(width));
		coverRow(segments, y, coverage);
		return Array.from(coverage, cover => (cover >= 0.4 ? '#' : ' '))
			.join('')
			.trimEnd();
	});
}

const pictures: Record<string, readonly string[]> = {
	DRAFT: [
		'######     ######         #       #######   ########',
		'#    ##    #     #       ###      #            #',
		'#     ##   #     ##      # #      #            #',
		'#      #   #      #      # #      #            #',
		'#      #   #     ##     ## ##     #            #',
		'#      #   #    ##      #   #     ######       #',
		'#      #   ######      ##   ##    #            #',
		'#      #   #    #      #######    #            #',
		'#     ##   #    ##     #     #    #            #',
		'#    ##    #     ##   ##     ##   #            #',
		'######     #      #   #       #   #            #',
	],
	'01234': [
		'  ####       #     ####      ####         ##',
		' #   ##    ###    ##  ##    ##  ##        ##',
		'##    #   ## #    #    #    #    #       ###',
		'#     #      #    #    #         #      ## #',
		'#     #      #         #        ##      #  #',
		'#     #      #        ##      ####     #   #',
		'#     #      #       ##          #    ##   #',
		'#     #      #      ##      #     #   ########',
		'##    #      #     ##       #    ##        #',
		' #   ##      #    ##        ##   #         #',
		'  ####       #   ########    ####          #',
	],
	'56789': [
		' ######     ####    #######     ####      ####',
		' #         ##  ##         #    ##  ##    ##  ##',
		' #         #             ##    #    #    #    ##',
		' #        ##             #     #    #   ##     #',
		' #####    ######         #     ##  ##    #    ##',
		' #   ##   ##   ##       #      #####     #    ##',
		'      #   #     #       #      #    #     #### #',
		'      #   #     #      ##     #     ##        ##',
		'#     #   #     #      #      ##    ##        #',
		'##   ##    #   ##      #       #   ##    ##  ##',
		' ####       ####      #         ####      ####',
	],
	'8 × 4': [
		'  ####                             #',
		' #   #                            ##',
		'##    #                          ###',
		'##   ##         #   #           ## #',
		' ##  #          ## ##           #  #',
		' #####           ###           ##  #',
		'##   ##          ###          ##   #',
		'#     #         ## ##         ########',
		'#     #         #   #              #',
		'##   ##                            #',
		' #####                             #',
	],
};

describe('the lettering', () => {
	for (const [text, picture] of Object.entries(pictures)) {
		it(`draws ${text}`, () => {
			assert.deepStrictEqual(show(text), picture);
		});
	}

	it('leaves out letters that it does not have', () => {
		assert.deepStrictEqual(show('D?R'), show('DR'));
	});

	it('covers a pixel at the edge of a stroke in part, and keeps what was covered before', () => {
		const segment = { fromX: 2, fromY: 0.5, toX: 8, toY: 0.5, radius: 1 };
		const coverage = new Float32Array(10).fill(0.25);
		coverRow([segment], 0, coverage);
		assert.deepStrictEqual([...coverage], [0.25, 0.875, 1, 1, 1, 1, 1, 1, 0.875, 0.25]);
	});
});
