import { generateKeyPairSync, sign } from 'node:crypto';

/** A key and a certificate for localhost that nobody vouches for, both PEM. */
export function createSelfSigned(): { readonly key: string; readonly cert: string } {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('localhost')))));
	const validity = sequence(time('200101000000Z'), time('491231235959Z'));
	const body = sequence(
		der(0x02, Buffer.from([1])),
		sequence(ecdsaWithSha256),
		name,
		validity,
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
	);
	const signature = sign('sha256', body, privateKey);
	const certificate = sequence(body, sequence(ecdsaWithSha256), der(0x03, Buffer.from([0]), signature));
	const base64 = certificate.toString('base64').replaceAll(/.{64}/g, '$&\n');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
	};
}

/** 2.5.4.3 */
const commonName = Buffer.from('0603550403', 'hex');
/** 1.2.840.10045.4.3.2 */
const ecdsaWithSha256 = Buffer.from('06082a8648ce3d040302', 'hex');

function time(text: string): Buffer {
	return der(0x17, Buffer.from(text));
}

function sequence(...parts: readonly Buffer[]): Buffer {
	return der(0x30, ...parts);
}

/** One value in DER: its tag, its length, its bytes. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size =
		length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
