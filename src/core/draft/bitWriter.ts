/** Writes bits, highest first, as the entropy-coded part of a JPEG: a zero byte follows each 0xff. */
export class BitWriter {
	#bytes = new Uint8Array(1 << 14);
	#length = 0;
	#held = 0;
	#heldCount = 0;

	/** Writes the lowest `count` bits of `value`, at most 16. */
	write(value: number, count: number): void {
		this.#held = (this.#held << count) | (value & ((1 << count) - 1));
		this.#heldCount += count;
		while (this.#heldCount >= 8) {
			this.#heldCount -= 8;
			this.#writeByte((this.#held >> this.#heldCount) & 255);
		}
		this.#held &= (1 << this.#heldCount) - 1;
	}

	/** Fills the last byte with ones, as JPEG asks, and gives everything written. */
	finish(): Uint8Array {
		this.write(0x7f, (8 - this.#heldCount) % 8);
		return this.#bytes.subarray(0, this.#length);
	}

	#writeByte(byte: number): void {
		if (this.#length + 2 > this.#bytes.length) {
			const larger = new Uint8Array(2 * this.#bytes.length);
			larger.set(this.#bytes);
			this.#bytes = larger;
		}
		this.#bytes[this.#length++] = byte;
		if (byte === 0xff) {
			this.#bytes[this.#length++] = 0;
		}
	}
}
