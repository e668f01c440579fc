import assert from 'node:assert/strict';
import { it } from 'node:test';
import { recordFigure } from '../harness/figures.ts';
import { copyFilesExamples } from '../unit/core/asset/copyFilesExamples.ts';
import { pasteAndCompare } from './pasting.ts';

/** Something of everything; `npm run soak` takes all. */
const sample: readonly string[] = [
	'{}',
	'{"**":"../../../"}',
	'{"**":"images/pasted.png"}',
	'{"**":"images/${documentBaseName}/"}',
	'{"**":"/assets/${documentRelativeDirName}/"}',
	'{"**":"${fileName/(.*)\\\\.(.*)/$2-$1.$2/}"}',
	'{"docs/*.md":"a/","**":"b/"}',
	'{"/docs/**":"/img/","**":"b/"}',
];

it('puts a picture where VS Code puts a pasted one', async () => {
	const examples = copyFilesExamples.filter(each => sample.includes(JSON.stringify(each.destination)));
	assert.equal(new Set(examples.map(each => JSON.stringify(each.destination))).size, sample.length);
	const { pasted, problems } = await pasteAndCompare({ version: 'newest', examples });
	await recordFigure('pastes compared with VS Code', `${pasted - problems.length} of ${pasted} agree`);
	assert.deepEqual({ pasted, problems }, { pasted: examples.length, problems: [] });
});
