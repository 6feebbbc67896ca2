declare module 'simhash-js' {
  /** 32-bit SimHash over consecutive 4-character pieces; `hash` gives an unsigned integer. */
  export class SimHash {
    constructor(options?: { kshingles?: number; maxFeatures?: number });
    hash(input: string): number;
  }
  const library: { SimHash: typeof SimHash };
  export default library;
}
