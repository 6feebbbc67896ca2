/**
 * Written by `npm run calibrate` (tools/corpora/calibrate.ts).
 * `bands`: for pairs from so many bits on, the bounds of the share that is one operator’s,
 * with any one corpus left out.
 * `tail`: bounds of the shares of successors and strangers that are as heavy.
 */
// biome-ignore format: data
export const CALIBRATION = {
  bands: [
    {"from":8,"low":0.029,"high":0.7,"pairs":105},
    {"from":14,"low":0.892,"high":1,"pairs":58},
    {"from":20,"low":0.929,"high":1,"pairs":99},
  ],
  tail: { strangers: 934, steps: [
    {"from":8,"successors":0.90247,"strangers":0.11488},
    {"from":9,"successors":0.88299,"strangers":0.09415},
    {"from":10,"successors":0.87659,"strangers":0.01809},
    {"from":11,"successors":0.87659,"strangers":0.01809},
    {"from":12,"successors":0.8328,"strangers":0.00977},
    {"from":13,"successors":0.80838,"strangers":0.00507},
    {"from":13.5,"successors":0.80838,"strangers":0.0032},
  ] },
} as const;
