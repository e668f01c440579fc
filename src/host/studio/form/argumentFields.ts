import * as vscode from 'vscode';
import { invalidRequest, parseRequest } from '../../../core/models/request.ts';
import { noFolder, resolvePlace } from '../../assets/assetPlace.ts';
import type { GenerateArguments } from '../../commands/arguments.ts';
import { defined, sizeFields } from './fields.ts';
import type { SomeFields } from './fields.ts';

/** The fields of the options that a program passes. Throws a Failure `invalidRequest` that names every bad one. */
export function requestFields({ request, count, draft }: GenerateArguments): SomeFields {
	const { prompt, imageSize, seed, ...options } = request;
	if (prompt !== undefined && typeof prompt !== 'string') {
		const problem = { kind: 'wrongType', expected: 'string' } as const;
		throw invalidRequest([{ path: 'prompt', problem, received: prompt }]);
	}
	// A prompt that is too long is for the person to shorten.
	const judged = parseRequest({ ...request, prompt: '-' }, () => 0);
	return defined({
		prompt,
		...(imageSize === undefined ? {} : sizeFields(imageSize)),
		seed: seed === undefined ? undefined : String(judged.seed),
		...Object.fromEntries(Object.entries(judged).filter(([name]) => Object.hasOwn(options, name))),
		count: count === undefined ? undefined : String(count),
		draft,
	});
}

/** What a path is judged by. */
export interface OutputContext {
	/** The document that the image is for. */
	readonly findDocument: () => Promise<vscode.TextDocument | undefined>;
	/** The folder that was chosen where none is open. */
	readonly chosenFolder: vscode.Uri | undefined;
}

/**
 * The fields of the path that a program passes for an image. Throws a Failure `invalidRequest` for one
 * that leads out of the folder that the images of that document stay in.
 */
export async function outputFields(
	output: GenerateArguments['output'],
	{ findDocument, chosenFolder }: OutputContext,
): Promise<SomeFields> {
	if (output === undefined) {
		return {};
	}
	const document = await findDocument();
	const askFolder = () => Promise.resolve(vscode.workspace.workspaceFolders?.[0]?.uri ?? chosenFolder);
	const [own, wanted] = await Promise.all([
		resolvePlace({ document, output: undefined, askFolder }),
		resolvePlace({ document, output, askFolder }),
	]);
	if (own === undefined || wanted?.output === undefined) {
		throw noFolder();
	}
	if (own.root.toString() !== wanted.root.toString()) {
		const problem = { kind: 'other', text: 'outside' } as const;
		throw invalidRequest([{ path: 'output', problem, received: output.toString() }]);
	}
	const { folder, stem = '' } = wanted.output;
	return { folder: `/${folder.join('/')}`, name: stem };
}
