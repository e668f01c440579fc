import { l10n } from 'vscode';
import type { FieldIssue } from '../../../core/models/issue.ts';
import type { Model } from '../../../core/models/model.ts';
import { nearestSide } from '../../../core/models/nearestSide.ts';
import { promptHints } from '../../../core/models/promptHints.ts';
import type { PromptHint } from '../../../core/models/promptHints.ts';
import type { FormField, Remark } from '../../../protocol/studio/form.ts';
import { issueMessage } from '../../ui/fieldWords.ts';

/** What must be mended, in words, each at the field where it can be. */
export function toRemarks(issues: readonly FieldIssue[], model: Model): Remark[] {
	return issues.map(issue => ({ field: fieldOf(issue.path), message: messageOf(issue, model) }));
}

/** What is worth knowing of a prompt, in words. */
export function hintsOf(prompt: string): Remark[] {
	return promptHints(prompt).map(hint => ({ field: 'prompt', message: hintMessage(hint) }));
}

/** The field of the form where an issue can be mended, by the path that the issue names. */
function fieldOf(path: string): FormField {
	return fieldsByPath.find(([pattern]) => pattern.test(path))?.[1] ?? 'prompt';
}

/** A setting can be mended at the field that overrules it, where there is one. */
const fieldsByPath: readonly (readonly [RegExp, FormField])[] = [
	[/^(?:figment\.)?model$/, 'model'],
	[/^(?:figment\.)?imageSize\.width$/, 'width'],
	[/^(?:figment\.)?imageSize\.height$/, 'height'],
	[/^(?:figment\.)?imageSize/, 'preset'],
	[/^(?:figment\.)?outputFormat$/, 'outputFormat'],
	[/^seed$/, 'seed'],
	[/^(?:figment\.)?enableSafetyChecker$/, 'enableSafetyChecker'],
	[/^(?:figment\.)?safetyTolerance$/, 'safetyTolerance'],
	[/^count$/, 'count'],
	[/^figment\.style$/, 'useStyle'],
	[/^(?:name|assets\.name)$/, 'name'],
	[/^(?:folder|output|assets\.folder|markdown\.copyFiles\.destination)$/, 'folder'],
	[/^(?:document|(?:figment\.)?insert\.)/, 'target'],
];

/** Of a size it is said besides what would be right. */
function messageOf(issue: FieldIssue, { imageSize }: Model): string {
	const message = issueMessage(issue);
	if (!/imageSize\.(?:width|height)$/.test(issue.path)) {
		return message;
	}
	const { min, max, step } = imageSize;
	const { received } = issue;
	return typeof received === 'number'
		? l10n.t(
				'{0} Sides are from {1} to {2} in steps of {3}: the nearest is {4}.',
				message,
				min,
				max,
				step,
				nearestSide(received, imageSize),
			)
		: l10n.t('{0} Sides are from {1} to {2} in steps of {3}.', message, min, max, step);
}

function hintMessage(hint: PromptHint): string {
	switch (hint.kind) {
		case 'negative':
			return l10n.t(
				'“{0}”: the model has no negative prompt, and naming a thing may bring it in. Say what should be there instead.',
				hint.phrase,
			);
		case 'json':
			return l10n.t('This is a JSON prompt, and its form is right.');
		case 'badJson':
			return l10n.t(
				'This looks like a JSON prompt, but it is no JSON at line {0}, column {1}. It can be sent all the same.',
				hint.line,
				hint.column,
			);
	}
}
