/** What a promise gives; rejects with the signal's reason when that is aborted first. */
export function unlessAborted<Result>(promise: Promise<Result>, signal?: AbortSignal): Promise<Result> {
	if (signal === undefined) {
		return promise;
	}
	return new Promise((resolve, reject) => {
		const stop = () => reject(signal.reason);
		signal.addEventListener('abort', stop, { once: true });
		void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
	});
}
