/** A case folder → one self-contained page with its notes, sites and findings. */

import { counted } from '../model/counted.ts';
import type { CaseFolder, CaseItem } from '../model/decisions/case.ts';
import type { Judgement } from '../model/decisions/evidence.ts';
import type { Review } from '../model/decisions/review.ts';
import type { Match, Standing } from '../model/derived/match.ts';
import { keptCommand } from '../model/text/program.ts';
import { timeText } from '../model/text/time-text.ts';
import { type Html, html } from './escape.ts';
import { type Homes, homesOf, judgementCard, page } from './html.ts';
import { matchSection } from './match-section.ts';
import type { SectionOptions } from './section-options.ts';
import { PICTURE_STYLE, STYLE } from './style.ts';
import { arrowOf, CAUTION, nameOf, standingText, total, verdictWord } from './wording.ts';

export interface CaseFinding {
  readonly match: Match;
  /** Oldest first. */
  readonly judgements: readonly Judgement[];
  readonly standing: Standing | null;
  readonly review: Review | null;
  readonly homes: Homes;
}

/** @param findings by the id of the match; one that is missing is no longer stored */
export function caseReport(
  folder: CaseFolder,
  findings: ReadonlyMap<string, CaseFinding>,
  at: string,
  options: SectionOptions,
): string {
  const { name, by, items, closedAt, assignee = null } = folder;
  const found = items.flatMap((item) => {
    const finding = item.kind === 'finding' ? findings.get(item.subject) : undefined;
    return finding === undefined ? [] : [{ item, finding }];
  });
  return page(
    `Case: ${name}`,
    html`<main><p class="brand">revenant · case report</p><h1><bdi>${name}</bdi></h1>
<p class="soft">Opened ${timeText(folder.at)} by <bdi>${by}</bdi>${closedAt !== null && html`, closed ${timeText(closedAt)}`}${assignee !== null && html`, with <bdi>${assignee}</bdi>`}. Report of ${timeText(at)}. Case <code>${folder.id}</code></p>
<p class="caution">${CAUTION}</p>
<h2>What the case holds</h2>${items.length === 0 ? html`<p class="card">Nothing yet.</p>` : html`<ul class="card plain">${items.map((item) => itemLine(item, findings))}</ul>`}
${found.map(({ item, finding }, index) => findingPart(item, finding, index, options))}</main>
<p class="foot">Addresses are not links, because a visit would tell the other side who is looking. <code>${keptCommand('cases export')}</code> gives the sealed evidence of each finding.</p>`,
    `${STYLE}${PICTURE_STYLE}`,
  );
}

function itemLine({ kind, subject, text, by, at, file }: CaseItem, findings: ReadonlyMap<string, CaseFinding>): Html {
  const finding = findings.get(subject);
  const what = {
    finding: () =>
      finding === undefined
        ? html`Finding <code>${subject.slice(0, 12)}</code>, no longer stored`
        : html`Finding: ${titleOf(finding.match)}, ${verdictWord(finding.match)}, ${total(finding.match.weight)} bits`,
    site: () => html`Site: <bdi>${subject}</bdi>`,
    note: () => html`Note`,
    file: () =>
      html`File: <bdi>${file?.name ?? subject}</bdi>, ${counted(file?.bytes ?? 0, 'byte')}, SHA-256 <code>${subject}</code>`,
  }[kind]();
  return html`<li><b>${what}</b>${text !== '' && html`<p class="written"><bdi>${text}</bdi></p>`} <span class="soft small">${timeText(at)}, by <bdi>${by}</bdi></span></li>`;
}

const titleOf = (match: Match): Html =>
  html`<bdi>${nameOf(match.left)}</bdi> ${arrowOf(match)} <bdi>${nameOf(match.right)}</bdi>`;

function findingPart({ text }: CaseItem, finding: CaseFinding, index: number, options: SectionOptions): Html {
  const { match, judgements, standing, review, homes } = finding;
  const weaker = standing === null ? null : standingText(standing);
  return html`<section class="finding"><h2>Finding ${index + 1}: ${titleOf(match)}</h2>
${text !== '' && html`<p class="written"><bdi>${text}</bdi></p>`}${weaker !== null && html`<div class="card"><h3>Weaker than it was</h3><p>${weaker}</p></div>`}${judgementCard(judgements, match, standing, review)}
${matchSection(match, { ...options, shots: homesOf(match, homes) })}</section>`;
}
