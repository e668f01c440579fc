import * as vscode from 'vscode';
import type { Made, Picture } from '../../core/backend.ts';
import type { Asset, Outcome } from '../../core/generate.ts';
import { pixelsOf } from '../../core/models/model.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { bytesName } from '../../core/version/version.ts';
import type { Version } from '../../core/version/version.ts';
import type { ReadImage } from '../assets/imageFile.ts';
import type { ImageFile } from '../assets/recipeFiles.ts';
import type { RemakeArguments } from '../commands/assetArguments.ts';
import type { EarlierRequest } from '../generation/deps.ts';
import type { Order } from '../generation/order.ts';
import { toReport } from '../generation/report.ts';
import type { GenerationReport } from '../generation/report.ts';
import { reported } from '../generation/reported.ts';
import { runOrder } from '../generation/startGeneration.ts';
import { takeOrder } from '../generation/takeOrder.ts';
import { ComparePage } from '../pages/comparePage.ts';
import type { CompareChoice } from '../pages/comparePage.ts';
import { priceWords } from '../ui/words.ts';
import type { ImageTools } from './imageTools.ts';
import { earlierRequest, remakeArguments, requirePrompt, requireTrust } from './remake.ts';
import { replaceImage } from './replaceImage.ts';

/**
 * Makes an image anew and, when the person accepts it, puts it in the old one's place. Undefined when they leave
 * before anything is sent. Throws a Failure.
 */
export async function regenerate(
	tools: ImageTools,
	args: RemakeArguments,
	image: ReadImage,
): Promise<GenerationReport | undefined> {
	requireTrust();
	const isAsked = !args.quiet && args.request.prompt === undefined;
	return new Regeneration(tools, args, image).run(isAsked ? earlierRequest(image, args) : undefined);
}

/** The same by a prompt that is edited first; what goes wrong is told. */
export function regenerateByPrompt(
	tools: ImageTools,
	args: RemakeArguments,
	image: ReadImage,
	earlier: EarlierRequest = earlierRequest(image, args),
): Promise<GenerationReport | undefined> {
	return reported({ log: tools.deps.log, isQuiet: false }, async () => {
		requireTrust();
		return new Regeneration(tools, args, image).run(earlier);
	});
}

/** A new picture, which is kept. */
interface Candidate {
	readonly version: Version;
	readonly facts: Picture['facts'];
	readonly recipe: Recipe;
}

/** One image that is made anew, as often as the person wants to see another one. */
class Regeneration {
	readonly #tools: ImageTools;
	readonly #args: RemakeArguments;
	readonly #image: ReadImage;
	readonly #page: ComparePage;
	/** By the URIs that they are kept at. */
	readonly #candidates = new Map<string, Candidate>();

	constructor(tools: ImageTools, args: RemakeArguments, image: ReadImage) {
		this.#tools = tools;
		this.#args = args;
		this.#image = image;
		this.#page = new ComparePage(tools.dist);
	}

	async run(earlier: EarlierRequest | undefined): Promise<GenerationReport | undefined> {
		const order = await this.#order(this.#args, earlier);
		const outcome = order && (await runOrder(this.#tools.deps, order));
		return outcome && (await this.#finish(order, outcome));
	}

	async #finish(order: Order, outcome: Outcome): Promise<GenerationReport> {
		const [asset] = outcome.assets;
		try {
			const accepted = asset && (await this.#decide(order, asset));
			const assets = accepted === undefined ? [] : [{ ...accepted.asset, uri: accepted.file.toString() }];
			return toReport({ misses: outcome.misses, assets }, order.isDraft);
		} finally {
			this.#page.dispose();
		}
	}

	/** Undefined when the person leaves. Throws a Failure. */
	async #order(args: RemakeArguments, earlier?: EarlierRequest): Promise<Order | undefined> {
		const wanted = { ...remakeArguments(this.#image, args), count: 1 };
		if (earlier === undefined) {
			requirePrompt(wanted, this.#image);
		}
		const order = await takeOrder(this.#tools.deps, wanted, {
			source: earlier ?? 'box',
			edit: again =>
				regenerateByPrompt(this.#tools, args, this.#image, {
					...again,
					replaces: nameOf(this.#image.uri.path),
				}),
		});
		return (
			order && {
				...order,
				keep: (_, made, file) => this.#keep(made, file),
				offer: asset => void this.#offer(order, asset),
			}
		);
	}

	/** What is paid is kept in any case, also when nobody accepts it. */
	async #keep(
		{ picture: { facts }, requestId }: Made,
		{ bytes, sidecar, recipe }: ImageFile,
	): Promise<string> {
		const version = await this.#tools.versions.keep({
			asset: this.#image.uri.toString(),
			kind: 'offered',
			bytes,
			extension: facts.extension,
			recipe: sidecar,
			requestId,
		});
		const uri = vscode.Uri.joinPath(this.#tools.versionFolder, bytesName(version)).toString();
		this.#candidates.set(uri, { version, facts, recipe });
		return uri;
	}

	/** A cancelled picture that came all the same. */
	async #offer(order: Order, asset: Asset): Promise<void> {
		await reported({ log: this.#tools.deps.log, isQuiet: false }, () =>
			this.#finish(order, { assets: [asset], misses: [] }),
		);
	}

	/** The picture that was accepted, and the file that has it now; undefined when none was. */
	async #decide(
		order: Order,
		first: Asset,
	): Promise<{ readonly asset: Asset; readonly file: vscode.Uri } | undefined> {
		for (let asset = first; ;) {
			switch (this.#args.quiet ? 'accept' : await this.#ask(order, asset)) {
				case 'accept': {
					const { version } = this.#candidateOf(asset);
					const { quiet: isQuiet } = this.#args;
					return { asset, file: await replaceImage(this.#tools, this.#image.uri, { version, isQuiet }) };
				}
				case 'again':
					asset = (await this.#tryAgain(order, asset)) ?? asset;
					break;
				case 'discard':
				case 'closed':
					return undefined;
			}
		}
	}

	/** The same request with another seed; undefined when nothing comes of it, which is then told. */
	async #tryAgain({ isDraft }: Order, asset: Asset): Promise<Asset | undefined> {
		const request = { ...asset.request, seed: undefined };
		let another: Asset | undefined;
		await reported({ log: this.#tools.deps.log, isQuiet: false }, async () => {
			const order = await this.#order({ ...this.#args, request, draft: isDraft });
			another = (order && (await runOrder(this.#tools.deps, order)))?.assets[0];
		});
		return another;
	}

	async #ask({ model, isDraft }: Order, asset: Asset): Promise<CompareChoice> {
		const { uri, facts, found } = this.#image;
		const candidate = this.#candidateOf(asset);
		const price = this.#tools.deps.prices.peek(model, pixelsOf(model, asset.request.imageSize));
		return this.#page.compare({
			path: vscode.workspace.asRelativePath(uri),
			before: { uri, mtime: Date.now(), facts, recipe: found?.recipe },
			after: { uri: vscode.Uri.parse(asset.uri), mtime: 0, facts: candidate.facts, recipe: candidate.recipe },
			againPrice: isDraft ? undefined : priceWords(price, 1),
		});
	}

	#candidateOf({ uri }: Asset): Candidate {
		const candidate = this.#candidates.get(uri);
		if (candidate === undefined) {
			throw new Error('The picture was not kept.');
		}
		return candidate;
	}
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}
