import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** A codicon, which says nothing to a screen reader. The build takes the icons that are named so into the style. */
export function icon(name: string): TemplateResult {
	return html`<span class="codicon codicon-${name}" aria-hidden="true"></span>`;
}
