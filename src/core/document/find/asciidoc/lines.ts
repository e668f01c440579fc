/** What begins and ends a delimited block. */
export const delimiter = /^(?:--|-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|\/{4,}|~{4,}|```.*|[|,:!]={3,})$/;

/** That of a block whose text is left as it is. */
export const verbatimDelimiter = /^(?:-{4}|\.{4}|\+{4}|\/{4}|```)/;

/** What is done before the document is read. */
export const directive = /^(?:ifdef|ifndef|ifeval|endif|include)::.*\]$/;

/** A comment of one line. */
export const comment = /^\/\/(?!\/)/;

/** The attributes or the anchor of the block below. */
export const attributeLine =
	/^\[(?:|[\p{Alphabetic}\p{N}\p{Pc}.#%{,"'].*|\[(?:|[\p{Alphabetic}_:][\p{Alphabetic}\p{N}\p{Pc}:.-]*(?:,.+)?)\])\]$/u;

/** An attribute of the document. */
export const entry = /^:!?[\p{Alphabetic}\p{N}\p{Pc}][^:]*:(?:[ \t]|$)/u;

/** The title of the block below. */
export const title = /^\.\.?[^ \t.]/;

/** What makes the line above it the title of a section. */
export const underline = /^(?:=+|-+|~+|\^+|\++)$/;

/** The title of a section. */
export const sectionTitle = /^(?:={1,6}|#{1,6})[ \t]+\S/;

/** What is a block by itself as images are, also below an item of a list. */
export const otherMacro = /^(?:video|audio|toc)::.*\]$/;

/** A break between paragraphs or pages. */
export const pageBreak = /^(?:'{3,}|<{3,}|\*{3}|-{3})$/;

const marker = /^[ \t]*(?:[-\u2022]|\*+|\.+|\d+\.|[a-zA-Z]\.|[IVXivx]+\)|<(?:\d+|\.)>)[ \t]/;
const term = /^[ \t]*(?!\/\/[^/])[^ \t].*?(?::{2,4}|;;)(?:$|[ \t])/;

/** Whether a line begins an item of a list. */
export function isListItem(line: string): boolean {
	return marker.test(line) || term.test(line);
}

/** Whether it does, and is a term that it says nothing of. */
export function isBareTerm(line: string): boolean {
	return !marker.test(line) && term.exec(line)?.[0] === line;
}
