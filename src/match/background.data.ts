/** Built by scripts/build-background.mjs; do not edit by hand. */
export const COUNTED_SITES = 0;
export const COUNTS: ReadonlyMap<string, number> = new Map();
