/** Decisions of people about an operator, and the forms with which they decide. */
import { OPERATOR_FORMATS } from '../../flow/evidence/export-operator.ts';
import { findingsOf } from '../../flow/evidence/operator-case.ts';
import type { OperatorDecision } from '../../model/decisions/operator.ts';
import type { Operator } from '../../model/derived/operator.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { TOOL_FORMATS } from '../../report/exports.ts';
import type { Services } from '../../services.ts';
import { caseTexts } from '../../texts/cases.ts';
import { frameTexts } from '../../texts/frame.ts';
import { operatorTexts as say } from '../../texts/operators.ts';
import { exportList } from '../findings/exports.ts';
import { byField, CASES_OFFERED, caseFields } from '../frame/forms.ts';
import { keysButton } from '../frame/key-help.ts';
import { lines } from '../frame/layout.ts';
import { bdi } from '../frame/marks.ts';
import type { Viewer } from '../frame/request.ts';
import { tool } from '../frame/tool.ts';

const OFFERED = 200;
const NAMED = 5;

export const pathOf = ({ id, key }: Pick<Operator, 'id' | 'key'>): string =>
  `/operators/${encodeURIComponent(id ?? key)}`;

/** @param all operators, to merge with */
export async function operatorBar(
  one: Operator,
  all: readonly Operator[],
  { store }: Pick<Services, 'store'>,
  viewer: Viewer,
): Promise<Html> {
  const path = pathOf(one);
  const form = (action: string, fields: Html) => html`<form method="post" action="${path}/${action}">${fields}</form>`;
  const why = html`<label class="field">${frameTexts.reason} <textarea name="why" rows="2" required maxlength="4000"></textarea></label>${byField(viewer)}`;
  const links = html`<a class="button" href="${path}/graph">${say.openGraph}</a> <a class="button" href="/findings?${new URLSearchParams({ judged: 'any', operator: one.id ?? one.key }).toString()}">${say.itsFindings}</a>`;
  if (!viewer.mayWork) return html`<div class="tools">${links}</div>`;
  const others = all.filter((other) => other !== one).slice(0, OFFERED);
  const boxes = one.nodes
    .slice(0, OFFERED)
    .map(({ key, name }) => html`<label><input type="checkbox" name="node" value="${key}"> <bdi>${name}</bdi></label>`);
  const name = html`<p class="soft small">${say.nameAbout}</p><label class="field">${frameTexts.name} <input name="name" value="${one.name.slice(0, 200)}" required maxlength="200"></label>${byField(viewer)}<button>${say.saveName}</button>`;
  const note = html`<label class="field">${frameTexts.note} <textarea name="text" rows="3" required maxlength="4000"></textarea></label>${byField(viewer)}<button>${caseTexts.addNote}</button>`;
  const merge = html`<p class="soft small">${say.mergeAbout}</p><label class="field">${say.other} <input name="other" list="operators" required maxlength="300"></label><datalist id="operators">${others.map((other) => html`<option value="${other.id ?? other.key}">${other.name}</option>`)}</datalist>${why}<button>${say.doMerge}</button>`;
  const split = html`<p class="soft small">${say.splitAbout}</p><fieldset class="choices"><legend>${say.splitWhich}</legend>${boxes}</fieldset>${one.nodes.length > OFFERED && html`<p class="soft small">${say.bestShown(OFFERED)}</p>`}${why}<button>${say.doSplit}</button>`;
  const folder = html`<p class="soft small">${say.caseAbout(findingsOf(one).length)}</p>${caseFields(viewer, [], await store.cases.list(CASES_OFFERED), html`<label class="field">${frameTexts.note} <textarea name="text" rows="2" maxlength="4000"></textarea></label>`)}`;
  return html`<section class="workbar" aria-label="${say.barName}"><div class="tools">${tool('name', '', frameTexts.name, say.nameTitle, form('name', name))}${tool('note', '', frameTexts.note, caseTexts.writeNote, form('note', note))}${tool('merge', '', say.merge, say.mergeTitle, form('merge', merge))}${tool('split', '', say.split, say.splitTitle, form('split', split))}${tool('case', 'c', frameTexts.case, say.caseTitle, form('case', folder))}${tool('export', 'e', frameTexts.export, say.exportTitle, exportForms(one))}${links}${keysButton()}</div></section>`;
}

export function exportForms(one: Operator): Html {
  const titles = { ...TOOL_FORMATS, graphml: { title: say.graphml } };
  const formats = OPERATOR_FORMATS.map((format) => [format, titles[format].title] as const);
  return exportList(pathOf(one), formats);
}

/** Its notes, and what was decided, oldest first. */
export function decisionsOf({ decisions, name }: Operator): Html {
  const names = decisions.flatMap(({ name: given }) => (given === null || given === name ? [] : [given]));
  const notes = decisions.filter(({ did }) => did === 'noted');
  const line = (one: OperatorDecision) =>
    html`<li>${frameTexts.entryBy(timeText(one.at), bdi(one.by), bdi(decisionText(one)))}</li>`;
  return html`${names.length > 0 && html`<p class="soft"><bdi>${say.alsoNamed([...new Set(names)].join(', '))}</bdi></p>`}
${notes.length > 0 && html`<h2>${say.notes}</h2>${notes.map(({ why, by, at }) => html`<article class="card item"><p class="written"><bdi>${lines(why)}</bdi></p><p class="soft small">${timeText(at)}, <bdi>${by}</bdi></p></article>`)}`}
${decisions.length > 0 && html`<h2>${say.decisions}</h2><ol class="card plain small">${decisions.map(line)}</ol>`}`;
}

function decisionText({ did, name, others, why }: OperatorDecision): string {
  if (did === 'named') return say.named(name ?? '');
  if (did === 'noted') return caseTexts.putNote;
  if (did === 'merged') return say.mergedWith(others.length, others[0] ?? '', why);
  const more = others.length - NAMED;
  const names = [...others.slice(0, NAMED), ...(more > 0 ? [say.more(more)] : [])];
  return say.splitOff(names.join(', '), why);
}
