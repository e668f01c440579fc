import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A host that listens on the loopback address. */
export interface Listener {
	/** Its origin, without a slash at the end. */
	readonly url: string;
	/** Ends it and every connection to it. */
	close(): Promise<void>;
}

/** Listens on 127.0.0.1; port 0 takes a free one. Rejects if the port is taken. */
export async function listen(
	port: number,
	handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Listener> {
	const server = createServer((request, response) => void handle(request, response));
	// A client that reuses a connection just as it is closed would see a fault that nobody planned.
	server.keepAliveTimeout = 60_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	const taken = typeof address === 'object' && address !== null ? address.port : port;
	return {
		url: `http://127.0.0.1:${taken}`,
		close: () =>
			new Promise(resolve => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
