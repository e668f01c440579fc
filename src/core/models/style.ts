import type { ImageRequest } from './model.ts';

/** What stands for the prompt in a style. */
export const promptPlace = '{prompt}';

/**
 * A prompt in a project's style: the style's text with the prompt at each `{prompt}`, or after the prompt when
 * it has none. A blank style changes nothing.
 */
export function applyStyle(prompt: string, style: string): string {
	const text = style.trim();
	if (text === '') {
		return prompt;
	}
	return text.includes(promptPlace) ? text.replaceAll(promptPlace, () => prompt) : `${prompt}\n${text}`;
}

/** The prompt as it is sent: in the style, where the request has one. */
export function sentPrompt({ prompt, style = '' }: Pick<ImageRequest, 'prompt' | 'style'>): string {
	return applyStyle(prompt, style);
}
