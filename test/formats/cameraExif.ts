/** Exif as a camera writes it: with its maker's own data, a position and a small picture. */
export function cameraExif({
	isLittleEndian,
	thumbnail,
}: {
	readonly isLittleEndian: boolean;
	readonly thumbnail: Uint8Array;
}): Buffer {
	const number16 = (value: number) => numbers(isLittleEndian, 2, [value]);
	const number32 = (...values: readonly number[]) => numbers(isLittleEndian, 4, values);
	const makerNote = Buffer.from(Array.from({ length: 301 }, (_, index) => (index * 37) & 255));
	const camera = [
		entry(0x829a, 5, number32(1, 250)),
		entry(0x829d, 5, number32(28, 10)),
		entry(0x8827, 3, number16(200)),
		entry(0x9000, 7, Buffer.from('0232')),
		entry(0x9003, 2, Buffer.from('2024:07:01 12:34:56\0')),
		entry(0x9101, 7, Buffer.of(1, 2, 3, 0)),
		entry(0x927c, 7, makerNote),
		entry(0xa000, 7, Buffer.from('0100')),
		entry(0xa001, 3, number16(1)),
	];
	const position = [
		entry(0, 1, Buffer.of(2, 3, 0, 0)),
		entry(1, 2, Buffer.from('N\0')),
		entry(2, 5, number32(48, 1, 51, 1, 24, 1)),
		entry(3, 2, Buffer.from('E\0')),
		entry(4, 5, number32(2, 1, 17, 1, 40, 1)),
	];
	const main = (cameraAt: number, positionAt: number) => [
		entry(0x010f, 2, Buffer.from('Maker\0')),
		entry(0x0110, 2, Buffer.from('Camera of the maker\0')),
		entry(0x011a, 5, number32(300, 1)),
		entry(0x011b, 5, number32(300, 1)),
		entry(0x0128, 3, number16(2)),
		entry(0x0213, 3, number16(1)),
		entry(0x8769, 4, number32(cameraAt)),
		entry(0x8825, 4, number32(positionAt)),
	];
	const small = (at: number) => [
		entry(0x0103, 3, number16(6)),
		entry(0x0201, 4, number32(at)),
		entry(0x0202, 4, number32(thumbnail.length)),
	];
	const cameraAt = 8 + lengthOf(main(0, 0));
	const positionAt = cameraAt + lengthOf(camera);
	const smallAt = positionAt + lengthOf(position);
	const thumbnailAt = smallAt + lengthOf(small(0));
	const write = (entries: readonly Entry[], at: number, next = 0) =>
		directory(isLittleEndian, entries, at, next);
	return Buffer.concat([
		Buffer.from(isLittleEndian ? 'II*\0' : 'MM\0*', 'latin1'),
		number32(8),
		write(main(cameraAt, positionAt), 8, smallAt),
		write(camera, cameraAt),
		write(position, positionAt),
		write(small(thumbnailAt), smallAt),
		thumbnail,
	]);
}

interface Entry {
	readonly tag: number;
	readonly type: number;
	readonly data: Buffer;
}

/** How many bytes a number of each type of TIFF 6.0 has. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };

function entry(tag: number, type: number, data: Buffer): Entry {
	return { tag, type, data };
}

function numbers(isLittleEndian: boolean, size: 2 | 4, values: readonly number[]): Buffer {
	const bytes = Buffer.alloc(size * values.length);
	for (const [index, value] of values.entries()) {
		const reversed = isLittleEndian ? 'writeUIntLE' : 'writeUIntBE';
		bytes[reversed](value, size * index, size);
	}
	return bytes;
}

function lengthOf(entries: readonly Entry[]): number {
	const values = entries.map(({ data }) => (data.length > 4 ? data.length + (data.length % 2) : 0));
	return 2 + 12 * entries.length + 4 + values.reduce((sum, length) => sum + length, 0);
}

function directory(isLittleEndian: boolean, entries: readonly Entry[], at: number, next: number): Buffer {
	const heads: Buffer[] = [];
	const values: Buffer[] = [];
	let valueAt = at + 2 + 12 * entries.length + 4;
	for (const { tag, type, data } of entries) {
		const count = data.length / (sizes[type] ?? 1);
		const isInside = data.length <= 4;
		const padded = Buffer.concat([data, Buffer.alloc(isInside ? 4 - data.length : data.length % 2)]);
		heads.push(
			numbers(isLittleEndian, 2, [tag, type]),
			numbers(isLittleEndian, 4, [count]),
			isInside ? padded : numbers(isLittleEndian, 4, [valueAt]),
		);
		values.push(...(isInside ? [] : [padded]));
		valueAt += isInside ? 0 : padded.length;
	}
	const count = numbers(isLittleEndian, 2, [entries.length]);
	return Buffer.concat([count, ...heads, numbers(isLittleEndian, 4, [next]), ...values]);
}
