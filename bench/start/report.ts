/** What the extension that measures does in a window. */
export interface Plan {
	/** The extensions to activate, by id, in this order. */
	readonly order: readonly string[];
	/** The id of the extension whose bundles are noted. */
	readonly subject: string;
	/** In the window's folder: what is open when start-up is over, and what is opened then. */
	readonly plain: string;
	readonly illustrated: string;
	/** Where the report is to be, when it is complete. */
	readonly reportFile: string;
}

/** What VS Code measured of the activation of an extension, in milliseconds. */
export interface Activation {
	readonly load: number;
	readonly call: number;
	readonly finish: number;
}

/** A file that an extension loaded, and its size in bytes. */
export interface LoadedFile {
	readonly name: string;
	readonly bytes: number;
}

/** What was measured in a window. */
export interface Report {
	/** What was active before its turn: nothing, unless the window started too slowly to be counted. */
	readonly early: readonly string[];
	/** The table "Extension Activation Stats" of VS Code's page "Startup Performance". */
	readonly table: string;
	/** What the subject has loaded with a plain text file open, and after a document with images was opened. */
	readonly withPlain: readonly LoadedFile[];
	readonly withIllustrated: readonly LoadedFile[];
	/** What the subject's later bundles took: loading them, and the calls into them, in milliseconds. */
	readonly later: { readonly load: number; readonly call: number };
}

/** Reads the table of activations. Throws where an extension has no row in it. */
export function readActivation(table: string, id: string): Activation {
	const cells = table
		.split('\n')
		.map(line => line.split('|').map(cell => cell.trim()))
		.find(row => row[1] === id);
	const [load, call, finish] = (cells ?? []).slice(3, 6).map(Number);
	if (
		load === undefined ||
		call === undefined ||
		finish === undefined ||
		Number.isNaN(load + call + finish)
	) {
		throw new Error(`${id} has no times among the activations:\n${table}`);
	}
	return { load, call, finish };
}
