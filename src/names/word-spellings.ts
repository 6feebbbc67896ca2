/** A word of a name → its other spellings, by rules that hold for any word of its kind. */

/** Words of trade that names have in the singular or the plural, and one that is mostly shortened. Beside those that all names share. */
const ONE_WORD = new Map(
  'electronics electronic|materials material|services service|foods food|metals metal|machineries machinery|holdings holding|systems system|solutions solution|ets etablissements|etabl etablissements'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

export function usualSpelling(word: string): string {
  return ONE_WORD.get(word) ?? word;
}

/** Shorter ones may be anything. */
const LEAST_LETTERS = 7;
const ADJECTIVE = /(sk|n|v|l|r)(?:ii|iy|ij|yi|yy|yj|y)$/;
const ADJECTIVE_ENDINGS = ['ii', 'iy', 'ij', 'yi', 'yy', 'y'];

/** Of a Latin word that may come from a Slavic one: endings that everybody writes otherwise ("-skii", "-sky"), and "khim", "him". */
export function otherSpellings(word: string): string[] {
  const shortened = [...ONE_WORD].flatMap(([short, usual]) => (usual === word ? [short] : []));
  if (word.length < LEAST_LETTERS) return shortened;
  const ending = ADJECTIVE.exec(word);
  const found = [
    ...(ending === null ? [] : ADJECTIVE_ENDINGS.map((other) => word.slice(0, ending.index) + ending[1] + other)),
    word.replace(/(?<=[aeou])i$/, 'y'),
    word.replace(/(?<=[aeou])y$/, 'i'),
    word.replace('khim', 'him'),
  ];
  return [...new Set([...shortened, ...found])].filter((other) => other !== word);
}
