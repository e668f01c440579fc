import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Call } from '../../../protocol/studio/calls.ts';
import type { FormFields } from '../../../protocol/studio/form.ts';
import { icon } from '../icon.ts';
import { StudioElement } from '../studioElement.ts';
import { Edits } from './edits.ts';
import { foot } from './foot.ts';
import { idOf } from './formView.ts';
import type { FormView } from './formView.ts';
import { optionFields } from './optionFields.ts';
import './promptField.ts';
import { drawShapes, sizeField } from './sizeField.ts';
import { whereField } from './whereField.ts';

/** The form: what is to be made, how, and where it goes. */
export class FormElement extends StudioElement {
	static override readonly properties = { ...StudioElement.properties, isWhereOpen: { state: true } };
	declare isWhereOpen: boolean;
	readonly #edits = new Edits({
		send: (edit, changes) => this.#send({ name: 'edit', edit, changes }),
		later: (work, milliseconds) => {
			const timer = setTimeout(work, milliseconds);
			return () => clearTimeout(timer);
		},
	});
	/** The edit that is being asked for: pressing twice means it once, and another edit is another wish. */
	#asked: number | undefined;

	constructor() {
		super();
		this.isWhereOpen = false;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		// Before the button that has the focus can take Enter for a click.
		this.addEventListener('keydown', this.#press, { capture: true });
		this.addEventListener('focusout', this.#leave);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.removeEventListener('keydown', this.#press, { capture: true });
		this.removeEventListener('focusout', this.#leave);
		this.#edits.flush();
	}

	protected override updated(changes: PropertyValues): void {
		super.updated(changes);
		drawShapes(this);
	}

	protected override render(): TemplateResult {
		const view = this.#view();
		const fold = { isOpen: this.isWhereOpen, toggled: (isOpen: boolean) => (this.isWhereOpen = isOpen) };
		return html`<div class="form-body">
				<div class="form-prompt">
					${this.#replaced(view)}
					<figment-prompt .store=${this.store} .view=${view}></figment-prompt>
				</div>
				<div class="form-options">${sizeField(view)} ${optionFields(view)}</div>
				<div class="form-where">${whereField(view, fold, () => this.#ask({ name: 'chooseFolder' }))}</div>
			</div>
			${foot(view, { isBlocked: this.#isBlocked(), generate: () => this.#generate() })}`;
	}

	#view(): FormView {
		const { store } = this;
		const edits = this.#edits;
		const redraw = (work: (changes: Partial<FormFields>) => void) => (changes: Partial<FormFields>) => {
			work(changes);
			this.requestUpdate();
		};
		return {
			words: store.words.form,
			models: store.models,
			// Looked up when they are drawn, which a part of the form may be again before the whole is.
			get state() {
				return store.form;
			},
			get fields() {
				return edits.fieldsOver(store.form);
			},
			get model() {
				return store.models.find(({ id }) => id === this.fields.model) ?? store.models[0];
			},
			choose: redraw(changes => edits.choose(changes)),
			type: redraw(changes => edits.type(changes)),
		};
	}

	#replaced({ words, state }: FormView): TemplateResult {
		const undo = () => {
			// The button goes with what it undoes.
			this.querySelector<HTMLElement>(`#${idOf('prompt')}`)?.focus();
			this.#ask({ name: 'undoReplaced' });
		};
		// The region is there before what it says, or nobody would hear of that.
		return html`<div class="replaced ${state.replaced === undefined ? '' : 'shown'}" role="status">
			${
				state.replaced === undefined
					? nothing
					: html`${icon('info')}
							<p>${state.replaced}</p>
							<vscode-button secondary @click=${undo}>${words.undo}</vscode-button>`
			}
		</div>`;
	}

	#isBlocked(): boolean {
		// What was typed since may have mended it: the host judges.
		return !this.store.form.canGenerate && this.#edits.areIn(this.store.form);
	}

	readonly #press = (event: KeyboardEvent) => {
		if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
			event.preventDefault();
			event.stopPropagation();
			if (!event.repeat) {
				this.#generate();
			}
		}
	};

	/** The page may be gone before the pause of typing is over. */
	readonly #leave = () => this.#edits.flush();

	#generate(): void {
		if (this.#isBlocked()) {
			this.#showIssue();
			return;
		}
		this.#edits.flush();
		const edit = this.#edits.last;
		if (this.#asked === edit) {
			return;
		}
		this.#asked = edit;
		void this.store
			.attempt(() => this.store.channel.ask({ name: 'generate', edit }))
			.finally(() => {
				if (this.#asked === edit) {
					this.#asked = undefined;
				}
			});
	}

	/** Goes to what must be mended first, and says it. */
	#showIssue(): void {
		const issue = this.store.form.issues[0];
		this.store.announce(issue?.message ?? this.store.words.form.notYet);
		if (issue !== undefined) {
			this.querySelector<HTMLElement>(`#${idOf(issue.field)}`)?.focus();
		}
	}

	/** Asks for what somebody did by hand. */
	#ask(call: Call): void {
		void this.store.attempt(() => this.store.channel.ask(call));
	}

	/** Tells of an edit: while that goes well, what else went wrong is still shown. */
	#send(call: Call): void {
		this.store.channel.ask(call).catch((error: unknown) => this.store.attempt(() => Promise.reject(error)));
	}
}

customElements.define('figment-form', FormElement);
