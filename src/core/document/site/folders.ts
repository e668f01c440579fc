/** A path's last folder, `''` for the workspace folder. Paths are relative to it, with slashes. */
export function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The path of `name` in a folder. */
export function inFolder(folder: string, name: string): string {
	return folder === '' || name === '' ? folder + name : `${folder}/${name}`;
}

/** The rest of a path that is below a folder; undefined when it is not. */
export function restBelow(folder: string, path: string): string | undefined {
	if (folder === '') {
		return path;
	}
	return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** The folder that a configuration in `folder` means; undefined when it is not in the workspace folder. */
export function resolveFolderIn(folder: string, text: string): string | undefined {
	if (/^(?:[/\\]|[a-z]:)|\\/i.test(text)) {
		return undefined;
	}
	const names = folder === '' ? [] : folder.split('/');
	for (const part of text.split('/')) {
		if (part === '..' && names.pop() === undefined) {
			return undefined;
		}
		if (part !== '' && part !== '.' && part !== '..') {
			names.push(part);
		}
	}
	return names.join('/');
}
