// @streamparser/json stops at the first broken entry and buffers strings of any length: not used.

/** One object of an array that was asked for. */
export interface JsonElement {
  /** Where the array is, as "log.entries". */
  readonly array: string;
  readonly index: number;
  /** Of its first byte in the text. */
  readonly offset: number;
  /** Null: it has more bytes than may be kept. */
  readonly bytes: Buffer | null;
}

/** An element whose end has not come yet. */
interface OpenElement {
  readonly array: string;
  readonly offset: number;
  readonly parts: Buffer[];
  length: number;
  /** How many objects and arrays are open around it. */
  readonly depth: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
const KEY_BYTES = 64;

/**
 * Splits a JSON text as it arrives into the objects of arrays one and two keys below the root, as
 * bytes. Memory is bounded by the largest element; everything before a fault is given. Text before
 * the first brace is skipped (byte order mark, JSONP).
 */
export class JsonElements {
  readonly #wanted: ReadonlySet<string>;
  readonly #mostBytes: number;
  readonly #mostDepth: number;
  readonly #counts = new Map<string, number>();
  /** What is open, the root first: true for an object, false for an array. */
  readonly #objects: boolean[] = [];
  readonly #keys: string[] = [];
  #at = 0;
  #inString = false;
  #escaped = false;
  #key: number[] | null = null;
  #lastKey = '';
  #element: OpenElement | null = null;
  #fault: string | null = null;
  #done = false;
  #begun = false;

  constructor(wanted: ReadonlySet<string>, mostBytes: number, mostDepth: number) {
    this.#wanted = wanted;
    this.#mostBytes = mostBytes;
    this.#mostDepth = mostDepth;
  }

  /** True when no further text will be read. */
  get over(): boolean {
    return this.#done || this.#fault !== null;
  }

  *push(chunk: Buffer): Generator<JsonElement> {
    let from = 0;
    for (let i = 0; i < chunk.length && !this.over; i++) {
      if (this.#inString) {
        i = this.#string(chunk, i);
        continue;
      }
      const byte = chunk[i] as number;
      if (byte === QUOTE) this.#openString();
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (byte === OPEN_OBJECT && this.#startElement(this.#at + i)) from = i;
        this.#open(byte === OPEN_OBJECT, this.#at + i);
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        this.#close(byte === CLOSE_OBJECT, this.#at + i);
        const ended = this.#element !== null && this.#objects.length === this.#element.depth;
        if (ended && !this.#fault) yield this.#endElement(chunk.subarray(from, i + 1));
      }
    }
    if (this.#element !== null) this.#keep(chunk.subarray(from), this.#element);
    this.#at += chunk.length;
  }

  /** After the last byte: why the text is incomplete, or null. */
  end(): string | null {
    if (this.over) return this.#fault;
    if (!this.#begun) return 'no JSON object begins in it';
    const { array = '', offset = 0 } = this.#element ?? {};
    const within = ` within ${array}[${this.#counts.get(array) ?? 0}], which begins at byte ${offset}`;
    return `the text ends at byte ${this.#at}${this.#element === null ? '' : within}`;
  }

  /** The offset of the quote that ends the string, or the end of the chunk. */
  #string(chunk: Buffer, from: number): number {
    let i = this.#escaped ? from + 1 : from;
    this.#escaped = false;
    const key = this.#key;
    while (i < chunk.length) {
      const byte = chunk[i] as number;
      if (byte === QUOTE) {
        this.#inString = false;
        if (key !== null) this.#lastKey = Buffer.from(key).toString('latin1');
        this.#key = null;
        return i;
      }
      if (byte === BACKSLASH) i += 1;
      else if (key !== null && key.length < KEY_BYTES) key.push(byte);
      i += 1;
    }
    // The chunk ends between a backslash and what it escapes.
    this.#escaped = i > chunk.length;
    return chunk.length;
  }

  /** Names matter only in the root and in the objects right below it. */
  #openString(): void {
    if (!this.#begun) return;
    this.#inString = true;
    this.#key = this.#objects.length <= 2 && this.#objects.at(-1) === true ? [] : null;
  }

  #open(isObject: boolean, at: number): void {
    if (!this.#begun && !isObject) return;
    this.#begun = true;
    if (this.#objects.length >= this.#mostDepth) {
      this.#fault = `more than ${this.#mostDepth} objects and arrays are nested at byte ${at}`;
      return;
    }
    if (this.#objects.length <= 2) this.#keys[this.#objects.length] = this.#lastKey;
    this.#lastKey = '';
    this.#objects.push(isObject);
  }

  #close(isObject: boolean, at: number): void {
    if (!this.#begun) return;
    if (this.#objects.pop() !== isObject) this.#fault = `a bracket at byte ${at} closes what was not opened`;
    else this.#done = this.#objects.length === 0;
  }

  #startElement(offset: number): boolean {
    const depth = this.#objects.length;
    if (this.#element !== null || (depth !== 2 && depth !== 3) || this.#objects[depth - 1] !== false) return false;
    const array = this.#keys.slice(1, depth).join('.');
    if (!this.#wanted.has(array)) return false;
    this.#element = { array, offset, parts: [], length: 0, depth };
    return true;
  }

  /** Copies: a stream may use the memory of a chunk again. */
  #keep(part: Buffer, element: OpenElement): void {
    element.length += part.length;
    if (element.length <= this.#mostBytes) element.parts.push(Buffer.from(part));
    else element.parts.length = 0;
  }

  #endElement(last: Buffer): JsonElement {
    const element = this.#element as OpenElement;
    this.#keep(last, element);
    this.#element = null;
    const { array, offset, parts, length } = element;
    const index = this.#counts.get(array) ?? 0;
    this.#counts.set(array, index + 1);
    return { array, index, offset, bytes: length > this.#mostBytes ? null : Buffer.concat(parts) };
  }
}
