import * as fc from 'fast-check';
import { toLine } from '../../../../../src/core/document/altText.ts';

/** Characters that mean something to a markup language, to URLs, tables, templates or file systems. */
const syntax = [
	...String.raw`\ ! " # $ % & ' ( ) * + - . / : ; < = > ? @ [ ] ^ _ { | } ~ 1 a b é 中 👩‍👩‍👧 𝒳`.split(' '),
	...'`, ,\t,\n,\r,\u00A0,\u3000,\u200B,\u0085,\u2028,\u007F,\u202E,\uFEFF,\u0007'.split(','),
	...String.raw`&amp; &#42; &lt ![ ]( ](x) <b> </p> <!-- http:// www. :a: %20 {{ }} {% {# <% <? $$ ~~ \\`.split(
		' ',
	),
	...String.raw`-- ... -> <= (C) (TM) {a} a' a@b.cc :: ;; (( )) [[ ]] << footnote:[ pass:[ :alt: nil`.split(
		' ',
	),
	...String.raw`\" \' */ #{ @{ \n \u{41} \textbf{ \begin{ %% ## #+ .. |a| _a_ *a* a:: =a= "a" 'a' `.split(
		' ',
	),
	'`` ',
	' :a ',
];

/** Texts of all kinds, most of them of signs that mean something somewhere. */
export const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 30 }),
	fc.string({ unit: 'grapheme', maxLength: 30 }),
	fc.array(fc.constantFrom(...syntax), { maxLength: 12 }).map(parts => parts.join('')),
);

/** Alt texts as they are after toLine, and not empty. */
export const anyAlt = anyText.map(toLine).filter(text => text !== '');

const segment = anyText
	.map(text => text.replaceAll(/[/\0]/g, ''))
	.filter(text => text !== '' && text !== '.' && text !== '..');

/** Ways to files of any name. */
export const anyPath = fc.array(segment, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'));

/** Ways to files whose names have neither control characters nor white space but single spaces within. */
export const tidyPath = fc
	.array(
		segment.map(toLine).filter(text => text !== '' && text !== '.' && text !== '..'),
		{
			minLength: 1,
			maxLength: 4,
		},
	)
	.map(parts => parts.join('/'));

/** A path as a link has it: one whose first name has a colon would be taken for a scheme. */
export function withoutScheme(path: string): string {
	return /^[^/]*:/.test(path) ? `./${path}` : path;
}

/** Characters a link may stand between in a line. */
export const anyNeighbour = fc.constantFrom(...'|a|狐| |.|,|;|:|(|)|[|]|"|\'|-|/|1|<|>|!|*|_|{|}'.split('|'));
