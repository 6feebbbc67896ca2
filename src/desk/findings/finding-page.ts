/** One finding as a page to work on: the bar, why, both sites, the parts, history, custody. */
import { glossesOf } from '../../flow/evidence/glosses.ts';
import { ownerLines } from '../../flow/evidence/owner-lines.ts';
import { ROW_WORDS, SENTENCES } from '../../flow/sentences.ts';
import { standingsOf } from '../../flow/standings.ts';
import { reviewOf } from '../../model/decisions/review.ts';
import type { Match } from '../../model/derived/match.ts';
import { type Html, html } from '../../report/escape.ts';
import { judgementCard } from '../../report/html.ts';
import { checkCard } from '../../report/match-section.ts';
import { standingText } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { reportTexts } from '../../texts/report.ts';
import { commentsOf } from '../comments/page.ts';
import { CASES_OFFERED, caseLinks } from '../frame/forms.ts';
import { enlargedDialog, keyHelp } from '../frame/key-help.ts';
import { page } from '../frame/layout.ts';
import { bdi, linkTo } from '../frame/marks.ts';
import type { Viewer } from '../frame/request.ts';
import { holdLine } from '../holds/page.ts';
import { replayAt } from '../replay/page.ts';
import { findingBar } from './bar.ts';
import { pairText } from './finding-line.ts';
import { historyPart, ownersPart } from './history.ts';
import { bothHomes, bothSides } from './homes.ts';
import { matchParts, type Part, partsWithContents, whyCard } from './parts.ts';
import { type Queue, queuePath } from './queue.ts';

export async function findingPage(
  match: Match,
  services: Services,
  { viewer, queue, said }: { readonly viewer: Viewer; readonly queue: Queue; readonly said?: string | undefined },
): Promise<string> {
  const { id, left, right } = match;
  const { store, secondReviewer, translator } = services;
  const [stored, judgements, earlier, standings, holding, cases, bests, assigned, owners] = await Promise.all([
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
  const visits = stored.map((one) => one?.visit);
  const standing = standings.get(id) ?? null;
  const weaker = standing === null ? null : standingText(standing);
  const assignee = assigned.get(id)?.to ?? null;
  const pictures = new Map<string, string>();
  for (const visit of visits)
    for (const { id: capture, role, body } of visit?.captures ?? [])
      if (role === 'image' && body !== null) pictures.set(body, `/pictures/${capture}`);
  const glosses = await glossesOf([match], translator);
  const options = { sentences: SENTENCES, words: ROW_WORDS, glosses, pictures, marked: true, enlarge: true };
  const notes = html`${assignee !== null && html`<p class="small">${say.assignedTo(bdi(assignee))}</p>`}${weaker !== null && html`<p class="small"><b>${reportTexts.weakerThanItWas}.</b> ${weaker}</p>`}`;
  const start = html`<div class="start" id="sites">${whyCard(match, notes)}${bothHomes(match, visits, await store.drawings.of([left.visit, right.visit]), services)}</div>${bothSides(match)}`;
  const judged = judgementCard(judgements, match, standing, secondReviewer ? reviewOf(judgements) : null);
  const judgement = html`${judged === false ? html`<p class="soft">${say.nobodyJudged}</p>` : judged}${viewer.mayWork && html`<p>${say.judgeHint(linkTo('#judge'))}</p>`}${holding.length > 0 && html`<p>${frameTexts.isIn(caseLinks(holding))}</p>`}`;
  const parts: Part[] = [
    ...matchParts(match, { ...options, captureAt: replayAt }),
    ...ownersPart(match, owners),
    await historyPart(match, earlier, bests.get(id) ?? [], store),
    { id: 'judgement', body: judgement },
    { id: 'comments', ...(await commentsOf('finding', id, services, viewer)) },
    { id: 'custody', body: await custody(match, services, viewer) },
  ];
  const bar = findingBar(match, { viewer, queue, judgements, assignee, holding, cases });
  const body = html`<p class="crumb"><a href="${queuePath(queue)}">${say.backToQueue}</a></p>${bar}
${partsWithContents(start, parts)}
${keyHelp()}${enlargedDialog()}`;
  return page({ title: pairText(match), said }, body);
}

async function custody(match: Match, { store }: Pick<Services, 'store'>, viewer: Viewer): Promise<Html> {
  return html`${await holdLine('finding', match.id, store, viewer)}<p>${say.custodyAbout} ${say.exportHint(linkTo('#export'))}</p>${checkCard(match)}`;
}
