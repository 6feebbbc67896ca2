/** One object of an array that was asked for. */
export interface JsonElement {
  /** Where the array stands, as "log.entries". */
  readonly array: string;
  readonly index: number;
  /** Of its first byte in the text. */
  readonly offset: number;
  /** Null: it has more bytes than may be kept. */
  readonly bytes: Buffer | null;
}

/** An element that is still coming. */
interface Collected {
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
 * Takes a JSON text apart as it arrives: the objects of arrays one and two keys below the root, each as bytes to be parsed
 * by themselves. A text of any length costs the memory of its largest element, nesting costs nothing until an element is
 * parsed, and one that is cut or broken gives all that stands before the fault. Whatever stands before the first brace
 * (a byte order mark, the name of a function as in JSONP) is passed over.
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
  #element: Collected | null = null;
  #fault: string | null = null;
  #done = false;
  #seen = false;

  constructor(wanted: ReadonlySet<string>, mostBytes: number, mostDepth: number) {
    this.#wanted = wanted;
    this.#mostBytes = mostBytes;
    this.#mostDepth = mostDepth;
  }

  /** True when nothing that comes will be looked at any more. */
  get over(): boolean {
    return this.#done || this.#fault !== null;
  }

  /** Whether a root object was found at all. */
  get begun(): boolean {
    return this.#seen;
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
    if (this.#element !== null) this.#keep(chunk.subarray(from));
    this.#at += chunk.length;
  }

  /** After the last byte: why the text is not whole, or null. */
  end(): string | null {
    if (this.#fault !== null || this.#done) return this.#fault;
    if (!this.#seen) return 'no JSON object begins in it';
    const element = this.#element;
    const within =
      element === null
        ? ''
        : ` within ${element.array}[${this.#counts.get(element.array) ?? 0}], which begins at byte ${element.offset}`;
    return `the text ends at byte ${this.#at}${within}`;
  }

  /** The place of the quote that ends the string, or the end of the chunk. */
  #string(chunk: Buffer, from: number): number {
    let i = from;
    if (this.#escaped) {
      this.#escaped = false;
      i += 1;
    }
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

  #openString(): void {
    if (!this.#seen) return;
    this.#inString = true;
    this.#key = this.#isKeyPlace() ? [] : null;
  }

  /** Names matter only in the root and in the objects right below it. */
  #isKeyPlace(): boolean {
    return this.#objects.length <= 2 && this.#objects.at(-1) === true;
  }

  #open(isObject: boolean, at: number): void {
    if (!this.#seen && !isObject) return;
    this.#seen = true;
    if (this.#objects.length >= this.#mostDepth) {
      this.#fault = `more than ${this.#mostDepth} objects and arrays stand within each other at byte ${at}`;
      return;
    }
    if (this.#objects.length <= 2) this.#keys[this.#objects.length] = this.#lastKey;
    this.#lastKey = '';
    this.#objects.push(isObject);
  }

  #close(isObject: boolean, at: number): void {
    if (!this.#seen) return;
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

  #keep(part: Buffer): void {
    const element = this.#element;
    if (element === null) return;
    element.length += part.length;
    // Copied: a stream may use the memory of a chunk again.
    if (element.length <= this.#mostBytes) element.parts.push(Buffer.from(part));
    else element.parts.length = 0;
  }

  #endElement(last: Buffer): JsonElement {
    this.#keep(last);
    const { array, offset, parts, length } = this.#element as Collected;
    const index = this.#counts.get(array) ?? 0;
    this.#counts.set(array, index + 1);
    this.#element = null;
    return { array, index, offset, bytes: length > this.#mostBytes ? null : Buffer.concat(parts) };
  }
}
