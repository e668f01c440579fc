import type { Frame } from 'playwright-core';
import type { HostMessage } from '../../../src/protocol/studio/messages.ts';

/** A message of the host before it is addressed. */
type Unaddressed = HostMessage extends infer Message
	? Message extends HostMessage
		? Omit<Message, 'page'>
		: never
	: never;

/** Tells the Studio's page what the host would: for what a real host says for moments only, such as that it loads. */
export async function tellPage(frame: Frame, message: Unaddressed): Promise<void> {
	await frame.evaluate(async told => {
		window.postMessage({ ...told, page: document.body.dataset['page'] }, window.origin);
		await new Promise(requestAnimationFrame);
		await new Promise(requestAnimationFrame);
	}, message);
}
