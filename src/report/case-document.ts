/** A case folder → its cover, the briefs of its findings, then their reports. */
import { counted } from '../model/counted.ts';
import type { CaseFolder, CaseItem } from '../model/decisions/case.ts';
import { keptCommand } from '../model/text/program.ts';
import { timeText } from '../model/text/time-text.ts';
import { reportTexts as texts } from '../texts/report.ts';
import { code, type Line, type Paper, type ReportDocument, soft, strong, textBlock } from './document.ts';
import type { ReportLength } from './exports.ts';
import type { FindingFacts } from './finding.ts';
import { briefOf, reportOf } from './finding-document.ts';
import { arrowOf, CAUTION, nameOf, total } from './wording.ts';

/** @param findings by the id of the match; one that is missing is no longer stored */
export function caseDocument(
  folder: CaseFolder,
  findings: ReadonlyMap<string, FindingFacts>,
  at: string,
  length: ReportLength,
): ReportDocument {
  const held = folder.items.flatMap(({ kind, subject }) => (kind === 'finding' ? (findings.get(subject) ?? []) : []));
  const reports = length === 'report' ? held.map(reportOf) : [];
  return {
    title: `Case: ${folder.name}`,
    papers: [coverOf(folder, findings, held, at), ...held.map(briefOf), ...reports],
  };
}

function coverOf(
  folder: CaseFolder,
  findings: ReadonlyMap<string, FindingFacts>,
  held: readonly FindingFacts[],
  at: string,
): Paper {
  const { id, name, by, items, closedAt, assignee = null } = folder;
  const open = held.filter(({ judgements }) => judgements.length === 0).length;
  const opened = texts.caseLine(timeText(folder.at), by, closedAt === null ? null : timeText(closedAt), assignee);
  const lines = items.flatMap((item) => itemLines(item, findings));
  return {
    ...{ brand: texts.brandCase, title: name },
    subtitle: [`${opened} `, soft(`${texts.madeAt(timeText(at))}. ${texts.caseId(id)}`)],
    stamp: { text: texts.caseStamp(open, held.length), isReviewed: open === 0 },
    isOnePage: false,
    sections: [
      { title: '', blocks: [textBlock(CAUTION, 'caution')] },
      { title: texts.holds, blocks: [lines.length === 0 ? textBlock(texts.nothing) : { kind: 'list', items: lines }] },
      {
        title: texts.proof,
        blocks: [
          textBlock([texts.caseExport(''), code(keptCommand(`cases export ${id}`))]),
          textBlock(texts.noLinks, 'soft'),
        ],
      },
    ],
  };
}

/** The thing, what was written of it, and by whom. */
function itemLines(
  { kind, subject, text, by, at, file }: CaseItem,
  findings: ReadonlyMap<string, FindingFacts>,
): Line[] {
  const match = findings.get(subject)?.match;
  const what = {
    finding: () =>
      match === undefined
        ? texts.findingGone(subject.slice(0, 12))
        : texts.findingLine(
            `${nameOf(match.left)} ${arrowOf(match)} ${nameOf(match.right)}`,
            match.verdict,
            total(match.weight),
          ),
    site: () => texts.siteLine(subject),
    note: () => texts.note,
    file: () => texts.fileLine(file?.name ?? subject, counted(file?.bytes ?? 0, 'byte'), subject),
  }[kind]();
  return [[strong(what), ...(text === '' ? [] : [` ${text}`]), soft(` ${texts.writtenBy(timeText(at), by)}`)]];
}
