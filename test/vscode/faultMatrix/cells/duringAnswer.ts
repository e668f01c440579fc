import type { FailureCode } from '../../../../src/core/failure.ts';
import type { FaultOf } from '../../../service/types.ts';
import type { Cell, Expected } from '../cell.ts';

type GenerateFault = FaultOf<'generate'>;

const saved = { billed: 1, picture: 'at once' } as const satisfies Expected;
const pictureless = { billed: 1, picture: 'never' } as const satisfies Expected;

/** Successes that nobody can read: whether and what they cost is not in them. */
const unreadable: readonly (readonly [string, GenerateFault])[] = [
	['a page instead of JSON', { kind: 'notJson' }],
	['half of the JSON', { kind: 'notJson', body: '{"data":[{"url":"https://' }],
	['an empty body', { kind: 'status', status: 200, envelope: 'empty', billed: true }],
];

/** Successes without a picture, which say what they cost. */
const empty = ['null', 'empty', 'nullUrl', 'absent'] as const;

/** Where the picture is said to be, if that is nowhere Figment goes. */
const hostile: readonly (readonly [string, string])[] = [
	['plain http at another machine', 'http://figment.invalid{path}'],
	['ftp', 'ftp://figment.invalid{path}'],
	['javascript:', 'javascript:fetch("{origin}{path}")'],
	['file:', 'file:///etc/passwd'],
	['no address at all', 'nowhere'],
];

/** The start of a PNG: it says that it is one of 512 × 512, and ends there. */
const halfPng = 'iVBORw0KGgoAAAANSUhEUgAAAgAAAAIACAIAAAB7GkOt';

/** A whole PNG of one pixel. */
const smallPng =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWNIK+8AAAKsAWYnJXAR' +
	'AAAAAElFTkSuQmCC';

/** A success that carries what is said to be a picture. */
function carrying(base64: string | null, url: string | null = null): GenerateFault {
	const usage = { credits_used: 78_000, usd_spent: 0.039 };
	const body = { data: [{ url, b64_json: base64 }], meta: { usage } };
	return { kind: 'status', status: 200, billed: true, body };
}

const carried: readonly (readonly [string, string, FailureCode, RegExp])[] = [
	['half a picture in base64', halfPng, 'badResponse', /ended after 33 bytes.*may have been billed/],
	['base64 that is no picture', 'aGVsbG8=', 'notAnImage', /5 bytes that are no PNG.*may have been billed/],
	['base64 that is none', '%%%', 'badResponse', /not understand.*may have been billed/],
];

/** Faults of an answer that is there, at least in part, and paid. */
export const duringAnswer: readonly Cell[] = [
	{
		stage: 'during the answer',
		fault: 'the connection is reset in the middle',
		before: ({ service }) => service.fault('generate', { kind: 'reset', when: 'midAnswer' }),
		expected: {
			...pictureless,
			failure: ['unknownOutcome', true, /before the answer came.*is billed \$0\.039 and lost/],
		},
		expectedInWeb: {
			failure: ['unknownOutcome', true, /before the answer came.*may or may not/],
			open: 'unknown',
		},
	},
	...unreadable.map(([fault, order]): Cell => ({
		stage: 'during the answer',
		fault,
		before: ({ service }) => service.fault('generate', order),
		expected: {
			...pictureless,
			failure: ['badResponse', true, /does not understand.*may have been billed/],
			open: 'unknown, billed',
		},
	})),
	...empty.map((data): Cell => ({
		stage: 'during the answer',
		fault: `no picture (data ${data}), billed`,
		before: ({ service }) => service.fault('generate', { kind: 'noPicture', data }),
		expected: { ...pictureless, failure: ['refused', true, /sent no image.*may have been billed/] },
	})),
	{
		stage: 'during the answer',
		fault: 'the picture itself in base64',
		before: ({ service }) => service.fault('generate', { kind: 'base64' }),
		expected: saved,
	},
	{
		stage: 'during the answer',
		fault: 'the picture itself in a data: address',
		before: ({ service }) => service.fault('generate', carrying(null, `data:image/png;base64,${smallPng}`)),
		expected: { ...saved, file: ['sea-1.png', 'png 1x1'] },
	},
	{
		stage: 'during the answer',
		fault: 'half a picture in a data: address',
		before: ({ service }) => service.fault('generate', carrying(null, `data:image/png;base64,${halfPng}`)),
		expected: {
			...pictureless,
			failure: ['badResponse', true, /ended after 33 bytes.*may have been billed/],
		},
	},
	{
		stage: 'during the answer',
		fault: 'the picture in base64 beside an address Figment does not go to',
		before: ({ service }) => service.fault('generate', carrying(smallPng, 'http://figment.invalid/a.png')),
		expected: { ...saved, file: ['sea-1.png', 'png 1x1'] },
	},
	...carried.map(([fault, base64, code, says]): Cell => ({
		stage: 'during the answer',
		fault,
		before: ({ service }) => service.fault('generate', carrying(base64)),
		expected: { ...pictureless, failure: [code, true, says] },
	})),
	...(['tokensUsed', 'none', 'nullMeta'] as const).map((usage): Cell => ({
		stage: 'during the answer',
		fault: `what it cost is not where it should be (${usage})`,
		before: ({ service }) => service.fault('generate', { kind: 'usage', usage }),
		expected: saved,
	})),
	...hostile.map(([where, url]): Cell => ({
		stage: 'during the answer',
		fault: `the picture is said to be at ${where}`,
		before: ({ service }) => service.fault('generate', { kind: 'resultUrl', url }),
		expected: {
			...pictureless,
			failure: ['badResponse', true, /not at an https address.*may have been billed/],
			open: 'stuck',
		},
	})),
	{
		stage: 'during the answer',
		fault: 'a picture of another size and format than asked',
		before: ({ service }) =>
			service.fault('generate', { kind: 'picture', format: 'jpeg', width: 320, height: 240 }),
		expected: { ...saved, file: ['sea.jpg', 'jpeg 320x240'] },
	},
	{
		stage: 'during the answer',
		fault: 'a picture of the third format',
		before: ({ service }) => service.fault('generate', { kind: 'picture', format: 'webp' }),
		expected: { ...saved, file: ['sea.webp', 'webp'] },
	},
];
