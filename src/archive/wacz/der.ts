/**
 * Values of ASN.1 in DER (X.690): tags of one byte, definite lengths. Taken apart no deeper than they are asked for; every
 * function throws RangeError for what is none.
 */
export interface Der {
  /** The identifier octet: 0x30 a sequence, 0x31 a set, 0x04 octets, 0x06 an object identifier, 0xa0 and on context tags. */
  readonly tag: number;
  readonly content: Buffer;
  /** Identifier, length and content. */
  readonly whole: Buffer;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  const length = size < 128 ? [size] : [128 + bytes.length, ...bytes];
  return Buffer.concat([Buffer.of(tag, ...length), content]);
}

/** A number that is not negative. */
export function derInteger(bytes: Uint8Array): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const magnitude = bytes.subarray(start);
  const sign = (magnitude[0] ?? 0) >= 0x80 ? [Buffer.of(0)] : [];
  return der(TAG.integer, ...sign, magnitude);
}

export function derOid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const sevens = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) sevens.unshift((left % 128) + 128);
    return sevens;
  });
  return der(TAG.oid, Buffer.from(bytes));
}

/** The first of the values; what follows it is left alone. */
export function readDer(bytes: Buffer): Der {
  const [first] = valuesIn(bytes);
  if (first === undefined) throw new RangeError('no DER value');
  return first;
}

/** The whole of the bytes as one value. */
export function onlyDer(bytes: Buffer): Der {
  const [value, ...rest] = valuesIn(bytes);
  if (value === undefined || rest.length > 0) throw new RangeError('not one DER value');
  return value;
}

/** The values that stand one after the other. */
export function valuesIn(bytes: Buffer): Der[] {
  const values: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes.readUInt8(at);
    if ((tag & 0x1f) === 0x1f) throw new RangeError('a DER tag of more than one byte');
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

/** The child at that place. Throws RangeError when there is none, or it is of another kind. */
export function childAt(parent: Der, index: number, tag?: number): Der {
  const child = childrenOf(parent)[index];
  if (child === undefined || (tag !== undefined && child.tag !== tag)) throw new RangeError('a part is missing');
  return child;
}

/** An object identifier in dots. */
export function oidOf(value: Der | undefined): string {
  if (value?.tag !== TAG.oid) throw new RangeError('no object identifier');
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
