/** Many strings in one run of UTF-8 bytes, read one at a time. */
const decoder = new TextDecoder();

export interface StringTable {
  /** One more than there are strings: where each begins and the last ends. */
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

export function packStrings(strings: readonly string[]): StringTable {
  const parts = strings.map((text) => Buffer.from(text, 'utf8'));
  const offsets = new Uint32Array(strings.length + 1);
  for (const [at, part] of parts.entries()) offsets[at + 1] = (offsets[at] ?? 0) + part.length;
  return { offsets, bytes: Buffer.concat(parts) };
}

export function stringAt({ offsets, bytes }: StringTable, at: number): string {
  return decoder.decode(bytes.subarray(offsets[at], offsets[at + 1]));
}
