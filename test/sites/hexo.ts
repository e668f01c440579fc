import { manifestOf, obtainModules } from './generators.ts';
import type { Site } from './site.ts';

const packages = {
	hexo: '8.1.2',
	'hexo-generator-index': '4.0.0',
	'hexo-renderer-ejs': '2.0.0',
	'hexo-renderer-marked': '7.0.1',
};

const config = [
	'title: Notes',
	'url: https://notes.example/blog',
	'root: /blog/',
	'theme: plain',
	'marked:',
	'  prependRoot: true',
	'  postAsset: true',
];

const files = {
	'package.json': manifestOf(packages, { hexo: { version: packages.hexo } }),
	'_config.yml': `${config.join('\n')}\n`,
	'themes/plain/layout/post.ejs': '<html><body><%- page.content %></body></html>\n',
	'themes/plain/layout/page.ejs': '<html><body><%- page.content %></body></html>\n',
	'themes/plain/layout/index.ejs':
		'<html><body><% page.posts.each(post => { %><%- post.content %><% }); %></body></html>\n',
	'source/_posts/winter.md': '---\ntitle: Winter\ndate: 2026-01-02\n---\n\nIt snows.\n',
	'source/_posts/old/summer.md': '---\ntitle: Summer\ndate: 2025-07-08\n---\n\nThe sun shines.\n',
	'source/about/index.md': '---\ntitle: About\n---\n\nWe write.\n',
	'source/guide/first steps.md': '---\ntitle: First steps\n---\n\nWalk.\n',
};

/** A Hexo site below a base URL, whose first page shows all posts. */
export const hexoSite: Site = {
	name: 'Hexo',
	files,
	documents: [
		'source/_posts/winter.md',
		'source/_posts/old/summer.md',
		'source/about/index.md',
		'source/guide/first steps.md',
	],
	base: '/blog/',
	output: 'public',
	build: ['hexo/bin/hexo', 'generate'],
	modules: () => obtainModules('hexo-8.1.2', packages),
};

/** The same with a folder for each post's files. */
export const hexoPostFoldersSite: Site = {
	...hexoSite,
	name: 'Hexo with post folders',
	files: { ...files, '_config.yml': `${[...config, 'post_asset_folder: true'].join('\n')}\n` },
};
