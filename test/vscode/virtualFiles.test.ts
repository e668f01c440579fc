import { assert } from 'chai';
import * as vscode from 'vscode';
import { generate, header, service } from './figment.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { withSettings } from './settings.ts';

describe('A virtual file system', () => {
	const files = new MemoryFiles();
	let registration: vscode.Disposable;
	const page = vscode.Uri.parse('figment-memory:/docs/page.md');

	before(() => {
		registration = vscode.workspace.registerFileSystemProvider('figment-memory', files);
	});
	after(() => registration.dispose());
	beforeEach(async () => {
		await service().reset();
		await vscode.workspace.fs.writeFile(page, new TextEncoder().encode('Text.\n'));
	});

	it('holds the image and the document like any other', async () => {
		const report = await generate({ prompt: 'Sea', document: page });
		assert.deepEqual(report.failures, []);
		assert.deepEqual(files.files, ['/docs/page.md', '/docs/sea.png']);
		const bytes = await vscode.workspace.fs.readFile(page.with({ path: '/docs/sea.png' }));
		assert.equal(header(bytes), 'png 1024x768');
		const document = await vscode.workspace.openTextDocument(page);
		assert.equal(document.getText(), 'Text.\n\n![Sea](sea.png)\n');
	});

	for (const [where, when] of [
		['img', 'is refused before anything is sent'],
		['img/new', 'is refused when only the folder below it is new'],
	] as const) {
		it(`whose folder ${where} is behind a symbolic link ${when}`, async () => {
			await vscode.workspace.fs.createDirectory(page.with({ path: '/docs/img' }));
			files.linked = ['/docs/img'];
			try {
				const report = await withSettings({ 'figment.assets.folder': where }, () =>
					generate({ prompt: 'Sea', document: page }),
				);
				assert.deepEqual(
					report.failures.map(({ code, fields }) => [code, fields?.map(field => field.path)]),
					[['invalidRequest', ['assets.folder']]],
				);
				assert.include(report.failures[0]?.message, 'symbolic link');
				assert.equal((await service().billed()).generationsReceived, 0);
			} finally {
				files.linked = [];
			}
		});
	}

	it('whose folder becomes a symbolic link while the image is made keeps the image for the person', async () => {
		await vscode.workspace.fs.createDirectory(page.with({ path: '/docs/img' }));
		await service().fault('generate', { kind: 'hold' });
		const pending = withSettings({ 'figment.assets.folder': 'img' }, () =>
			generate({ prompt: 'Lake', document: page }),
		);
		await service().waitForHeld(1);
		files.linked = ['/docs/img'];
		try {
			await service().release();
			const { failures } = await pending;
			assert.deepEqual(
				failures.map(({ code, maybeBilled }) => [code, maybeBilled]),
				[['cannotSave', true]],
			);
			assert.include(failures[0]?.message, 'symbolic link');
			assert.notInclude(files.files.join(), 'lake');
		} finally {
			files.linked = [];
		}
	});

	it('that is full gets no half image, and the failure says that the image is made', async () => {
		files.full = { ending: '.tmp', keepsHalf: true };
		try {
			const before = files.files;
			const report = await generate({ prompt: 'Sky', document: page });
			assert.deepEqual(
				report.failures.map(({ code, prompt }) => [code, prompt]),
				[['cannotSave', 'Sky']],
			);
			assert.include(report.failures[0]?.message, 'no space left');
			assert.deepEqual(files.files, before);
			assert.equal((await service().billed()).billedCount, 1);
		} finally {
			files.full = undefined;
		}
	});
});
