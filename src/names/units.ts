/** A text as its 16-bit units: a loop over them is a third faster than one over a string. */
export class Units {
  #bytes = Buffer.alloc(0);
  #units = new Uint16Array(0);

  /** They and a 0 behind them, in an array that may be longer, until the next call. */
  of(text: string): Uint16Array {
    const { length } = text;
    if (this.#units.length <= length) {
      this.#units = new Uint16Array(2 ** Math.ceil(Math.log2(length + 1024)));
      this.#bytes = Buffer.from(this.#units.buffer);
    }
    // Little-endian, as all machines are for which Node is built but one.
    this.#bytes.write(text, 'utf16le');
    this.#units[length] = 0;
    return this.#units;
  }
}
