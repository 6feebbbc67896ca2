/**
 * Thomas Mueller's 32-bit finaliser ("lowbias32"): every input bit moves about half of the output
 * bits. Unsigned.
 */
export function mix32(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * 32-bit hash of a string's UTF-16 units: FNV-1a, then `mix32`. For features, not for identity; use
 * SHA-256 there.
 */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let h = seed | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix32(h);
}

/** Features as pairs of 32-bit words, high then low: the input of the 64-bit sketches. */
export function hashFeatures(features: Iterable<string>): Uint32Array {
  const words: number[] = [];
  for (const feature of features) words.push(hash32(feature), hash32(feature, 0x9747b28c));
  return Uint32Array.from(words);
}
