import { assert } from 'chai';
import * as vscode from 'vscode';
import { generate, header, service } from './figment.ts';
import { MemoryFiles } from './memoryFiles.ts';

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
