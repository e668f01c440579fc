import { commands } from 'vscode';

/** A good key, by the emulator's rule. */
const key = 'test-key-of-a-suite-0001';

/**
 * Gives Figment an API key as a person would. The suite has no hands: it prints what is to be typed, and the
 * harness, which has the page, types it.
 */
export async function giveKey(): Promise<void> {
	const isGiven = commands.executeCommand('figment.setApiKey');
	answerBox(key);
	if ((await isGiven) !== true) {
		throw new Error('The API key was not taken');
	}
}

/** Has the harness, which has the page, type a text into the input box that shows and press Enter. */
export function answerBox(text: string): void {
	console.log(`figment-hands ${JSON.stringify({ answer: text })}`);
}
