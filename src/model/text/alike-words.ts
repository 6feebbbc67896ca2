/** Typing errors: letters left out, added, changed, or two of them turned. */

/** Letters of a word for each typing error in it. */
const LETTERS_AN_ERROR = 4;
const MOST_ERRORS = 2;

/**
 * The typing errors by which the words asked differ from words of a name. Null: one of them is not
 * there. Both are folded names.
 */
export function errorsBetween(asked: string, name: string): number | null {
  const words = name.split(' ').filter((word) => word !== '|');
  let sum = 0;
  for (const word of asked.split(' ')) {
    const letters = [...word];
    const most = Math.min(MOST_ERRORS, Math.floor(letters.length / LETTERS_AN_ERROR));
    const least = Math.min(...words.map((one) => errors(letters, [...one], most)));
    if (least > most) return null;
    sum += least;
  }
  return sum;
}

/** Optimal string alignment; over `most`: some larger number. */
function errors(one: readonly string[], other: readonly string[], most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last]: number[][] = [[], other.map((_, i) => i)];
  last = [...(last ?? []), other.length];
  for (const [i, sign] of one.entries()) {
    const row = [i + 1];
    for (const [j, against] of other.entries()) {
      const changed = (last[j] ?? 0) + (sign === against ? 0 : 1);
      let least = Math.min(changed, (last[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1);
      if (sign === other[j - 1] && against === one[i - 1]) least = Math.min(least, (before?.[j - 1] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? most + 1;
}
