/** Operators: sites joined by findings, as a list; each on a page of its own, and as a graph. */
import { z } from 'zod';
import { OPERATOR_FORMATS } from '../../flow/evidence/export-operator.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { html } from '../../report/escape.ts';
import { TOOL_FORMATS } from '../../report/exports.ts';
import { total } from '../../report/wording.ts';
import { findingTexts } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { operatorTexts as say } from '../../texts/operators.ts';
import { putIntoIn } from '../cases/page.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { allOf, choiceOf, saidOf, textOf, viewerOf } from '../frame/request.ts';
import { type Done, gets, posts, shows, texts } from '../frame/routes.ts';
import { pathOf } from './decisions.ts';
import { graphPage } from './graph-page.ts';
import { operatorPage } from './operator-page.ts';
import type { OperatorRule } from './rule.ts';

const SHOWN = 200;

export function operatorPages(rule: OperatorRule, { services }: DeskParts) {
  /** The operator, by the id that its first decision gave it. */
  const to = (id: string, said: string): Done => [`/operators/${id}`, said];
  return [
    shows('/operators', rule.list, operatorsPage),
    gets('/operators/{key}', rule.one, (c, { key }) => operatorPage(key, services, viewerOf(c), saidOf(c))),
    gets('/operators/{key}/graph', rule.one, (c, { key }) => graphPage(key, services, viewerOf(c))),
    posts('/operators/{key}/name', rule.name, texts({ name: LENGTHS.name }), ({ operator, name }) =>
      to(operator, say.isNamed(name ?? '')),
    ),
    posts('/operators/{key}/note', rule.note, texts({ text: LENGTHS.reason }), ({ operator }) =>
      to(operator, say.noteIsIn),
    ),
    posts('/operators/{key}/merge', rule.merge, texts({ other: LENGTHS.id, why: LENGTHS.reason }), ({ operator }) =>
      to(operator, say.areMerged),
    ),
    posts(
      '/operators/{key}/split',
      rule.split,
      (form, { key }) => ({ key, nodes: allOf(form, 'node'), why: textOf(form, 'why', LENGTHS.reason) }),
      ({ operator, others }) => to(operator, say.areSplit(others.length)),
    ),
    posts(
      '/operators/{key}/case',
      rule.putInto,
      (form, { key }) => ({ key, ...putIntoIn(form) }),
      ({ case: id }) => [`/cases/${id}`, frameTexts.isInCase],
    ),
    posts(
      '/operators/{key}/export',
      rule.export,
      (form, { key }) => ({ key, format: formatIn(form) }),
      (text, { key }, _, form) => {
        const format = formatIn(form);
        const { ending, type } = format === 'graphml' ? GRAPHML : TOOL_FORMATS[format];
        return { name: `operator-${key}.${ending}`, type, bytes: Buffer.from(text) };
      },
    ),
  ];
}

const formatIn = (form: FormData) => choiceOf(form, 'format', z.enum(OPERATOR_FORMATS), findingTexts.chooseFormat);

const GRAPHML = { ending: 'graphml', type: 'application/graphml+xml' };

function operatorsPage({ operators, cut, at }: Awaited<ReturnType<OperatorRule['list']>>): string {
  const rows = operators.slice(0, SHOWN).map((one) => {
    const findings = one.links.filter(({ join }) => join !== null);
    const parties = one.nodes.filter(({ site }) => site === null).length;
    return html`<tr><td class="sites"><a href="${pathOf(one)}"><bdi>${one.name}</bdi></a></td><td class="num">${say.sites(one.nodes.length - parties)}</td><td class="num">${say.parties(parties)}</td><td class="num">${say.findings(findings.length)}</td><td class="num weight">${total(findings[0]?.join?.weight ?? 0)}</td></tr>`;
  });
  const body = html`<p class="soft">${say.about} ${say.joinedAt(timeText(at))}</p>
${rows.length === 0 ? html`<p class="card">${say.none}</p>` : html`<table class="summary"><thead><tr><th>${say.operator}</th><th class="num">${frameTexts.sites}</th><th class="num">${say.listedHead}</th><th class="num">${say.joinedBy}</th><th class="num">${say.heaviest}</th></tr></thead><tbody>${rows}</tbody></table>`}
${operators.length > SHOWN && html`<p class="soft">${say.largestShown(SHOWN, operators.length)}</p>`}${cut && html`<p class="soft">${say.onlyHeaviest}</p>`}`;
  return page({ title: frameTexts.menu['/operators'], at: '/operators' }, body);
}
