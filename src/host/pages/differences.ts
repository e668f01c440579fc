/** A piece of a text that is in both, or only in the one before or the one after. */
export interface Piece {
	readonly kind: 'same' | 'removed' | 'added';
	readonly text: string;
}

/** More comparisons than this take too long: what differs is then one piece. */
const mostComparisons = 250_000;

/** What changed from one text to another, word by word. */
export function compareWords(before: string, after: string, locale: string): readonly Piece[] {
	const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
	const old = [...segmenter.segment(before)].map(({ segment }) => segment);
	const now = [...segmenter.segment(after)].map(({ segment }) => segment);
	const start = countSame(old, now);
	const end = countSame(old.slice(start).toReversed(), now.slice(start).toReversed());
	const middle = compareMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end));
	return join([
		{ kind: 'same', text: old.slice(0, start).join('') },
		...middle,
		{ kind: 'same', text: old.slice(old.length - end).join('') },
	]);
}

function countSame(one: readonly string[], other: readonly string[]): number {
	const index = one.findIndex((word, at) => word !== other[at]);
	return index === -1 ? one.length : index;
}

/** The pieces by the longest row of words that both have. */
function compareMiddle(old: readonly string[], now: readonly string[]): readonly Piece[] {
	if (old.length * now.length > mostComparisons) {
		return [removal(old), addition(now)];
	}
	const lengths = commonLengths(old, now);
	const pieces: Piece[] = [];
	let [row, column] = [0, 0];
	while (row < old.length && column < now.length) {
		const word = old[row] ?? '';
		if (word === now[column]) {
			pieces.push({ kind: 'same', text: word });
			row++;
			column++;
		} else if ((lengths[row + 1]?.[column] ?? 0) >= (lengths[row]?.[column + 1] ?? 0)) {
			pieces.push(removal([word]));
			row++;
		} else {
			pieces.push(addition([now[column] ?? '']));
			column++;
		}
	}
	return [...pieces, removal(old.slice(row)), addition(now.slice(column))];
}

function removal(words: readonly string[]): Piece {
	return { kind: 'removed', text: words.join('') };
}

function addition(words: readonly string[]): Piece {
	return { kind: 'added', text: words.join('') };
}

/** How many words in the same order both have from each pair of words on. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint32Array[] {
	const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
	for (let row = old.length - 1; row >= 0; row--) {
		const below = lengths[row + 1];
		for (let column = now.length - 1; column >= 0; column--) {
			const length =
				old[row] === now[column]
					? (below?.[column + 1] ?? 0) + 1
					: Math.max(below?.[column] ?? 0, lengths[row]?.[column + 1] ?? 0);
			lengths[row]?.fill(length, column, column + 1);
		}
	}
	return lengths;
}

/**
 * Joins what is next to each other. White space that two changes have between them belongs to both, or a
 * sentence that changed would fall into its words.
 */
function join(pieces: readonly Piece[]): readonly Piece[] {
	const joined: { same: string; removed: string; added: string }[] = [{ same: '', removed: '', added: '' }];
	for (const [index, { kind, text }] of pieces.entries()) {
		const last = joined.at(-1);
		const hasChange = last !== undefined && last.removed + last.added !== '';
		const isBetween = hasChange && kind === 'same' && text.trim() === '' && isChange(pieces[index + 1]);
		if (last !== undefined && isBetween) {
			last.removed += text;
			last.added += text;
		} else if (hasChange && kind === 'same' && text !== '') {
			joined.push({ same: text, removed: '', added: '' });
		} else if (last !== undefined) {
			last[kind] += text;
		}
	}
	return joined
		.flatMap(({ same, removed, added }): readonly Piece[] => [
			{ kind: 'same', text: same },
			{ kind: 'removed', text: removed },
			{ kind: 'added', text: added },
		])
		.filter(({ text }) => text !== '');
}

function isChange(piece: Piece | undefined): boolean {
	return piece !== undefined && piece.kind !== 'same' && piece.text !== '';
}
