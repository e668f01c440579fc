import sharp from 'sharp';
import {
	jpegSegment,
	pngChunk,
	webpChunk,
	withJpegSegment,
	withPngChunk,
	withWebpChunk,
} from '../unit/core/image/metadata/files.ts';
import { cameraExif } from './cameraExif.ts';

/** A picture as another program leaves it, in one of the formats. */
export interface Base {
	readonly format: 'png' | 'jpeg' | 'webp';
	readonly name: 'plain' | 'by a camera' | 'from a photo archive' | 'with comments';
	readonly bytes: Uint8Array;
}

/** XMP by a photo archive: of its own, and of what Figment writes too. */
export const archiveXmp =
	'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n' +
	'<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="An Archive 1.0">\n' +
	' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n' +
	'  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" ' +
	'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" ' +
	'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" ' +
	'xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" ' +
	'xmp:CreatorTool="An Archive 1.0" xmp:Rating="4" photoshop:City="São Paulo">\n' +
	'   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">A title</rdf:li>' +
	'<rdf:li xml:lang="pt-BR">Um título</rdf:li></rdf:Alt></dc:title>\n' +
	'   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">as it was</rdf:li></rdf:Alt></dc:description>\n' +
	'   <dc:subject><rdf:Bag><rdf:li>one &amp; two</rdf:li><rdf:li>猫</rdf:li></rdf:Bag></dc:subject>\n' +
	'   <dc:creator><rdf:Seq><rdf:li>Ana</rdf:li></rdf:Seq></dc:creator>\n' +
	'   <xmpMM:History><rdf:Seq><rdf:li rdf:parseType="Resource"><stEvt:action>saved</stEvt:action>' +
	'<stEvt:when>2024-07-01T12:34:56+02:00</stEvt:when></rdf:li></rdf:Seq></xmpMM:History>\n' +
	'  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>';

/** Every kind of base in every format. */
export async function makeBases(): Promise<readonly Base[]> {
	const pixels = Uint8Array.from({ length: 24 * 17 * 3 }, (_, index) => (index * index * 31) >> 5);
	const picture = sharp(pixels, { raw: { width: 24, height: 17, channels: 3 } });
	const profiled = picture.clone().withIccProfile('p3');
	const thumbnail = await picture.clone().resize(8).jpeg().toBuffer();
	const exif = (isLittleEndian: boolean) => cameraExif({ isLittleEndian, thumbnail });
	const [png, jpeg, webp] = await Promise.all([
		picture.clone().png().toBuffer(),
		picture.clone().jpeg().toBuffer(),
		picture.clone().webp().toBuffer(),
	]);
	const [profiledPng, profiledJpeg, profiledWebp] = await Promise.all([
		profiled.clone().png().toBuffer(),
		profiled.clone().jpeg().toBuffer(),
		profiled.clone().webp({ lossless: true }).toBuffer(),
	]);
	const all = (name: Base['name'], files: readonly [png: Uint8Array, jpeg: Uint8Array, webp: Uint8Array]) => {
		const [one, two, three] = files;
		return [
			{ name, format: 'png', bytes: new Uint8Array(one) },
			{ name, format: 'jpeg', bytes: new Uint8Array(two) },
			{ name, format: 'webp', bytes: withFlags(new Uint8Array(three)) },
		] as const;
	};
	return [
		...all('plain', [png, jpeg, webp]),
		...all('by a camera', [
			withPngChunk(profiledPng, pngChunk('eXIf', exif(false))),
			withJpegSegment(profiledJpeg, jpegSegment(0xe1, Buffer.concat([exifName, exif(true)]))),
			withWebpChunk(profiledWebp, webpChunk('EXIF', exif(true))),
		]),
		...all('from a photo archive', [
			withPngChunk(png, pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${archiveXmp}`)),
			withJpegSegment(jpeg, jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${archiveXmp}`)),
			withWebpChunk(profiledWebp, webpChunk('XMP ', archiveXmp)),
		]),
		...all('with comments', [
			withPngChunk(
				png,
				pngChunk('tEXt', Buffer.from('Comment\0caf\xe9', 'latin1')),
				pngChunk('iTXt', 'Author\0\0\0fr\0Auteur\0Zoë 猫'),
				pngChunk('pHYs', Buffer.of(0, 0, 11, 19, 0, 0, 11, 19, 1)),
				pngChunk('tIME', Buffer.of(7, 232, 7, 1, 12, 34, 56)),
			),
			withJpegSegment(jpeg, jpegSegment(0xfe, 'a comment'), jpegSegment(0xed, imageResources)),
			withWebpChunk(webp, webpChunk('ABCD', 'of another program')),
		]),
	];
}

const exifName = Buffer.from('Exif\0\0');

/** Photoshop's block with a caption by IPTC's older standard. */
const imageResources = Buffer.concat([
	Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0c\x1c\x02\x78\0\x07caption', 'latin1'),
]);

/** Says in the header of a WebP file which metadata it has. */
function withFlags(webp: Uint8Array): Uint8Array {
	const text = Buffer.from(webp).toString('latin1');
	if (text.startsWith('VP8X', 12)) {
		webp[20] = (webp[20] ?? 0) | (text.includes('EXIF') ? 8 : 0) | (text.includes('XMP ') ? 4 : 0);
	}
	return webp;
}
