/** The queue of findings: filtered, a page at a time, judged one by one or together. */
import { judge } from '../../flow/screen/judge.ts';
import { standingsOf } from '../../flow/screen/standings.ts';
import { counted } from '../../model/counted.ts';
import type { Judgement } from '../../model/evidence.ts';
import type { Match } from '../../model/match.ts';
import type { MatchFilter } from '../../model/ports/store.ts';
import { type Html, html } from '../../report/escape.ts';
import { arrowOf, nameOf, percent, total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { judgementFields } from '../forms.ts';
import { page } from '../layout.ts';

export const FINDINGS_A_PAGE = 25;

export interface Queue {
  readonly verdict?: 'strong' | 'likely' | 'lead' | undefined;
  readonly judged: NonNullable<MatchFilter['judged']> | 'any';
  /** Counted from 1. */
  readonly page: number;
}

const VERDICTS = [
  ['', 'any verdict'],
  ['strong', 'strong'],
  ['likely', 'likely'],
  ['lead', 'lead'],
] as const;
const JUDGED = [
  ['none', 'not judged yet'],
  ['positive', 'judged positive'],
  ['unsure', 'judged unsure'],
  ['negative', 'judged negative'],
  ['any', 'judged or not'],
] as const;

export function filterOf({ verdict, judged, page: number }: Queue, limit: number): MatchFilter {
  return {
    ...(verdict !== undefined && { verdict }),
    ...(judged !== 'any' && { judged }),
    limit,
    offset: (number - 1) * FINDINGS_A_PAGE,
  };
}

export async function findingsPage(
  queue: Queue,
  { store }: Pick<Services, 'store'>,
  by: string,
  said?: string,
): Promise<string> {
  const found = await store.matches.list(filterOf(queue, FINDINGS_A_PAGE + 1));
  const shown = found.slice(0, FINDINGS_A_PAGE);
  const standings = await standingsOf(shown, store);
  const rows = shown.map((match) => row(match, standings.get(match.id)?.weaker ? 'weaker than it was' : null));
  const body = html`<form class="filters" method="get" action="/"><label>Verdict <select name="verdict">${options(VERDICTS, queue.verdict ?? '')}</select></label> <label>Judged <select name="judged">${options(JUDGED, queue.judged)}</select></label> <button>Show</button></form>
${
  shown.length === 0
    ? html`<p class="card">No findings here. <a href="/?judged=any">Show all findings</a>, or <a href="/compare">compare two sites</a>.</p>`
    : html`<form method="post" action="/findings/judge"><table class="summary"><thead><tr><th><span class="hidden">Choose</span></th><th>Verdict</th><th class="num">Bits</th><th class="num">Probability</th><th>Sites</th><th>Main evidence</th></tr></thead><tbody>${rows}</tbody></table>
<fieldset class="card"><legend>Judge the chosen findings</legend>${judgementFields(by)}</fieldset></form>`
}
${pager(queue, found.length > FINDINGS_A_PAGE)}`;
  return page({ title: 'Findings', at: '/', said }, body);
}

function row(match: Match, mark: string | null): Html {
  const { id, left, right, verdict, weight, probability, evidence } = match;
  const listed = [left.entity?.name, right.entity?.name].filter((name) => name !== undefined);
  const main = evidence.filter((one) => one.weight > 0).slice(0, 4);
  return html`<tr class="v-${verdict}"><td><input type="checkbox" name="id" value="${id}" aria-label="${nameOf(left)} and ${nameOf(right)}"></td><td><span class="v">${verdict}</span></td><td class="num weight">${total(weight)}</td><td class="num chance">${percent(probability)}</td><td class="sites"><a href="/findings/${id}"><bdi>${nameOf(left)}</bdi> ${arrowOf(match)} <bdi>${nameOf(right)}</bdi></a>${listed.length > 0 && html`<br><span class="soft small">listed: <bdi>${listed.join('; ')}</bdi></span>`}${mark !== null && html`<br><span class="soft small">${mark}</span>`}</td><td class="soft carried">${main.map(({ signal }) => signal).join(', ')}</td></tr>`;
}

export function options(all: readonly (readonly [string, string])[], chosen: string): Html[] {
  return all.map(
    ([value, word]) => html`<option value="${value}"${value === chosen && html` selected`}>${word}</option>`,
  );
}

function pager(queue: Queue, more: boolean): Html | false {
  const to = (number: number) =>
    `/?${new URLSearchParams({ verdict: queue.verdict ?? '', judged: queue.judged, page: String(number) }).toString()}`;
  if (queue.page === 1 && !more) return false;
  return html`<nav class="pager" aria-label="Pages">${queue.page > 1 && html`<a href="${to(queue.page - 1)}" rel="prev">Previous</a>`} <span>Page ${queue.page}</span> ${more && html`<a href="${to(queue.page + 1)}" rel="next">Next</a>`}</nav>`;
}

/** Judges each of these findings. Returns what was done, in words. Throws InputError without a name or a reason. */
export async function judgeAll(
  ids: readonly string[],
  said: Pick<Judgement, 'judgement' | 'by' | 'why'>,
  services: Services,
): Promise<string> {
  let done = 0;
  for (const id of new Set(ids)) {
    const match = await services.store.matches.get(id);
    if (match === null) continue;
    await judge(match, said, services);
    done++;
  }
  return `${counted(done, 'finding')} judged ${said.judgement}.`;
}
