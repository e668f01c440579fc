import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icon.ts';
import { labelled, selectInput, textInput } from './fields.ts';
import { hasIssue } from './formView.ts';
import type { FormView } from './formView.ts';

/** Where the images and their links go; folded, it says where the first image does. */
export function whereField(
	view: FormView,
	fold: { readonly isOpen: boolean; readonly toggled: (isOpen: boolean) => void },
	chooseFolder: () => void,
): TemplateResult {
	const { words, state } = view;
	const isWrong = (['target', 'folder', 'name'] as const).some(field => hasIssue(view, field));
	const folder = { placeholder: words.folderPlaceholder, maxlength: 1000 };
	const name = { placeholder: words.namePlaceholder, maxlength: 500 };
	return html`<details
		class="fold"
		?open=${fold.isOpen || isWrong}
		@toggle=${({ target }: { target: HTMLDetailsElement }) => fold.toggled(target.open)}
	>
		<summary>
			${icon('chevron-right')}<span class="label">${words.where}</span>
			<span class="quiet path" dir="ltr" title=${state.path}>${state.path}</span>
		</summary>
		<div class="fold-body">
			${labelled(
				view,
				'target',
				words.target,
				selectInput(
					view,
					'target',
					state.targets.map(({ id, label }) => ({ value: id, label })),
				),
			)}
			${labelled(
				view,
				'folder',
				words.folder,
				html`<div class="with-buttons">
					${textInput(view, 'folder', folder)}
					<vscode-button secondary @click=${chooseFolder}>${words.chooseFolder}</vscode-button>
				</div>`,
			)}
			${labelled(view, 'name', words.name, textInput(view, 'name', name))}
			<dl class="preview">${preview(words.path, state.path)} ${preview(words.link, state.link)}</dl>
		</div>
	</details>`;
}

function preview(label: string, text: string): TemplateResult | typeof nothing {
	return text === ''
		? nothing
		: html`<dt>${label}</dt>
				<dd><code dir="ltr">${text}</code></dd>`;
}
