/** What the files named `*.node.ts` use of Node, and nothing more: the rest of the host must not. */
declare module 'node:fs/promises' {
	export function open(path: string): Promise<{
		stat(): Promise<{ readonly size: number }>;
		read(
			bytes: Uint8Array,
			at: number,
			length: number,
			offset: number,
		): Promise<{ readonly bytesRead: number }>;
		close(): Promise<void>;
	}>;
	export function readFile(path: string): Promise<Uint8Array>;
	export function stat(path: string): Promise<{
		isFile(): boolean;
		readonly size: number;
		readonly mtimeMs: number;
	}>;
	export function lstat(path: string): Promise<{ isSymbolicLink(): boolean }>;
	export function mkdir(path: string, options: { readonly recursive: true }): Promise<string | undefined>;
	export function rename(from: string, to: string): Promise<void>;
	export function unlink(path: string): Promise<void>;
	export function writeFile(
		path: string,
		bytes: Uint8Array,
		options: { readonly flush: true },
	): Promise<void>;
}
