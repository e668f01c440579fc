import { STATUS_CODES } from 'node:http';
import type { Envelope } from './types.ts';

/** What an error says, before it is wrapped. */
export interface Problem {
	readonly status: number;
	readonly message: string;
	/** The path of the request, as the service repeats it. */
	readonly instance: string;
	readonly requestId?: string;
	/** `error.data` of the current envelope. */
	readonly data?: unknown;
}

/** A body with its Content-Type. */
export interface Content {
	readonly type: string;
	readonly body: string;
}

const names: Readonly<Record<number, string>> = {
	400: 'BadRequestException',
	401: 'UnauthorizedException',
	403: 'ForbiddenException',
	404: 'NotFoundException',
	413: 'PayloadTooLargeException',
	429: 'ThrottlerException',
	500: 'InternalServerErrorException',
	502: 'BadGatewayException',
	503: 'ServiceUnavailableException',
	504: 'GatewayTimeoutException',
};

/** The messages of the service's error catalogue. */
const messages: Readonly<Record<number, string>> = {
	400: 'Invalid payload provided',
	401: 'This request requires a valid API key. You can create a new API key on the Billing page: https://aimlapi.com/app/keys',
	403: "You've run out of credits. Please top up your balance or update your payment method to continue: https://aimlapi.com/app/billing/",
	429: 'Too Many Requests',
	500: 'Internal server error',
	502: 'Bad Gateway',
	503: 'Service unavailable',
	504: 'Generation timeout',
};

/** The documented message of a status, or its HTTP name. */
export function messageOf(status: number): string {
	return messages[status] ?? STATUS_CODES[status] ?? `Status ${status}`;
}

/** Wraps an error as the service, or something in front of it, does. */
export function wrap(envelope: Envelope, problem: Problem): Content {
	switch (envelope) {
		case 'current':
			return current(problem);
		case 'older':
			return older(problem, problem.status);
		case 'olderText':
			return older(problem, String(problem.status));
		case 'html':
			return page(problem.status);
		case 'empty':
			return { type: '', body: '' };
	}
}

function current({ status, message, instance, requestId, data }: Problem): Content {
	const title = STATUS_CODES[status] ?? 'Error';
	const error = { name: names[status] ?? 'HttpException', message, ...(data === undefined ? {} : { data }) };
	const id = requestId === undefined ? {} : { requestId };
	const timestamp = new Date().toISOString();
	return {
		type: 'application/problem+json; charset=utf-8',
		body: JSON.stringify({ title, status, message, instance, ...id, timestamp, error }),
	};
}

function older({ message, instance, requestId }: Problem, statusCode: number | string): Content {
	const timestamp = new Date().toISOString();
	return {
		type: 'application/json; charset=utf-8',
		body: JSON.stringify({ requestId, statusCode, timestamp, path: instance, message }),
	};
}

function page(status: number): Content {
	const title = `${status} ${STATUS_CODES[status] ?? 'Error'}`;
	return {
		type: 'text/html; charset=utf-8',
		body: `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n</body>\n</html>\n`,
	};
}
