import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { toLine } from '../../../../src/core/document/altText.ts';
import { languageIdOf } from '../../../../src/core/document/languageId.ts';
import { isMarkdown, takesSitePaths, toLink } from '../../../../src/core/document/link/link.ts';
import { encodePath, relativePath } from '../../../../src/core/document/link/path.ts';

const target = { path: '../images/a fox.png', alt: 'a [fox] & more', width: 1024, height: 768 };

describe('a link', () => {
	const languages: readonly (readonly [ids: readonly string[], text: string, alt: string])[] = [
		[
			['markdown', 'mdx', 'quarto', 'rmd', 'prompt', 'instructions', 'chatagent', 'skill'],
			'![a \\[fox\\] & more](../images/a%20fox.png)',
			'a \\[fox\\] & more',
		],
		[
			[
				'html',
				'vue',
				'svelte',
				'astro',
				'php',
				'handlebars',
				'razor',
				'django-html',
				'erb',
				'blade',
				'liquid',
			],
			'<img src="../images/a%20fox.png" alt="a [fox] &amp; more" width="1024" height="768">',
			'a [fox] &amp; more',
		],
		[['css', 'scss', 'less', 'sass', 'stylus'], 'url("../images/a%20fox.png")', ''],
		[['plaintext', 'python', 'xml', '', 'Markdown', 'toString'], '../images/a fox.png', ''],
	];
	for (const [ids, text, alt] of languages) {
		it(`is ${text.slice(0, 12)}… in ${ids.join(', ')}`, () => {
			for (const id of ids) {
				const link = toLink(id, target);
				assert.equal(link.text, text);
				assert.equal(link.text.slice(link.alt.start, link.alt.end), alt);
			}
		});
	}

	it('is an element or Markdown in files whose language VS Code does not know', () => {
		const [markdown, element] = languages.map(([, text]) => text);
		const linkIn = (languageId: string, path: string) => toLink(languageIdOf(languageId, path), target).text;
		for (const name of ['a.njk', 'a.nunjucks', 'a.liquid', 'a.twig', 'a.html.erb', 'a.ejs', 'a.vue']) {
			assert.equal(linkIn('plaintext', `/x/${name}`), element, name);
		}
		assert.equal(linkIn('plaintext', '/x/a.Rmd'), markdown);
		// VS Code takes it for Ruby, where it has no other extension.
		assert.equal(linkIn('ruby', '/x/a.html.erb'), element);
		assert.equal(linkIn('ruby', '/x/a.rb'), target.path);
	});

	it('is Markdown in Markdown alone', () => {
		assert.deepStrictEqual(['markdown', 'mdx', 'html', 'plaintext'].map(isMarkdown), [
			true,
			true,
			false,
			false,
		]);
	});
});

describe('a path from the root of a site', () => {
	it('means something in the languages of web pages, and may in those that are not known', () => {
		const ids = [
			'markdown',
			'mdx',
			'vue',
			'css',
			'asciidoc',
			'json',
			'latex',
			'typst',
			'org',
			'restructuredtext',
		];
		assert.deepStrictEqual(
			ids.filter(id => takesSitePaths(id)),
			ids.slice(0, 6),
		);
	});
});

const html = (path: string, alt: string) => toLink('html', { path, alt, width: 1, height: 2 }).text;

describe('an HTML picture', () => {
	it('keeps quotes, brackets and references in its attributes', () => {
		assert.equal(
			html('a"b<c>&d.png', '"a" <b> &amp; \'c\''),
			'<img src="a%22b%3Cc%3E%26d.png" alt="&quot;a&quot; &lt;b&gt; &amp;amp; \'c\'" width="1" height="2">',
		);
	});

	it('holds nothing that a template language would read as its own', () => {
		assert.equal(
			html('@2x/{a}.png', '{a} {{ b }} {% c %} <?= d ?> <% e %> @f'),
			'<img src="&#64;2x/%7Ba%7D.png" alt="&#123;a&#125; &#123;&#123; b &#125;&#125; &#123;% c %&#125; ' +
				'&lt;?= d ?&gt; &lt;% e %&gt; &#64;f" width="1" height="2">',
		);
	});

	it('gives back path and alt text, whatever they are', () => {
		const part = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(part, part, (path, alt) => {
				const match = /^<img src="([^"<>]*)" alt="([^"<>]*)" width="1" height="2">$/.exec(html(path, alt));
				assert.ok(match !== null);
				const decoded = decodeURIComponent(unescapeHtml(match[1]!));
				assert.equal(decoded, /^[^/]*:/.test(path) ? `./${path}` : path);
				assert.equal(unescapeHtml(match[2]!), toLine(alt));
			}),
			{ numRuns: 1000 },
		);
	});
});

