import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sectionByKey } from '../../../src/webview/studio/shell/sections.ts';

describe('the tabs of a narrow Studio', () => {
	it('are walked through by arrows, around and in the direction of reading', () => {
		assert.deepStrictEqual(
			[
				sectionByKey('ArrowRight', 'form', false),
				sectionByKey('ArrowRight', 'gallery', false),
				sectionByKey('ArrowLeft', 'form', false),
				sectionByKey('ArrowLeft', 'form', true),
				sectionByKey('Home', 'gallery', false),
				sectionByKey('End', 'form', false),
				sectionByKey('Tab', 'form', false),
			],
			['queue', 'form', 'gallery', 'queue', 'form', 'gallery', undefined],
		);
	});
});
