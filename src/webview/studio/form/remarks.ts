import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { FormField } from '../../../protocol/studio/form.ts';
import { icon } from '../icon.ts';
import { hasIssue, idOf } from './formView.ts';
import type { FormView } from './formView.ts';

/** What must be mended in a field, and what is worth knowing of it. */
export function remarks(view: FormView, field: FormField): TemplateResult | typeof nothing {
	if (!hasRemarks(view, field)) {
		return nothing;
	}
	const of = (all: FormView['state']['hints']) => all.filter(each => each.field === field);
	const issues = hasIssue(view, field) ? of(view.state.issues) : [];
	return html`<div class="remarks" id="${idOf(field)}-remarks">
		${issues.map(({ message }) => html`<p class="issue">${icon('error')}<span>${message}</span></p>`)}
		${of(view.state.hints).map(({ message }) => html`<p class="hint">${icon('info')}<span>${message}</span></p>`)}
	</div>`;
}

/** The ids of what describes a field's control: its remarks, and what else is named. */
export function describedBy(
	view: FormView,
	field: FormField,
	...others: readonly string[]
): string | typeof nothing {
	const ids = hasRemarks(view, field) ? [`${idOf(field)}-remarks`, ...others] : others;
	return ids.length > 0 ? ids.join(' ') : nothing;
}

function hasRemarks(view: FormView, field: FormField): boolean {
	return hasIssue(view, field) || view.state.hints.some(hint => hint.field === field);
}
