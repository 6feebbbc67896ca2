/** One finding: both home pages, verdict, evidence, judgements, case folders and exports. */
import { homeOf } from '../../flow/evidence/draw-page.ts';
import { glossesOf } from '../../flow/evidence/glosses.ts';
import { type OwnerLine, ownerLines } from '../../flow/evidence/owner-lines.ts';
import { homeShotOf } from '../../flow/evidence/report-pictures.ts';
import { ROW_WORDS, SENTENCES } from '../../flow/sentences.ts';
import { standingsOf } from '../../flow/standings.ts';
import { reviewOf } from '../../model/decisions/review.ts';
import type { Drawing } from '../../model/derived/drawing.ts';
import type { Match, MatchSide } from '../../model/derived/match.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { BestMatch, EarlierMatch } from '../../model/ports/matches.ts';
import { command } from '../../model/text/program.ts';
import { timeText } from '../../model/text/time-text.ts';
import { FUTURE_TIME, knownTime, STATED_TIME, UNKNOWN_TIME } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import { homeFigure, judgementCard } from '../../report/html.ts';
import { matchSection } from '../../report/match-section.ts';
import { type AxisRow, timeAxis } from '../../report/time-axis.ts';
import { arrowOf, CAUTION, nameOf, outcomeText, standingText, total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { assigneeField, byField, CASES_OFFERED, caseFields, judgementFields } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import type { Viewer } from '../frame/request.ts';
import { holdLine } from '../holds/page.ts';
import { isReplayed } from '../replay/origin.ts';
import { replayAt } from '../replay/page.ts';
import { pictureAt } from '../sites/pictures.ts';

const VISITS_ON_AXIS = 60;
/** Copyright lines of each side. */
const OWNERS_SHOWN = 20;
const DOUBTS: readonly string[] = [STATED_TIME, FUTURE_TIME];

export async function findingPage(match: Match, services: Services, viewer: Viewer, said?: string): Promise<string> {
  const { id, left, right } = match;
  const { store, secondReviewer, translator } = services;
  const [visits, judgements, earlier, standings, holding, cases, bests, assigned, owners] = await Promise.all([
    Promise.all([left, right].map(({ visit }) => store.ledger.visit(visit))),
    store.judgements.of(id),
    store.matches.earlier(id),
    standingsOf([match], store),
    store.cases.holding('finding', id),
    store.cases.list(CASES_OFFERED),
    store.matches.bests([id]),
    store.assignments.of([id]),
    Promise.all([left, right].map(async ({ visit }) => ownerLines(await store.fingerprints.get(visit)))),
  ]);
  const standing = standings.get(id) ?? null;
  const weaker = standing === null ? null : standingText(standing);
  const pictures = new Map<string, string>();
  for (const stored of visits)
    for (const { id: capture, role, body } of stored?.visit.captures ?? [])
      if (role === 'image' && body !== null) pictures.set(body, `/pictures/${capture}`);
  const glosses = await glossesOf([match], translator);
  const axis = timeAxis(await Promise.all([left, right].map((side) => axisRow(side, store))));
  const captured = [left, right].flatMap((side, i) => {
    const visit = visits[i]?.visit;
    if (visit === undefined || !visit.captures.some(isReplayed)) return [];
    return html`<a href="${replayAt(visit.id)}"><bdi>${nameOf(side)}</bdi>, ${timeText(knownTime(visit.startedAt))}</a>`;
  });
  const kept = await store.drawings.of([left.visit, right.visit]);
  const homes = [left, right].map((side, i) => home(side, visits[i]?.visit, services, kept));
  const links = captured.map((link, i) => html`${i > 0 && ' · '}${link}`);
  const shots = html`<div class="homes">${homes}</div>${links.length > 0 && html`<p>As it was captured: ${links}</p>`}`;
  const history = historyOf(match, earlier, bests.get(id) ?? []);
  const assignee = assigned.get(id)?.to ?? null;
  const note = html`<label class="field">Note <textarea name="text" rows="2" maxlength="4000"></textarea></label>`;
  const body = html`<p class="caution">${CAUTION}</p>${assignee !== null && html`<p class="soft">Assigned to <bdi>${assignee}</bdi>.</p>`}
${weaker !== null && html`<div class="card"><h3>Weaker than it was</h3><p>${weaker}</p></div>`}${judgementCard(judgements, match, standing, secondReviewer ? reviewOf(judgements) : null)}
${matchSection(match, { sentences: SENTENCES, words: ROW_WORDS, glosses, pictures, marked: true, captureAt: replayAt, shots })}
${ownerTable(match, owners)}
${axis !== null && html`<h2>Visits of both sites</h2>${axis}`}
${history !== null && html`<h2>History</h2>${history}`}
${
  viewer.mayWork &&
  html`<h2>What you can do</h2>
<form class="card" method="post" action="/findings/${id}/judge"><h3>Judge this finding</h3>${judgementFields(viewer)}</form>
<div class="two"><form class="card" method="post" action="/findings/${id}/case"><h3>Put it in a case folder</h3>${caseFields(viewer, holding, cases, note)}</form>
<form class="card" method="post" action="/findings/${id}/assign"><h3>Assign it</h3>${assigneeField(assignee, viewer)}${byField(viewer)}<button>Assign</button></form></div>`
}
${await holdLine('finding', id, store, viewer)}<div class="card"><h3>Export</h3>${viewer.mayWork && html`<form method="post" action="/findings/${id}/bundle"><p>The evidence bundle holds every captured byte, the log and this verdict; <code>${command('verify')}</code> checks it offline.</p><button>Download the bundle (WACZ)</button></form>`}<p>Report as one page: <a href="/findings/${id}/report.html">HTML</a> or <a href="/findings/${id}/report.pdf">PDF</a></p></div>`;
  return page({ title: `${nameOf(left)} ${arrowOf(match)} ${nameOf(right)}`, said }, body);
}

/** The visits of a side with a known, undoubted date; for a list entry, the list's. */
async function axisRow(side: MatchSide, { ledger }: Services['store']): Promise<AxisRow> {
  const { site, kind, visit: matched, timeDoubt } = side;
  const capturedAt = timeDoubt === undefined ? side.capturedAt : null;
  const own = { at: knownTime(capturedAt ?? UNKNOWN_TIME), id: matched };
  const stored = kind === 'list' ? [] : await ledger.visitHeads({ site, kind, limit: VISITS_ON_AXIS });
  const seen = stored
    .filter(({ visit }) => visit.id !== matched && !visit.marks.some((mark) => DOUBTS.includes(mark)))
    .map(({ visit }) => ({ at: knownTime(visit.startedAt), id: visit.id }));
  const visits = [own, ...seen].flatMap(({ at, id }) => (at === null ? [] : [{ at, isMatched: id === matched }]));
  return { name: nameOf(side), visits };
}

/** The home page as our browser drew it, live or from the capture, or the reason why not. */
function home(side: MatchSide, visit: Visit | undefined, services: Services, kept: readonly Drawing[]): Html {
  const shot = homeShotOf(visit) ?? homeOf(visit);
  const src = visit === undefined || shot === undefined ? null : pictureAt(visit, shot, services, 'desktop', kept);
  const name = html`<a href="/sites/${encodeURIComponent(side.site)}"><bdi>${nameOf(side)}</bdi></a>`;
  const isFromCapture = src?.startsWith('/drawn/') === true;
  const phone = visit === undefined || shot === undefined ? null : pictureAt(visit, shot, services, 'phone', kept);
  const caption = html`${name}${isFromCapture && html` <span class="soft small">drawn from its capture</span>`}${phone !== null && html` <a class="small" href="${phone}">as on a phone</a>`}`;
  return homeFigure(side, src, caption, whyNoPicture(side, visit, services));
}

function whyNoPicture(side: MatchSide, visit: Visit | undefined, { drawStored }: Services): string {
  if (side.kind === 'list') return 'An entry of a list: it has no page of its own.';
  if (visit === undefined) return 'Its visit is no longer stored.';
  if (homeOf(visit) === undefined) return `Nothing of it was read: ${outcomeText(side)}.`;
  return drawStored === null
    ? 'No picture: this desk draws none (setting REVENANT_BROWSER: home draws them).'
    : `No picture: this desk has no browser (render:unavailable; ${command('doctor')} says more).`;
}

/** The owners in the copyright lines, each side by language. */
function ownerTable(match: Match, lines: readonly (readonly OwnerLine[])[]): Html | false {
  const rows = [match.left, match.right].flatMap((side, i) =>
    (lines[i] ?? [])
      .slice(0, OWNERS_SHOWN)
      .map(
        ({ lang, name, quote }) =>
          html`<tr><td><bdi>${nameOf(side)}</bdi></td><td>${lang === null ? 'not stated' : html`<bdi>${lang}</bdi>`}</td><td><bdi>${name}</bdi></td><td class="soft"><bdi>${quote}</bdi></td></tr>`,
      ),
  );
  return (
    rows.length > 0 &&
    html`<h2>Owners in the copyright lines, by language</h2><table><thead><tr><th>Site</th><th>Language</th><th>Owner</th><th>As it stands on the page</th></tr></thead><tbody>${rows}</tbody></table>`
  );
}

/** Earlier states of a finding, latest first, the best under each model marked. Null: none. */
function historyOf(match: Match, earlier: readonly EarlierMatch[], bests: readonly BestMatch[]): Html | null {
  const best = bests[0];
  const isBest = (one: Match) =>
    best !== undefined && one.weight === best.match.weight && one.model === best.match.model;
  if (earlier.length === 0) return null;
  const lines = earlier.map(({ since, until, match: one }) => {
    return html`<li>${timeText(since)} to ${timeText(until)}: ${one.verdict}, ${total(one.weight)} bits${isBest(one) && ', its best'}${one.model !== match.model && ', by an earlier model'}</li>`;
  });
  const seen = best?.seenUntil == null ? '' : `, seen until ${timeText(best.seenUntil)}`;
  const ever =
    best &&
    html`<p>Best ever: ${best.match.verdict}, ${total(best.match.weight)} bits, from ${timeText(best.since)}${seen}.</p>`;
  return html`<div class="card">${ever}<ul class="plain"><li>Now: ${match.verdict}, ${total(match.weight)} bits${isBest(match) && ', its best'}</li>${lines}</ul></div>`;
}
