import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** A button with an icon. One that does nothing now keeps the focus: it is not disabled for the browser. */
export function overlayButton(
	label: string,
	content: TemplateResult,
	press: () => void,
	isIdle = false,
): TemplateResult {
	return html`<button
		type="button"
		class="icon-button"
		aria-label=${label}
		aria-disabled=${isIdle}
		title=${label}
		@click=${() => !isIdle && press()}
	>
		${content}
	</button>`;
}
