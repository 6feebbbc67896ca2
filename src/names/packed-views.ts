/**
 * Typed arrays ↔ bytes in the machine's byte order: a head, then the arrays at multiples of eight,
 * so that readers need only views.
 */
export type Views<Types extends readonly unknown[]> = {
  readonly [At in keyof Types]: Types[At] extends { readonly prototype: infer View } ? View : never;
};
type ViewType = Int32ArrayConstructor | Uint32ArrayConstructor | Uint16ArrayConstructor | Uint8ArrayConstructor;

const padded = (length: number): number => Math.ceil(length / 8) * 8;
const headBytes = (views: number): number => padded(16 + views * 8);

export function packViews(magic: number, version: number, views: readonly ArrayBufferView[]): Uint8Array {
  let at = headBytes(views.length);
  const bytes = new Uint8Array(views.reduce((sum, { byteLength }) => sum + padded(byteLength), at));
  const head = new Uint32Array(bytes.buffer, 0, at / 4);
  head.set([magic, version, views.length]);
  for (const [number, view] of views.entries()) {
    head.set([at, view.byteLength], 4 + number * 2);
    bytes.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), at);
    at += padded(view.byteLength);
  }
  return bytes;
}

/** Null where the bytes have another head, or end too early. */
export function openViews<const Types extends readonly ViewType[]>(
  magic: number,
  version: number,
  types: Types,
  given: Uint8Array,
): Views<Types> | null {
  const bytes = given.byteOffset % 8 === 0 ? given : new Uint8Array(given);
  if (bytes.byteLength < headBytes(types.length)) return null;
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, headBytes(types.length) / 4);
  if (head[0] !== magic || head[1] !== version || head[2] !== types.length) return null;
  const ranges = types.map((type, number) => ({
    type,
    from: head[4 + number * 2] ?? 0,
    length: head[5 + number * 2] ?? 0,
  }));
  if (ranges.some(({ from, length }) => from % 8 !== 0 || from + length > bytes.byteLength)) return null;
  return ranges.map(
    ({ type, from, length }) =>
      new type(bytes.buffer as ArrayBuffer, bytes.byteOffset + from, length / type.BYTES_PER_ELEMENT),
  ) as unknown as Views<Types>;
}
