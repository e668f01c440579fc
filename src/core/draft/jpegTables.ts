/** For luminance or chrominance: how finely values are kept, and the codes they are written in. */
export interface JpegTables {
	/** The step of each of the 64 frequencies, in zigzag order. */
	readonly steps: Uint8Array;
	/** The codes of the first value of a block. */
	readonly first: CodeTable;
	/** The codes of the 63 others. */
	readonly rest: CodeTable;
}

/** A Huffman code. */
export interface CodeTable {
	/** As a JPEG file states it: how many codes of 1 to 16 bits there are, then the symbols in order. */
	readonly statement: Uint8Array;
	/** For each symbol, its code times 32 plus the length of the code. */
	readonly codes: Int32Array;
}

/** Where each of the 64 frequencies, in zigzag order, stands in a block of eight rows (ITU-T T.81, figure 5). */
export const zigzag = Uint8Array.from([
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
	14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
	53, 60, 61, 54, 47, 55, 62, 63,
]);

/** ITU-T T.81, Annex K; the steps are those of tables K.1 and K.2 at quality 85. */
export const luminance: JpegTables = {
	steps: bytesOf(
		'0503040404030504040405050506070c08070707070f0b0b090c110f1212110f' +
			'111113161c1713141a1511111821181a1d1d1f1f1f13172224221e241c1e1f1e',
	),
	first: codeTable('00010501010101010100000000000000000102030405060708090a0b'),
	rest: codeTable(
		'0002010303020403050504040000017d' +
			'01020300041105122131410613516107227114328191a1082342b1c11552d1f0' +
			'2433627282090a161718191a25262728292a3435363738393a43444546474849' +
			'4a535455565758595a636465666768696a737475767778797a83848586878889' +
			'8a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5' +
			'c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
	),
};

/** As for luminance. */
export const chrominance: JpegTables = {
	steps: bytesOf('0505050706070e08080e1e141114' + '1e'.repeat(50)),
	first: codeTable('00030101010101010101010000000000000102030405060708090a0b'),
	rest: codeTable(
		'00020102040403040705040400010277' +
			'000102031104052131061241510761711322328108144291a1b1c109233352f0' +
			'156272d10a162434e125f11718191a262728292a35363738393a434445464748' +
			'494a535455565758595a636465666768696a737475767778797a828384858687' +
			'88898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3' +
			'c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa',
	),
};

function bytesOf(hex: string): Uint8Array {
	return Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
}

/** Codes of one length count up from the first; each longer length goes on from twice that. */
function codeTable(hex: string): CodeTable {
	const statement = bytesOf(hex);
	const codes = new Int32Array(256);
	let code = 0;
	let next = 16;
	for (let length = 1; length <= 16; length++) {
		for (let count = statement[length - 1] ?? 0; count > 0; count--) {
			codes[statement[next++] ?? 0] = code++ * 32 + length;
		}
		code *= 2;
	}
	return { statement, codes };
}
