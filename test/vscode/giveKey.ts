import { commands } from 'vscode';
import type { TestKeyName } from '../harness/secrets.ts';

/**
 * Gives Figment an API key as a person would. The suite has no hands: it prints which key is to be typed, and
 * the harness, which has the page and the keys, types it.
 */
export async function giveKey(): Promise<void> {
	const isGiven = commands.executeCommand('figment.setApiKey');
	askHands({ key: 'person' });
	if ((await isGiven) !== true) {
		throw new Error('The API key was not taken');
	}
}

/** Has the harness, which has the page, type a text into the input box that shows and press Enter. */
export function answerBox(text: string): void {
	askHands({ answer: text });
}

function askHands(wish: { readonly answer: string } | { readonly key: TestKeyName }): void {
	console.log(`figment-hands ${JSON.stringify(wish)}`);
}