/** Undoes the character references that Figment writes, as a browser would. */
function unescapeHtml(text: string): string {
	const names: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>' };
	return text.replace(/&(?:#(\d+)|([a-z]+));/g, (_, code: string | undefined, name: string) =>
		code === undefined ? names[name]! : String.fromCodePoint(Number(code)),
	);
}

describe('a path in a link', () => {
	it('keeps the letters of every language readable', () => {
		assert.equal(encodePath('été/狐/лиса/ثعلب/🦊.png'), 'été/狐/лиса/ثعلب/🦊.png');
	});

	it('is never taken for a scheme', () => {
		assert.deepStrictEqual(['javascript:x', 'a/b:c', ':a', 'a:/b'].map(encodePath), [
			'./javascript:x',
			'a/b:c',
			'./:a',
			'./a:/b',
		]);
	});

	it('means the same file to a browser', () => {
		const segment = fc
			.string({ unit: 'binary', minLength: 1, maxLength: 20 })
			.filter(text => !/[/\0]/.test(text) && text !== '.' && text !== '..');
		fc.assert(
			fc.property(fc.array(segment, { minLength: 1, maxLength: 3 }), parts => {
				const url = new URL(encodePath(parts.join('/')), 'https://example.org/docs/page.html');
				assert.deepStrictEqual(
					[url.host, url.search, url.hash, url.pathname.split('/').map(decodeURIComponent)],
					['example.org', '', '', ['', 'docs', ...parts]],
				);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('the way from a document to its image', () => {
	const table: readonly (readonly [folder: string, file: string, path: string])[] = [
		['/a/b', '/a/b/x.png', 'x.png'],
		['/a/b/', '/a/b/x.png', 'x.png'],
		['/a/b', '/a/b/c/d/x.png', 'c/d/x.png'],
		['/a/b', '/a/x.png', '../x.png'],
		['/a/b/c', '/a/x.png', '../../x.png'],
		['/a/b', '/a/c/x.png', '../c/x.png'],
		['/a/b', '/a/bc/x.png', '../bc/x.png'],
		['/a/bc', '/a/b/x.png', '../b/x.png'],
		['/a/b', '/a/b', '../b'],
		['/', '/x.png', 'x.png'],
		['/', '/a/x.png', 'a/x.png'],
		['/a', '/b/x.png', '../b/x.png'],
		['/a/x/c', '/b/x/c/x.png', '../../../b/x/c/x.png'],
		['/A/b', '/a/b/x.png', '../../a/b/x.png'],
		['/a b/ü', '/a b/狐 (1).png', '../狐 (1).png'],
		['/c:/a/b', '/c:/a/x.png', '../x.png'],
		['/C:/a/b', '/c:/a/x.png', '../x.png'],
		['/c:/a/b', '/C:/a/b/x.png', 'x.png'],
	];
	for (const [folder, file, path] of table) {
		it(`is ${path} from ${folder} to ${file}`, () => {
			assert.equal(relativePath(folder, file), path);
		});
	}

	it('leads to the image', () => {
		const part = fc.constantFrom('a', 'b', 'ab', 'a b', 'x:y', '%41', '狐');
		const parts = fc.array(part, { maxLength: 5 });
		fc.assert(
			fc.property(parts, parts, part, (from, to, name) => {
				const file = [...to, name].join('/');
				const base = `https://example.org/${from.map(each => `${encodeURIComponent(each)}/`).join('')}`;
				const url = new URL(encodePath(relativePath(`/${from.join('/')}`, `/${file}`)), base);
				assert.equal(decodeURIComponent(url.pathname), `/${file}`);
			}),
			{ numRuns: 500 },
		);
	});
});
