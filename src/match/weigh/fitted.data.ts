/**
 * Written by `npm run fit` (tools/corpora/fit.ts).
 * Factors on the design priors of weights.ts: "signal level" → factor.
 */
// biome-ignore format: data
export const FITTED = {
  "on": {
    "positives": 183,
    "families": 86,
    "hard": 933,
    "easy": 45460
  },
  "factors": {
    "body-text share 0 of 0": 0.8,
    "contact-email partial": 0.8,
    "images identical": 0.95,
    "social-link identical": 0.8,
    "street-address identical": 0.8,
    "structure close": 0.95,
    "structure identical": 0.95,
    "structure partial": 0.8,
    "tenant close": 0.9,
    "title close": 0.85,
    "tracker identical": 0.8,
    "url-path partial": 0.85,
    "widget-key close": 0.95
  }
} as const;
