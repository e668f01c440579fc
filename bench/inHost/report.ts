import type { Row } from '../row.ts';

/** Hands rows over to whoever started the window, when all are measured. */
export class Report {
	readonly #rows: Row[] = [];

	/** Adds rows, and tells how far it has come. */
	add(rows: readonly Row[]): void {
		this.#rows.push(...rows);
		for (const { name, ours, reference } of rows) {
			console.log(`measured ${name}: ${ours.toFixed(1)}, reference ${reference?.toFixed(1) ?? 'none'}`);
		}
	}

	/** Prints all rows for `measureInHost`. */
	end(): void {
		console.log(`figment-rows ${JSON.stringify(this.#rows)}`);
	}
}
