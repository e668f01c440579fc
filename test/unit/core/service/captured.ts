/** Error answers of the service as they were captured or documented, word for word but for ids. */
export const captured = {
	badKey: {
		title: 'Unauthorized',
		status: 401,
		message:
			'You provided an empty string instead of valid API key. You can create a new API key on the Billing page: https://aimlapi.com/app/keys',
		instance: '/v1/chat/completions',
		requestId: 'req-401',
		timestamp: '2026-08-30T18:23:01.734Z',
		error: { name: 'UnauthorizedException', message: '...' },
	},
	badKeyOlder: {
		requestId: 'hRNOI9BMsuLeZ76UNdGhS',
		statusCode: 401,
		timestamp: '2025-12-05T13:46:30.569Z',
		path: '/v2/video/generations',
		message:
			'This request requires a valid API key. You can create a new API key on the Billing page: https://aimlapi.com/app/keys',
	},
	outOfCredit: {
		title: 'Forbidden',
		status: 403,
		message:
			"You've run out of credits. Please top up your balance or update your payment method to continue: https://aimlapi.com/app/billing/",
		instance: '/v2/video/generations?',
		timestamp: '2026-04-14T09:46:33.609Z',
		error: {
			name: 'ForbiddenException',
			message:
				"You've run out of credits. Please top up your balance or update your payment method to continue: https://aimlapi.com/app/billing/",
			data: { kind: 'err_insufficent_credits' },
		},
	},
	invalid: {
		title: 'Bad Request',
		status: 400,
		message: 'Invalid payload provided',
		instance: '/v1/chat/completions',
		timestamp: '2025-10-23T19:47:12.724Z',
		error: {
			name: 'BadRequestException',
			message: 'Invalid payload provided',
			data: [
				{
					received: 'system',
					code: 'invalid_enum_value',
					options: ['user', 'assistant'],
					path: ['messages', 0, 'role'],
					message: "Invalid enum value. Expected 'user' | 'assistant', received 'system'",
				},
			],
		},
	},
} as const;

/** An answer in the service's current envelope. */
export function current(status: number, message: string, data?: unknown): string {
	return JSON.stringify({
		title: 'x',
		status,
		message,
		requestId: 'req-1',
		error: { name: 'x', message, data },
	});
}

/** An answer in the envelope of the service's older documentation. */
export function older(statusCode: number | string, message: string): string {
	return JSON.stringify({
		requestId: 'req-1',
		statusCode,
		timestamp: 'x',
		path: '/v1/images/generations',
		message,
	});
}

/** What a proxy answers with. */
export const proxyPage =
	'<html><head><title>502 Bad Gateway</title></head><body>nginx: no credit here</body></html>';
