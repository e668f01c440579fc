import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filled } from './examples.ts';
import type { Request } from './examples.ts';

/** A document before and after pictures were put in; see `filled`. */
export type Example = readonly [name: string, request: Request, before: string, after: string];

/** The usual requests. */
export const cursor: Request = { mode: 'cursor' };
export const below: Request = { mode: 'below' };
export const replace: Request = { mode: 'replace' };
export const end: Request = { mode: 'end' };
/** For two pictures at each place. */
export const two = { count: 2 };

/** Tests for examples by their languages, with the line ends of Windows too. */
export function testExamples(examples: Readonly<Record<string, readonly Example[]>>): void {
	for (const [languageId, table] of Object.entries(examples)) {
		describe(`a picture in ${languageId}`, () => {
			for (const [name, request, before, after] of table) {
				it(`is right ${name}`, () => {
					assert.equal(filled(languageId, before, request), after);
					const windows = filled(languageId, before.replaceAll('\n', '\r\n'), request);
					assert.equal(windows, before.includes('\n') ? after.replaceAll('\n', '\r\n') : windows);
				});
			}
		});
	}
}
