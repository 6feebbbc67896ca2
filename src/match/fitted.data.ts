/** Written by `npm run fit` (scripts/fit.ts): factors on the design priors of weights.ts, "signal level" → factor. */
// biome-ignore format: data
export const FITTED = {
  "on": {
    "positives": 65,
    "families": 30,
    "hard": 468,
    "easy": 24565
  },
  "factors": {
    "body-text close": 0.95,
    "body-text partial": 0.95,
    "navigation partial": 0.95,
    "structure partial": 0.95,
    "title close": 0.85,
    "title identical": 0.95,
    "widget-key close": 0.85
  }
} as const;
