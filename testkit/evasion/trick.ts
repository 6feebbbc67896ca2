import type { Chance } from './random.ts';
import type { PlainSite } from './site.ts';

export type Contacts = 'mails' | 'phones';

/** One way to disguise a site, a function of the site and a seed. */
export interface Trick {
  readonly id: string;
  /** What is done, in one sentence. */
  readonly sentence: string;
  /** Signals that it is aimed at: their bits are reported apart. */
  readonly against: readonly string[];
  /** These stay as they are in the copy and are hidden by the trick; all other contacts are changed already. */
  readonly hides?: Contacts;
  /** Null: there is nothing on this site that the trick could be played on. */
  play(site: PlainSite, chance: Chance): PlainSite | null | Promise<PlainSite | null>;
}

/** The site with every page changed. */
export function withPages(site: PlainSite, change: (html: string, path: string) => string): PlainSite {
  return { ...site, pages: new Map([...site.pages].map(([path, html]) => [path, change(html, path)])) };
}
