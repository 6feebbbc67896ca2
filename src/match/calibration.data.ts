/** Written by `npm run fit` (scripts/fit.ts): bands: of pairs from so many bits on the bounds of the share that is one operator’s; tail: bounds of the shares of successors and strangers that are as heavy. Each corpus judged by the others’ fit. */
// biome-ignore format: data
export const CALIBRATION = {
  bands: [
    {"from":8,"low":0.123,"high":0.269,"pairs":108},
    {"from":14,"low":0.936,"high":1,"pairs":57},
    {"from":20,"low":0.96,"high":1,"pairs":93},
  ],
  tail: { strangers: 935, steps: [
    {"from":8,"successors":0.88943,"strangers":0.11362},
    {"from":9,"successors":0.87024,"strangers":0.02588},
    {"from":10,"successors":0.85138,"strangers":0.0194},
    {"from":11,"successors":0.8328,"strangers":0.00976},
    {"from":12,"successors":0.80838,"strangers":0.00506},
    {"from":13,"successors":0.80838,"strangers":0.00506},
    {"from":13.1,"successors":0.78428,"strangers":0.0032},
  ] },
} as const;
