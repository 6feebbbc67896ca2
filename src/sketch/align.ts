/** Index pairs of a longest common subsequence of two lists, in order (dynamic, O(n·m)). */
export function alignLabels(left: readonly string[], right: readonly string[]): [number, number][] {
  const width = right.length + 1;
  // length[i][j]: best for left[i..], right[j..]
  const length = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const skip = Math.max(length[(i + 1) * width + j] as number, length[i * width + j + 1] as number);
      length[i * width + j] = left[i] === right[j] ? 1 + (length[(i + 1) * width + j + 1] as number) : skip;
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if ((length[(i + 1) * width + j] as number) >= (length[i * width + j + 1] as number)) i++;
    else j++;
  }
  return pairs;
}
