import type { VsCodeInstall } from './vscodeInstall.ts';

/** The colour themes to look at, by the ids of newest VS Code. */
export const colorThemes = [
	'Light 2026',
	'Dark 2026',
	'Default High Contrast',
	'Default High Contrast Light',
] as const;

/** One of the colour themes to look at. */
export type ColorTheme = (typeof colorThemes)[number];

/** How a theme shows itself. */
export interface ThemeAppearance {
	/** What the list of themes calls it. */
	readonly label: string;
	/** The class that the workbench's element has under it. */
	readonly className: string;
}

const appearances: Readonly<Record<ColorTheme, ThemeAppearance>> = {
	'Light 2026': { label: 'Light 2026', className: 'vs' },
	'Dark 2026': { label: 'Dark 2026', className: 'vs-dark' },
	'Default High Contrast': { label: 'Dark High Contrast', className: 'hc-black' },
	'Default High Contrast Light': { label: 'Light High Contrast', className: 'hc-light' },
};

const former: Readonly<Partial<Record<ColorTheme, { readonly id: string; readonly label: string }>>> = {
	'Light 2026': { id: 'Default Light Modern', label: 'Light Modern' },
	'Dark 2026': { id: 'Default Dark Modern', label: 'Dark Modern' },
};

/** The id of a theme in this version of VS Code: before 2026 light and dark were others. */
export function themeId(install: VsCodeInstall, theme: ColorTheme): string {
	return (install.name === 'oldest' ? former[theme]?.id : undefined) ?? theme;
}

/** How a theme shows itself in this version of VS Code. */
export function themeAppearance(install: VsCodeInstall, theme: ColorTheme): ThemeAppearance {
	const label = install.name === 'oldest' ? former[theme]?.label : undefined;
	return { ...appearances[theme], ...(label === undefined ? {} : { label }) };
}
