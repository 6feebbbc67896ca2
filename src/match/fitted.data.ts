/** Written by `npm run fit` (scripts/fit.ts): factors on the design priors of weights.ts, "signal level" → factor. */
// biome-ignore format: data
export const FITTED = {
  "on": {
    "positives": 153,
    "families": 66,
    "hard": 807,
    "easy": 36615
  },
  "factors": {
  
    "contact-email partial": 0.8,
    "images identical": 0.95,
    "navigation partial": 0.95,
    "residual-name close": 0.85,
    "residual-name partial": 0.95,
    "social-link identical": 0.8,
    "street-address identical": 0.8,
    "structure identical": 0.95,
    "structure partial": 0.8,
    "tenant close": 0.9,
    "title close": 0.8,
    "title identical": 0.95,
    "widget-key close": 0.95
  }
} as const;
