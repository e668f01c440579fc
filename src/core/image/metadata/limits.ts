/** Metadata of one kind longer than this, packed or unpacked, is not read: 1 MiB. */
export const longestMetadata = 1_048_576;

/** Files with more parts of metadata than this are not read further. */
export const mostParts = 256;

/** Files with more chunks or segments than this are not read further. */
export const mostChunks = 65_536;
