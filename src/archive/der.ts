/** A value of ASN.1 in DER (X.690), taken apart no deeper than it is asked for. Throws RangeError where it is none. */
export interface Der {
  /** The identifier octet: 0x30 a sequence, 0x31 a set, 0x04 octets, 0x06 an object identifier, 0xa0 and on context tags. */
  readonly tag: number;
  readonly content: Buffer;
  /** Identifier, length and content. */
  readonly whole: Buffer;
}

export function readDer(bytes: Buffer): Der {
  const [first] = valuesIn(bytes);
  if (first === undefined) throw new RangeError('no DER value');
  return first;
}

/** The values that stand one after the other. */
export function valuesIn(bytes: Buffer): Der[] {
  const values: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes.readUInt8(at);
    const short = bytes.readUInt8(at + 1);
    const extra = short < 0x80 ? 0 : short & 0x7f;
    // Indefinite lengths are no DER; more than 4 octets no length of ours.
    if (short === 0x80 || extra > 4) throw new RangeError('no DER length');
    const length = extra === 0 ? short : bytes.readUIntBE(at + 2, extra);
    const start = at + 2 + extra;
    if (start + length > bytes.length) throw new RangeError('a DER value reaches beyond its end');
    values.push({ tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) });
    at = start + length;
  }
  return values;
}

export function childrenOf(value: Der | undefined): Der[] {
  if (value === undefined) throw new RangeError('a DER value is missing');
  return valuesIn(value.content);
}

/** An object identifier in dots. */
export function oidOf(value: Der | undefined): string {
  if (value?.tag !== 6) throw new RangeError('no object identifier');
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of value.content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}
