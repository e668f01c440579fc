import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icon.ts';
import { iconButton, labelled, textInput } from './fields.ts';
import type { FormView } from './formView.ts';

/** The largest seed that is made up: it fits wherever a seed can be typed. */
const largestNew = 2_147_483_647;

/** The number that a picture starts from: a new one each time, or the same one. */
export function seedField(view: FormView): TemplateResult | typeof nothing {
	const { words, fields, model } = view;
	if (model?.seed === undefined) {
		return nothing;
	}
	const { min, max } = model.seed;
	const renew = () => {
		const most = Math.min(max, largestNew);
		view.choose({ seed: String(min + Math.floor(Math.random() * (most - min + 1))) });
	};
	const isKept = fields.seed.trim() !== '';
	const toggle = () => (isKept ? view.choose({ seed: '' }) : renew());
	return labelled(
		view,
		'seed',
		words.seed,
		html`<div class="with-buttons">
			${textInput(view, 'seed', { placeholder: words.randomSeed })}
			${iconButton(words.newSeed, icon('refresh'), renew)}
			${iconButton(words.keepSeed, isKept ? icon('lock') : icon('unlock'), toggle, isKept)}
		</div>`,
	);
}
