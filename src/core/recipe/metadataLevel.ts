/** How much of a recipe goes into a file: all, only what made it and with which tool, or nothing. */
export const metadataLevels = ['recipe', 'provenance', 'none'] as const;
export type MetadataLevel = (typeof metadataLevels)[number];
