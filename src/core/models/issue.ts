import type * as z from 'zod/mini';

/** What is wrong with a value. */
export type Problem =
	| { readonly kind: 'missing' }
	| { readonly kind: 'unknown' }
	| { readonly kind: 'empty' }
	| { readonly kind: 'wrongType'; readonly expected: string }
	| { readonly kind: 'tooLong'; readonly limit: number }
	| { readonly kind: 'tooSmall'; readonly limit: number }
	| { readonly kind: 'tooBig'; readonly limit: number }
	| { readonly kind: 'notMultiple'; readonly step: number }
	| { readonly kind: 'notOneOf'; readonly values: readonly string[] }
	/** A text without a part that it needs, and that is none of the others that would do. */
	| { readonly kind: 'lacks'; readonly part: string; readonly others: readonly string[] }
	| { readonly kind: 'other'; readonly text: string };

/** One problem of one field. `path` is the field as the contract names it, `imageSize.width` say. */
export interface FieldIssue {
	readonly path: string;
	readonly problem: Problem;
	/** The value found, where there was one worth showing. */
	readonly received?: unknown;
}

/** Turns what zod found in `input` into issues that a person can be told about. */
export function toFieldIssues(
	issues: readonly z.core.$ZodIssue[],
	input: unknown,
	parent: readonly PropertyKey[] = [],
): FieldIssue[] {
	return issues.flatMap(issue => {
		const path = [...parent, ...issue.path];
		if (issue.code === 'unrecognized_keys') {
			return issue.keys.map(key => ({ path: [...path, key].join('.'), problem: { kind: 'unknown' } }));
		}
		if (issue.code === 'invalid_union') {
			return unionIssues(issue, input, path);
		}
		const received = valueAt(input, path);
		return [{ path: path.join('.'), problem: problemOf(issue, received), ...shown(received) }];
	});
}

function problemOf(issue: z.core.$ZodIssue, received: unknown): Problem {
	switch (issue.code) {
		case 'invalid_type':
			return received === undefined ? { kind: 'missing' } : { kind: 'wrongType', expected: issue.expected };
		case 'too_small':
			return issue.origin === 'string'
				? { kind: 'empty' }
				: { kind: 'tooSmall', limit: Number(issue.minimum) };
		case 'too_big':
			return issue.origin === 'string'
				? { kind: 'tooLong', limit: Number(issue.maximum) }
				: { kind: 'tooBig', limit: Number(issue.maximum) };
		case 'not_multiple_of':
			return { kind: 'notMultiple', step: issue.divisor };
		case 'invalid_value':
			return { kind: 'notOneOf', values: issue.values.map(String) };
		default:
			return { kind: 'other', text: issue.message ?? issue.code };
	}
}

/** A size is a name or an object: an object is judged as one, anything else against the names. */
function unionIssues(
	issue: z.core.$ZodIssueInvalidUnion,
	input: unknown,
	path: readonly PropertyKey[],
): FieldIssue[] {
	const received = valueAt(input, path);
	const wantsObject = typeof received === 'object' && received !== null;
	const branch = issue.errors.find(errors => errors.some(error => isAboutObject(error)) === wantsObject);
	return toFieldIssues(branch ?? issue.errors[0] ?? [], input, path);
}

function isAboutObject(issue: z.core.$ZodIssue): boolean {
	return (
		issue.path.length > 0 ||
		issue.code === 'unrecognized_keys' ||
		(issue.code === 'invalid_type' && issue.expected === 'object')
	);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
	let value = input;
	for (const key of path) {
		value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
	}
	return value;
}

function shown(received: unknown): { readonly received?: unknown } {
	return ['string', 'number', 'boolean'].includes(typeof received) ? { received } : {};
}
