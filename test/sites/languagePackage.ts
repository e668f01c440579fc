import { strToU8, zipSync } from 'fflate';

/**
 * A packed extension that does nothing but tell VS Code of a language, as the extension does that people who
 * write in it have.
 */
export function packLanguage(id: string, extensions: readonly string[]): Uint8Array {
	const manifest = {
		name: `language-${id}`,
		publisher: 'figment-tests',
		version: '1.0.0',
		engines: { vscode: '*' },
		contributes: { languages: [{ id, extensions }] },
	};
	const identity = `Id="${manifest.name}" Version="${manifest.version}" Publisher="${manifest.publisher}" Language="en-US"`;
	const vsixManifest = `<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
<Metadata><Identity ${identity}/><DisplayName>${manifest.name}</DisplayName></Metadata>
<Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
<Assets><Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json"/></Assets>
</PackageManifest>`;
	return zipSync({
		'extension.vsixmanifest': strToU8(vsixManifest),
		'extension/package.json': strToU8(JSON.stringify(manifest)),
	});
}
