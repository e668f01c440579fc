/** What is made on first use, and once. When that fails, the next use makes it anew. */
export function once<Thing>(make: () => Promise<Thing>): () => Promise<Thing> {
	let made: Promise<Thing> | undefined;
	return () =>
		(made ??= make().catch((error: unknown) => {
			made = undefined;
			throw error;
		}));
}
