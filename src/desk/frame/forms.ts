/** The fields that forms of several pages share. */
import { z } from 'zod';
import { LENGTHS } from '../../model/lengths.ts';
import { BROWSER_WHEN, type BrowserWhen } from '../../model/ports/capture.ts';
import { Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { separated } from './marks.ts';
import { choiceOf, textOf, type Viewer } from './request.ts';

/** The fields of a judgement. @param more buttons after its own */
export function judgementFields(viewer: Viewer, more: Html | false = false): Html {
  const choices = Object.entries(frameTexts.judgements).map(
    ([value, words]) => html`<label><input type="radio" name="judgement" value="${value}" required> ${words}</label>`,
  );
  return html`<div class="choices">${choices}</div><label class="field">${frameTexts.reason} <textarea name="why" rows="2" required maxlength="4000"></textarea></label>${byField(viewer)}<button>${frameTexts.recordJudgement}</button>${more}`;
}

/** The field for the writer, shown if the key does not name one. */
export function byField({ by, isNamed }: Viewer): Html | false {
  return (
    !isNamed &&
    html`<label class="field">${frameTexts.yourName} <input name="by" value="${by}" required maxlength="200" autocomplete="name"></label>`
  );
}

/** For a form that starts a crawl: what its browser draws. */
export function browserField(chosen: BrowserWhen): Html {
  return html`<label class="field">${frameTexts.drawn} <select name="browser">${options(Object.entries(frameTexts.browsers), chosen)}</select></label>`;
}

/** Undefined: the form names none. Throws InputError. */
export function browserIn(form: FormData): BrowserWhen | undefined {
  const choices = z.enum(BROWSER_WHEN);
  return textOf(form, 'browser') === '' ? undefined : choiceOf(form, 'browser', choices, frameTexts.chooseBrowser);
}

/** Assigns a thing; an empty name frees it. @param to the name that has it now */
export function assigneeField(to: string | null, { by }: Viewer): Html {
  return html`<label class="field">${frameTexts.assignee} <input name="to" value="${to ?? by}" maxlength="200"></label>`;
}

/** Cases to choose from: the newest. */
export const CASES_OFFERED = { open: true, limit: 200 };

type Cases = Services['store']['cases'];

export const caseLinks = (holding: Awaited<ReturnType<Cases['holding']>>): Html =>
  separated(holding.map(({ id, name }) => html`<a href="/cases/${id}"><bdi>${name}</bdi></a>`));

/** Puts a finding or site into a case, and shows its cases. @param more fields of this form */
export function caseFields(
  viewer: Viewer,
  holding: Awaited<ReturnType<Cases['holding']>>,
  cases: Awaited<ReturnType<Cases['list']>>,
  more: Html | false = false,
): Html {
  const choices = cases.map((one) => html`<option value="${one.id}">${one.name}</option>`);
  return html`${holding.length > 0 && html`<p>${frameTexts.isIn(caseLinks(holding))}</p>`}<label class="field">${frameTexts.case} <select name="case"><option value="">${frameTexts.newCase}</option>${choices}</select></label><label class="field">${frameTexts.newCaseName} <input name="name" maxlength="200"></label>${more}${byField(viewer)}<button>${frameTexts.putIn}</button>`;
}

export type Choice = readonly [value: string, word: string];

/** Choices, with the chosen value even if it is not offered. */
export function options(offered: readonly Choice[], chosen: string): Html[] {
  const all = offered.some(([value]) => value === chosen) ? offered : [[chosen, chosen] as const, ...offered];
  return all.map(
    ([value, word]) => html`<option value="${value}"${value === chosen && html` selected`}>${word}</option>`,
  );
}

/** A choice of a filter. */
export const filterField = (label: string, name: string, offered: readonly Choice[], chosen = ''): Html =>
  html`<label>${label} <select name="${name}">${options(offered, chosen)}</select></label>`;

/** The attribute of a chosen box. */
export const CHECKED = new Html(' checked');

/** Marks the field for the script. */
const ZONE = new Html(' data-zone');

/** A time of day and its zone; the desk's script fills in the one of the browser. */
export function timeOfDayFields(at = '', zone?: string): Html {
  const zones = Intl.supportedValuesOf('timeZone').map((one) => html`<option value="${one}"></option>`);
  return html`<label class="field">${frameTexts.timeOfDay} <input type="time" name="at" value="${at}"></label><label class="field">${frameTexts.timezone} <input name="timezone" list="zones" value="${zone ?? ''}" maxlength="100" autocomplete="off" spellcheck="false"${zone === undefined && ZONE}></label><datalist id="zones">${zones}</datalist>`;
}

export function timeOfDayIn(form: FormData): { readonly at: string; readonly timezone: string } {
  return { at: textOf(form, 'at', LENGTHS.interval), timezone: textOf(form, 'timezone', LENGTHS.timezone) };
}
