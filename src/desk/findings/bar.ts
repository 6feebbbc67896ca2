/** The bar that stays at the top of a finding: its verdict, and what a person may do with it. */

import type { Judgement } from '../../model/decisions/evidence.ts';
import type { Match } from '../../model/derived/match.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { assigneeField, byField, caseFields, judgementFields } from '../frame/forms.ts';
import { keysButton } from '../frame/key-help.ts';
import type { Viewer } from '../frame/request.ts';
import { tool } from '../frame/tool.ts';
import { exportMenu } from './exports.ts';
import { pairOf, verdictLine } from './finding-line.ts';
import { findingPath, type Queue, queryOf } from './queue.ts';

type Cases = Services['store']['cases'];

interface BarState {
  readonly viewer: Viewer;
  readonly queue: Queue;
  readonly judgements: readonly Judgement[];
  readonly assignee: string | null;
  readonly holding: Awaited<ReturnType<Cases['holding']>>;
  readonly cases: Awaited<ReturnType<Cases['list']>>;
}

export function findingBar(match: Match, { viewer, queue, judgements, assignee, holding, cases }: BarState): Html {
  const { id } = match;
  const last = judgements.at(-1);
  const from = html`<input type="hidden" name="queue" value="${queryOf(queue)}">`;
  const form = (action: string, fields: Html) =>
    html`<form method="post" action="/findings/${id}/${action}">${from}${fields}</form>`;
  const andNext = html` <button name="after" value="next">${say.judgeAndNext}</button>`;
  const note = html`<label class="field">${frameTexts.note} <textarea name="text" rows="2" maxlength="${LENGTHS.note}"></textarea></label>`;
  const assigning = html`${assigneeField(assignee, viewer)}${byField(viewer)}<button>${frameTexts.assign}</button>`;
  return html`<section class="workbar" aria-label="${say.barName}"><p class="bar-verdict">${verdictLine(match)} <span class="soft state">${last === undefined ? say.notJudged : say.judgedAs(last.judgement)}</span></p><p class="bar-pair">${pairOf(match)}</p>
<div class="tools">${
    viewer.mayWork &&
    html`${tool('judge', 'd', say.judge, say.judgeTitle, form('judge', judgementFields(viewer, andNext)))}${tool('case', 'c', frameTexts.case, frameTexts.putInCase, form('case', caseFields(viewer, holding, cases, note)))}${tool('assign', 'a', frameTexts.assign, say.assignTitle, form('assign', assigning))}`
  }${tool('export', 'e', frameTexts.export, say.exportTitle, exportMenu(id, viewer.mayWork))}<a class="button next" href="${findingPath(id, queue, '/next')}" aria-keyshortcuts="n" aria-label="${say.next}"><span class="wide">${say.next}</span><span class="narrow">${say.nextShort}</span></a>${keysButton()}</div></section>`;
}
