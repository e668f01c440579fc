import type { FormField, FormFields, FormState, ModelFacts } from '../../../protocol/studio/form.ts';
import type { FormWords } from '../../../protocol/studio/words/form.ts';

/** What the form is drawn from, and how what is done to it is taken in. */
export interface FormView {
	readonly words: FormWords;
	/** The host's last word. */
	readonly state: FormState;
	/** What the fields show: ahead of {@link state} while it does not hold what was typed. */
	readonly fields: FormFields;
	readonly models: readonly ModelFacts[];
	/** The chosen one's. */
	readonly model: ModelFacts | undefined;
	/** Takes in a choice. */
	readonly choose: (changes: Partial<FormFields>) => void;
	/** Takes in what is typed. */
	readonly type: (changes: Partial<FormFields>) => void;
}

/** A field's control is named so in the document. */
export function idOf(field: FormField): string {
	return `figment-${field}`;
}

/** Whether something in this field must be mended. An empty prompt is not wrong: it is not written yet. */
export function hasIssue({ state, fields }: FormView, field: FormField): boolean {
	const isUnwritten = field === 'prompt' && fields.prompt.trim() === '';
	return !isUnwritten && state.issues.some(issue => issue.field === field);
}
