import * as vscode from 'vscode';
import type { ImageLink } from '../../core/document/find/imageLink.ts';
import { linkFolders } from '../../core/missing/linkFolders.ts';
import { missingIn } from '../../core/missing/missingIn.ts';
import { savedFileOf } from '../assets/documentsFile.ts';
import { languageOf } from '../editor/languageOf.ts';
import { takesText } from '../editor/target.ts';
import { DocumentPlaces, listingMs } from './documentPlaces.ts';
import { FileNews } from './fileNews.ts';
import { uriOf } from './missingUri.ts';
import { FollowedDocument } from './followedDocument.ts';
import { isImageDocument } from './imageLanguages.ts';
import { toStates } from './linkStates.ts';
import type { AbsentState, LinkState, MissingStates } from './linkStates.ts';
import { OwnImages } from './ownImages.ts';
import type { ImageFinder } from './ownImages.ts';
import { findShownFile } from './shownFile.ts';
import type { UnderWay } from './underWay.ts';

/** No longer document is looked through, in UTF-16 code units. */
const longest = 5_000_000;
/** How long a document rests after an edit before that is told, in milliseconds. */
const restMs = 300;

/** How often a document is looked through while files change around it: when they rest, that is told. */
const mostTries = 3;

/** What is known of an open document. */
interface Known {
	readonly followed: FollowedDocument;
	/** What was found when its text and the files were as they are now; any change makes it go. */
	found?: { readonly version: number; readonly at: number; readonly look: Look } | undefined;
}

/** What is missing in a document. */
interface Look {
	readonly links: readonly ImageLink[];
	readonly missing: MissingStates;
}

/**
 * The image links of the documents that are open: which of them show nothing, and which show an image of
 * Figment's. Reads and watches nothing before it is first asked.
 */
export class OpenDocuments implements vscode.Disposable {
	readonly #own: OwnImages;
	readonly #underWay: UnderWay;
	readonly #places = new DocumentPlaces();
	readonly #known = new Map<vscode.TextDocument, Known>();
	readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
	readonly #filesChanged = new vscode.EventEmitter<void>();
	readonly #resting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
	#news: FileNews | undefined;
	#subscriptions: vscode.Disposable | undefined;
	/** Counts what happened to files and settings. */
	#generation = 0;

	/** Tells of documents that were asked about, when what is said of their links may be otherwise. */
	readonly onDidChange = this.#changed.event;
	/** The same where it is not the text that has changed. */
	readonly onDidChangeFiles = this.#filesChanged.event;

	constructor(library: ImageFinder, underWay: UnderWay) {
		this.#own = new OwnImages(library);
		this.#underWay = underWay;
	}

	/**
	 * The links whose images are not there, in their order; undefined when the document or the files change
	 * meanwhile. Rejects with the signal's reason when it is aborted.
	 */
	async missing(
		document: vscode.TextDocument,
		signal?: AbortSignal,
	): Promise<readonly AbsentState[] | undefined> {
		const look = await this.#look(document, signal);
		return look && [...look.missing.values()];
	}

