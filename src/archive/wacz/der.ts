// @peculiar/asn1-schema takes BER and trailing bytes, so a stamp could change unseen: not used.
/** A value of ASN.1 in DER (X.690), parsed as deep as it is read. Its readers throw RangeError. */
export interface Der {
  /** The identifier octet: see TAG; 0xa0 and above are context tags. */
  readonly tag: number;
  readonly content: Buffer;
  /** Identifier, length and content. */
  readonly whole: Buffer;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  oid: 0x06,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const bytes: number[] = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  const length = content.length < 128 ? [content.length] : [128 + bytes.length, ...bytes];
  return Buffer.concat([Buffer.of(tag, ...length), content]);
}

/** A number that is not negative, from its bytes. */
export function derInteger(bytes: Uint8Array): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const magnitude = start === -1 ? Buffer.of(0) : bytes.subarray(start);
  const sign = (magnitude[0] ?? 0) >= 0x80 ? [Buffer.of(0)] : [];
  return der(TAG.integer, ...sign, magnitude);
}

/** The bytes as one value, with nothing behind it. */
export function onlyDer(bytes: Buffer): Der {
  const [value, ...rest] = valuesIn(bytes);
  if (value === undefined || rest.length > 0) throw new RangeError('not one DER value');
  return value;
}

/** Values one after the other. */
export function valuesIn(bytes: Buffer): Der[] {
  const values: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes.readUInt8(at);
    if ((tag & 0x1f) === 0x1f) throw new RangeError('a DER tag of more than one byte');
    const short = bytes.readUInt8(at + 1);
    const extra = short < 0x80 ? 0 : short & 0x7f;
    // DER has no indefinite lengths, and no value here needs more than 4 octets.
    if (short === 0x80 || extra > 4) throw new RangeError('no DER length');
    const length = extra === 0 ? short : bytes.readUIntBE(at + 2, extra);
    const start = at + 2 + extra;
    if (start + length > bytes.length) throw new RangeError('a DER value is longer than the bytes around it');
    values.push({ tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) });
    at = start + length;
  }
  return values;
}

export function childrenOf(value: Der | undefined): Der[] {
  if (value === undefined) throw new RangeError('a DER value is missing');
  return valuesIn(value.content);
}

/** Throws RangeError when there is no such child, or it has another tag. */
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
