import { packExtension } from '../harness/packedExtension.ts';

/**
 * A packed extension that does nothing but tell VS Code of a language, as the extension does that people who
 * write in it have.
 */
export function packLanguage(id: string, extensions: readonly string[]): Uint8Array {
	return packExtension({
		name: `language-${id}`,
		publisher: 'figment-tests',
		version: '1.0.0',
		engines: { vscode: '*' },
		contributes: { languages: [{ id, extensions }] },
	});
}