	/** What there is to say of those links of a document that `isMeant`. Otherwise as {@link missing}. */
	async states(
		document: vscode.TextDocument,
		isMeant: (link: ImageLink) => boolean,
		signal?: AbortSignal,
	): Promise<readonly LinkState[] | undefined> {
		const look = await this.#look(document, signal);
		const { version } = document;
		const file = savedFileOf(document.uri);
		if (look === undefined || file === undefined) {
			return look && [];
		}
		const settings = await this.#places.settingsOf(file, document);
		const listings = settings && (await this.#places.listingsOf(settings.root));
		const text = this.#known.get(document)?.followed.text ?? '';
		const folderAt = settings && linkFolders(languageOf(document), text, settings.place.path);
		const found = await Promise.all(
			look.links.filter(isMeant).map(async (link): Promise<LinkState | undefined> => {
				const missing = look.missing.get(link);
				if (missing !== undefined) {
					return missing;
				}
				const uri = await findShownFile(link, file, {
					settings,
					listings,
					folder: folderAt?.(link),
				});
				const image = uri && (await this.#own.read(uri, signal));
				return image && { kind: 'own', link, image, isRendered: this.#underWay.isMaking(image.uri) };
			}),
		);
		return document.version === version ? found.filter(each => each !== undefined) : undefined;
	}

	dispose(): void {
		this.#subscriptions?.dispose();
		this.#news?.dispose();
		this.#resting.forEach(timer => clearTimeout(timer));
		this.#changed.dispose();
		this.#filesChanged.dispose();
	}

	async #look(document: vscode.TextDocument, signal: AbortSignal | undefined): Promise<Look | undefined> {
		const known = this.#follow(document);
		if (known === undefined) {
			return nothing;
		}
		const { version } = document;
		for (let tries = 0; tries < mostTries && document.version === version; tries++) {
			if (known.found?.version === version && Date.now() - known.found.at <= listingMs) {
				return known.found.look;
			}
			const generation = this.#generation;
			const links = await known.followed.links(signal);
			if (links === undefined) {
				return undefined;
			}
			const missing = await this.#missingAmong(document, known.followed.text, links, signal);
			if (generation === this.#generation && document.version === version) {
				known.found = { version, at: Date.now(), look: { links, missing } };
				return known.found.look;
			}
		}
		return undefined;
	}

	async #missingAmong(
		document: vscode.TextDocument,
		text: string,
		links: readonly ImageLink[],
		signal: AbortSignal | undefined,
	): Promise<MissingStates> {
		const file = savedFileOf(document.uri);
		const settings = file && links.length > 0 ? await this.#places.settingsOf(file, document) : undefined;
		if (settings === undefined) {
			return nothing.missing;
		}
		const listings = await this.#places.listingsOf(settings.root);
		const languageId = languageOf(document);
		const found = await missingIn(
			{ id: document.uri.toString(), languageId, text, links, settings },
			listings,
			signal,
		);
		return toStates(found, image => this.#underWay.isMaking(uriOf(image)));
	}

	/** Undefined for documents that have no image links of which anything can be said. */
	#follow(document: vscode.TextDocument): Known | undefined {
		const known = this.#known.get(document);
		if (known !== undefined) {
			return known;
		}
		const isRead = takesText(document.uri) && isImageDocument(document);
		if (document.isClosed || !isRead || document.getText().length > longest) {
			return undefined;
		}
		this.#watch();
		const followed = { followed: new FollowedDocument(document) };
		this.#known.set(document, followed);
		return followed;
	}

	#watch(): void {
		this.#news ??= new FileNews(
			file => {
				this.#forgetFound();
				this.#own.changed(file);
				void this.#places.changed(file);
			},
			() => this.#tellAll(),
		);
		const anew = () => {
			this.#forgetFound();
			this.#own.clear();
			this.#places.clear();
			this.#tellAll();
		};
		this.#subscriptions ??= vscode.Disposable.from(
			vscode.workspace.onDidChangeTextDocument(event => this.#edited(event)),
			vscode.workspace.onDidCloseTextDocument(document => {
				this.#known.delete(document);
				clearTimeout(this.#resting.get(document));
				this.#resting.delete(document);
			}),
			// Before VS Code tells of a new file, and also of what came in another format.
			this.#underWay.onDidChange(files => this.#news?.tell(files)),
			vscode.workspace.onDidChangeWorkspaceFolders(anew),
			vscode.workspace.onDidGrantWorkspaceTrust(anew),
			// What was done elsewhere meanwhile, not every file system tells.
			vscode.window.onDidChangeWindowState(({ focused }) => {
				if (focused) {
					anew();
				}
			}),
			vscode.workspace.onDidChangeConfiguration(event => {
				if (event.affectsConfiguration('figment')) {
					anew();
				}
			}),
		);
	}

	#edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		const known = this.#known.get(document);
		if (known === undefined) {
			return;
		}
		known.followed.change(contentChanges);
		clearTimeout(this.#resting.get(document));
		this.#resting.set(
			document,
			setTimeout(() => {
				this.#resting.delete(document);
				this.#changed.fire(document);
			}, restMs),
		);
	}

	#forgetFound(): void {
		this.#generation++;
		for (const known of this.#known.values()) {
			known.found = undefined;
		}
	}

	#tellAll(): void {
		this.#filesChanged.fire();
		for (const document of this.#known.keys()) {
			this.#changed.fire(document);
		}
	}
}

const nothing: Look = { links: [], missing: new Map() };
