import * as vscode from 'vscode';
import type { Made, Picture } from '../../core/backend.ts';
import { Failure } from '../../core/failure.ts';
import type { Asset, Outcome } from '../../core/generate.ts';
import { pixelsOf } from '../../core/models/model.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { bytesName } from '../../core/version/version.ts';
import type { Version } from '../../core/version/version.ts';
import { badImage } from '../assets/imageFile.ts';
import type { ReadImage } from '../assets/imageFile.ts';
import type { ImageFile } from '../assets/recipeFiles.ts';
import type { RemakeArguments } from '../commands/assetArguments.ts';
import type { EarlierRequest } from '../generation/deps.ts';
import type { Order } from '../generation/order.ts';
import { toReport } from '../generation/report.ts';
import type { GenerationReport } from '../generation/report.ts';
import { reported, tellFailure } from '../generation/reported.ts';
import { runOrder } from '../generation/startGeneration.ts';
import { takeOrder } from '../generation/takeOrder.ts';
import { ComparePage } from '../pages/comparePage.ts';
import type { CompareChoice } from '../pages/comparePage.ts';
import { ifThere } from '../storageFolder.ts';
import { priceWords } from '../ui/words.ts';
import type { ImageTools } from './imageTools.ts';
import { earlierRequest, remakeArguments, requirePrompt, requireTrust, subjectOf } from './remake.ts';
import { replaceImage, savesAs } from './replaceImage.ts';

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
	const earlier = isAsked ? earlierRequest(image, args, 'replace') : undefined;
	return new Regeneration(tools, args, image).run(earlier);
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
	/** The one to decide on. */
	#newest: Asset | undefined;
	#isDeciding = false;

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
		const accepted = await this.#decide(order, outcome.assets[0]);
		return toReport(
			{ misses: outcome.misses, assets: accepted === undefined ? [] : [accepted] },
			order.isDraft,
		);
	}

	/** Undefined when the person leaves. Throws a Failure. */
	async #order(args: RemakeArguments, earlier?: EarlierRequest): Promise<Order | undefined> {
		const wanted = { ...remakeArguments(this.#image, args), count: 1 };
		if (earlier === undefined) {
			requirePrompt(wanted, this.#image);
		}
		const about = subjectOf(this.#image.uri, 'replace');
		const order = await takeOrder(this.#tools.deps, wanted, {
			source: earlier ?? 'box',
			edit: again =>
				this.#told(() => new Regeneration(this.#tools, args, this.#image).run({ ...again, about })),
		});
		return (
			order && {
				...order,
				keep: (_, made, file) => this.#keep(made, file),
				offer: asset => this.#offer(order, asset),
			}
		);
	}

	/** What goes wrong behind the person's back is told. */
	#told<Result>(work: () => Promise<Result>): Promise<Result | GenerationReport> {
		return reported({ log: this.#tools.deps.log, isQuiet: false }, work);
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
		this.#tools.tidySoon();
		const uri = vscode.Uri.joinPath(this.#tools.versionFolder, bytesName(version)).toString();
		this.#candidates.set(uri, { version, facts, recipe });
		return uri;
	}

	/** A picture that came late is shown in the place of the one that waits for a decision, or by itself. */
	#offer(order: Order, asset: Asset): void {
		if (this.#isDeciding) {
			this.#newest = asset;
			this.#page.supersede();
		} else {
			void this.#told(() => this.#finish(order, { assets: [asset], misses: [] }));
		}
	}

	/** The picture that was accepted, at the file that has it now; undefined when none was. Throws a Failure. */
	async #decide(order: Order, asset: Asset | undefined): Promise<Asset | undefined> {
		this.#newest = asset;
		this.#isDeciding = true;
		try {
			return await this.#choose(order);
		} finally {
			this.#isDeciding = false;
			this.#page.dispose();
			await this.#tools.refreshDetails(this.#image.uri);
		}
	}

	async #choose(order: Order): Promise<Asset | undefined> {
		for (let asset = this.#newest; asset !== undefined; asset = this.#newest) {
			switch (this.#args.quiet ? 'accept' : await this.#ask(order, asset)) {
				case 'accept': {
					const accepted = await this.#accept(order, asset);
					if (accepted !== undefined) {
						return accepted;
					}
					break;
				}
				case 'again':
					this.#newest = (await this.#tryAgain(order, asset)) ?? this.#newest;
					break;
				case 'superseded':
					break;
				case 'discard':
				case 'closed':
					return undefined;
			}
		}
		return undefined;
	}

	/** Undefined when it could not be put in place: then it is still to be decided on. Throws a Failure when quiet. */
	async #accept({ isDraft }: Order, asset: Asset): Promise<Asset | undefined> {
		const { quiet: isQuiet } = this.#args;
		const { version } = this.#candidateOf(asset);
		const { uri } = this.#image;
		try {
			if (!isQuiet && (await ifThere(vscode.workspace.fs.stat(uri))) === undefined) {
				throw badImage(uri, 'notThere');
			}
			const file = await replaceImage(this.#tools, uri, { version, isQuiet });
			return { ...asset, uri: file.toString() };
		} catch (error) {
			if (!(error instanceof Failure)) {
				throw error;
			}
			const { requestId } = asset.made;
			const failure = error.with({ maybeBilled: !isDraft, requestId });
			if (isQuiet) {
				throw failure;
			}
			tellFailure(failure, { log: this.#tools.deps.log, isQuiet });
			return undefined;
		}
	}

	/** The same request with another seed; undefined when nothing comes of it, which is then told. */
	async #tryAgain({ isDraft }: Order, asset: Asset): Promise<Asset | undefined> {
		const request = { ...asset.request, seed: undefined };
		let another: Asset | undefined;
		await this.#told(async () => {
			const order = await this.#order({ ...this.#args, request, draft: isDraft });
			another = (order && (await runOrder(this.#tools.deps, order)))?.assets[0];
		});
		return another;
	}

	async #ask({ model, isDraft }: Order, asset: Asset): Promise<CompareChoice> {
		const { uri, facts, found } = this.#image;
		const { version, facts: newFacts, recipe } = this.#candidateOf(asset);
		const price = this.#tools.deps.prices.peek(model, pixelsOf(model, asset.request.imageSize));
		return this.#page.compare({
			path: vscode.workspace.asRelativePath(uri),
			before: { uri, mtime: Date.now(), facts, recipe: found?.recipe },
			after: { uri: vscode.Uri.parse(asset.uri), mtime: 0, facts: newFacts, recipe },
			againPrice: isDraft ? undefined : priceWords(price, 1),
			savesAs: savesAs(uri, version),
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
