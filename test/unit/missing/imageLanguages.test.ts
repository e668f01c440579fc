import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { findImageLinks } from '../../../src/core/document/find/findImageLinks.ts';
import { languageIdOf } from '../../../src/core/document/languageId.ts';
import {
	imageDocuments,
	imageLanguages,
	isImageDocument,
	mayHaveImageLinks,
} from '../../../src/host/missing/imageLanguages.ts';

const links: Readonly<Record<string, string>> = {
	asciidoc: 'image::fox.png[]\n',
	restructuredtext: '.. image:: fox.png\n',
	rst: '.. figure:: fox.png\n',
};
const element = '<img src="fox.png">';

describe('The languages that are watched for images', () => {
	it('are ones in which links are found', () => {
		for (const language of imageLanguages) {
			const text = links[language] ?? element;
			assert.equal(findImageLinks(language, text).length, 1, language);
			assert.ok(mayHaveImageLinks(text), language);
		}
	});

	it('are all that the link finder reads', () => {
		const others = ['css', 'latex', 'typst', 'org', 'javascript', 'json', 'plaintext', 'xml', 'yaml'];
		for (const language of others) {
			assert.ok(!imageLanguages.includes(language), language);
			assert.deepEqual(findImageLinks(language, element), [], language);
		}
	});

	it('are those whose documents start Figment', () => {
		const { activationEvents } = JSON.parse(readFileSync('package.json', 'utf8')) as {
			activationEvents: readonly string[];
		};
		const started = activationEvents.filter(event => event.startsWith('onLanguage:'));
		assert.deepEqual(started, imageLanguages.map(language => `onLanguage:${language}`).sort());
	});

	it('include those that VS Code has no extension for, by the names of files', () => {
		const [pattern = ''] = imageDocuments.flatMap(each =>
			typeof each === 'string' ? [] : (each.pattern ?? []),
		);
		const [, list = ''] = /\{(.*)\}/.exec(pattern) ?? [];
		for (const extension of list.split(',')) {
			const language = languageIdOf('plaintext', `/a/page.${extension}`);
			assert.ok(imageLanguages.includes(language), extension);
		}
	});
});

describe('A document', () => {
	it('is told by its language, and by its name where VS Code knows no language', () => {
		const documents: readonly (readonly [languageId: string, path: string, isMeant: boolean])[] = [
			['markdown', '/a/page', true],
			['markdown', '/a/page.css', true],
			['css', '/a/page.vue', false],
			['plaintext', '/a/page.adoc', true],
			['plaintext', '/a/page.txt', false],
			['plaintext', '/a/adoc', false],
		];
		assert.deepEqual(
			documents.map(([languageId, path]) => isImageDocument({ languageId, uri: { path } })),
			documents.map(([, , isMeant]) => isMeant),
		);
	});
});

describe('A text', () => {
	it('is known to have no images without being read', () => {
		for (const text of ['', '# Title\n[a link](fox.png)\n', 'image: a fox\n', 'An image.', '<input>']) {
			assert.ok(!mayHaveImageLinks(text), text);
		}
		for (const text of ['![', 'see image:fox.png[]', '<IMG src=a>', '.. figure:: a']) {
			assert.ok(mayHaveImageLinks(text), text);
		}
	});
});
