/** A count as the person's language writes it. */
export function formatCount(count: number): string {
	return new Intl.NumberFormat(document.documentElement.lang || undefined).format(count);
}
