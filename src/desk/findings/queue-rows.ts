/**
 * The rows of a page of the queue. Many people look at the same page, so it is made once for all,
 * and again when a finding, a judgement or an assignment has changed.
 */
import { findingsRevision } from '../../flow/screen/finding-groups.ts';
import { reviewsOf } from '../../flow/screen/reviews.ts';
import { standingsOf } from '../../flow/standings.ts';
import { memoised } from '../../model/memoised.ts';
import { remember } from '../../model/remember.ts';
import { untilPurge } from '../../model/until-purge.ts';
import { weakenedText } from '../../report/attribution.ts';
import { type Html, html } from '../../report/escape.ts';
import { restsText, total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import type { Viewer } from '../frame/request.ts';
import { findingRow } from './finding-line.ts';
import { groupRow, joinsOf } from './group-row.ts';
import { pageOf, type Queue } from './queue.ts';
import { looksOf, sidesOf, thumbs } from './thumbs.ts';

/** Lists, programmes and names to choose from. */
const OFFERED = 100;
/** Pages that are kept. */
const KEPT = 24;
/** Pictures, titles and lists change without a new revision. Milliseconds. */
const KEPT_MS = 5_000;

export interface Rows {
  readonly table: Html;
  readonly isEmpty: boolean;
  readonly more: boolean;
  readonly cut: boolean;
  readonly lists: readonly string[];
  readonly programmes: readonly string[];
  readonly people: readonly string[];
}
interface KeptPage {
  readonly revision: string;
  readonly at: number;
  readonly rows: Promise<Rows>;
}
type QueuePorts = Pick<Services, 'store' | 'secondReviewer'>;
const keptOf = memoised(({ purges }: Services['store']) => untilPurge(purges.epoch, () => new Map<string, KeptPage>()));

export async function keptRows(queue: Queue, viewer: Viewer, ports: QueuePorts): Promise<Rows> {
  const { store, secondReviewer } = ports;
  const [kept, revision] = await Promise.all([keptOf(store)(), findingsRevision(store)]);
  const of = queue.assigned === 'me' ? viewer.by : '';
  const key = JSON.stringify([queue, of, viewer.mayWork, secondReviewer]);
  const known = kept.get(key);
  if (known?.revision === revision && performance.now() - known.at < KEPT_MS) return known.rows;
  const rows = rowsOf(queue, viewer, ports);
  remember(kept, key, { revision, rows, at: performance.now() }, KEPT);
  rows.catch(() => kept.delete(key));
  return rows;
}

async function rowsOf(queue: Queue, { by, mayWork }: Viewer, { store, secondReviewer }: QueuePorts): Promise<Rows> {
  const [{ groups, matches, more, cut }, lists, programmes, people] = await Promise.all([
    pageOf(queue, by, store),
    store.entities.words('list', OFFERED),
    store.entities.words('programme', OFFERED),
    store.assignments.people(OFFERED),
  ]);
  const ids = groups.flatMap((one) => one.ids);
  const shown = groups.flatMap(({ group, ids: own }) => {
    const first = matches.get(own[0] ?? '');
    if (first === undefined) return [];
    const operator = group?.operator ?? null;
    const whole = group === null || operator === null ? null : { ...group, operator };
    return [{ first, own, whole, sides: sidesOf(whole === null ? [first] : joinsOf(whole)) }];
  });
  const allSides = shown.flatMap(({ sides }) => sides);
  const [standings, reviews, assignments, looks, before] = await Promise.all([
    standingsOf([...matches.values()], store),
    reviewsOf(ids, { store, secondReviewer }),
    store.assignments.of(ids),
    looksOf(allSides, store),
    queue.since === undefined ? new Map() : store.matches.before(ids, `${queue.since}T00:00:00.000Z`),
  ]);
  function marksOf(id: string): string[] {
    const [match, was, to] = [matches.get(id), before.get(id), assignments.get(id)?.to];
    const marks = [
      match !== undefined && restsText(match),
      match !== undefined && weakenedText(match.left),
      match !== undefined && weakenedText(match.right),
      was !== undefined && say.was(was.verdict, total(was.weight)),
      was === undefined && standings.get(id)?.weaker && say.isWeaker,
      to != null && say.with(to),
      reviews.get(id),
    ];
    return marks.filter((mark) => typeof mark === 'string');
  }
  const drawn = { queue, mayWork, looks, marksOf };
  const rows = shown.map(({ first, own, whole, sides }) =>
    whole === null
      ? findingRow(first, marksOf(first.id), mayWork, queue, thumbs(sides, looks))
      : groupRow(whole, first, own, drawn),
  );
  const table = html`<table class="summary"><thead><tr>${mayWork && html`<th><span class="hidden">${frameTexts.choose}</span></th>`}<th>${frameTexts.verdict}</th><th class="num">${frameTexts.bits}</th><th class="num">${frameTexts.probability}</th><th>${frameTexts.sites}</th><th>${frameTexts.mainEvidence}</th></tr></thead><tbody>${rows}</tbody></table>`;
  return { table, isEmpty: rows.length === 0, more, cut, lists, programmes, people };
}
