/** The fields that forms of several pages share. */
import { InputError } from '../../errors.ts';
import { BROWSER_WHEN, type BrowserWhen } from '../../model/ports/capture.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { textOf, type Viewer } from './request.ts';

const JUDGEMENTS = [
  ['positive', 'Positive: the evidence holds'],
  ['unsure', 'Unsure: looked at, not decided'],
  ['negative', 'Negative: the finding is wrong'],
] as const;

/** The fields of a judgement. */
export function judgementFields(viewer: Viewer): Html {
  const choices = JUDGEMENTS.map(
    ([value, words]) => html`<label><input type="radio" name="judgement" value="${value}" required> ${words}</label>`,
  );
  return html`<div class="choices">${choices}</div><label class="field">Reason <textarea name="why" rows="2" required maxlength="4000"></textarea></label>${byField(viewer)}<button>Record the judgement</button>`;
}

/** The field for the writer, shown if the key does not name one. */
export function byField({ by, isNamed }: Viewer): Html | false {
  return (
    !isNamed &&
    html`<label class="field">Your name <input name="by" value="${by}" required maxlength="200" autocomplete="name"></label>`
  );
}

const BROWSERS: readonly Choice[] = [
  ['home', 'only pages that are empty without scripts; pictures are drawn from the captures'],
  ['always', 'every page, as it is visited: slow'],
  ['auto', 'only pages that are empty without scripts'],
  ['never', 'no page'],
];

/** For a form that starts a crawl: what its browser draws. */
export function browserField(chosen: BrowserWhen): Html {
  return html`<label class="field">Drawn in a browser <select name="browser">${options(BROWSERS, chosen)}</select></label>`;
}

/** Undefined: the form names none. Throws InputError. */
export function browserIn(form: FormData): BrowserWhen | undefined {
  const given = textOf(form, 'browser');
  if (given === '') return undefined;
  const found = BROWSER_WHEN.find((one) => one === given);
  if (found === undefined) throw new InputError(`drawn in a browser: one of ${BROWSER_WHEN.join(', ')}`);
  return found;
}

/** Assigns a thing; an empty name frees it. @param to the name that has it now */
export function assigneeField(to: string | null, { by }: Viewer): Html {
  return html`<label class="field">Person (empty: nobody) <input name="to" value="${to ?? by}" maxlength="200"></label>`;
}

/** Cases to choose from: the newest. */
export const CASES_OFFERED = { open: true, limit: 200 };

type Cases = Services['store']['cases'];

/** Puts a finding or site into a case, and shows its cases. @param more fields of this form */
export function caseFields(
  viewer: Viewer,
  holding: Awaited<ReturnType<Cases['holding']>>,
  cases: Awaited<ReturnType<Cases['list']>>,
  more: Html | false = false,
): Html {
  const links = holding.map((one, i) => html`${i > 0 && ', '}<a href="/cases/${one.id}"><bdi>${one.name}</bdi></a>`);
  const choices = cases.map((one) => html`<option value="${one.id}">${one.name}</option>`);
  return html`${holding.length > 0 && html`<p>It is in ${links}.</p>`}<label class="field">Case <select name="case"><option value="">a new case</option>${choices}</select></label><label class="field">Name of a new case <input name="name" maxlength="200"></label>${more}${byField(viewer)}<button>Put it in</button>`;
}

export type Choice = readonly [value: string, word: string];

/** Choices, with the chosen value even if it is not offered. */
export function options(offered: readonly Choice[], chosen: string): Html[] {
  const all = offered.some(([value]) => value === chosen) ? offered : [[chosen, chosen] as const, ...offered];
  return all.map(
    ([value, word]) => html`<option value="${value}"${value === chosen && html` selected`}>${word}</option>`,
  );
}
