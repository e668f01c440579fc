import sharp from 'sharp';

const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#369' } });

/** One small picture in each format, with nothing said about it; the WebP has the header that metadata need. */
export const png = await picture.clone().png().toBuffer();
export const jpeg = await picture.clone().jpeg().toBuffer();
export const webp = await picture.clone().withIccProfile('srgb').webp().toBuffer();
