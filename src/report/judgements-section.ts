/** What people said of a match → the part of a page that shows it. */
import type { Judgement } from '../model/evidence.ts';
import type { Match, Standing } from '../model/match.ts';
import { type Html, html } from './escape.ts';
import { judgedOnText } from './standing-text.ts';
import { moment } from './wording.ts';

/** @param judgements oldest first: the last word counts */
export function judgementsSection(
  judgements: readonly Judgement[],
  match: Match,
  standing: Standing | null,
): Html | false {
  const last = judgements.at(-1);
  return (
    last !== undefined &&
    html`<div class="card"><h3>What people said of it</h3><p><b>${SAID[last.judgement]}</b></p><ul class="plain">${judgements.map(
      (one) =>
        html`<li>${moment(one.at)}: ${one.judgement}, by <bdi>${one.by}</bdi>: <bdi>${one.why}</bdi>${otherEvidence(one, match, standing)}</li>`,
    )}</ul></div>`
  );
}

function otherEvidence(judgement: Judgement, match: Match, standing: Standing | null): Html | false {
  const text = judgedOnText(judgement, match, standing);
  return text !== null && html`<br><b>${text}</b>`;
}

/** What the last word makes of a finding. */
const SAID: Readonly<Record<Judgement['judgement'], string>> = {
  positive: 'A person confirmed this finding.',
  negative: 'This finding does not stand: a person judged it to be wrong.',
  unsure: 'A person looked at it and could not tell.',
};
