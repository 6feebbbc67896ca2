/** Written by `npm run fit` (scripts/fit.ts): factors on the design priors of weights.ts, "signal level" → factor. */
// biome-ignore format: data
export const FITTED = {
  "on": { "positives": 0, "families": 0, "hard": 0, "easy": 0 },
  "factors": {}
} as const;
