import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ModelFacts } from '../../../protocol/studio/form.ts';
import { fill } from '../fill.ts';
import { icon } from '../icon.ts';
import { iconButton, textInput } from './fields.ts';
import { hasIssue, idOf } from './formView.ts';
import type { FormView } from './formView.ts';
import { describedBy, remarks } from './remarks.ts';

type SizeFacts = NonNullable<ModelFacts['imageSize']>;

/** The longest side that a shape is drawn with, in CSS pixels. */
const longestDrawn = 30;
const ruleId = 'figment-size-rule';

/** The sizes as shapes to choose from, and width and height for another one. */
export function sizeField(view: FormView): TemplateResult | typeof nothing {
	const { words, fields, model } = view;
	const size = model?.imageSize;
	if (size === undefined) {
		return nothing;
	}
	const preset = size.presets.find(({ name }) => name === fields.preset);
	return html`<div
		class="field"
		role="radiogroup"
		aria-labelledby="figment-size-label"
		aria-describedby=${describedBy(view, 'preset')}
	>
		<span class="label" id="figment-size-label">${words.size}</span>
		<div class="shapes">
			${size.presets.map(({ name, label, width, height }) =>
				shape(view, { preset: name, label, width, height, longest: longestOf(size) }),
			)}
			${shape(view, {
				preset: '',
				label: words.customSize,
				width: drawable(fields.width, size),
				height: drawable(fields.height, size),
				longest: longestOf(size),
			})}
		</div>
		${preset === undefined ? sides(view, size) : nothing} ${remarks(view, 'preset')}
	</div>`;
}

/** Draws the shapes, which a page without inline styles cannot do in its templates. */
export function drawShapes(form: HTMLElement): void {
	for (const box of form.querySelectorAll<HTMLElement>('.shape-box')) {
		const { width = '0', height = '0' } = box.dataset;
		box.style.inlineSize = `${width}px`;
		box.style.blockSize = `${height}px`;
	}
}

interface Shape {
	/** Empty for the one that is typed. */
	readonly preset: string;
	readonly label: string;
	/** In pixels of the image. */
	readonly width: number;
	readonly height: number;
	readonly longest: number;
}

function shape(view: FormView, { preset, label, width, height, longest }: Shape): TemplateResult {
	// By the root, so that a small one is seen to be small and can still be seen.
	const scale = longestDrawn / Math.sqrt(longest * Math.max(width, height));
	return html`<label class="shape">
		<input
			type="radio"
			name="figment-size"
			id=${view.fields.preset === preset ? idOf('preset') : nothing}
			value=${preset}
			.checked=${live(view.fields.preset === preset)}
			@change=${() => view.choose({ preset })}
		/>
		<span class="shape-frame">
			<span
				class="shape-box ${preset === '' ? 'custom' : ''}"
				data-width=${Math.max(4, Math.round(width * scale))}
				data-height=${Math.max(4, Math.round(height * scale))}
			></span>
		</span>
		<span class="shape-name">${label}</span>
		${preset === '' ? nothing : html`<span class="shape-pixels" dir="ltr">${width} × ${height}</span>`}
	</label>`;
}

function sides(view: FormView, { min, max, step }: SizeFacts): TemplateResult {
	const { words, fields } = view;
	const isWrong = hasIssue(view, 'width') || hasIssue(view, 'height');
	const options = {
		type: 'number',
		min,
		max,
		step,
		...(isWrong ? {} : { description: ruleId }),
	} as const;
	const swap = () => view.choose({ width: fields.height, height: fields.width });
	return html`<div class="sides">
			<div class="side">
				<label for=${idOf('width')}>${words.width}</label> ${textInput(view, 'width', options)}
			</div>
			${iconButton(words.swapSides, icon('arrow-swap'), swap)}
			<div class="side">
				<label for=${idOf('height')}>${words.height}</label> ${textInput(view, 'height', options)}
			</div>
		</div>
		${isWrong ? nothing : html`<p class="quiet" id=${ruleId}>${fill(words.sizeRule, min, max, step)}</p>`}
		${remarks(view, 'width')} ${remarks(view, 'height')}`;
}

function longestOf({ presets }: SizeFacts): number {
	return Math.max(...presets.flatMap(({ width, height }) => [width, height]));
}

/** A side as it is typed, within what can be drawn beside the presets. */
function drawable(typed: string, size: SizeFacts): number {
	const side = Number(typed);
	return Number.isFinite(side) ? Math.min(Math.max(side, size.min / 2), longestOf(size)) : size.min;
}
