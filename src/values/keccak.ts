/** Keccak-256 as Ethereum uses it: the hash before NIST changed its padding, so no part of node:crypto. */

const MASK = (1n << 64n) - 1n;
const ROUNDS = 24;
const RATE = 136;

/** Round constants, made by the shift register of the Keccak reference (section 1.2). */
function roundConstants(): bigint[] {
  let register = 1;
  return Array.from({ length: ROUNDS }, () => {
    let constant = 0n;
    for (let j = 0; j <= 6; j += 1) {
      if (register & 1) constant |= 1n << BigInt(2 ** j - 1);
      register = (register << 1) ^ ((register >> 7) * 0x171);
    }
    return constant;
  });
}
const CONSTANTS = roundConstants();

const rotated = (word: bigint, by: number): bigint =>
  by === 0 ? word : ((word << BigInt(by)) | (word >> BigInt(64 - by))) & MASK;

function permute(state: bigint[]): void {
  const at = (i: number): bigint => state[i] ?? 0n;
  for (const constant of CONSTANTS) {
    const columns = Array.from({ length: 5 }, (_, x) => at(x) ^ at(x + 5) ^ at(x + 10) ^ at(x + 15) ^ at(x + 20));
    for (let i = 0; i < 25; i += 1) {
      const x = i % 5;
      state[i] = at(i) ^ (columns[(x + 4) % 5] ?? 0n) ^ rotated(columns[(x + 1) % 5] ?? 0n, 1);
    }
    let [x, y] = [1, 0];
    let current = at(1);
    for (let t = 0; t < 24; t += 1) {
      [x, y] = [y, (2 * x + 3 * y) % 5];
      const next = at(x + 5 * y);
      state[x + 5 * y] = rotated(current, (((t + 1) * (t + 2)) / 2) % 64);
      current = next;
    }
    for (let row = 0; row < 25; row += 5) {
      const line = state.slice(row, row + 5);
      for (let i = 0; i < 5; i += 1) {
        state[row + i] = (line[i] ?? 0n) ^ (~(line[(i + 1) % 5] ?? 0n) & MASK & (line[(i + 2) % 5] ?? 0n));
      }
    }
    state[0] = at(0) ^ constant;
  }
}

/** 32 bytes. */
export function keccak256(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 1) / RATE) * RATE);
  padded.set(message);
  padded[message.length] = (padded[message.length] ?? 0) | 0x01;
  padded[padded.length - 1] = (padded[padded.length - 1] ?? 0) | 0x80;
  const state = new Array<bigint>(25).fill(0n);
  const words = new DataView(padded.buffer);
  for (let block = 0; block < padded.length; block += RATE) {
    for (let i = 0; i < RATE / 8; i += 1) state[i] = (state[i] ?? 0n) ^ words.getBigUint64(block + i * 8, true);
    permute(state);
  }
  const hash = new DataView(new ArrayBuffer(32));
  for (let i = 0; i < 4; i += 1) hash.setBigUint64(i * 8, state[i] ?? 0n, true);
  return new Uint8Array(hash.buffer);
}
