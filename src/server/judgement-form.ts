import { type Html, html } from '../report/escape.ts';

const JUDGEMENTS = [
  ['positive', 'Positive: the evidence holds'],
  ['unsure', 'Unsure: looked at, not decided'],
  ['negative', 'Negative: the finding is wrong'],
] as const;

/** The fields of a judgement. @param by the name that was given last */
export function judgementFields(by: string): Html {
  const choices = JUDGEMENTS.map(
    ([value, words]) => html`<label><input type="radio" name="judgement" value="${value}" required> ${words}</label>`,
  );
  return html`<div class="choices">${choices}</div><label class="field">Reason <textarea name="why" rows="2" required maxlength="4000"></textarea></label><label class="field">Your name <input name="by" value="${by}" required maxlength="200" autocomplete="name"></label><button>Record the judgement</button>`;
}
