/** The names that a side has as its own, and plain names, compared letter by letter. */
import { areOneName, hasLegalForm, normaliseCompanyName } from '../../values/company-name.ts';
import { domainName } from '../../values/domain-name.ts';
import { copyrightOf, linkedSites, namesOf, perFingerprint } from '../readings/readings.ts';
import { listedNames, type Subject } from '../readings/subject.ts';
import { LEAST_LETTERS } from '../weigh/policy.ts';

export function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The registered label of a site's domain; the site itself where it has none. */
export function labelOf(site: string): string {
  return domainName(site)?.label ?? site;
}

export const linkedLabels = perFingerprint((side) => linkedSites(side).map((site) => plain(labelOf(site))));

/** Companies in copyright and in title or site name: a platform signs pages, but titles none. */
const plainCompanies = perFingerprint((side) => {
  const titles = namesOf(side).filter(({ source }) => /^(?:title|site-name)$/.test(source));
  return copyrightOf(side)
    .owners.filter(({ name }) => hasLegalForm(name))
    .map(({ name }) => normaliseCompanyName(name))
    .filter((company) => titles.some(({ value }) => areOneName(company, value) === true))
    .map(plain);
});

/** True if either side is named or listed under a name that begins with this plain name. */
export function isOwnName(name: string, ...sides: readonly Subject[]): boolean {
  return sides.some((side) =>
    [...plainCompanies(side), ...listedNames(side).map(plain)].some((own) => own.startsWith(name)),
  );
}

const wholeNames = perFingerprint((side) => {
  const names = namesOf(side).filter(({ whole }) => whole);
  return {
    declared: [...new Set(names.filter(({ role }) => role === 'declared').map(({ value }) => value))],
    all: [...new Set(names.map(({ value }) => value))],
  };
});

/** True if both carry each name that either calls itself by; false if neither says its name. */
export function shareOneName(left: Subject, right: Subject): boolean {
  const [mine, theirs] = [wholeNames(left), wholeNames(right)];
  const isKnown = (name: string, names: readonly string[]): boolean =>
    names.includes(name) || names.some((other) => areOneName(name, other) !== false || differByTwoLetters(name, other));
  const both = [...mine.declared, ...theirs.declared];
  return both.length > 0 && both.every((name) => isKnown(name, mine.all) && isKnown(name, theirs.all));
}

/** True if the names differ by at most two letters in a row, changed, added or left out. */
function differByTwoLetters(one: string, other: string): boolean {
  const [short, long] = [one, other].sort((a, b) => a.length - b.length) as [string, string];
  if (short.length < LEAST_LETTERS || long.length - short.length > 2) return false;
  let [start, end] = [0, 0];
  while (start < short.length && short[start] === long[start]) start++;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  return long.length - start - end <= 2;
}

/** Names of a side, by itself or by its list entry. */
export function knownNames(side: Subject): Set<string> {
  const known = new Set([...ownerNames(side).declared, ...listedNames(side)]);
  known.delete('');
  return known;
}

/**
 * `declared`: names that the side calls itself by, normalised. `carried`: also names where only the
 * page's maker writes (normalised → as written), never in running text.
 */
export const ownerNames = perFingerprint((side) => {
  const { owners } = copyrightOf(side);
  const carried = new Map(owners.map(({ value, name }) => [value, name]));
  const declared = new Set(carried.keys());
  for (const { value, role, whole } of namesOf(side)) {
    if (!whole || role === 'mention') continue;
    if (role === 'declared') declared.add(value);
    if (!carried.has(value)) carried.set(value, value);
  }
  return { declared, carried };
});
