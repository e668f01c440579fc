import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agoText, bytesText, formatText } from '../../../src/host/pages/figures.ts';
import { scene } from './page.ts';

describe('the figures of a page', () => {
	it('count bytes as VS Code does', () => {
		const sizes = [0, 600, 1536, 31_000, 1_048_300, 1_048_576, 12_900_000];
		assert.deepStrictEqual(
			sizes.map(bytes => bytesText(bytes, scene)),
			[
				'kilobytes 0',
				'kilobytes 0.6',
				'kilobytes 1.5',
				'kilobytes 30',
				'megabytes 1',
				'megabytes 1',
				'megabytes 12',
			],
		);
	});

	it('say how long ago something was, never too long', () => {
		const now = Date.parse('2026-11-23T12:00:00Z');
		const times = [
			'2026-11-23T11:59:30Z',
			'2026-11-23T11:00:30Z',
			'2026-11-22T13:00:00Z',
			'2026-11-21T13:00:00Z',
			'2026-10-01T12:00:00Z',
			'2024-11-22T12:00:00Z',
			'2026-11-23T12:05:00Z',
		];
		assert.deepStrictEqual(
			times.map(at => agoText(at, now, 'en')),
			[
				'30 seconds ago',
				'59 minutes ago',
				'23 hours ago',
				'1 day ago',
				'1 month ago',
				'2 years ago',
				'in 5 minutes',
			],
		);
	});

	it('name formats as people do', () => {
		assert.deepStrictEqual(['image/png', 'jpeg', 'jpg', 'image/webp'].map(formatText), [
			'PNG',
			'JPEG',
			'JPEG',
			'WebP',
		]);
	});
});
