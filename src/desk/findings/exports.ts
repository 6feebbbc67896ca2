/** The files that a finding is given out as: the menu, and the answer to its forms. */
import { InputError } from '../../errors.ts';
import { type Html, html } from '../../report/escape.ts';
import { FINDING_FORMATS, type FindingFormat, TOOL_FORMATS } from '../../report/exports.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import type { DeskFile } from '../frame/files.ts';
import { reportLinks } from '../frame/reports.ts';

/** Anybody reads a report. Each other export is an entry of the log, and so needs an analyst. */
export function exportMenu(id: string, mayWork: boolean): Html {
  const row = (action: string, fields: Html) =>
    html`<li><form method="post" action="/findings/${id}/${action}">${fields}</form></li>`;
  const formats = FINDING_FORMATS.map((format) =>
    row(
      'export',
      html`<input type="hidden" name="format" value="${format}"><button class="quiet">${TOOL_FORMATS[format].title}</button>`,
    ),
  );
  return html`${reportLinks('findings', id)}${mayWork && html`<ul class="menu">${row('bundle', html`<button class="quiet">${say.bundle}</button>`)}${formats}</ul><p class="soft small">${say.exportIsLogged}</p>`}`;
}

/** The format that a form asks for. Throws InputError. */
export function formatIn(text: string): FindingFormat {
  const format = FINDING_FORMATS.find((one) => one === text);
  if (format === undefined) throw new InputError(say.chooseFormat);
  return format;
}

export function exportedFile(id: string, format: FindingFormat, text: string): DeskFile {
  const { ending, type } = TOOL_FORMATS[format];
  return { name: `match-${id.slice(0, 12)}.${ending}`, type, bytes: Buffer.from(text) };
}
