/**
 * Written by `npm run fit` (tools/corpora/fit.ts).
 * `bands`: for pairs from so many bits on, the bounds of the share that is one operator’s.
 * `tail`: bounds of the shares of successors and strangers that are as heavy.
 * Each corpus is judged by the others’ fit.
 */
// biome-ignore format: data
export const CALIBRATION = {
  bands: [
    {"from":8,"low":0.088,"high":0.223,"pairs":105},
    {"from":14,"low":0.937,"high":1,"pairs":58},
    {"from":20,"low":0.962,"high":1,"pairs":98},
  ],
  tail: { strangers: 934, steps: [
    {"from":8,"successors":0.89592,"strangers":0.11488},
    {"from":9,"successors":0.87024,"strangers":0.093},
    {"from":10,"successors":0.85763,"strangers":0.01809},
    {"from":11,"successors":0.8328,"strangers":0.00977},
    {"from":12,"successors":0.81445,"strangers":0.00507},
    {"from":13,"successors":0.81445,"strangers":0.00507},
    {"from":13.1,"successors":0.80232,"strangers":0.0032},
  ] },
} as const;
