/** A site, and what it makes of a document and its images. */
export interface Example {
	readonly name: string;
	readonly files: Readonly<Record<string, string>>;
	readonly document: string;
	readonly folder: string;
	/** By image, what the document must write. */
	readonly links: Readonly<Record<string, string>>;
	/** What it must write where the browser alone reads it, as in an element of HTML. */
	readonly inElements?: Readonly<Record<string, string>>;
	/** Where images for elements are kept, if that is elsewhere. */
	readonly folderForElements?: string;
}

const hexoManifest = { 'package.json': '{ "dependencies": { "hexo": "^7.0.0" } }' };
const hugoConfig = "baseURL = 'https://example.org/'\n";

/** Sites of all generators. */
export const examples: readonly Example[] = [
	{
		name: 'Docusaurus',
		files: { 'docusaurus.config.ts': "export default { baseUrl: '/blog/' };", 'static/img/logo.svg': '' },
		document: 'docs/guide/a.md',
		folder: 'static/img',
		links: {
			'static/img/x.png': '/img/x.png',
			'static/x.png': '/x.png',
			'docs/guide/x.png': 'x.png',
			'docs/img/x.png': '../img/x.png',
			'staticx/x.png': '../../staticx/x.png',
		},
		inElements: { 'static/img/x.png': '/blog/img/x.png' },
	},
	{
		name: 'Docusaurus',
		files: {
			'web/docusaurus.config.js':
				"module.exports = {\n// staticDirectories: ['no'],\nstaticDirectories: ['./public', \"static\"],\n};",
			'package.json': '{}',
		},
		document: 'web/blog/2024/a.mdx',
		folder: 'web/public/img',
		links: {
			'web/public/x.png': '/x.png',
			'web/static/img/x.png': '/img/x.png',
			'static/x.png': '../../../static/x.png',
		},
	},
	{
		name: 'Hugo',
		files: { 'hugo.toml': hugoConfig, 'content/_index.md': '' },
		document: 'content/posts/a.md',
		folder: 'static/images',
		links: {
			'static/images/x.png': '/images/x.png',
			'content/posts/x.png': 'x.png',
			'assets/x.png': '../../assets/x.png',
		},
	},
	{
		name: 'Hugo',
		files: {
			'config/_default/config.yaml': 'baseurl: https://example.org/a%20b/\nstaticDir:\n  - one\n  - two\n',
		},
		document: 'content/posts/a/index.fr.md',
		folder: 'content/posts/a',
		links: {
			'content/posts/a/x.png': 'x.png',
			'content/posts/a/images/x.png': 'images/x.png',
			'one/x.png': '/a b/x.png',
			'two/images/x.png': '/a b/images/x.png',
		},
		inElements: { 'content/posts/a/x.png': 'x.png', 'one/x.png': '/a b/x.png' },
	},
	{
		name: 'Hugo',
		files: {
			'config.toml': `${hugoConfig.replace('org/', 'org/blog/')}canonifyURLs = true\ncontentDir = "text"\n[markup]\nstaticDir = "no"\n`,
			'text/a.md': '',
			'static/img/x.png': '',
		},
		document: 'text/a.md',
		folder: 'static/img',
		links: { 'static/img/x.png': '/img/x.png' },
	},
	{
		name: 'Hugo',
		files: { 'hugo.toml': 'baseURL = "//example.org/./blog/"\n' },
		document: 'content/posts/a.org',
		folder: 'static/images',
		links: { 'static/images/x.png': '/blog/images/x.png' },
	},
	{
		name: 'Hugo',
		files: { 'site/hugo.json': '{ "baseURL": "https://example.org", "staticDir": ["s"] }' },
		document: 'site/layouts/index.html',
		folder: 'site/s/images',
		links: { 'site/s/x.png': '/x.png' },
	},
	{
		name: 'Jekyll',
		files: { '_config.yml': 'title: A\nbaseurl: "/blog" # the subpath\n', 'assets/x.css': '' },
		document: '_posts/2024-01-01-a.md',
		folder: 'assets',
		links: {
			'assets/x.png': '/blog/assets/x.png',
			'images/2024/x.png': '/blog/images/2024/x.png',
			'_posts/x.png': 'x.png',
			'_includes/x.png': '../_includes/x.png',
			'vendor/x.png': '../vendor/x.png',
		},
	},
	{
		name: 'Jekyll',
		files: { 'docs/_config.yml': 'theme: minima\nsource: ./src\nbaseurl: ""' },
		document: 'docs/src/guide/a.md',
		folder: 'docs/src/assets/images',
		links: { 'docs/src/guide/x.png': '/guide/x.png', 'docs/x.png': '../../x.png' },
	},
	{
		name: 'Jekyll',
		files: { '_config.toml': 'source = "src"\nbaseurl = "./a"\n' },
		document: 'src/a.md',
		folder: 'src/assets/images',
		links: { 'src/assets/images/x.png': '/a/assets/images/x.png' },
	},
	{
		name: 'Jekyll',
		files: { '_config.yml': 'baseurl: ~\nsource: null\n' },
		document: 'a.md',
		folder: 'assets/images',
		links: { 'assets/images/x.png': '/assets/images/x.png' },
	},
	{
		name: 'VitePress',
		files: {
			'docs/.vitepress/config.mts':
				"import { defineConfig } from 'vitepress'\nexport default defineConfig({ base: '/b/' })",
		},
		document: 'docs/guide/a.md',
		folder: 'docs/public/images',
		links: {
			'docs/public/images/x.png': '/images/x.png',
			'docs/guide/x.png': 'x.png',
			'public/x.png': '../../public/x.png',
		},
		inElements: {
			'docs/public/images/x.png': '/images/x.png',
			'docs/guide/x.png': './x.png',
			'docs/x.png': '../x.png',
		},
	},
	{
		name: 'VitePress',
		files: {
			'.vitepress/config/index.ts':
				"export default { srcDir: './src', /* publicDir: 'no' */ vite: { publicDir: '../static' } }",
		},
		document: 'src/a.md',
		folder: 'static/images',
		links: { 'static/x.png': '/x.png', 'src/x.png': 'x.png' },
	},
	{
		name: 'Astro',
		files: {
			'astro.config.mjs': "export default defineConfig({ site: 'https://example.org', base: '/docs' });",
		},
		document: 'src/content/docs/a.md',
		folder: 'src/assets',
		links: {
			'src/assets/x.png': '../../assets/x.png',
			'src/content/docs/x.png': './x.png',
			'src/content/docs/img/x.png': './img/x.png',
			'public/x.png': '/docs/x.png',
		},
		inElements: { 'public/images/x.png': '/docs/images/x.png' },
		folderForElements: 'public/images',
	},
	{
		name: 'Astro',
		files: {
			'astro.config.mjs':
				"export default defineConfig({ integrations: [starlight({ plugins: [api([{ base: 'api' }])] })] });",
		},
		document: 'src/pages/a.md',
		folder: 'src/assets',
		links: { 'public/x.png': '/x.png' },
		folderForElements: 'public/images',
	},
	{
		name: 'Astro',
		files: { 'astro.config.ts': 'export default {}', 'public/img/x.png': '' },
		document: 'src/pages/index.astro',
		folder: 'public/img',
		links: { 'public/img/x.png': '/img/x.png' },
	},
	{
		name: 'MkDocs',
		files: { 'mkdocs.yml': 'site_name: A\n' },
		document: 'docs/guide/a.md',
		folder: 'docs/img',
		links: { 'docs/img/x.png': '../img/x.png', 'docs/guide/x.png': 'x.png' },
		inElements: { 'docs/img/x.png': '../../img/x.png', 'docs/guide/x.png': '../x.png' },
	},
	{
		name: 'MkDocs',
		files: { 'mkdocs.yml': "docs_dir: !ENV [DOCS, 'docs']\n" },
		document: 'docs/guide/index.md',
		folder: 'docs/img',
		links: { 'docs/img/x.png': '../img/x.png' },
		inElements: { 'docs/img/x.png': '../img/x.png' },
	},
	{
		name: 'MkDocs',
		files: { 'mkdocs.yml': 'use_directory_urls: False\n' },
		document: 'docs/guide/a.md',
		folder: 'docs/img',
		links: { 'docs/img/x.png': '../img/x.png' },
		inElements: { 'docs/img/x.png': '../img/x.png' },
	},
	{
		name: 'MkDocs',
		files: { 'pkg/mkdocs.yaml': "docs_dir: 'text'\n", 'pkg/text/assets/images/x.png': '' },
		document: 'pkg/text/a.md',
		folder: 'pkg/text/assets/images',
		links: { 'pkg/text/assets/images/x.png': 'assets/images/x.png' },
	},
	{
		name: 'Next.js',
		files: {
			'apps/web/next.config.mjs': "const nextConfig = {\n  basePath: '/docs',\n}\nexport default nextConfig",
			'next.config.js': '',
		},
		document: 'apps/web/app/page.mdx',
		folder: 'apps/web/public/images',
		links: { 'apps/web/public/x.png': '/docs/x.png', 'public/x.png': '../../../public/x.png' },
	},
	{
		name: 'Next.js',
		files: { 'next.config.ts': "export default { basePath: process.env.BASE || '/no' }" },
		document: 'content/a.md',
		folder: 'public/images',
		links: { 'public/x.png': '/x.png' },
	},
	{
		name: 'Gatsby',
		files: { 'gatsby-config.js': "module.exports = { pathPrefix: '/blog' }" },
		document: 'content/blog/a/index.md',
		folder: 'static/images',
		links: { 'static/images/x.png': '/images/x.png', 'content/blog/a/x.png': 'x.png' },
	},
	{
		name: 'Hexo',
		files: { '_config.yml': 'root: /blog/\nsource_dir: source\n', ...hexoManifest },
		document: 'source/_posts/a.md',
		folder: 'source/images',
		links: { 'source/images/x.png': '/images/x.png', 'source/_posts/x.png': 'x.png' },
		inElements: { 'source/images/x.png': '/blog/images/x.png' },
	},
	{
		name: 'Hexo',
		files: { '_config.yml': 'title: A\n', 'themes/next/_config.yml': 'menu: a\n', ...hexoManifest },
		document: 'themes/next/layout/a.njk',
		folder: 'source/images',
		links: { 'source/images/x.png': '/images/x.png' },
	},
	{
		name: 'Hexo',
		files: { '_config.yml': 'post_asset_folder: True\n', ...hexoManifest },
		document: 'source/_posts/a.b.md',
		folder: 'source/_posts/a.b',
		links: { 'source/_posts/a.b/x.png': 'x.png', 'source/images/x.png': '/images/x.png' },
	},
	{
		name: 'mdBook',
		files: { 'book.toml': '[book]\ntitle = "A"\n' },
		document: 'src/guide/a.md',
		folder: 'src/images',
		links: { 'src/images/x.png': '../images/x.png' },
		inElements: { 'src/images/x.png': '../images/x.png' },
	},
	{
		name: 'mdBook',
		files: { 'book.toml': 'book = { title = "A", src = "docs" }\n' },
		document: 'docs/a.md',
		folder: 'docs/images',
		links: { 'docs/images/x.png': 'images/x.png' },
	},
	{
		name: 'mdBook',
		files: {
			'b/book.toml': 'src = "no"\n[build]\nsrc = "no"\n[book] # here\nauthors = ["A"]\nsrc = "text"\n',
		},
		document: 'b/text/a.md',
		folder: 'b/text/images',
		links: { 'b/text/images/x.png': 'images/x.png' },
	},
];
