import type { Size } from '../../core/size.ts';
import type { Scene } from './scene.ts';

/** `1024 × 768`. */
export function pixelsText({ width, height }: Size): string {
	return `${width} × ${height}`;
}

/** A file format as people call it, by its media type or by the name that a request has for it. */
export function formatText(format: string): string {
	const name = format.replace('image/', '');
	return name === 'webp' ? 'WebP' : name === 'jpg' ? 'JPEG' : name.toUpperCase();
}

/** How large a file is, as VS Code itself counts it: `1.4 MB`. */
export function bytesText(bytes: number, { words, locale }: Scene): string {
	const kilobytes = bytes / 1024;
	const number = (value: number) =>
		value.toLocaleString(locale, { maximumFractionDigits: value < 10 ? 1 : 0 });
	// Rounded up to 1024, an amount belongs to the next unit.
	return kilobytes < 1023.5 ? words.kilobytes(number(kilobytes)) : words.megabytes(number(kilobytes / 1024));
}

/** A time in ISO 8601 as a date and time of the person's own place. */
export function timeText(at: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** How long ago a time in ISO 8601 is: `2 hours ago`. `now` is in milliseconds since 1970. */
export function agoText(at: string, now: number, locale: string): string {
	const seconds = (Date.parse(at) - now) / 1000;
	const [unit, length] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
	const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
	return format.format(Math.trunc(seconds / length), unit);
}

const units = [
	['year', 365.25 * 86_400],
	['month', 30.44 * 86_400],
	['week', 7 * 86_400],
	['day', 86_400],
	['hour', 3600],
	['minute', 60],
] as const;
