import * as vscode from 'vscode';
import { Failure } from '../../../core/failure.ts';
import { pixelsOf } from '../../../core/models/model.ts';
import { applyStyle } from '../../../core/models/style.ts';
import type { FormFields, FormState, Remark } from '../../../protocol/studio/form.ts';
import { mostImages } from '../../commands/arguments.ts';
import { readSettings } from '../../settings.ts';
import type { Settings } from '../../settings.ts';
import { failureMessage } from '../../ui/words.ts';
import { fieldsOf, firstFields } from './fields.ts';
import type { SomeFields } from './fields.ts';
import type { FormTargets } from './formTargets.ts';
import { judgeForm } from './judge.ts';
import type { Judgement } from './judge.ts';
import type { Preview } from './preview.ts';
import type { Quote, Quoted } from './quote.ts';
import { hintsOf, toRemarks } from './remarks.ts';

/** The form at one moment, and what it comes to. */
export interface FormLook {
	readonly settings: Settings;
	readonly fields: FormFields;
	readonly targets: FormState['targets'];
	readonly judged: Judgement;
	/** What must be mended, by what is known at once. */
	readonly issues: readonly Remark[];
	readonly quoted: Quoted;
}

/** Looks at the form as it is now with what was given. */
export function lookAtForm(given: SomeFields, targets: FormTargets): FormLook {
	const list = targets.list(given.target ?? targets.first);
	const target = list.find(({ id }) => id === given.target)?.id ?? targets.first;
	const uri = targets.uriOf(target);
	const settings = readSettings(uri);
	const fields = fieldsOf(firstFields(settings, target), { ...given, target });
	const judged = judgeForm(fields, { given, style: settings.style, mostImages });
	const { model, count, likely } = judged;
	return {
		settings,
		fields,
		targets: list,
		judged,
		issues: [...toRemarks(judged.issues, model), ...trustIssues(count)],
		quoted: {
			model,
			size: pixelsOf(model, likely.imageSize),
			count,
			isDraft: fields.draft,
			concurrency: settings.concurrency,
		},
	};
}

/** What is said of a form besides. */
export interface FormNews {
	/** The number of the page's last edit. */
	readonly edit: number;
	readonly preview: Preview;
	readonly quote: Quote;
	readonly replaced: string | undefined;
}

/** What a page is to show of the form. */
export function toFormState(look: FormLook, { edit, preview, quote, replaced }: FormNews): FormState {
	const { settings, fields, targets, judged, quoted } = look;
	const { model } = judged;
	const issues = [...look.issues, ...toRemarks(preview.issues, model)];
	const sent = sentText(look);
	const isNamed = fields.prompt.trim() !== '' || fields.name !== '';
	return {
		edit,
		fields,
		sent,
		length: sent.length,
		limit: model.prompt.maxLength,
		issues,
		hints: hintsOf(fields.prompt),
		...quote.words(quoted),
		style: settings.style,
		targets,
		path: isNamed ? preview.path : '',
		link: isNamed ? preview.link : '',
		templates: Object.entries(settings.promptTemplates).map(([name, text]) => ({ name, text })),
		...(replaced === undefined ? {} : { replaced }),
		canGenerate: issues.length === 0,
	};
}

/** A prompt that is too long by itself is not multiplied by a style that names it often. */
function sentText({ settings, fields, judged }: FormLook): string {
	const prompt = fields.prompt.trim();
	const isShort = prompt !== '' && prompt.length <= judged.model.prompt.maxLength;
	return isShort && fields.useStyle ? applyStyle(prompt, settings.style) : prompt;
}

function trustIssues(count: number): Remark[] {
	return count > 1 && !vscode.workspace.isTrusted
		? [{ field: 'count', message: failureMessage(new Failure('untrusted')) }]
		: [];
}
