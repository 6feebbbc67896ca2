/** From a state by a word to the next: a hash table in three typed arrays, open addressing, at most half full. */
export interface Transitions {
  readonly count: number;
  /** -1: free. Lengths are powers of two. */
  readonly states: Int32Array;
  readonly words: Int32Array;
  readonly next: Int32Array;
}

export function emptyTransitions(slots: number): Transitions {
  return {
    count: 0,
    states: new Int32Array(slots).fill(-1),
    words: new Int32Array(slots),
    next: new Int32Array(slots),
  };
}

function slotOf(state: number, word: number, mask: number): number {
  const mixed = Math.imul(state ^ 0x5bf03635, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
}

/** -1: no name goes on so. */
export function transitionFrom({ states, words, next }: Transitions, state: number, word: number): number {
  const mask = states.length - 1;
  for (let slot = slotOf(state, word, mask); ; slot = (slot + 1) & mask) {
    const at = states[slot] as number;
    if (at === -1) return -1;
    if (at === state && words[slot] === word) return next[slot] as number;
  }
}

/** Changes the given table, or gives a larger one in its place. The pair must not be in it. */
export function insertTransition(table: Transitions, state: number, word: number, next: number): Transitions {
  const room = (table.count + 1) * 2 <= table.states.length ? table : larger(table);
  put(room, state, word, next);
  return { ...room, count: room.count + 1 };
}

function larger({ count, states, words, next }: Transitions): Transitions {
  const table = emptyTransitions(states.length * 2);
  for (let slot = 0; slot < states.length; slot += 1) {
    const state = states[slot] as number;
    if (state !== -1) put(table, state, words[slot] as number, next[slot] as number);
  }
  return { ...table, count };
}

function put({ states, words, next }: Transitions, state: number, word: number, to: number): void {
  const mask = states.length - 1;
  let slot = slotOf(state, word, mask);
  while (states[slot] !== -1) slot = (slot + 1) & mask;
  states[slot] = state;
  words[slot] = word;
  next[slot] = to;
}
