/** What {@link localFiles} of the Node host is in a web worker, which has no files of its own. */
export const localFiles = undefined;
