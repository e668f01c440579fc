import { randomBytes } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, wrap } from './envelopes.ts';
import type { Entry } from './record.ts';
import type { Fault } from './types.ts';

/** What is sent back. */
export interface Answer {
	readonly status: number;
	readonly type?: string;
	readonly body?: string | Uint8Array;
	readonly headers?: OutgoingHttpHeaders;
	/** Default true. */
	readonly cors?: boolean;
	/** Sent by something in front of the service, so without the service's own headers. */
	readonly foreign?: boolean;
}

/** What a refusal says besides its status. */
export interface Refusal {
	readonly message?: string | undefined;
	readonly data?: unknown;
	readonly instance?: string;
	/** Default true. */
	readonly withId?: boolean;
}

/** What a handler throws when its client left before the request was whole. */
export class ClientGone extends Error {
	override readonly name = 'ClientGone';
}

/** One request, its record, the faults it meets, and its answer. */
export class Exchange {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly entry: Entry;
	readonly url: URL;
	readonly requestId = randomBytes(12).toString('base64url');
	/** Headers of every answer the service itself gives to this request. */
	readonly traces: Record<string, string> = { 'x-request-id': this.requestId };
	readonly #faults: readonly Fault[];
	readonly #cors: OutgoingHttpHeaders;
	#over = false;
	#reset = false;

	constructor(
		http: { readonly request: IncomingMessage; readonly response: ServerResponse },
		entry: Entry,
		faults: readonly Fault[],
		cors: OutgoingHttpHeaders,
	) {
		this.request = http.request;
		this.response = http.response;
		this.entry = entry;
		this.#faults = faults;
		this.#cors = cors;
		const origin = `http://${entry.headers['host'] ?? '127.0.0.1'}`;
		this.url = URL.parse(origin + entry.path) ?? new URL('http://127.0.0.1/');
		this.response.once('close', () => {
			entry.aborted = !this.#over || (!this.response.writableFinished && !this.#reset);
		});
	}

	/** Whether it was answered or its connection reset: nothing more is to be done. */
	get over(): boolean {
		return this.#over;
	}

	/** The faults, in the order they were planned. */
	get faults(): readonly Fault[] {
		return this.#faults;
	}

	/** The fault of a kind, if it was planned. */
	fault<K extends Fault['kind']>(kind: K): Extract<Fault, { kind: K }> | undefined {
		return this.#faults.find((fault): fault is Extract<Fault, { kind: K }> => fault.kind === kind);
	}

	/** Reads the body into the record. Throws `ClientGone`. */
	async readBody(): Promise<void> {
		try {
			this.entry.body = await text(this.request);
		} catch (cause) {
			throw new ClientGone('the client left before its request was whole', { cause });
		}
		try {
			this.entry.json = JSON.parse(this.entry.body);
		} catch {
			// Not JSON: the record then has the text alone.
		}
	}

	/** Answers, whole or, with a reset planned for the middle, half. */
	async send(answer: Answer): Promise<void> {
		const { body = '' } = answer;
		const bytes = typeof body === 'string' ? Buffer.from(body) : body;
		const bodiless = answer.status === 204 || answer.status === 304;
		this.begin(answer, bodiless ? {} : { 'content-length': bytes.length });
		if (this.fault('reset')?.when === 'midAnswer') {
			this.response.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
			// A reset overtakes what the client has not yet read; the pause lets the half arrive.
			await sleep(20);
			this.reset();
			return;
		}
		this.response.end(this.request.method === 'HEAD' || bodiless ? undefined : bytes);
	}

	/** Sends the head of an answer whose body the caller writes. */
	begin(answer: Answer, framing: OutgoingHttpHeaders): void {
		this.#over = true;
		this.entry.status = answer.status;
		this.response.writeHead(answer.status, {
			...(answer.cors === false ? {} : this.#cors),
			...(answer.foreign === true ? {} : this.traces),
			...(answer.type === undefined || answer.type === '' ? {} : { 'content-type': answer.type }),
			...framing,
			...answer.headers,
		});
	}

	/** Refuses in the service's current envelope. */
	async refuse(
		status: number,
		{ message = messageOf(status), data, instance = this.entry.path, withId = true }: Refusal = {},
	): Promise<void> {
		const id = withId ? { requestId: this.requestId } : {};
		const content = wrap('current', {
			status,
			message,
			instance,
			...id,
			...(data === undefined ? {} : { data }),
		});
		await this.send({ status, ...content });
	}

	/** Resets the connection (TCP RST), whatever was sent so far. */
	reset(): void {
		this.#over = true;
		this.#reset = true;
		this.request.socket.resetAndDestroy();
	}

	/** Ends the connection (TCP FIN) after what was written, though the answer may not be whole. */
	hangUp(): void {
		this.#reset = true;
		this.request.socket.end();
	}
}
