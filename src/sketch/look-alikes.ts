/** Replaces homoglyphs (UTS #39) in words, towards the text's main script: real Russian stays. */

/** Letters that look like a Latin one, by script; capital and small letter are a case each. */
// biome-ignore format: a table
const LIKE_LATIN: readonly (readonly [script: string, doubles: string])[] = [
  ['Cyrillic', 'аa сc ԁd еe һh іi јj кk ӏl оo рp ԛq ѕs ѵv ԝw хx уy АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ԚQ ЅS ТT ԜW ХX УY ҮY ӀI'],
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

/** Beside them stand only letters that are rare or of no script named here. */
const USUAL = 0x590;
/**
 * By unit: number of its script among SCRIPTS, plus one; 0: none, or a letter that is odd there.
 * Filled at first use.
 */
let scriptOfUnit: Uint8Array | undefined;
/** The same, of letters that have no double in another script. */
const tellingUnits = new Uint8Array(USUAL);

function usualScripts(): Uint8Array {
  if (scriptOfUnit !== undefined) return scriptOfUnit;
  scriptOfUnit = new Uint8Array(USUAL);
  const latinDoubles = new Set([...DOUBLE_OF.values()].flatMap((doubles) => [...doubles.keys()]));
  for (let unit = 0; unit < USUAL; unit += 1) {
    const sign = String.fromCharCode(unit);
    if (ODD_LATIN.has(sign)) continue;
    const script = SCRIPTS.findIndex(([, pattern]) => pattern.test(sign)) + 1;
    scriptOfUnit[unit] = script;
    if (!LATIN_OF.has(sign) && !latinDoubles.has(sign)) tellingUnits[unit] = script;
  }
  return scriptOfUnit;
}

/** Latin letters as another script writes their doubles. Null: a letter has no double there. */
export function inLookAlikes(word: string, script: 'Cyrillic' | 'Greek' | 'Armenian'): string | null {
  const doubles = [...word].map((sign) => DOUBLE_OF.get(script)?.get(sign) ?? (/[a-z]/i.test(sign) ? null : sign));
  return doubles.includes(null) ? null : doubles.join('');
}

/**
 * A word of mixed scripts becomes one script; others stay unless all letters have doubles in the
 * main script. Idempotent.
 */
export function withoutLookAlikes(text: string): string {
  if (!OTHER.test(text)) return text;
  const main = mainScript(text);
  return text.replace(WORD, (word) => (isOfScript(word, main) ? word : settled(word, main)));
}

/** True if all letters are of this script and usual there. Nearly every word is, and it stays. */
function isOfScript(word: string, script: Script | null): boolean {
  const usual = usualScripts();
  const number = SCRIPTS.findIndex(([name]) => name === script) + 1;
  if (number === 0) return false;
  for (let at = 0; at < word.length; at += 1) if (usual[word.charCodeAt(at)] !== number) return false;
  return true;
}

function settled(word: string, main: Script | null): string {
  const scripts = scriptsOf(word);
  const mixed = scripts.length > 1;
  // Without a text around it, a word of one script stays unchanged.
  if (!mixed && (main === null || scripts[0] === main) && !(scripts[0] === 'Latin')) return word;
  const towards = mixed ? [main ?? 'Latin', ...scripts] : [main ?? 'Latin'];
  for (const script of towards) {
    const put = inScript(word, script);
    if (put !== null) return put;
  }
  return word;
}

const scriptsOf = (word: string): Script[] =>
  SCRIPTS.filter(([, pattern]) => pattern.test(word)).map(([script]) => script);

/**
 * Null: a letter has no double there. By way of Latin, so that a Cyrillic double in a Greek word
 * becomes Greek too.
 */
function inScript(word: string, script: Script): string | null {
  const own = SCRIPTS.find(([name]) => name === script)?.[1];
  const put = [...word].map((sign) => {
    const isOwn = own?.test(sign) === true || /\p{M}/u.test(sign);
    if (script === 'Latin') return LATIN_OF.get(sign) ?? ODD_LATIN.get(sign) ?? (isOwn ? sign : null);
    return isOwn ? sign : (DOUBLE_OF.get(script)?.get(LATIN_OF.get(sign) ?? sign) ?? null);
  });
  return put.includes(null) ? null : put.join('');
}

/** The script of most letters that have no double in another; null where no letter tells. */
function mainScript(text: string): Script | null {
  usualScripts();
  const counts = new Uint32Array(SCRIPTS.length + 1);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const script = unit < USUAL ? (tellingUnits[unit] as number) : scriptOfRare(text[at] as string);
    if (script > 0) counts[script] = (counts[script] as number) + 1;
  }
  let best: Script | null = null;
  let most = 0;
  for (const [number, [script]] of SCRIPTS.entries()) {
    const count = counts[number + 1] as number;
    if (count > most || (count === most && best !== null && script < best)) [best, most] = [script, count];
  }
  return most === 0 ? null : best;
}

/**
 * The script of Greek, Latin and Cyrillic letters far from the others. Not of Han and Hangul, which
 * are many.
 */
function scriptOfRare(sign: string): number {
  if (sign >= '\u2e80' && sign < '\ua640') return 0;
  return ODD_LATIN.has(sign) ? 0 : SCRIPTS.findIndex(([, pattern]) => pattern.test(sign)) + 1;
}
