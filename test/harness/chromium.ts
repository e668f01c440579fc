import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { cleanEnvironment } from './environment.ts';
import { inflateChromium } from './inflatedChromium.ts';
import type { ChromiumProgram } from './inflatedChromium.ts';

/** Flags that work as root, offline and without a display. */
const flags = [
	'--no-sandbox',
	'--headless',
	'--disable-gpu',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	// A page that a route handler fulfils may otherwise not reach 127.0.0.1.
	'--disable-features=LocalNetworkAccessChecks',
];

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const usualPlaces = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Launches a headless Chromium: the one of `CHROMIUM_PATH`, one on the machine, Playwright's own, else the one
 * that comes as an npm package.
 */
export async function launchChromium(): Promise<Browser> {
	const program = await findChromium();
	return chromium.launch({
		executablePath: program.path,
		args: flags,
		env: cleanEnvironment(program.env),
		timeout: 60_000,
	});
}

/** Where the browser is that `launchChromium` takes, and what its environment needs. */
export async function findChromium(): Promise<ChromiumProgram> {
	const path = [process.env['CHROMIUM_PATH'], onPath(), ...usualPlaces, playwrightsOwn()].find(
		candidate => candidate !== undefined && candidate !== '' && existsSync(candidate),
	);
	return path === undefined ? inflateChromium() : { path, env: {} };
}

function onPath(): string | undefined {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return namesOnPath
		.flatMap(name => folders.map(folder => join(folder, name)))
		.find(path => existsSync(path));
}

function playwrightsOwn(): string | undefined {
	try {
		return chromium.executablePath();
	} catch {
		// Playwright has none for this platform.
		return undefined;
	}
}
