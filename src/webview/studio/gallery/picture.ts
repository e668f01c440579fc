import { mostThumbnailBytes, thumbnailSide } from '../../../protocol/studio/gallery.ts';

/** How a picture is loaded. */
export interface Loading {
	/** Ends the loading, which then rejects. */
	readonly signal?: AbortSignal;
	/** Whether its pixels are to be read, which needs the leave of where it comes from. */
	readonly isRead: boolean;
}

/** Loads a picture. Rejects when it cannot be shown, or read where that is asked for. */
export function loadPicture(url: string, { signal, isRead }: Loading): Promise<HTMLImageElement> {
	return new Promise((resolve, reject) => {
		signal?.throwIfAborted();
		const image = new Image();
		if (isRead) {
			image.crossOrigin = 'anonymous';
		}
		image.addEventListener('load', () => resolve(image), { once: true });
		image.addEventListener('error', () => reject(new Error('The picture cannot be loaded.')), { once: true });
		signal?.addEventListener('abort', () => {
			if (!image.complete) {
				image.src = '';
				reject(new Error('The picture is no longer wanted.'));
			}
		});
		image.src = url;
	});
}

/** Makes a picture small: {@link thumbnailSide} at most. Rejects when it cannot be loaded or read. */
export async function makeThumbnail(url: string, signal: AbortSignal): Promise<Blob> {
	const image = await loadPicture(url, { signal, isRead: true });
	// Else it would be decoded on the thread that draws the page.
	await image.decode();
	signal.throwIfAborted();
	const { naturalWidth, naturalHeight } = image;
	const scale = Math.min(thumbnailSide / Math.max(naturalWidth, naturalHeight), 1);
	const width = Math.max(Math.round(naturalWidth * scale), 1);
	const height = Math.max(Math.round(naturalHeight * scale), 1);
	const bitmap = await createImageBitmap(image, {
		resizeWidth: width,
		resizeHeight: height,
		resizeQuality: 'high',
	});
	const canvas = new OffscreenCanvas(width, height);
	canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
	return encodeSmall(canvas);
}

/** A picture as PNG, as a clipboard takes it. Rejects when it cannot be loaded or read. */
export async function readAsPng(url: string): Promise<Blob> {
	const image = await loadPicture(url, { isRead: true });
	const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
	canvas.getContext('2d')?.drawImage(image, 0, 0);
	return canvas.convertToBlob({ type: 'image/png' });
}

/** A browser that does not write WebP writes PNG, which may be too large. */
async function encodeSmall(canvas: OffscreenCanvas): Promise<Blob> {
	const good = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
	return good.size <= mostThumbnailBytes ? good : canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 });
}
