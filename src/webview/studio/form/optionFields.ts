import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { hasIssue, idOf } from './formView.ts';
import { checkbox, labelled, selectInput, textInput } from './fields.ts';
import type { FormView } from './formView.ts';
import { describedBy, remarks } from './remarks.ts';
import { seedField } from './seedField.ts';

type Drawn = TemplateResult | typeof nothing;

/** What is asked for besides prompt and size: only what the model honours. */
export function optionFields(view: FormView): TemplateResult {
	const { words, model, models } = view;
	const choices = models.map(({ id, label }) => ({ value: id, label }));
	const format = model?.outputFormat;
	return html`<div class="fields">
		${
			// A setting may name another one than the only one.
			models.length > 1 || hasIssue(view, 'model')
				? labelled(view, 'model', words.model, selectInput(view, 'model', choices))
				: nothing
		}
		${kindField(view)}
		${labelled(view, 'count', words.count, textInput(view, 'count', { type: 'number', min: 1, step: 1 }))}
		${
			format === undefined
				? nothing
				: labelled(view, 'outputFormat', words.format, selectInput(view, 'outputFormat', format.values))
		}
		${seedField(view)} ${safetyFields(view)}
	</div>`;
}

/** A real image or a free draft. */
function kindField(view: FormView): TemplateResult {
	const { words, fields } = view;
	const kind = (draft: boolean, label: string) =>
		html`<label class="segment">
			<input
				type="radio"
				name="figment-kind"
				id=${fields.draft === draft ? idOf('draft') : nothing}
				value=${draft ? 'draft' : 'image'}
				.checked=${live(fields.draft === draft)}
				@change=${() => view.choose({ draft })}
			/>
			<span>${label}</span>
		</label>`;
	return html`<div
		class="field"
		role="radiogroup"
		aria-labelledby="figment-kind-label"
		aria-describedby=${describedBy(view, 'draft')}
	>
		<span class="label" id="figment-kind-label">${words.kind}</span>
		<div class="segments">${kind(false, words.image)}${kind(true, words.draft)}</div>
		${remarks(view, 'draft')}
	</div>`;
}

function safetyFields(view: FormView): Drawn {
	const { words, model } = view;
	const checker =
		model?.enableSafetyChecker === undefined
			? nothing
			: html`<div class="field beside">
					${checkbox(view, 'enableSafetyChecker', words.safety)} ${remarks(view, 'enableSafetyChecker')}
				</div>`;
	const values = model?.safetyTolerance?.values;
	const tolerance =
		values === undefined
			? nothing
			: labelled(
					view,
					'safetyTolerance',
					words.safetyTolerance,
					selectInput(view, 'safetyTolerance', values),
				);
	return html`${tolerance}${checker}`;
}
