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
    "images identical": 1.25,
    "navigation identical": 1.2,
    "navigation partial": 0.95,
    "residual-name identical": 1.25,
    "structure close": 1.05,
    "structure partial": 0.95,
    "title close": 0.85,
    "title identical": 0.95,
    "tracker identical": 1.1,
    "widget-key close": 0.85
  }
} as const;
