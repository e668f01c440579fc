/** What a link shows. */
export interface LinkTarget {
	/**
	 * The way from the document to the image, with slashes, as it is on disk: nothing encoded. From a
	 * site's root it starts with a slash.
	 */
	readonly path: string;
	readonly alt: string;
	/** What a caption says; the alt text where there is none. */
	readonly title?: string | undefined;
	readonly width: number;
	readonly height: number;
}

/** A link as text, and where in it the alt text stands, in UTF-16 code units. */
export interface LinkText {
	/** Its lines end with a line feed; see fitLines. */
	readonly text: string;
	readonly alt: { readonly start: number; readonly end: number };
	/** Whether it must have lines of its own. */
	readonly isBlock?: boolean;
	/**
	 * What must stand on lines of its own somewhere in the document for the link to mean anything, unless
	 * it is there already.
	 */
	readonly definition?: string;
}

/**
 * Where a link goes: on lines of its own; in a line of text between two characters (or none), which may be
 * of HTML in another language; or in data or code, as the value of something, in quotation marks that are there or
 * not.
 */
export type LinkPlace =
	| { readonly kind: 'block' }
	| { readonly kind: 'inline'; readonly before: string; readonly after: string; readonly isHtml?: boolean }
	| {
			readonly kind: 'value';
			readonly data: 'yaml' | 'toml' | 'javascript' | 'css';
			readonly quote: '' | '"' | "'";
	  };

/** The forms of a link that a setting may name. */
export const formNames = ['picture', 'figure'] as const;
export type FormName = (typeof formNames)[number];

/**
 * How documents of a language show images. Forms are templates as people write them in the setting
 * `insert.template`, with `${path}`, `${alt}`, `${title}`, `${width}` and `${height}`. What a value must
 * escape depends on `before`: all that the template has before it, without earlier values.
 */
export interface LinkLanguage {
	/** The link on lines of its own. */
	readonly form: string;
	/** The link in a line of text, where that is another. */
	readonly inline?: (target: LinkTarget, place: Extract<LinkPlace, { kind: 'inline' }>) => LinkText;
	readonly named?: Readonly<Partial<Record<FormName, string>>>;
	/** Whether a link of one line needs that line for itself. */
	readonly isBlock?: (text: string) => boolean;
	/** Whether its paths are those of a web page, so that one from the site's root means something. */
	readonly takesSitePaths: boolean;
	readonly escapePath: (path: string, before: string) => string;
	readonly escapeText: (text: string, before: string) => string;
	/** The quotation mark that a text needs around it where the template has none. */
	readonly quoteFor?: (text: string, before: string) => string;
}
