/** Domain names as registries publish them, made up: words of many languages, invented ones, numbers. */
import personNames from '../../src/values/common-person-names.json' with { type: 'json' };
import commonWords from '../../src/values/common-words.json' with { type: 'json' };

const words = Object.values(commonWords)
  .flat()
  .flatMap((line) => line.split(' '))
  .filter((word) => /^[a-z]{3,12}$/.test(word));
const people = personNames.flatMap((line) => line.split(' ')).filter((name) => /^[a-z]{3,12}$/.test(name));
const SYLLABLES =
  'ba be bo ca co da de di do fa fi ga go ha ka ki ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo xa za zo an en in on ar er or al el il'.split(
    ' ',
  );
const TRADE =
  'shop store group online trading tech solutions media digital services capital global pharma travel'.split(' ');
const SUFFIXES = 'com com com com com net org info shop online xyz top de co.uk ru cn'.split(' ');

/** A pseudo-random number from 0 to 1 (mulberry32): the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function* madeUpDomains(count: number, seed = 1): Generator<string> {
  const random = randomOf(seed);
  const one = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const invented = (): string => Array.from({ length: 2 + Math.floor(random() * 3) }, () => one(SYLLABLES)).join('');
  const joint = (): string => (random() < 0.3 ? '-' : '');
  const FORMS: readonly (() => string)[] = [
    () => one(words) + joint() + one(words),
    () => one(words) + joint() + one(words),
    () => one(words) + joint() + one(words) + joint() + one(words),
    invented,
    () => invented() + joint() + one(TRADE),
    () => one(people) + joint() + one(people),
    () => one(people) + joint() + one(TRADE),
    () => one(words) + joint() + one(TRADE),
    () => one(words) + String(Math.floor(random() * 10_000)),
    () => one(words),
  ];
  for (let at = 0; at < count; at += 1)
    yield `${(FORMS[Math.floor(random() * FORMS.length)] ?? invented)().slice(0, 63)}.${one(SUFFIXES)}`;
}
