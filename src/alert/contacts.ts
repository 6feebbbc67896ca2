/** Contacts of a watched site that changed → an alert with numbers. Values may be personal data. */
import type { Alert, Delivery } from '../model/alert.ts';
import { counted } from '../model/counted.ts';
import type { Change } from '../model/derived/timeline.ts';
import type { Visit } from '../model/facts/visit.ts';
import { timeText } from '../model/text/time-text.ts';
import { type AlertContext, deliveriesTo, deskLink, newAlert, tagsIn } from './deliveries.ts';

type Contacts = NonNullable<Alert['contacts']>;

/** Signal id → the noun for one of its values, and its plural. */
export type ContactNouns = (signal: string) => readonly [one: string, more: string];

/** Numbers of values that came and went, by signal. */
export function contactCounts(changes: readonly Pick<Change, 'signal' | 'what'>[]): Contacts['changed'] {
  const counts = new Map<string, { came: number; went: number }>();
  for (const { signal, what } of changes) {
    if (signal === null) continue;
    const count = counts.get(signal) ?? { came: 0, went: 0 };
    count[what === 'absent' ? 'went' : 'came'] += 1;
    counts.set(signal, count);
  }
  return [...counts].map(([signal, count]) => ({ signal, ...count }));
}

/** Its id is a hash of the visit: a step that runs twice alerts once. */
export function contactDeliveries(
  { site, kind, id: visit }: Pick<Visit, 'site' | 'kind' | 'id'>,
  contacts: Omit<Contacts, 'visit'>,
  match: string | null,
  context: AlertContext,
): Delivery[] {
  const { entity, now, link, tags } = context;
  const page = deskLink(link, `sites/${encodeURIComponent(site)}`);
  const about = { match, link: page, entity, left: site, kinds: [kind], contacts: { ...contacts, visit } };
  const parts = ['site.contacts-changed', visit];
  const alert = newAlert('site.contacts-changed', parts, now, { ...about, ...tagsIn(tags) });
  return deliveriesTo(context, alert, entity !== null);
}

export function contactLines({ since, changed, again }: Contacts, nounOf: ContactNouns): string[] {
  const line = (word: string, name: 'came' | 'went'): string[] => {
    const parts = changed.filter((one) => one[name] > 0).map((one) => counted(one[name], ...nounOf(one.signal)));
    return parts.length === 0 ? [] : [`${word}: ${parts.join(', ')}`];
  };
  const random = again ? ' They changed in the days before too, so the site may show others at each visit.' : '';
  return [
    ...line('New', 'came'),
    ...line('Gone', 'went'),
    `Compared with ${timeText(since)}. A site has at most one such alert a day.${random}`,
  ];
}
