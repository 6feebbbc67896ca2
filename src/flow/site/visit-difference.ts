/** Two stored visits of one site → what differs: values, the text of pages, pictures. */
import { setImmediate as breathe } from 'node:timers/promises';
import { PermanentError } from '../../errors.ts';
import { changesBetween } from '../../history/changes.ts';
import { pageSides, pictureSides, type VisitTexts } from '../../history/visit-difference.ts';
import type { PageText } from '../../model/derived/search-text.ts';
import type { Change } from '../../model/derived/timeline.ts';
import type { PageDifference, PageSides, PictureSides } from '../../model/derived/visit-difference.ts';
import type { Visit } from '../../model/facts/visit.ts';
import { textDifference } from '../../report/text-difference.ts';
import type { Ports } from '../ports.ts';
import { storedSite } from './inspect.ts';

type DifferencePorts = Pick<Ports, 'store' | 'blobs' | 'reader'>;

/** Changed pages with their lines, and lines of one page. */
const PAGES = 20;
const LINES = 200;

export interface VisitDifference {
  readonly earlier: Visit;
  readonly later: Visit;
  /** Contacts and owners first; empty if their fingerprints cannot be compared. */
  readonly values: readonly Omit<Change, 'confirmed'>[];
  readonly pages: readonly PageSides[];
  /** The changed pages from `from` on. */
  readonly texts: readonly PageDifference[];
  /** Place of the next changed page; null: there is none. */
  readonly next: number | null;
  readonly pictures: { readonly same: number; readonly differing: readonly PictureSides[] };
  /** Why the pages of a visit cannot be read. */
  readonly problems: readonly string[];
}

/** Null: one is not stored, or of another site. @param from place among the changed pages */
export async function visitDifference(
  site: string,
  ids: readonly [string, string],
  from: number,
  ports: DifferencePorts,
): Promise<VisitDifference | null> {
  const { ledger, fingerprints } = ports.store;
  const visits = (await Promise.all(ids.map((id) => ledger.visit(id)))).flatMap((one) => one?.visit ?? []);
  const [earlier, later] = visits
    .filter((one) => one.site === site)
    .toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
  if (earlier === undefined || later === undefined) return null;
  const read = [await textsOf(earlier, ports), await textsOf(later, ports)] as const;
  const texts = read.map((one) => (typeof one === 'string' ? [] : one)) as [PageText[], PageText[]];
  const problems = read.filter((one) => typeof one === 'string');
  const sides: readonly [VisitTexts, VisitTexts] = [
    { visit: earlier, texts: texts[0] },
    { visit: later, texts: texts[1] },
  ];
  // Pages of a visit that cannot be read are neither added nor gone.
  const pages = problems.length > 0 ? [] : pageSides(...sides);
  const changed = pages.filter(({ state }) => state === 'changed');
  const prints = await Promise.all([earlier, later].map(({ id }) => fingerprints.get(id)));
  const [then, now] = prints;
  const isComparable = then?.comparable === true && now?.comparable === true;
  return {
    ...{ earlier, later, pages, problems },
    values: isComparable
      ? changesBetween({ visit: earlier, fingerprint: then }, { visit: later, fingerprint: now }).filter(
          ({ about }) => about !== 'page' && about !== 'image',
        )
      : [],
    texts: await linesOf(changed.slice(from, from + PAGES), texts),
    next: from + PAGES < changed.length ? from + PAGES : null,
    pictures: pictureSides(earlier, later),
  };
}

async function linesOf(
  changed: readonly PageSides[],
  [then, now]: readonly [PageText[], PageText[]],
): Promise<PageDifference[]> {
  const found: PageDifference[] = [];
  for (const page of changed) {
    const text = (of: readonly PageText[], capture: string | null): string => {
      const one = of.find((side) => side.capture === capture);
      return one === undefined ? '' : [one.title, one.text].filter((part) => part !== '').join('\n');
    };
    found.push({ ...page, ...textDifference(text(then, page.earlier), text(now, page.later), LINES) });
    // A page may take tens of milliseconds: others are answered between two.
    await breathe();
  }
  return found;
}

/** The texts of its pages, or why they cannot be read. */
async function textsOf(visit: Visit, { blobs, reader }: DifferencePorts): Promise<PageText[] | string> {
  try {
    const read = await reader.texts(await storedSite(visit, blobs));
    return read.ok ? [...read.value] : `${visit.startedAt}: ${read.code}: ${read.detail}`;
  } catch (error) {
    if (error instanceof PermanentError) return `${visit.startedAt}: ${error.message}`;
    throw error;
  }
}
