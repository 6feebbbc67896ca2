/** A foreign site under a path (mirror, proxy, evidence folder); a third party may keep it. */

import { SIGNALS } from '../../signals/list.ts';
import { areOneName } from '../../values/company-name.ts';
import { namesOf, Occurrences, valueOf } from '../readings/readings.ts';
import type { Subject } from '../readings/subject.ts';
import { type ComparedSignal, shares } from '../weigh/compared-signal.ts';
import { MIRROR } from '../weigh/policy.ts';
import { knownNames } from './own-names.ts';

const STATED = SIGNALS.filter(({ stated }) => stated === true).map(({ id }) => id);

/** A sentence on the copy of one side in a folder of the other; null: no copy. */
export function mirrorOf(left: Subject, right: Subject, compared: readonly ComparedSignal[]): string | null {
  const shared = compared.flatMap((one) =>
    shares(one) && one.guard === null && one.signal.group !== 'look' && one.signal.group !== 'host'
      ? one.comparison.shared
      : [],
  );
  const urls = (side: 'left' | 'right') => shared.map((one) => one[side].url);
  return mirrorOn(left, urls('left'), knownNames(right)) ?? mirrorOn(right, urls('right'), knownNames(left));
}

/**
 * A sentence if all values of the other stand in one folder under the other's name, and the rest of
 * the host has another name and its own contacts, or many such folders. A shop below its own domain
 * has one name, or one set of contacts.
 *
 * @param urls pages with values of the other
 * @param names names of the other, normalised
 */
export function mirrorOn(side: Subject, urls: readonly string[], names: ReadonlySet<string>): string | null {
  const pages = new Set(urls);
  // Facts from a registry or server stand on no page and belong to the host's keeper.
  if (pages.size < MIRROR.pages || ![...pages].every((url) => /^https?:/i.test(url))) return null;
  const folder = folderOf([...pages]);
  if (folder === null) return null;
  const isInside = (url: string): boolean => url.startsWith(folder);
  const declared = namesOf(side).filter(({ whole, role }) => whole && role !== 'mention');
  if (!declared.some(({ value, place }) => isInside(place.url) && isOneOf(value, names))) return null;
  const others = declared.filter(({ value, place }) => !isInside(place.url) && !isOneOf(value, names));
  const contacts = STATED.flatMap((id) => Occurrences.safeParse(valueOf(side, id)).data ?? []);
  const hasOwn = contacts.some(({ place }) => place.proof !== undefined && !isInside(place.url));
  const beside = new Map(others.map(({ value, place }) => [siblingOf(place.url, folder), value]));
  beside.delete(null);
  if (!(others.length > 0 && hasOwn) && new Set(beside.values()).size < MIRROR.others) return null;
  const kept = hasOwn ? 'which goes by another name and gives other contacts elsewhere' : 'beside the sites of others';
  return `A mirror: the other’s pages stand in the folder ${folder} of ${side.visit.site}, ${kept}. A proxy, an archive or a folder of evidence may keep them so, and its keeper need not be their owner. By itself this is a lead at most.`;
}

function isOneOf(name: string, names: ReadonlySet<string>): boolean {
  return names.has(name) || [...names].some((one) => areOneName(name, one) === true);
}

/** The deepest folder that holds all pages; null: the whole site, or several hosts. */
function folderOf(urls: readonly string[]): string | null {
  const [first, ...rest] = urls.map((url) => new URL('.', url).href);
  if (first === undefined) return null;
  let folder = first;
  for (const one of rest) {
    while (!one.startsWith(folder)) {
      const above = new URL('..', folder).href;
      if (above === folder) return null;
      folder = above;
    }
  }
  return new URL(folder).pathname === '/' ? null : folder;
}

/** The folder beside `folder` that holds a page; null: the page is above, inside, or elsewhere. */
function siblingOf(url: string, folder: string): string | null {
  const parent = new URL('..', folder).href;
  if (url.startsWith(folder) || !url.startsWith(parent)) return null;
  const [name, ...more] = url.slice(parent.length).split('/');
  return more.length === 0 ? null : (name ?? null);
}
