import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { FormField, FormFields } from '../../../protocol/studio/form.ts';
import { icon } from '../icon.ts';
import { hasIssue, idOf } from './formView.ts';
import type { FormView } from './formView.ts';
import { describedBy, remarks } from './remarks.ts';

/** The fields that hold what is typed, or a yes or no. */
type TextField = { [Field in FormField]: FormFields[Field] extends string ? Field : never }[FormField];
type FlagField = Exclude<FormField, TextField>;

/** How a text field looks and what it takes. */
export interface TextInputOptions {
	readonly type?: 'text' | 'number';
	readonly placeholder?: string;
	readonly maxlength?: number;
	readonly min?: number;
	readonly max?: number;
	readonly step?: number;
	/** The id of what describes it besides its remarks. */
	readonly description?: string;
}

/** A control below its label, with what is to be said of it beneath. */
export function labelled(
	view: FormView,
	field: FormField,
	label: string,
	control: TemplateResult,
): TemplateResult {
	return html`<div class="field">
		<label for=${idOf(field)}>${label}</label>
		${control} ${remarks(view, field)}
	</div>`;
}

/** A line to type in. */
export function textInput(view: FormView, field: TextField, options: TextInputOptions = {}): TemplateResult {
	const { type = 'text', placeholder, maxlength = 40, min, max, step, description } = options;
	return html`<input
		class="input"
		type=${type}
		id=${idOf(field)}
		placeholder=${ifDefined(placeholder)}
		maxlength=${maxlength}
		min=${ifDefined(min)}
		max=${ifDefined(max)}
		step=${ifDefined(step)}
		spellcheck="false"
		autocomplete="off"
		.value=${live(view.fields[field])}
		aria-invalid=${hasIssue(view, field) ? 'true' : nothing}
		aria-describedby=${describedBy(view, field, ...(description === undefined ? [] : [description]))}
		@input=${({ target }: { target: HTMLInputElement }) =>
			// A field for numbers minds no such limit.
			view.type({ [field]: target.value.slice(0, maxlength) })}
	/>`;
}

/** One of a few values, with what the chosen one means beneath. */
export function selectInput(
	view: FormView,
	field: TextField,
	values: readonly { readonly value: string; readonly label: string; readonly description?: string }[],
): TemplateResult {
	const chosen = view.fields[field];
	const description = values.find(({ value }) => value === chosen)?.description ?? '';
	const descriptionId = `${idOf(field)}-description`;
	return html`<span class="select-box">
			<select
				class="select"
				id=${idOf(field)}
				.value=${live(chosen)}
				aria-invalid=${hasIssue(view, field) ? 'true' : nothing}
				aria-describedby=${describedBy(view, field, ...(description === '' ? [] : [descriptionId]))}
				@change=${({ target }: { target: HTMLSelectElement }) => view.choose({ [field]: target.value })}
			>
				${values.map(
					({ value, label }) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`,
				)}
			</select>
			${icon('chevron-down')}
		</span>
		${description === '' ? nothing : html`<p class="quiet" id=${descriptionId}>${description}</p>`}`;
}

/** A yes or no before its label. */
export function checkbox(view: FormView, field: FlagField, label: string): TemplateResult {
	return html`<label class="check">
		<input
			type="checkbox"
			id=${idOf(field)}
			.checked=${live(view.fields[field])}
			aria-describedby=${describedBy(view, field)}
			@change=${({ target }: { target: HTMLInputElement }) => view.choose({ [field]: target.checked })}
		/>
		<span>${label}</span>
	</label>`;
}

/** A small button that shows an icon alone. `isPressed` is for one that stays down. */
export function iconButton(
	label: string,
	image: TemplateResult,
	act: () => void,
	isPressed?: boolean,
): TemplateResult {
	return html`<button
		type="button"
		class="icon-button"
		aria-label=${label}
		title=${label}
		aria-pressed=${isPressed ?? nothing}
		@click=${act}
	>
		${image}
	</button>`;
}
