import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { readPrompts } from '../../../protocol/studio/calls.ts';
import { fill } from '../fill.ts';
import { icon } from '../icon.ts';
import { StudioElement } from '../studioElement.ts';
import { checkbox, iconButton } from './fields.ts';
import { hasIssue, idOf } from './formView.ts';
import type { FormView } from './formView.ts';
import { insertText, replaceText } from './insertText.ts';
import './pickList.ts';
import type { PickItem, PickListOptions } from './pickList.ts';
import { describedBy, remarks } from './remarks.ts';

/** What stands for the prompt in a template. */
const promptPlace = '{prompt}';

/** The prompt with what helps to write it, and how it is sent. */
export class PromptField extends StudioElement {
	static override readonly properties = {
		...StudioElement.properties,
		view: { attribute: false },
		list: { state: true },
	};
	declare view: FormView;
	/** The list that is open, and the button that opened it. */
	declare list: { readonly opener: 'earlier' | 'templates'; readonly items: readonly PickItem[] } | undefined;

	protected override render(): TemplateResult {
		const { view } = this;
		const { words, fields } = view;
		return html`<div class="field">
			<label for=${idOf('prompt')}>${words.prompt}</label>
			<div class="prompt ${hasIssue(view, 'prompt') ? 'wrong' : ''}">
				<textarea
					id=${idOf('prompt')}
					rows="4"
					dir="auto"
					maxlength="100000"
					placeholder=${words.promptPlaceholder}
					.value=${live(fields.prompt)}
					aria-invalid=${hasIssue(view, 'prompt') ? 'true' : nothing}
					aria-describedby=${describedBy(view, 'prompt', 'figment-prompt-length')}
					@input=${({ target }: { target: HTMLTextAreaElement }) => view.type({ prompt: target.value })}
				></textarea>
				<div class="prompt-bar">${this.#actions()} ${this.#length()}</div>
			</div>
			${this.#list()} ${remarks(view, 'prompt')} ${this.#style()} ${this.#sent()}
		</div>`;
	}

	#actions(): TemplateResult {
		const { words, fields, state } = this.view;
		const templates = state.templates.map(({ name, text }) => ({ label: name, text }));
		return html`<div class="prompt-actions">
			${this.#opener('earlier', words.earlierPrompts, icon('history'), () => this.#showEarlier())}
			${
				templates.length === 0
					? nothing
					: this.#opener('templates', words.templates, icon('symbol-snippet'), () =>
							this.#show('templates', templates),
						)
			}
			<span class="icon-button color-button" title=${words.insertColor}>
				${icon('symbol-color')}
				<input
					type="color"
					aria-label=${words.insertColor}
					@change=${({ target }: { target: HTMLInputElement }) => insertText(this.#textarea, target.value)}
				/>
			</span>
			${
				fields.prompt === ''
					? nothing
					: iconButton(words.clearPrompt, icon('clear-all'), () => replaceText(this.#textarea, ''))
			}
		</div>`;
	}

	#opener(
		opener: 'earlier' | 'templates',
		label: string,
		image: TemplateResult,
		open: () => void,
	): TemplateResult {
		const isOpen = this.list?.opener === opener;
		return html`<button
			type="button"
			class="icon-button"
			data-opener=${opener}
			aria-label=${label}
			title=${label}
			aria-haspopup="listbox"
			aria-expanded=${isOpen}
			@mousedown=${(event: MouseEvent) => isOpen && event.preventDefault()}
			@click=${() => (isOpen ? this.#leave(true) : open())}
		>
			${image}
		</button>`;
	}

	#length(): TemplateResult {
		const { words, state } = this.view;
		const { length, limit } = state;
		return html`<span class="prompt-length ${length > limit ? 'issue' : 'quiet'}">
			<span aria-hidden="true" dir="ltr">${length} / ${limit}</span>
			<span class="unseen" id="figment-prompt-length">${fill(words.length, length, limit)}</span>
		</span>`;
	}

	#list(): TemplateResult | typeof nothing {
		const { list, view } = this;
		if (list === undefined) {
			return nothing;
		}
		const { words } = view;
		const isEarlier = list.opener === 'earlier';
		const options: PickListOptions = {
			label: isEarlier ? words.earlierPrompts : words.templates,
			filter: words.filter,
			empty: words.noEarlierPrompts,
			nothingFound: words.nothingFound,
			items: list.items,
			picked: ({ text }) => this.#take(text, isEarlier),
			left: byKey => this.#leave(byKey),
		};
		return html`<figment-pick-list .options=${options}></figment-pick-list>`;
	}

	#style(): TemplateResult | typeof nothing {
		const { words, state } = this.view;
		return state.style === ''
			? nothing
			: html`<div title=${state.style}>${checkbox(this.view, 'useStyle', words.useStyle)}</div>
					${remarks(this.view, 'useStyle')}`;
	}

	#sent(): TemplateResult | typeof nothing {
		const { words, state } = this.view;
		const typed = state.fields.prompt.trim();
		return typed === '' || state.sent.trim() === typed
			? nothing
			: html`<details class="fold">
					<summary>${icon('chevron-right')}<span class="label">${words.sentAs}</span></summary>
					<p class="sent" dir="auto">${state.sent}</p>
				</details>`;
	}

	#showEarlier(): void {
		const { channel } = this.store;
		void this.store.attempt(async () => {
			const { prompts } = await channel.askFor<'earlierPrompts', { prompts: string[] }>(
				{ name: 'earlierPrompts' },
				readPrompts,
			);
			this.#show(
				'earlier',
				prompts.map(text => ({ label: text, text })),
			);
		});
	}

	#show(opener: 'earlier' | 'templates', items: readonly PickItem[]): void {
		this.list = { opener, items };
	}

	#take(text: string, isWhole: boolean): void {
		this.list = undefined;
		const { prompt } = this.view.fields;
		if (isWhole || text.includes(promptPlace)) {
			replaceText(this.#textarea, isWhole ? text : text.replaceAll(promptPlace, () => prompt));
		} else {
			insertText(this.#textarea, text);
		}
	}

	#leave(byKey: boolean): void {
		const opener = this.list?.opener;
		this.list = undefined;
		if (byKey && opener !== undefined) {
			this.querySelector<HTMLElement>(`[data-opener="${opener}"]`)?.focus();
		}
	}

	get #textarea(): HTMLTextAreaElement {
		const textarea = this.querySelector('textarea');
		if (textarea === null) {
			throw new Error('The prompt is not drawn.');
		}
		return textarea;
	}
}

customElements.define('figment-prompt', PromptField);
