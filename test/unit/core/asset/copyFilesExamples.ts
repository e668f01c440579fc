/** One value of `markdown.copyFiles.destination`, and where VS Code puts a pasted `image.png` by it. */
export interface CopyFilesExample {
	/** The document's path in the workspace folder. */
	readonly document: string;
	readonly destination: Readonly<Record<string, string>>;
	/** The file's path from the workspace folder, here `/home/me/project`; it starts with `..` outside. */
	readonly file: string;
}

const guide = 'docs/guide/my page.md';

function everywhere(destination: string, file: string, document = guide): CopyFilesExample {
	return { document, destination: { '**': destination }, file };
}

function byGlob(
	destination: Readonly<Record<string, string>>,
	file: string,
	document = guide,
): CopyFilesExample {
	return { document, destination, file };
}

/** Read off VS Code 1.110 and 1.139: each was given to their own compiled function. */
export const copyFilesExamples: readonly CopyFilesExample[] = [
	// Where nothing is set.
	byGlob({}, 'docs/guide/image.png'),
	byGlob({}, 'image.png', 'README.md'),
	byGlob({ '*.txt': 'images/' }, 'docs/guide/image.png'),
	// Slashes, dots and spaces.
	everywhere('', 'docs/guide/image.png'),
	everywhere('   ', 'docs/guide/image.png'),
	everywhere('images/', 'docs/guide/images/image.png'),
	everywhere(' images/ ', 'docs/guide/images/image.png'),
	everywhere('./images//big/./', 'docs/guide/images/big/image.png'),
	everywhere('../images/', 'docs/images/image.png'),
	everywhere('../../', 'image.png'),
	everywhere('../../../', '../image.png'),
	everywhere('/', 'image.png'),
	everywhere('/assets/', 'assets/image.png'),
	everywhere('/assets/../img/', 'img/image.png'),
	everywhere('/..//x/', '../x/image.png'),
	everywhere('my images/', 'docs/guide/my images/image.png'),
	// Whole paths, with and without an extension.
	everywhere('images', 'docs/guide/images'),
	everywhere('images/pasted.png', 'docs/guide/images/pasted.png'),
	everywhere('images/pasted.tar.gz', 'docs/guide/images/pasted.tar.gz'),
	everywhere('/assets/.hidden', 'assets/.hidden'),
	// Variables.
	everywhere('${fileName}', 'docs/guide/image.png'),
	everywhere('images/${fileName}', 'docs/guide/images/image.png'),
	everywhere('images/x-${fileName}', 'docs/guide/images/x-image.png'),
	everywhere('images/${documentBaseName}/', 'docs/guide/images/my page/image.png'),
	everywhere('images/${documentBaseName}.${fileExtName}', 'docs/guide/images/my page.png'),
	everywhere('images/${documentFileName}/', 'docs/guide/images/my page.md/image.png'),
	everywhere('images/${documentExtName}/', 'docs/guide/images/md/image.png'),
	everywhere('${documentDirName}/images/', 'docs/guide/images/image.png'),
	everywhere('${documentFilePath}.d/', 'docs/guide/my page.md.d/image.png'),
	everywhere('${documentWorkspaceFolder}/assets/', 'assets/image.png'),
	everywhere('${documentWorkspaceFolder}/../out/', '../out/image.png'),
	everywhere('/assets/${documentRelativeDirName}/', 'assets/docs/guide/image.png'),
	everywhere('/assets/${documentRelativeDirName}/', 'assets/image.png', 'README.md'),
	everywhere('/assets/${documentRelativeFilePath}/', 'assets/docs/guide/my page.md/image.png'),
	everywhere('${documentRelativeDirName}/img/', '../../../img/image.png', 'README.md'),
	everywhere('/${documentBaseName}/', 'a.b/image.png', 'docs/a.b.md'),
	everywhere('x${documentExtName}/', 'docs/x/image.png', 'docs/readme'),
	// What VS Code does not know, it leaves.
	everywhere('${nobody}/', 'docs/guide/${nobody}/image.png'),
	everywhere('${promptSlug}/${hash}/', 'docs/guide/${promptSlug}/${hash}/image.png'),
	everywhere('${fileName/image/fox/g}', 'docs/guide/${fileName/image/fox/g}'),
	everywhere('${fileName/image/fox}', 'docs/guide/${fileName/image/fox}'),
	everywhere('$fileName ${ {fileName}/', 'docs/guide/$fileName ${ {fileName}/image.png'),
	everywhere(String.raw`\${fileName}/`, 'docs/guide/${fileName}/image.png'),
	everywhere(String.raw`a\$b\$\${fileName}/`, 'docs/guide/a$b$${fileName}/image.png'),
	// Transforms.
	everywhere('${fileName/image/fox/}', 'docs/guide/fox.png'),
	everywhere('${fileName/(.*)\\.(.*)/$2-$1.$2/}', 'docs/guide/png-image.png'),
	everywhere('${fileName/[aeiou]/_/}', 'docs/guide/_mage.png'),
	everywhere('${fileName/nothing/_/}', 'docs/guide/image.png'),
	everywhere('${fileName/image//}', 'docs/guide/image.png'),
	everywhere('${fileName/(/_/}', 'docs/guide/image.png'),
	everywhere('${fileName/^/$&img-/}', 'docs/guide/img-image.png'),
	everywhere('/${documentRelativeDirName/docs/static/}/', 'static/guide/image.png'),
	everywhere('/${documentRelativeDirName/^docs\\/(.*)/img\\/$1\\/x/}/', 'img/guide/x/image.png'),
	everywhere('${documentBaseName/ /-/}.${fileExtName/png/PNG/}', 'docs/guide/my-page.PNG'),
	// Globs: the first that matches, anchored by a slash, else at any depth.
	byGlob({ '*.md': 'a/', '**': 'b/' }, 'docs/guide/a/image.png'),
	byGlob({ '**': 'b/', '*.md': 'a/' }, 'docs/guide/b/image.png'),
	byGlob({ '*.mdx': 'a/', '**/*': 'b/' }, 'docs/guide/b/image.png'),
	byGlob({ 'docs/*.md': 'a/', '**': 'b/' }, 'docs/guide/b/image.png'),
	byGlob({ 'docs/**/*.md': 'a/', '**': 'b/' }, 'docs/guide/a/image.png'),
	byGlob({ 'guide/*': 'a/', '**': 'b/' }, 'docs/guide/a/image.png'),
	byGlob({ '/guide/*': 'a/', '**': 'b/' }, 'docs/guide/b/image.png'),
	byGlob({ '/docs/**': '/img/', '**': 'b/' }, 'img/image.png'),
	byGlob({ '/docs/../docs/**': 'a/', '**': 'b/' }, 'docs/guide/a/image.png'),
	byGlob({ '/*': 'a/', '**': 'b/' }, 'a/image.png', 'README.md'),
	byGlob({ '*.{mdx,md}': 'a/' }, 'docs/guide/a/image.png'),
	byGlob({ '!(README).md': 'a/' }, 'image.png', 'README.md'),
	byGlob({ '[a-m]*.md': 'a/' }, 'docs/a/image.png', 'docs/index.md'),
	byGlob({ '*.MD': 'a/' }, 'docs/guide/image.png'),
	byGlob({ '**docs/**': 'a/', '**': 'b/' }, 'docs/guide/b/image.png'),
	byGlob({ '**/*.md': 'a/' }, '.github/a/image.png', '.github/x.md'),
];
