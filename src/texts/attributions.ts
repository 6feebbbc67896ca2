/** Texts of why a site counts as a listed party's: for the desk, reports and the terminal. */
import { type Mark, sentence } from './sentence.ts';

/** Many names of companies end with one. */
const fullStop = (name: string): string => (name.endsWith('.') ? '' : '.');

export const attributionTexts = {
  listed: (name: string) => `Listed: ${name}`,
  // The reasons.
  why: {
    list: (since: string) => `named by the list since ${since}`,
    capture: (since: string) => `captured for the list on ${since}`,
    seed: (since: string) => `given as theirs by a seed on ${since}`,
    person: (since: string) => `confirmed as theirs on ${since}`,
  },
  successor: (chain: string) => `confirmed successor: ${chain}`,
  partOnly: (address: string) => `, only at ${address}`,
  because: (name: string, why: string) => `${name} (${why})`,
  // Doubts, and other entries.
  weakened: (why: string, weakenedBy: string) => `It was ${why}, and this does not count now: ${weakenedBy}`,
  unchecked: (since: string) => `It holds as named on ${since}: the owner of the domain was not checked since.`,
  lookUp: <P>(command: P) => sentence`${command} asks the registries; the next visit uses the answer.`,
  alsoListed: <P>(count: number, ids: P) =>
    sentence`${count === 1 ? 'Another entry names it too' : 'Other entries name it too'}: ${ids}`,
  // On the page of a site.
  pagesName: (name: string) => `The pages name ${name} as the company.`,
  isListed: <P>(name: string, link: Mark<P>) => sentence`Listed: ${link(name)}${fullStop(name)}`,
  // On the page of an entity.
  sites: 'Sites',
  noSites: 'Its entry names no site of its own, and none was confirmed as theirs.',
  reason: 'Why it counts as theirs',
  isWhy: (why: string) => `${why.slice(0, 1).toUpperCase()}${why.slice(1)}.`,
  checked: 'Nothing shows another owner since then.',
  notCaptured: 'It was not captured yet.',
  isShared: 'It does not count: entries of several parties name this site, or it is a platform.',
  shows: <P>(noun: string, value: P) => sentence`Shows the listed ${noun} ${value}.`,
  links: <P>(value: P) => sentence`Links to the listed website ${value}.`,
  sameAs: <P>(noun: string, value: P, site: P) =>
    sentence`Shows the same ${noun} as ${site}, which is theirs too: ${value}.`,
  // Persons, vessels and aircraft.
  leads: 'Named with',
  leadsWhy:
    'The entry names these sites with this person, vessel or aircraft. They may belong to somebody else, so they are leads: a person must confirm that a site is theirs.',
} as const;
