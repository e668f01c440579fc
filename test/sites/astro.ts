import { manifestOf, obtainModules } from './generators.ts';
import type { Site } from './site.ts';

const packages = { astro: '7.3.5', '@astrojs/mdx': '8.0.2' };

// What Astro does to pictures is left out: they are looked for as they were generated. What it remembers of
// pages stays in the site: the folder of its packages serves the next build too.
const config = `import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({
	site: 'https://docs.example',
	base: '/docs',
	integrations: [mdx()],
	image: { service: { entrypoint: 'astro/assets/services/noop' } },
	cacheDir: './.cache/astro',
	vite: { cacheDir: './.cache/vite' },
});
`;

const collections = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

export const collections = {
	blog: defineCollection({ loader: glob({ pattern: '**/*.{md,mdx}', base: './src/content/blog' }) }),
};
`;

const blogPage = `---
import { getCollection, render } from 'astro:content';

export async function getStaticPaths() {
	const posts = await getCollection('blog');
	return posts.map(post => ({ params: { slug: post.id }, props: { post } }));
}
const { Content } = await render(Astro.props.post);
---
<html><body><Content /></body></html>
`;

/** An Astro site below a base URL: pages, and a blog that is a collection, in Markdown and MDX. */
export const astroSite: Site = {
	name: 'Astro',
	files: {
		'package.json': manifestOf(packages),
		'astro.config.mjs': config,
		'src/content.config.ts': collections,
		'src/pages/blog/[...slug].astro': blogPage,
		'src/pages/index.md': '# Docs\n\nWelcome.\n',
		'src/pages/guide/first-steps.md': '# First steps\n\nWalk.\n',
		'src/pages/guide/notes.mdx': '# Notes\n\nFar below.\n',
		'src/content/blog/winter.md': '---\ntitle: Winter\n---\n\nIt snows.\n',
		'src/content/blog/old/summer.mdx': '---\ntitle: Summer\n---\n\nThe sun shines.\n',
	},
	documents: [
		'src/pages/index.md',
		'src/pages/guide/first-steps.md',
		'src/pages/guide/notes.mdx',
		'src/content/blog/winter.md',
		'src/content/blog/old/summer.mdx',
	],
	languages: { mdx: ['.mdx'] },
	base: '/docs/',
	output: 'dist',
	build: ['astro/bin/astro.mjs', 'build'],
	modules: () => obtainModules('astro-7.3.5', packages),
};
