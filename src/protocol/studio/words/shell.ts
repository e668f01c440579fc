/** The texts of the Studio's frame, each by a name. */
export const shellWords = [
	'title',
	'form',
	'queue',
	'queueCount',
	'gallery',
	'close',
	'sections',
	'noAnswer',
] as const;
export type ShellWords = Readonly<Record<(typeof shellWords)[number], string>>;
