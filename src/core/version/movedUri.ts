/**
 * Where a file is after a file or a folder was moved; undefined when it was not among what moved. All are URIs
 * as texts, written the same way.
 */
export function movedUri(uri: string, from: string, to: string): string | undefined {
	const [source, target] = [from, to].map(each => each.replace(/\/$/, ''));
	if (source === undefined || target === undefined || source === '') {
		return undefined;
	}
	const isAmong = uri === source || uri.startsWith(`${source}/`);
	return isAmong ? target + uri.slice(source.length) : undefined;
}
