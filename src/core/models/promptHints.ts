import { findJsonFault } from './jsonFault.ts';

/** What is worth knowing of a prompt, and stops nothing. */
export type PromptHint =
	/** It says what is not to be there, in these words; the models have no negative prompt. */
	| { readonly kind: 'negative'; readonly phrase: string }
	/** It is JSON, which the models take. */
	| { readonly kind: 'json' }
	/** It begins as JSON and is none from here on, both from 1. */
	| { readonly kind: 'badJson'; readonly line: number; readonly column: number };

/** What is worth knowing of a prompt, at most one of each kind. */
export function promptHints(prompt: string): readonly PromptHint[] {
	const json = looksLikeJson.test(prompt) ? [jsonHint(prompt)] : [];
	const phrase = findNegation(prompt, json.length > 0);
	return [...json, ...(phrase === undefined ? [] : [{ kind: 'negative' as const, phrase }])];
}

/** A bracket alone is not enough: `[red] fox` and `{red|blue} fox` are what other tools' prompts look like. */
const looksLikeJson = /^\s*(?:\{\s*(?:["}]|[\w-]+\s*:|$)|\[\s*(?:[[{"\]]|$))/;

function jsonHint(prompt: string): PromptHint {
	const fault = findJsonFault(prompt);
	return fault === undefined ? { kind: 'json' } : { kind: 'badJson', ...fault };
}

/** The words that say no, with the word that they are about. */
function findNegation(prompt: string, isJson: boolean): string | undefined {
	if (isJson && negativeField.test(prompt)) {
		return negativeField.exec(prompt)?.[1];
	}
	// What is in quotation marks is lettering for the picture: a sign may say NO ENTRY. JSON has all of it in them.
	const text = isJson ? prompt : prompt.replaceAll(lettering, '""');
	const isForeign = otherLanguages.test(text);
	const found = [...text.matchAll(negation)].map(([phrase]) => phrase.replaceAll(/\s+/g, ' '));
	return found.find(phrase => !harmless.test(phrase) && !(isForeign && /^no /i.test(phrase)));
}

const negativeField = /"(negative[_ -]?prompt)"\s*:/i;
const lettering = /"[^"\n]*"|“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»/g;
/** Not inside of a word, not in `no-nonsense`, not in `No. 5` and `No 5`. */
const negation =
	/(?<![\p{L}\p{N}'’.-])(no|without|do(?:es)?\s+not|do(?:es)?n['’]?t)\s+\p{L}[\p{L}\p{M}'’-]*/giu;
/** Phrases that take nothing away from a picture. */
const harmless = /^no (?:longer|matter|doubt|wonder|sooner|man['’]s)$|\b(?:forget|doubt)$/iu;
/** Portuguese and Italian have a "no" that means something else: words of theirs that English has not. */
const otherLanguages =
	/(?<![\p{L}\p{N}'’.-])(?:uma|não|são|dos|das|nas|nos|pel[ao]|em|una|dell[aeo]|nell?[aeo]?|gli)(?![\p{L}\p{N}'’.-])/iu;
