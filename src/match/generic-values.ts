/** Values that everybody has, written by hand: signal token → share of all sites that carry it. */
export const GENERIC_VALUES: readonly (readonly [string, number])[] = [];
