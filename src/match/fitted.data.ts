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
    "body-text amount": 0.3,
    "contact-email identical": 1.05,
    "contact-email partial": 0.6,
    "contact-phone identical": 1.05,
    "copyright-owner identical": 1.15,
    "form close": 1.05,
    "form identical": 1.15,
    "form partial": 1.05,
    "images identical": 1.2,
    "residual-name close": 0.85,
    "residual-name identical": 1.2,
    "social-link identical": 0.6,
    "street-address identical": 0.7,
    "structure close": 1.05,
    "structure identical": 0.95,
    "structure partial": 0.55,
    "title close": 0.9,
    "title identical": 0.95,
    "tracker identical": 1.2,
    "url-path partial": 1.05,
    "widget-key close": 0.95
  }
} as const;
