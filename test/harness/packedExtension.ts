import { strToU8, zipSync } from 'fflate';

/** What names a packed extension; the rest of its manifest as VS Code reads it. */
export interface PackedManifest {
	readonly name: string;
	readonly publisher: string;
	readonly version: string;
	readonly engines: { readonly vscode: string };
	readonly [key: string]: unknown;
}

/** An extension as a `.vsix` file, which VS Code installs: its manifest and the text of its files by path. */
export function packExtension(
	manifest: PackedManifest,
	files: Readonly<Record<string, string>> = {},
): Uint8Array {
	const { name, version, publisher } = manifest;
	const identity = `Id="${name}" Version="${version}" Publisher="${publisher}" Language="en-US"`;
	const vsixManifest = `<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
<Metadata><Identity ${identity}/><DisplayName>${name}</DisplayName></Metadata>
<Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
<Assets><Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json"/></Assets>
</PackageManifest>`;
	const packed = Object.entries({ ...files, 'package.json': JSON.stringify(manifest) });
	return zipSync({
		'extension.vsixmanifest': strToU8(vsixManifest),
		...Object.fromEntries(packed.map(([path, text]) => [`extension/${path}`, strToU8(text)])),
	});
}
