/**
 * Text → the same with letters that only look like those of its own script put back, for comparing. After the skeletons of
 * UTS #39 (Unicode security mechanisms, confusables.txt), but within words only and towards the script that the text is
 * written in, so that honest Russian and Greek stay as they are.
 */

/** Letters that look like a Latin one, by script; a capital and a small letter are each a case of their own. */
const LIKE_LATIN: readonly (readonly [script: string, doubles: string])[] = [
  [
    'Cyrillic',
    'аa сc ԁd еe һh іi јj кk ӏl оo рp ԛq ѕs ѵv ԝw хx уy АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ԚQ ЅS ТT ԜW ХX УY ҮY ӀI',
  ],
  ['Greek', 'αa ϲc ϳj κk ιi οo ρp υu νv γy χx ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX'],
  ['Armenian', 'օo ոn սu հh յj ցg ՕO ՍU ՏS'],
];
/** Letters of the Latin script itself that are no letters of any alphabet a shop is written in. */
const ODD_LATIN = new Map(
  [...'ɑaɡgɩiᴏoᴜuᴠvᴡwᴢzᴄcꜱsɪiɴnʀrʏy'.matchAll(/(.)([a-z])/gu)].map(([, odd, plain]) => [odd, plain]),
);

const LATIN_OF = new Map<string, string>();
/** Script → Latin letter → its double there. */
const DOUBLE_OF = new Map<string, Map<string, string>>();
for (const [script, doubles] of LIKE_LATIN) {
  const back = new Map<string, string>();
  for (const [double = '', latin = ''] of doubles.split(' ').map((pair) => [...pair])) {
    LATIN_OF.set(double, latin);
    if (!back.has(latin)) back.set(latin, double);
  }
  DOUBLE_OF.set(script, back);
}

const OTHER = /[\u0370-\u052f\u0531-\u0587ɑɡɩᴏᴜᴠᴡᴢᴄꜱɪɴʀʏ]/;
const WORD = /[\p{L}\p{M}]+/gu;
const IS_LATIN = /\p{Script=Latin}/u;
const SCRIPTS = [
  ['Latin', IS_LATIN],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
] as const;
type Script = (typeof SCRIPTS)[number][0];

/**
 * What is written in one script stays unless all its letters have doubles in the script that the text is mainly written
 * in; a word of mixed scripts becomes one of that script, or of the other where only that can be done. Idempotent.
 */
export function withoutLookAlikes(text: string): string {
  if (!OTHER.test(text)) return text;
  const main = mainScript(text);
  return text.replace(WORD, (word) =>
    OTHER.test(word) || (main !== null && main !== 'Latin') ? settled(word, main) : word,
  );
}

function settled(word: string, main: Script | null): string {
  const scripts = scriptsOf(word);
  const mixed = scripts.length > 1;
  // Without a text around it, a word of one script is what it is.
  if (!mixed && (main === null || scripts[0] === main) && !(scripts[0] === 'Latin')) return word;
  const towards = mixed ? [main ?? 'Latin', ...scripts] : [main ?? 'Latin'];
  for (const script of towards) {
    const put = script === 'Latin' ? toLatin(word) : toScript(word, script);
    if (put !== null) return put;
  }
  return word;
}

function scriptsOf(word: string): Script[] {
  return SCRIPTS.filter(([, pattern]) => pattern.test(word)).map(([script]) => script);
}

/** Null: a letter has no double there. */
function toLatin(word: string): string | null {
  let put = '';
  for (const sign of word) {
    const latin =
      LATIN_OF.get(sign) ?? ODD_LATIN.get(sign) ?? (IS_LATIN.test(sign) || /\p{M}/u.test(sign) ? sign : undefined);
    if (latin === undefined) return null;
    put += latin;
  }
  return put;
}

/** By way of Latin, so that a Cyrillic double in a Greek word becomes Greek too. */
function toScript(word: string, script: Script): string | null {
  const doubles = DOUBLE_OF.get(script);
  const own = SCRIPTS.find(([name]) => name === script)?.[1];
  let put = '';
  for (const sign of word) {
    const latin = LATIN_OF.get(sign) ?? sign;
    const double = own?.test(sign) === true || /\p{M}/u.test(sign) ? sign : doubles?.get(latin);
    if (double === undefined) return null;
    put += double;
  }
  return put;
}

/** The script of most letters that have no double in another; null where no letter tells. */
function mainScript(text: string): Script | null {
  const counts = new Map<Script, number>();
  const latinDoubles = new Set([...DOUBLE_OF.values()].flatMap((doubles) => [...doubles.keys()]));
  for (const sign of text) {
    if (LATIN_OF.has(sign) || latinDoubles.has(sign) || ODD_LATIN.has(sign)) continue;
    const script = sign < '\u0250' ? (/[a-zA-Z\u00c0-\u024f]/.test(sign) ? 'Latin' : null) : scriptsOf(sign)[0];
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best?.[0] ?? null;
}
