/** The code of the diagnostics on links whose images are not there. */
export const missingCode = 'missing-image';
