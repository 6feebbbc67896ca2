/** Written by `npm run fit` (scripts/fit.ts): of pairs from so many bits on the bounds of the share that is one operator’s, each corpus judged by the others’ fit. */
// biome-ignore format: data
export const CALIBRATION = [
  {"from":8,"low":0.081,"high":0.221,"pairs":95},
  {"from":14,"low":0.912,"high":1,"pairs":40},
  {"from":20,"low":0.958,"high":1,"pairs":89},
] as const;
