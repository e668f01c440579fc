/** What {@link localSteps} of the Node host are in a web worker, which has no files of its own. */
export const localSteps = undefined;
