/** The files that a finding is given out as: the menu, and the answer to its forms. */
import { InputError } from '../../errors.ts';
import type { FindingFormat } from '../../flow/evidence/export-findings.ts';
import { type Html, html } from '../../report/escape.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import type { DeskFile } from '../frame/files.ts';

interface ExportRow {
  readonly words: readonly [what: string, form: string];
  /** Below the address of the finding: a report, which anybody reads. */
  readonly get?: string;
  /** The same, where the export is an entry of the log and so needs an analyst. */
  readonly post?: string;
  readonly format?: FindingFormat;
  readonly ending?: string;
  readonly type?: string;
}

const EXPORTS: readonly ExportRow[] = [
  { words: say.exports.html, get: 'report.html' },
  { words: say.exports.pdf, get: 'report.pdf' },
  { words: say.exports.bundle, post: 'bundle' },
  { words: say.exports.ftm, post: 'export', format: 'ftm', ending: 'ftm.jsonl', type: 'application/x-ndjson' },
  { words: say.exports.stix, post: 'export', format: 'stix', ending: 'stix.json', type: 'application/json' },
  { words: say.exports.csv, post: 'export', format: 'csv', ending: 'csv', type: 'text/csv; charset=utf-8' },
  { words: say.exports.jsonl, post: 'export', format: 'jsonl', ending: 'jsonl', type: 'application/x-ndjson' },
];

export function exportMenu(id: string, mayWork: boolean): Html {
  const rows = EXPORTS.filter(({ get }) => mayWork || get !== undefined).map(({ words, get, post, format }) => {
    const label = html`<b>${words[0]}</b> <span class="small">${words[1]}</span>`;
    return get === undefined
      ? html`<li><form method="post" action="/findings/${id}/${post}">${format && html`<input type="hidden" name="format" value="${format}">`}<button class="quiet">${label}</button></form></li>`
      : html`<li><a href="/findings/${id}/${get}">${label}</a></li>`;
  });
  return html`<ul class="menu">${rows}</ul>${mayWork && html`<p class="soft small">${say.exportIsLogged}</p>`}`;
}

/** The format that a form asks for. Throws InputError. */
export function formatIn(text: string): FindingFormat {
  const row = EXPORTS.find(({ format }) => format === text);
  if (row?.format === undefined) throw new InputError(say.chooseFormat);
  return row.format;
}

export function exportedFile(id: string, format: FindingFormat, text: string): DeskFile {
  const { ending = 'txt', type = 'text/plain' } = EXPORTS.find((row) => row.format === format) ?? {};
  return { name: `match-${id.slice(0, 12)}.${ending}`, type, bytes: Buffer.from(text) };
}
