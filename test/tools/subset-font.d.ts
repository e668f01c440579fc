declare module 'subset-font' {
	/** The font with the glyphs of the text's characters alone; what it lacks is left out. */
	function subsetFont(font: Buffer, text: string, options: { targetFormat: 'truetype' }): Promise<Buffer>;
	export = subsetFont;
}
