/** Written by `npm run fit` (scripts/fit.ts): of pairs from so many bits on the bounds of the share that is one operator’s, each corpus judged by the others’ fit. */
// biome-ignore format: data
export const CALIBRATION = [
  {
    "from": 8,
    "low": 0.176,
    "high": 0.337,
    "pairs": 109
  },
  {
    "from": 14,
    "low": 0.954,
    "high": 1,
    "pairs": 81
  },
  {
    "from": 20,
    "low": 0.978,
    "high": 1,
    "pairs": 175
  }
] as const;
