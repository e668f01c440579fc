import { ownModules } from './generators.ts';
import type { Site } from './site.ts';

/** A VitePress site below a base URL. */
export const vitepressSite: Site = {
	name: 'VitePress',
	files: {
		'.vitepress/config.mts': `export default { title: 'Handbook', base: '/handbook/' };\n`,
		'index.md': '# Handbook\n\nWelcome.\n',
		'guide/index.md': '# Guide\n\nStart here.\n',
		'guide/first steps.md': '# First steps\n\nWalk.\n',
		'guide/deep/down/notes.md': '# Notes\n\nFar below.\n',
		'blog/2026-01-02-winter.md': '---\ntitle: Winter\ndate: 2026-01-02\n---\n\n# Winter\n\nIt snows.\n',
	},
	documents: [
		'index.md',
		'guide/index.md',
		'guide/first steps.md',
		'guide/deep/down/notes.md',
		'blog/2026-01-02-winter.md',
	],
	base: '/handbook/',
	output: '.vitepress/dist',
	build: ['vitepress/bin/vitepress.js', 'build'],
	modules: ownModules,
};
