import { mostDroppedBytes } from '../../../protocol/studio/calls.ts';
import { imageDragType } from '../../../protocol/studio/gallery.ts';
import { fill } from '../fill.ts';
import type { Store } from '../store.ts';

/** What VS Code's Explorer drags: URIs a line each, and a JSON list of them. */
const codeUris = 'application/vnd.code.uri-list';
const resources = 'ResourceURLs'.toLowerCase();
const uris = 'text/uri-list';
const files = 'Files';

/** The element that images of the gallery can be dropped on: on the gallery itself they only come back. */
const formName = 'figment-form';

/**
 * Lets images be dropped on `target`, to take up their recipes: from VS Code, from the gallery, or files of the
 * computer. Meanwhile `target` has the class `dropping`. Gives what ends it.
 */
export function acceptDrops(target: HTMLElement, store: Store): () => void {
	const show = (isDropping: boolean) => {
		target.classList.toggle('dropping', isDropping);
		target.dataset['drop'] = store.words.form.drop;
	};
	const over = (event: DragEvent) => {
		const isTaken = isAcceptable(event);
		if (isTaken && event.dataTransfer !== null) {
			event.preventDefault();
			event.dataTransfer.dropEffect = 'copy';
		}
		show(isTaken);
	};
	const leave = ({ relatedTarget }: DragEvent) => {
		if (!(relatedTarget instanceof Node && target.contains(relatedTarget))) {
			show(false);
		}
	};
	const drop = (event: DragEvent) => {
		show(false);
		if (isAcceptable(event) && event.dataTransfer !== null) {
			event.preventDefault();
			// Read at once: what is dragged is gone when the event is.
			const take = taking(event.dataTransfer, store);
			if (take !== undefined) {
				void store.attempt(take);
			}
		}
	};
	const ears = new AbortController();
	const { signal } = ears;
	target.addEventListener('dragenter', over, { signal });
	target.addEventListener('dragover', over, { signal });
	target.addEventListener('dragleave', leave, { signal });
	target.addEventListener('drop', drop, { signal });
	return () => ears.abort();
}

function isAcceptable({ dataTransfer, target }: DragEvent): boolean {
	const types = dataTransfer?.types ?? [];
	const isOn = (selector: string) => target instanceof Element && target.closest(selector) !== null;
	if (types.includes(imageDragType)) {
		return isOn(formName);
	}
	// A link that is dragged into a text is text.
	return (
		[codeUris, resources, files].some(type => types.includes(type)) ||
		(types.includes(uris) && !isOn('input, textarea'))
	);
}

/** What takes up the first image of what is dropped; undefined when there is none. */
function taking(data: DataTransfer, { channel, words }: Store): (() => Promise<void>) | undefined {
	const image = firstLine(data.getData(imageDragType));
	if (image !== undefined) {
		return () => channel.ask({ name: 'useRecipe', image, what: 'all' });
	}
	const file = data.files[0];
	const uri = firstLine(data.getData(codeUris)) ?? firstResource(data.getData(resources));
	if (uri === undefined && file !== undefined) {
		return async () => {
			if (file.size > mostDroppedBytes) {
				throw new Error(fill(words.form.tooLargeToDrop, mostDroppedBytes / 1_048_576));
			}
			await channel.ask({ name: 'dropFile', bytes: new Uint8Array(await file.arrayBuffer()) });
		};
	}
	const dropped = uri ?? firstLine(data.getData(uris));
	return dropped === undefined ? undefined : () => channel.ask({ name: 'dropUri', uri: dropped });
}

/** The first of a list of URIs, in which a line that begins with # says nothing (RFC 2483). */
function firstLine(list: string): string | undefined {
	return list.split(/\r?\n/).find(line => line !== '' && !line.startsWith('#'));
}

function firstResource(list: string): string | undefined {
	try {
		const all: unknown = JSON.parse(list);
		const first: unknown = Array.isArray(all) ? all[0] : undefined;
		return typeof first === 'string' ? first : undefined;
	} catch {
		return undefined;
	}
}
