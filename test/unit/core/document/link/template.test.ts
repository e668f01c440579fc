import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageOf } from '../../../../../src/core/document/link/languages.ts';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { fillTemplate } from '../../../../../src/core/document/link/template.ts';

const target = {
	path: 'b/a "fox".png',
	alt: '"A" *fox* {x} <b>',
	title: 'It\'s [a] \\ "fox"',
	width: 1024,
	height: 768,
};

const fill = (languageId: string, template: string) =>
	fillTemplate(template, languageOf(languageId), target).text;

describe('a template of a link', () => {
	const table: readonly (readonly [languageId: string, template: string, text: string])[] = [
		['markdown', '![${alt}](<${path}>)', '!["A" \\*fox\\* \\{x} \\<b\\>](<b/a%20%22fox%22.png>)'],
		['markdown', '![](${path} "${title}")', '![](b/a%20%22fox%22.png "It\'s \\[a\\] \\\\ \\"fox\\"")'],
		['markdown', "![](${path} '${title}')", "![](b/a%20%22fox%22.png 'It\\'s \\[a\\] \\\\ \"fox\"')"],
		['markdown', '![](${path} (${title}))', '![](b/a%20%22fox%22.png (It\'s \\[a\\] \\\\ "fox"))'],
		['markdown', '*${title}* ${width}×${height}', '*It\'s \\[a\\] \\\\ "fox"* 1024×768'],
		[
			'markdown',
			'<img alt="${alt}" src="${path}" width=${width}>',
			'<img alt="&quot;A&quot; *fox* &#123;x&#125; &lt;b&gt;" src="b/a%20%22fox%22.png" width=1024>',
		],
		['markdown', '<p>${title}</p>', "<p>It's &#91;a&#93; &#92; &#34;fox&#34;</p>"],
		['markdown', '<p>\n\n![${alt}](${path})', '<p>\n\n!["A" \\*fox\\* \\{x} \\<b\\>](b/a%20%22fox%22.png)'],
		[
			'markdown',
			'{{< figure src="${path}" alt="${alt}" >}}',
			'{{< figure src="b/a%20%22fox%22.png" alt="\\"A\\" *fox* {x} <b>" >}}',
		],
		[
			'markdown',
			'{{<figure src="${path}" alt="${alt}">}} (${title})',
			'{{<figure src="b/a%20%22fox%22.png" alt="\\"A\\" *fox* {x} <b>">}} (It\'s \\[a\\] \\\\ "fox")',
		],
		[
			'markdown',
			'{{% figure src="${path}" alt="${alt}" %}}',
			'{{% figure src="b/a%20%22fox%22.png" alt="\\"A\\" *fox* {x} <b>" %}}',
		],
		[
			'markdown',
			'{% include figure.html width="100%" alt="${alt}" %}',
			'{% include figure.html width="100%" alt="&quot;A&quot; *fox* &#123;x&#125; &lt;b&gt;" %}',
		],
		[
			'markdown',
			'{% include figure.html alt="${alt}" %}',
			'{% include figure.html alt="&quot;A&quot; *fox* &#123;x&#125; &lt;b&gt;" %}',
		],
		['mdx', '<Figure alt={"${alt}"} />', '<Figure alt={"\\"A\\" *fox* {x} <b>"} />'],
		['mdx', "<Figure title='${title}' />", "<Figure title='It&#39;s [a] \\ &quot;fox&quot;' />"],
		['html', "<img alt='${title}'>", "<img alt='It&#39;s [a] \\ &quot;fox&quot;'>"],
		[
			'typescriptreact',
			'<Image src="${path}" alt="${alt}" />',
			'<Image src="b/a%20%22fox%22.png" alt="&quot;A&quot; *fox* &#123;x&#125; &lt;b&gt;" />',
		],
		['mdx', '<Figure image={{ alt: "${alt}" }} />', '<Figure image={{ alt: "\\"A\\" *fox* {x} <b>" }} />'],
		['mdx', '<Figure alt={`${alt}`} />', '<Figure alt={`"A" *fox* {x} <b>`} />'],
		['mdx', '<p>{"${alt}"}</p>', '<p>{"\\"A\\" *fox* {x} <b>"}</p>'],
		['mdx', '<img src={require("${path}")} />', '<img src={require("./b/a \\"fox\\".png")} />'],
		['mdx', 'import x from "@site/${path}"', 'import x from "@site/b/a \\"fox\\".png"'],
		['mdx', "export { default } from '${path}'", 'export { default } from \'./b/a "fox".png\''],
		['mdx', '<img src={"${path}"} />', '<img src={"b/a%20%22fox%22.png"} />'],
		[
			'astro',
			'<Image src={import("./${path}")} alt={"${alt}"} />',
			'<Image src={import("./b/a \\"fox\\".png")} alt={"\\"A\\" *fox* {x} <b>"} />',
		],
		['typescriptreact', '<p>{`${title}`}</p>', '<p>{`It\'s [a] \\\\ "fox"`}</p>'],
		['javascript', 'const x = require("${path}")', 'const x = require("./b/a \\"fox\\".png")'],
		['typescriptreact', "<Image alt={'${title}'} />", "<Image alt={'It\\'s [a] \\\\ \"fox\"'} />"],
		['json', '"image": "${path}"', '"image": "b/a \\"fox\\".png"'],
		['plaintext', "${path} (don't ask: ${title})", 'b/a "fox".png (don\'t ask: It\'s [a] \\ "fox")'],
		['css', '/* ${alt} */ url(${path})', '/* "A" *fox* {x} <b> */ url(b/a%20%22fox%22.png)'],
		['css', 'content: "${alt}"', 'content: "\\"A\\" *fox* {x} <b>"'],
		[
			'asciidoc',
			'image::${path}[${alt},100]',
			'image::b/a %22fox%22.png["\\"A\\" *fox* &#123;x} &#60;b&#62;",100]',
		],
		[
			'asciidoc',
			'image:${path}[alt="${alt}"]',
			'image:b/a %22fox%22.png[alt="\\"A\\" &#42;fox&#42; &#123;x} &#60;b&#62;"]',
		],
		[
			'rst',
			'.. image:: ${path}\n   :width: ${width}\n   :alt: ${alt}',
			'.. image:: b/a\\ "fox".png\n   :width: 1024\n   :alt: "A" *fox* {x} <b>',
		],
		['rst', 'See ${title}.', 'See It\'s [a] \\\\ "fox".'],
		[
			'typst',
			'#box(image("${path}")) ${alt}',
			'#box(image("b/a \\"fox\\".png")) \\"A\\" \\*fox\\* \\{x\\} \\<b\\>',
		],
		['latex', '\\begin{x}${alt}\\end{x}', '\\begin{x}"A" *fox* \\{x\\} <b>\\end{x}'],
		['org', '[[file:${path}]]', '[[file:b/a "fox".png]]'],
		['markdown', '\\${path} $5 ${path}', '${path} $5 b/a%20%22fox%22.png'],
	];
	for (const [languageId, template, text] of table) {
		it(`is ${JSON.stringify(text)} in ${languageId}`, () => {
			assert.equal(fill(languageId, template), text);
		});
	}

	it('says where the first alt text is, within the quotation marks that it needs', () => {
		const link = fillTemplate('x ${width} image:y[${alt}] ${alt}', languageOf('asciidoc'), {
			...target,
			alt: 'a, b',
		});
		assert.deepStrictEqual(link, {
			text: 'x 1024 image:y["a, b"] a, b',
			alt: { start: 16, end: 20 },
			isBlock: false,
		});
	});

	it('has its place for the alt text at the end when it shows none', () => {
		const link = toLink('markdown', target, { template: '![](${path})' });
		assert.deepStrictEqual(link.alt, { start: link.text.length, end: link.text.length });
	});

	for (const name of ['caption', '', 'Path', ' path', 'toString', 'path/a/b/']) {
		it(`names the variable ${JSON.stringify(name)}, which there is none of, and those there are`, () => {
			assert.throws(() => fill('markdown', `![](\${path}) \${${name}}`), {
				name: 'Failure',
				code: 'invalidRequest',
				fields: [
					{
						path: 'insert.template',
						problem: {
							kind: 'notOneOf',
							values: ['${path}', '${alt}', '${title}', '${width}', '${height}'],
						},
						received: `\${${name}}`,
					},
				],
			});
		});
	}

	for (const [name, template] of [
		['a name that is none', 'figrue'],
		['a path that is none', '![](path)'],
		['a variable without braces', '![]($path)'],
		['a variable that does not end', '![](${path'],
		['the path as text', '![](\\${path})'],
		['another variable', '![](${file})'],
	] as const) {
		it(`is refused with ${name} in place of the path`, () => {
			assert.throws(() => toLink('markdown', target, { template }), {
				name: 'Failure',
				code: 'invalidRequest',
				fields: [
					{
						path: 'insert.template.markdown',
						problem: { kind: 'lacks', part: '${path}', others: ['picture', 'figure'] },
						received: template,
					},
				],
			});
		});
	}

	for (const [languageId, name, others] of [
		['css', 'figure', []],
		['typst', 'picture', ['figure']],
	] as const) {
		it(`says that there is no ${name} in ${languageId}`, () => {
			assert.throws(() => toLink(languageId, target, { template: name }), {
				code: 'invalidRequest',
				fields: [
					{
						path: `insert.template.${languageId}`,
						problem: { kind: 'lacks', part: '${path}', others },
						received: name,
					},
				],
			});
		});
	}

	it('may name a form in capitals', () => {
		const [form, ...others] = ['figure', 'Figure', ' FIGURE\n'].map(
			template => toLink('markdown', target, { template }).text,
		);
		assert.match(form!, /^<figure>/);
		assert.deepStrictEqual(others, [form, form]);
	});

	it('is the form of the language when it is empty', () => {
		const { text } = toLink('markdown', target);
		assert.deepStrictEqual(
			['', ' \n'].map(template => toLink('markdown', target, { template }).text),
			[text, text],
		);
	});

	it('gives way to an element inside of HTML, where it would be text', () => {
		const place = { kind: 'inline', before: '>', after: '<', isHtml: true } as const;
		const element = toLink('markdown', target, { place }).text;
		assert.match(element, /^<img [^>]*>$/);
		const templates = ['![${alt}](${path} "${title}")', '${path}', ':::{figure} ${path}\n:::'];
		for (const template of templates) {
			assert.equal(toLink('markdown', target, { place, template }).text, element);
		}
	});

	it('stays inside of HTML what is read there too', () => {
		const place = { kind: 'inline', before: '>', after: '<', isHtml: true } as const;
		const templates = ['<Image src="${path}">', ' figure', '{{< x "${path}" >}}', '{% x "${path}" %}'];
		for (const template of templates) {
			const { text } = toLink('markdown', target, { template });
			assert.equal(toLink('markdown', target, { place, template }).text, text);
		}
	});
});
