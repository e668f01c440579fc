/**
 * Paths as URIs have them: absolute, with slashes, a Windows drive as `/c:/`. The functions agree with
 * `path.posix` of Node.js, which VS Code reckons with.
 */

/** An absolute path without dots, doubled slashes, or a slash at its end; a drive's letter is small. */
export function normalPath(path: string): string {
	return resolvePath(
		'/',
		path.replace(/^\/[A-Z]:/, drive => drive.toLowerCase()),
	);
}

/** The path that `path` means in the folder `base`; nothing is above the root `/`. */
export function resolvePath(base: string, path: string): string {
	const names: string[] = [];
	for (const part of (path.startsWith('/') ? path : `${base}/${path}`).split('/')) {
		if (part === '..') {
			names.pop();
		} else if (part !== '' && part !== '.') {
			names.push(part);
		}
	}
	return `/${names.join('/')}`;
}

/** `path` in the folder `base`, even when it starts with a slash; one at its end stays. */
export function joinPath(base: string, path: string): string {
	const joined = resolvePath('/', `${base}/${path}`);
	return path.endsWith('/') && joined !== '/' ? `${joined}/` : joined;
}

/** The folder that an absolute path without a slash at its end is in. */
export function folderOfPath(path: string): string {
	return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** The last name of a path without a slash at its end. */
export function lastName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** The extension of a file's name with its dot; empty when there is none, as for `.hidden`. */
export function extensionOf(name: string): string {
	const dot = name.lastIndexOf('.');
	return dot <= 0 ? '' : name.slice(dot);
}

/** The way from one absolute path to another, through `..` where it must. Both are normal. */
export function wayFrom(from: string, to: string): string {
	const [start, end] = [namesOf(from), namesOf(to)];
	let shared = 0;
	while (shared < start.length && shared < end.length && start[shared] === end[shared]) {
		shared++;
	}
	return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}

/** Whether a path that may have dots starts with the names of `folder`, which is normal. */
export function startsWithFolder(path: string, folder: string): boolean {
	return folder === '/' ? path.startsWith('/') : path === folder || path.startsWith(`${folder}/`);
}

/** The names in a path. */
export function namesOf(path: string): string[] {
	return path.split('/').filter(name => name !== '');
}
