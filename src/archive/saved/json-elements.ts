// @streamparser/json stops at the first broken entry and buffers strings of any length: not used.
import { PermanentError } from '../../errors.ts';

/** One object of a wanted array. */
export interface JsonElement {
  /** Where the array is, as "log.entries". */
  readonly array: string;
  readonly index: number;
  /** Offset of its first byte in the text. */
  readonly offset: number;
  /** Null: it has more bytes than may be kept. */
  readonly bytes: Buffer | null;
}

/** An element whose end has not come yet. */
interface OpenElement extends Omit<JsonElement, 'bytes'> {
  readonly parts: Buffer[];
  length: number;
  /** How many objects and arrays are open around it. */
  readonly depth: number;
}

const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];
const KEY_BYTES = 64;

/**
 * Splits a JSON text as it arrives into the objects of arrays one and two keys below the root, as
 * bytes, in the memory of one element. Text before the first brace is skipped (byte order mark,
 * JSONP). Throws PermanentError, after all elements before the fault, for a cut or broken text.
 */
export async function* jsonElements(
  chunks: AsyncIterable<Buffer>,
  wanted: ReadonlySet<string>,
  most: { readonly bytes: number; readonly depth: number },
): AsyncGenerator<JsonElement> {
  const fault = (text: string) => new PermanentError('archive:json', text);
  const counts = new Map<string, number>();
  /** The root first: true for an object, false for an array. */
  const open: boolean[] = [];
  const keys: string[] = [];
  let element: OpenElement | null = null;
  let position = 0;
  let [begun, inString, escaped] = [false, false, false];
  let key: number[] | null = null;
  let lastKey = '';
  for await (const chunk of chunks) {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      // Texts are most of a HAR: a loop of their own makes it three times as fast.
      if (inString && key === null && !escaped)
        while (i < chunk.length && chunk[i] !== QUOTE && chunk[i] !== BACKSLASH) i += 1;
      const byte = chunk[i] as number;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (key !== null) lastKey = Buffer.from(key).toString('latin1');
          key = null;
        } else if (key !== null && key.length < KEY_BYTES) key.push(byte);
      } else if (byte === QUOTE) {
        inString = begun;
        // Names matter only in the root and in the objects right below it.
        key = begun && open.length <= 2 && open.at(-1) === true ? [] : null;
      } else if (byte === OPEN_OBJECT || (byte === OPEN_ARRAY && begun)) {
        begun = true;
        const depth = open.length;
        if (depth >= most.depth)
          throw fault(`more than ${most.depth} objects and arrays are nested at byte ${position + i}`);
        const isItem = byte === OPEN_OBJECT && (depth === 2 || depth === 3) && open[depth - 1] === false;
        const array: string = isItem && element === null ? keys.slice(1, depth).join('.') : '';
        if (wanted.has(array)) {
          const index = counts.get(array) ?? 0;
          counts.set(array, index + 1);
          element = { array, index, offset: position + i, parts: [], length: 0, depth };
          from = i;
        }
        if (depth <= 2) keys[depth] = lastKey;
        lastKey = '';
        open.push(byte === OPEN_OBJECT);
      } else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && begun) {
        if (open.pop() !== (byte === CLOSE_OBJECT))
          throw fault(`a bracket at byte ${position + i} closes what was not opened`);
        if (element !== null && open.length === element.depth) {
          keep(element, chunk.subarray(from, i + 1), most.bytes);
          const { array, index, offset, parts, length } = element;
          element = null;
          yield { array, index, offset, bytes: length > most.bytes ? null : Buffer.concat(parts) };
        }
        if (open.length === 0) return;
      }
    }
    if (element !== null) keep(element, chunk.subarray(from), most.bytes);
    position += chunk.length;
  }
  if (!begun) throw fault('no JSON object begins in it');
  const { array, index, offset } = (element ?? {}) as Partial<OpenElement>;
  const within = array === undefined ? '' : ` within ${array}[${index}], which begins at byte ${offset}`;
  throw fault(`the text ends at byte ${position}${within}`);
}

/** Copies: a stream may use the memory of a chunk again. */
function keep(element: OpenElement, part: Buffer, mostBytes: number): void {
  element.length += part.length;
  if (element.length <= mostBytes) element.parts.push(Buffer.from(part));
  else element.parts.length = 0;
}
