/** Hears of what nobody catches in this extension host while it listens. */
export interface Unhandled {
	readonly errors: readonly string[];
	readonly stop: () => void;
}

interface NodeProcess {
	on(event: string, listener: (error: unknown) => void): void;
	off(event: string, listener: (error: unknown) => void): void;
}

/** Begins to listen, in a Node host or in a worker. */
export function hearUnhandled(): Unhandled {
	const errors: string[] = [];
	const note = (error: unknown) =>
		void errors.push(error instanceof Error ? (error.stack ?? '') : String(error));
	const node = Reflect.get(globalThis, 'process') as NodeProcess | undefined;
	if (node !== undefined && 'versions' in node) {
		node.on('unhandledRejection', note);
		return { errors, stop: () => node.off('unhandledRejection', note) };
	}
	const hear = (event: PromiseRejectionEvent) => note(event.reason);
	globalThis.addEventListener('unhandledrejection', hear);
	return { errors, stop: () => globalThis.removeEventListener('unhandledrejection', hear) };
}
