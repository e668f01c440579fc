import type { Context } from '../grammar.ts';
import type { Line } from './line.ts';

/** A block that other blocks are in. */
export type Container = 'quote' | ListItem;

/** An item of a list. */
export interface ListItem {
	/** How many columns its content is indented by in what it is in. */
	readonly width: number;
	/** Whether its first line holds nothing: then a blank line ends it. */
	isEmpty: boolean;
}

/** Deeper nesting is made to stop programs, not to be read: what would nest deeper is text. */
export const deepestNesting = 100;

/** A fenced code block that is open. */
export interface Fence {
	readonly kind: 'fence';
	readonly mark: string;
	readonly length: number;
}

/** What is open in the innermost container, without what was read of it. */
export type OpenLeaf =
	| Fence
	/** Nothing but definitions, which the next line may add to, or what the next line ends. */
	| { readonly kind: 'paragraph'; readonly isDefinitions: boolean }
	| { readonly kind: 'html'; readonly html: number }
	| { readonly kind: 'table'; readonly columns: number };

/** What is open between two lines. */
export class BlockContext implements Context {
	readonly key: string;
	readonly containers: readonly Container[];
	readonly leaf: OpenLeaf | undefined;

	constructor(containers: readonly Container[], leaf: OpenLeaf | undefined) {
		this.containers = containers.map(copy);
		this.leaf = leaf;
		this.key = JSON.stringify([containers, leaf]);
	}
}

/** A container that changes on its own. */
export function copy(container: Container): Container {
	return container === 'quote' ? container : { ...container };
}

/** Reads what a line has of containers; how many of them it continues. */
export function matchContainers(line: Line, containers: readonly Container[], codeIndent: number): number {
	for (const [index, container] of containers.entries()) {
		if (container === 'quote') {
			if (line.isBlank || line.indent >= codeIndent || line.code !== 0x3e) {
				return index;
			}
			skipQuoteMark(line);
		} else if (line.isBlank) {
			if (container.isEmpty) {
				return index;
			}
		} else if (line.indent >= container.width) {
			line.skipColumns(container.width);
			container.isEmpty = false;
		} else {
			return index;
		}
	}
	return containers.length;
}

/** Reads the mark of a quote. */
export function skipQuoteMark(line: Line): void {
	line.skipTo(line.content + 1);
	line.skipColumns(1);
}
