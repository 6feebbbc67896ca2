/**
 * Written by `npm run fit` (tools/corpora/fit.ts).
 * `bands`: for pairs from so many bits on, the bounds of the share that is one operator’s.
 * `tail`: bounds of the shares of successors and strangers that are as heavy.
 * Each corpus is judged by the others’ fit.
 */
// biome-ignore format: data
export const CALIBRATION = {
  bands: [
    {"from":8,"low":0.081,"high":0.214,"pairs":104},
    {"from":14,"low":0.936,"high":1,"pairs":57},
    {"from":20,"low":0.962,"high":1,"pairs":98},
  ],
  tail: { strangers: 935, steps: [
    {"from":8,"successors":0.88299,"strangers":0.11591},
    {"from":9,"successors":0.87024,"strangers":0.09405},
    {"from":10,"successors":0.85138,"strangers":0.0194},
    {"from":11,"successors":0.82054,"strangers":0.00976},
    {"from":12,"successors":0.80838,"strangers":0.00506},
    {"from":13,"successors":0.80838,"strangers":0.00506},
    {"from":13.1,"successors":0.79629,"strangers":0.0032},
  ] },
} as const;
