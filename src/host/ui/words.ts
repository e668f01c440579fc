import { l10n } from 'vscode';
import type { Failure } from '../../core/failure.ts';
import type { FieldIssue, Problem } from '../../core/models/issue.ts';

/** A failure in words a person understands: what happened and, where it helps, what it means. */
export function failureMessage(failure: Failure): string {
	switch (failure.code) {
		case 'invalidRequest':
			return failure.fields.length > 0
				? failure.fields.map(issueMessage).join(' ')
				: l10n.t('The service did not accept the request: {0}', failure.detail ?? '');
		case 'noKey':
			return l10n.t('Making a real image needs an AI/ML API key.');
		case 'badKey':
			return l10n.t('The service does not accept the API key.');
		case 'forbidden':
			return l10n.t('The service does not allow this: {0}', failure.detail ?? '');
		case 'outOfCredit':
			return l10n.t('The account has no credit left. The key is fine; top up to go on.');
		case 'rateLimited':
			return l10n.t('The service has too many requests right now. Nothing was billed.');
		case 'refused':
			return refusedMessage(failure);
		case 'offline':
			return l10n.t('The service could not be reached ({0}). Nothing was billed.', failure.detail ?? '');
		case 'unknownOutcome':
			return l10n.t(
				'The connection ended before the answer came ({0}), so the image may or may not have been billed. It is not sent again unless you say so.',
				failure.detail ?? '',
			);
		case 'server':
			return l10n.t('The service had an error ({0}). A failed request is not billed.', failure.detail ?? '');
		case 'badResponse':
			return l10n.t(
				'The service gave an answer that Figment does not understand ({0}).',
				failure.detail ?? '',
			);
		case 'notAnImage':
			return l10n.t('What the service made is not an image ({0}).', failure.detail ?? '');
		case 'tooLarge':
			return l10n.t('The image is larger than Figment takes ({0}).', failure.detail ?? '');
		case 'downloadFailed':
			return l10n.t(
				'The image is made but could not be downloaded ({0}). Downloading it again is free.',
				failure.detail ?? '',
			);
		case 'cannotSave':
			return l10n.t('The image is made but could not be saved ({0}).', failure.detail ?? '');
		case 'cannotInsert':
			return l10n.t(
				'The image is saved, but its link could not be put into the document ({0}).',
				failure.detail ?? '',
			);
		case 'overBudget':
			return l10n.t('This would cost about {0}, which is more than allowed.', failure.detail ?? '');
		case 'untrusted':
			return l10n.t('Several images at once need a trusted workspace.');
		case 'cancelled':
			return failure.maybeBilled
				? l10n.t('Cancelled after the request was sent: the image may be billed.')
				: l10n.t('Cancelled before anything was sent.');
	}
}

/** A price in USD, for people. */
export function dollars(usd: number): string {
	return `$${usd < 1 ? usd.toFixed(3).replace(/0$/, '') : usd.toFixed(2)}`;
}

function refusedMessage(failure: Failure): string {
	return failure.detail === undefined
		? l10n.t('The service sent no image: the prompt or the picture was probably filtered.')
		: l10n.t('The service refused the prompt: {0}', failure.detail);
}

/** One bad field, named as a person knows it. */
function issueMessage(issue: FieldIssue): string {
	return l10n.t('{0}: {1}', fieldName(issue.path), problemMessage(issue));
}

function problemMessage(issue: FieldIssue): string {
	const { problem, received } = issue;
	const found = received === undefined ? '' : l10n.t(' (it is {0})', JSON.stringify(received));
	switch (problem.kind) {
		case 'missing':
			return l10n.t('this is needed.');
		case 'unknown':
			return l10n.t('there is no such option.');
		case 'empty':
			return l10n.t('write what the picture shows.');
		case 'wrongType':
			return l10n.t('this must be {0}{1}.', typeName(problem.expected), found);
		case 'tooLong':
			return l10n.t(
				'at most {0} characters; it has {1}.',
				problem.limit,
				typeof received === 'string' ? received.trim().length : '?',
			);
		case 'tooSmall':
			return l10n.t('at least {0}{1}.', problem.limit, found);
		case 'tooBig':
			return l10n.t('at most {0}{1}.', problem.limit, found);
		case 'notMultiple':
			return l10n.t('a multiple of {0}{1}.', problem.step, found);
		case 'notOneOf':
			return l10n.t('one of {0}{1}.', problem.values.join(', '), found);
		case 'other':
			return otherProblem(problem, found);
	}
}

/** Problems that are not a schema's: of folders, names and addresses; else the service's own words. */
function otherProblem(problem: Problem & { readonly kind: 'other' }, found: string): string {
	switch (problem.text) {
		case 'outside':
			return l10n.t('this leads out of the workspace folder{0}.', found);
		case 'empty':
			return l10n.t('a name is empty{0}.', found);
		case 'reserved':
			return l10n.t('Windows reserves this name{0}.', found);
		case 'tooLong':
			return l10n.t('a name is longer than file systems take{0}.', found);
		case 'badCharacter':
			return l10n.t('a name has a character that not every system allows; use / between folders{0}.', found);
		case 'badEnd':
			return l10n.t('a name must not end with a dot or a space{0}.', found);
		case 'unsafeOrigin':
			return l10n.t('this must be an https:// address without a path, or http:// on this machine{0}.', found);
		default:
			return problem.text;
	}
}

function fieldName(path: string): string {
	const names: Readonly<Record<string, string>> = {
		prompt: l10n.t('Prompt'),
		model: l10n.t('Model'),
		imageSize: l10n.t('Image size'),
		'imageSize.width': l10n.t('Image width'),
		'imageSize.height': l10n.t('Image height'),
		outputFormat: l10n.t('Image format'),
		seed: l10n.t('Seed'),
		enableSafetyChecker: l10n.t('Safety checker'),
		safetyTolerance: l10n.t('Safety tolerance'),
		count: l10n.t('Number of images'),
		document: l10n.t('Document'),
		output: l10n.t('Output path'),
		'assets.folder': l10n.t('Setting figment.assets.folder'),
		'assets.name': l10n.t('Setting figment.assets.name'),
		'api.baseUrl': l10n.t('Setting figment.api.baseUrl'),
	};
	return names[path] ?? path;
}

function typeName(expected: string): string {
	switch (expected) {
		case 'int':
		case 'number':
			return l10n.t('a whole number');
		case 'string':
			return l10n.t('a text');
		case 'boolean':
			return l10n.t('true or false');
		case 'object':
			return l10n.t('an object');
		case 'uri':
			return l10n.t('a URI');
		default:
			return expected;
	}
}
