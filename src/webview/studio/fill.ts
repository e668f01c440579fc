/** A text with each `{0}`, `{1}` … in it replaced by the value of that place. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
	return text.replaceAll(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}
