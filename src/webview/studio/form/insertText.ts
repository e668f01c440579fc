/**
 * Puts `text` in place of what is selected, or at the caret, as if it were typed: the field hears of it as of
 * typing, and Undo takes it back.
 */
export function insertText(field: HTMLTextAreaElement, text: string): void {
	field.focus();
	// Nothing else that changes a field can be undone by the person: setRangeText empties its history.
	document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}

/** Puts `text` in place of all that is in the field, in the same way. */
export function replaceText(field: HTMLTextAreaElement, text: string): void {
	field.focus();
	field.select();
	insertText(field, text);
}
