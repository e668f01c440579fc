/** What is asked for. The service gives no more than 4 megapixels. */
export const kinds = {
	'1 MP PNG': { imageSize: { width: 1024, height: 1024 }, outputFormat: 'png' },
	'20 MB PNG': { imageSize: { width: 2048, height: 2048 }, outputFormat: 'png' },
	JPEG: { imageSize: { width: 2048, height: 2048 }, outputFormat: 'jpeg' },
	'small PNG': { imageSize: { width: 512, height: 512 }, outputFormat: 'png' },
} as const;

/** A name of {@link kinds}. */
export type Kind = keyof typeof kinds;
