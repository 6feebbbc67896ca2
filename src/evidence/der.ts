/** DER (X.690), as much of it as time stamps need: tags of one byte, definite lengths. */
export interface Der {
  readonly tag: number;
  readonly content: Buffer;
  /** With tag and length. */
  readonly raw: Buffer;
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

/** One value and what follows it. Throws Error for what is no DER. */
export function readDer(bytes: Buffer): { value: Der; rest: Buffer } {
  const [tag = 0, first = 0] = bytes;
  let size = first;
  let begin = 2;
  if (first > 0x80) {
    begin = 2 + (first & 0x7f);
    if (begin > 6 || bytes.length < begin) throw new Error('a length is not readable');
    size = bytes.readUIntBE(2, begin - 2);
  }
  const end = begin + size;
  // 0x80 is the indefinite length of BER.
  if (bytes.length < 2 || first === 0x80 || (tag & 0x1f) === 0x1f || end > bytes.length)
    throw new Error('a value is cut short or not DER');
  return {
    value: { tag, content: bytes.subarray(begin, end), raw: bytes.subarray(0, end) },
    rest: bytes.subarray(end),
  };
}

/** The whole of the bytes as one value. */
export function onlyDer(bytes: Buffer): Der {
  const { value, rest } = readDer(bytes);
  if (rest.length > 0) throw new Error('bytes follow the value');
  return value;
}

export function childrenOf({ content }: Der): Der[] {
  const found: Der[] = [];
  for (let rest = content; rest.length > 0; ) {
    const read = readDer(rest);
    found.push(read.value);
    rest = read.rest;
  }
  return found;
}

/** The child at that place. Throws Error when there is none, or of another kind. */
export function childAt(parent: Der, index: number, tag?: number): Der {
  const child = childrenOf(parent)[index];
  if (child === undefined || (tag !== undefined && child.tag !== tag)) throw new Error('a part is missing');
  return child;
}

export function oidOf({ tag, content }: Der): string {
  if (tag !== TAG.oid) throw new Error('an object identifier is wanted');
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}
