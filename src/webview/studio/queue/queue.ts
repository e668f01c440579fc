import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Call } from '../../../protocol/studio/calls.ts';
import type { FailedJob, QueueJob, UnfinishedJob } from '../../../protocol/studio/queue.ts';
import { fill } from '../fill.ts';
import { icon } from '../icon.ts';
import { StudioElement } from '../studioElement.ts';
import { firstWords } from './firstWords.ts';
import { RowFocus } from './rowFocus.ts';
import { Ticker } from './ticker.ts';
import { waitOf } from './wait.ts';

/** What is under way in the window, what failed in it, and what earlier windows left. */
export class QueueElement extends StudioElement {
	readonly #focus = new RowFocus(this);
	#ticker: Ticker | undefined;

	override connectedCallback(): void {
		super.connectedCallback();
		this.#ticker = new Ticker(this, () => this.requestUpdate());
		this.requestUpdate();
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#ticker?.dispose();
	}

	protected override willUpdate(): void {
		this.#focus.remember();
	}

	protected override updated(): void {
		this.#focus.restore();
		this.#ticker?.want(this.store.queue.jobs.some(({ state }) => state === 'running'));
	}

	protected override render(): TemplateResult {
		const { queue, words } = this.store;
		const { jobs, failed, unfinished } = queue;
		return html`
			<div class="queue-head">
				<h2>${words.queue.title}</h2>
				${jobs.length < 2 ? nothing : this.#button(words.queue.cancelAll, { name: 'cancelAll' })}
			</div>
			${this.#rows(jobs, job => this.#job(job))}
			${jobs.length + failed.length + unfinished.length > 0 ? nothing : this.#empty()}
			${failed.length === 0 ? nothing : this.#failedPart(failed)}
			${unfinished.length === 0 ? nothing : this.#unfinishedPart(unfinished)}
		`;
	}

	#empty(): TemplateResult {
		return html`<p class="queue-empty quiet" data-row tabindex="-1">${this.store.words.queue.empty}</p>`;
	}

	#failedPart(failed: readonly FailedJob[]): TemplateResult {
		return html`<div class="queue-head">
				<h3>${this.store.words.queue.failed}</h3>
			</div>
			${this.#rows(failed, job => this.#failed(job))}`;
	}

	#unfinishedPart(unfinished: readonly UnfinishedJob[]): TemplateResult {
		const { queue, words } = this.store;
		const { goOnWithAll } = queue;
		return html`<div class="queue-head">
				<h3>${words.queue.unfinished}</h3>
				${goOnWithAll === undefined ? nothing : this.#button(goOnWithAll, { name: 'goOnWithAll' })}
			</div>
			<p class="queue-note quiet">${words.queue.nothingSent}</p>
			${this.#rows(unfinished, job => this.#unfinished(job))}`;
	}

	#rows<Job extends { readonly id: string }>(
		jobs: readonly Job[],
		row: (job: Job) => TemplateResult,
	): TemplateResult | typeof nothing {
		return jobs.length === 0
			? nothing
			: html`<ul class="queue-rows" role="list">
					${repeat(
						jobs,
						({ id }) => id,
						job => html`<li data-row tabindex="-1">${row(job)}</li>`,
					)}
				</ul>`;
	}

	#job(job: QueueJob): TemplateResult {
		return html`
			${job.state === 'running' ? icon('sparkle') : icon('clock')}
			<div class="queue-text">${this.#prompt(job)} ${this.#state(job)}</div>
			${this.#iconButton(this.store.words.queue.cancel, job, { name: 'cancelJob', job: job.id })}
		`;
	}

	#state(job: QueueJob): TemplateResult {
		const words = this.store.words.queue;
		if (job.state === 'waiting') {
			return html`<p class="quiet">${dotted(fill(words.waiting, job.position), job.facts)}</p>`;
		}
		const { elapsed, rest, share } = waitOf(job, Date.now() + this.store.clockOffsetMs, words);
		return html`<progress
				max="1"
				value=${share ?? nothing}
				aria-label=${fill(words.buttonFor, words.running, firstWords(job.prompt))}
			></progress>
			<p class="quiet">${dotted(elapsed, rest, job.facts)}</p>`;
	}

	#failed(job: FailedJob): TemplateResult {
		const words = this.store.words.queue;
		return html`
			${icon('error')}
			<div class="queue-text">
				${this.#prompt(job)}
				<p>${job.message}</p>
				${job.maybeBilled ? html`<p class="quiet">${words.maybeBilled}</p>` : nothing}
				${
					job.retry === undefined
						? nothing
						: html`<div class="queue-steps">
								${this.#button(job.retry, { name: 'retryJob', job: job.id }, job)}
							</div>`
				}
			</div>
			${this.#iconButton(words.dismiss, job, { name: 'dismissJob', job: job.id })}
		`;
	}

	#unfinished(job: UnfinishedJob): TemplateResult {
		return html`
			${icon('issue-draft')}
			<div class="queue-text">
				${this.#prompt(job)}
				<p>${job.message}</p>
				<p class="quiet">${job.detail}</p>
				<div class="queue-steps">
					${this.#button(job.goOn, { name: 'goOnWith', job: job.id }, job)}
					${this.#button(this.store.words.queue.forget, { name: 'forgetJob', job: job.id }, job)}
				</div>
			</div>
		`;
	}

	#prompt({ prompt }: { readonly prompt: string }): TemplateResult {
		return html`<p class="queue-prompt" title=${prompt}><bdi>${prompt}</bdi></p>`;
	}

	#button(label: string, call: Call, about?: { readonly prompt: string }): TemplateResult {
		const name = about === undefined ? label : this.#nameFor(label, about);
		return html`<vscode-button secondary aria-label=${name} @click=${() => this.#ask(call)}
			>${label}</vscode-button
		>`;
	}

	#iconButton(label: string, about: { readonly prompt: string }, call: Call): TemplateResult {
		return html`<button
			type="button"
			class="icon-button"
			aria-label=${this.#nameFor(label, about)}
			title=${label}
			@click=${() => this.#ask(call)}
		>
			${icon('close')}
		</button>`;
	}

	#nameFor(label: string, { prompt }: { readonly prompt: string }): string {
		return fill(this.store.words.queue.buttonFor, label, firstWords(prompt));
	}

	#ask(call: Call): void {
		void this.store.attempt(() => this.store.channel.ask(call));
	}
}

customElements.define('figment-queue', QueueElement);

function dotted(...parts: readonly string[]): string {
	return parts.filter(part => part !== '').join(' · ');
}
