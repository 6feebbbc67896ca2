/** What people said of a match → the part of a page that shows it. */
import type { Judgement } from '../model/evidence.ts';
import { type Html, html } from './escape.ts';
import { moment } from './wording.ts';

/** @param judgements oldest first: the last word counts */
export function judgementsSection(judgements: readonly Judgement[]): Html | false {
  const last = judgements.at(-1);
  return (
    last !== undefined &&
    html`<div class="card"><h3>What people said of it</h3><p><b>${SAID[last.judgement]}</b></p><ul class="plain">${judgements.map(
      ({ judgement, by, why, at }) =>
        html`<li>${moment(at)}: ${judgement}, by <bdi>${by}</bdi>: <bdi>${why}</bdi></li>`,
    )}</ul></div>`
  );
}

/** What the last word makes of a finding. */
const SAID: Readonly<Record<Judgement['judgement'], string>> = {
  positive: 'A person confirmed this finding.',
  negative: 'This finding does not stand: a person judged it to be wrong.',
  unsure: 'A person looked at it and could not tell.',
};
