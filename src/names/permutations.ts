/**
 * A listed company's names and domains → other domains under which it may be found, the nearest
 * first. Never of a person: thousands share a name.
 */
import { inLookAlikes } from '../sketch/look-alikes.ts';
import { normaliseCompanyName } from '../values/company-name.ts';
import { domainName } from '../values/domain-name.ts';
import { isOrdinaryWord } from '../values/name-bits.ts';
import { romaniseHan } from '../values/romanise-han.ts';
import { bareName, coreOf } from './name-forms.ts';
import { latinSpellings } from './slavic-skeleton.ts';

/** The suffixes that anybody could register first (RFC 920); the others come from the case. */
const OPEN_SUFFIXES = ['com', 'net', 'org'];
const MOST_SUFFIXES = 6;
/** Letters of a label that may be somebody's name; a shorter one is anybody's. */
const LEAST = 5;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Written alike in the bar of a browser. */
// biome-ignore format: a table
const LIKE = [['l', '1'], ['o', '0'], ['i', 'l'], ['m', 'rn'], ['w', 'vv']] as const;
const SCRIPTS = ['Cyrillic', 'Greek', 'Armenian'] as const;

/** @param domains of the company, as lists and captured sites give them */
export function permutedDomains(
  { names, domains }: { readonly names: readonly string[]; readonly domains: readonly string[] },
  most: number,
): string[] {
  const known = domains.flatMap((domain) => domainName(domain) ?? []);
  const own = new Set(known.map(({ domain }) => domain));
  const suffixesOfOwn = known.map(({ domain, label }) => domain.slice(label.length + 1));
  const suffixes = [...new Set([...suffixesOfOwn, ...OPEN_SUFFIXES])].slice(0, MOST_SUFFIXES);
  const labels = known.map(({ label }) => label);
  const found = new Set<string>();
  // All suffixes of the nearest label come before the first one of the next.
  for (const label of labelsOf(names, labels))
    for (const suffix of suffixes) {
      const domain = `${label}.${suffix}`;
      if (!own.has(domain)) found.add(domain);
      if (found.size >= most) return [...found];
    }
  return [...found];
}

/** By distance: labels of today, names, words less, legal forms, words of trade, look-alikes. */
function labelsOf(names: readonly string[], labels: readonly string[]): Set<string> {
  const written = names.flatMap(latinNames);
  const cores = written.map((name) => coreOf(name).filter((word) => /^[a-z0-9]+$/.test(word)));
  const wordsOfLabels = labels.map((label) => label.split('-'));
  const all = [...wordsOfLabels, ...cores].filter((words) => words.some((word) => !isOrdinaryWord(word)));
  const bare = [...labels, ...all.flatMap(joinings)];
  const dropped = all.flatMap(withoutOrdinary).flatMap(joinings);
  const forms = [...new Set(written.flatMap(formOf))];
  // Words that this company itself uses, not those of a table.
  const trade = [...new Set(cores.flat().filter(isOrdinaryWord))];
  const near = new Set([...bare, ...dropped].filter(isTelling));
  const [nearest] = near;
  if (nearest === undefined) return near;
  const bases = [nearest, ...dropped.filter(isTelling).slice(-1)];
  const longer = bases.flatMap((base) => [
    ...forms.flatMap((form) => [`${base}${form}`, `${base}-${form}`]),
    ...trade.flatMap((word) => (base.includes(word) ? [] : [`${base}${word}`, `${base}-${word}`, `${word}-${base}`])),
  ]);
  return new Set([...near, ...longer.filter(isTelling), ...lookAlikes(nearest)]);
}

const joinings = (words: readonly string[]): string[] => [words.join(''), words.join('-')];

/** The name without each of its ordinary words, and without all of them. */
function withoutOrdinary(words: readonly string[]): (readonly string[])[] {
  const rest = words.filter((word) => !isOrdinaryWord(word));
  const one = words.flatMap((word, at) => (isOrdinaryWord(word) ? [words.filter((_, other) => other !== at)] : []));
  return [...one, rest].filter((left) => left.some((word) => !isOrdinaryWord(word)));
}

/** A name in Latin letters, as companies spell theirs in addresses. */
function latinNames(name: string): string[] {
  const umlauts = name.replace(/[äöü]/gi, (vowel) => `${vowel}e`);
  if (/\p{Script=Cyrillic}/u.test(name)) return latinSpellings(bareName(name));
  if (/\p{Script=Han}/u.test(name)) return romaniseHan(normaliseCompanyName(name));
  return umlauts === name ? [name] : [name, umlauts.normalize('NFKD').replace(/\p{M}/gu, '')];
}

/** `Quillmoor Trading Ltd` → ltd. */
function formOf(name: string): string[] {
  const bare = bareName(name).split(' ').at(-1) ?? '';
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  const form = plain.slice(plain.lastIndexOf(bare) + bare.length).replaceAll(' ', '');
  return plain.includes(bare) && /^[a-z]{2,8}$/.test(form) ? [form] : [];
}

function lookAlikes(label: string): string[] {
  const plain = LIKE.flatMap(([one, other]) => {
    const at = label.indexOf(one);
    return at < 0 ? [] : [label.slice(0, at) + other + label.slice(at + one.length)];
  });
  // Registries refuse mixed scripts: the whole label is of the other one.
  const foreign = SCRIPTS.flatMap((script) => inLookAlikes(label, script) ?? []).map(asciiOf);
  return [...plain, ...foreign].filter(isTelling);
}

/** As the DNS writes an IDN. */
const asciiOf = (label: string): string => new URL(`http://${label}.test/`).hostname.replace(/\.test$/, '');

/** A label made of ordinary words alone, or of a few letters, is anybody's. */
function isTelling(label: string): boolean {
  return LABEL.test(label) && label.length >= LEAST && !label.split('-').every(isOrdinaryWord);
}
