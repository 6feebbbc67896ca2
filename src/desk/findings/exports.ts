/** The files that a finding is given out as: the menu, and the answer to its forms. */
import { type Html, html } from '../../report/escape.ts';
import { FINDING_FORMATS, type FindingFormat, TOOL_FORMATS } from '../../report/exports.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import type { DeskFile } from '../frame/files.ts';
import type { Choice } from '../frame/forms.ts';
import { reportLinks } from '../frame/reports.ts';

/** Anybody reads a report. Each other export is an entry of the log, and so needs an analyst. */
export function exportMenu(id: string, mayWork: boolean): Html {
  const bundle = html`<li><form method="post" action="/findings/${id}/bundle"><button class="quiet">${say.bundle}</button></form></li>`;
  const formats = FINDING_FORMATS.map((one) => [one, TOOL_FORMATS[one].title] as const);
  return html`${reportLinks('findings', id)}${mayWork && exportList(`/findings/${id}`, formats, bundle)}`;
}

/** A button for each format. @param first items before these */
export function exportList(path: string, formats: readonly Choice[], first: Html | false = false): Html {
  const items = formats.map(
    ([format, title]) =>
      html`<li><form method="post" action="${path}/export"><input type="hidden" name="format" value="${format}"><button class="quiet">${title}</button></form></li>`,
  );
  return html`<ul class="menu">${first}${items}</ul><p class="soft small">${say.exportIsLogged}</p>`;
}

export function exportedFile(id: string, format: FindingFormat, text: string): DeskFile {
  const { ending, type } = TOOL_FORMATS[format];
  return { name: `match-${id.slice(0, 12)}.${ending}`, type, bytes: Buffer.from(text) };
}
