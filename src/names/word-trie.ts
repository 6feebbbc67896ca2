/** A trie over words in typed arrays: the states that follow one are side by side, by word; the root has a table of its own. */
export interface WordTrie {
  /** By word: the state to which it leads from the beginning; 0: no name begins with it. */
  readonly first: Uint32Array;
  /** By state, one more than there are: the first of those that follow it. */
  readonly nextFrom: Uint32Array;
  /** By state: the word that leads to it. */
  readonly wordOf: Uint32Array;
  /** By state, one more than there are: the first of the paths that end there. */
  readonly endsFrom: Uint32Array;
}

/** -1: no name goes on so. */
export function nextState({ first, nextFrom, wordOf }: WordTrie, state: number, word: number): number {
  if (state === 0) return first[word] || -1;
  let low = nextFrom[state] as number;
  let high = nextFrom[state + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = wordOf[middle] as number;
    if (found === word) return middle;
    if (found < word) low = middle + 1;
    else high = middle;
  }
  return -1;
}

type Path = readonly number[];

/** @param words how many there are. `order`: the paths as `endsFrom` counts them, by their places in what was given */
export function buildWordTrie(paths: readonly Path[], words: number): { trie: WordTrie; order: number[] } {
  const pathAt = (at: number): Path => paths[sorted[at] as number] as Path;
  const sorted = paths.map((_, at) => at).sort((a, b) => comparePaths(paths[a] as Path, paths[b] as Path) || a - b);
  const first = new Uint32Array(words);
  const [nextFrom, wordOf, endsFrom, order]: [number[], number[], number[], number[]] = [[], [0], [], []];
  // Of each state: the sorted paths that lead through it, and how many words it is from the beginning.
  const states = [{ from: 0, to: sorted.length, depth: 0 }];
  for (const [state, { from, to, depth }] of states.entries()) {
    nextFrom.push(states.length);
    endsFrom.push(order.length);
    let at = from;
    for (; at < to && pathAt(at).length === depth; at += 1) order.push(sorted[at] as number);
    while (at < to) {
      const word = pathAt(at)[depth] as number;
      let end = at + 1;
      while (end < to && pathAt(end)[depth] === word) end += 1;
      if (state === 0) first[word] = states.length;
      wordOf.push(word);
      states.push({ from: at, to: end, depth: depth + 1 });
      at = end;
    }
  }
  nextFrom.push(states.length);
  endsFrom.push(order.length);
  const packed = (numbers: readonly number[]): Uint32Array => Uint32Array.from(numbers);
  return {
    trie: { first, nextFrom: packed(nextFrom), wordOf: packed(wordOf), endsFrom: packed(endsFrom) },
    order,
  };
}

function comparePaths(one: Path, two: Path): number {
  for (let at = 0; at < one.length && at < two.length; at += 1)
    if (one[at] !== two[at]) return (one[at] as number) - (two[at] as number);
  return one.length - two.length;
}
