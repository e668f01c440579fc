/**
 * A text as it is compared: without the differences between small letters and capitals, letters with marks
 * and without, and the forms that Unicode has of one letter. It may be longer or shorter than the text.
 */
export function fold(text: string): string {
	if (/^[\0-\x7f]*$/.test(text)) {
		return text.toLowerCase();
	}
	return (
		text
			.normalize('NFKD')
			.replace(/[\u0300-\u036f]/g, '')
			// Through the capitals, so that ß is ss and both forms of sigma are one.
			.toUpperCase()
			.toLowerCase()
			.normalize('NFKD')
			.replace(/[\u0300-\u036f]/g, '')
			.replaceAll('ς', 'σ')
	);
}
