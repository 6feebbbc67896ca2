/**
 * The addresses of briefs and reports, as pages and in the API: `/{noun}/{id}/report.pdf`,
 * `/{noun}/{id}/brief.docx` and so on, as `report/exports.ts` lists them.
 */

import { type Html, html } from '../../report/escape.ts';
import {
  FILE_TYPE_NAMES,
  FILE_TYPES,
  type FileType,
  LENGTHS_OF_REPORTS,
  type ReportLength,
} from '../../report/exports.ts';
import type { DeskFile } from './files.ts';
import { type Operation, operation } from './operations.ts';
import { gets, type PageRoute } from './routes.ts';
import type { Action, Named } from './rule.ts';

type ReportAction = (length: ReportLength, type: FileType) => Action<Named, DeskFile>;

const REPORTS = (Object.keys(LENGTHS_OF_REPORTS) as ReportLength[]).flatMap((length) =>
  FILE_TYPE_NAMES.map((type) => ({ length, type, file: `${length}.${type}` as const })),
);
const VERBS = { html: 'show', pdf: 'print', docx: 'write' } as const;

/** Names that clients know already stay as they are. */
function idOf(length: ReportLength, type: FileType, of: string): string {
  if (length === 'brief') return `${VERBS[type]}BriefOf${of}`;
  return type === 'html' ? `report${of}` : `${VERBS[type]}${of}`;
}

/** @param of the thing in words, such as "a finding" */
export const reportOperations = (noun: 'findings' | 'cases', of: string, report: ReportAction): Operation[] =>
  REPORTS.map(({ length, type, file }) =>
    operation(
      `GET /${noun}/{id}/${file}` as const,
      idOf(
        length,
        type,
        of.replace(/^an? (.)/, (_, first: string) => first.toUpperCase()),
      ),
      `The ${length} of ${of}, with its pictures, as one file (${FILE_TYPES[type].title})`,
      report(length, type),
      { file: FILE_TYPES[type].type.replace(/;.*/, ''), also: [429, 503] },
    ),
  );

export const reportPages = (noun: 'findings' | 'cases', report: ReportAction): PageRoute[] =>
  REPORTS.map(({ length, type, file }) => {
    const action = report(length, type);
    return gets(`/${noun}/{id}/${file}` as const, action, (_, names, asking) => action(names, asking));
  });

/** For a menu: a line for each length. */
export const reportLinks = (noun: 'findings' | 'cases', id: string): Html =>
  html`${Object.entries(LENGTHS_OF_REPORTS).map(([length, title]) => html`<p>${title}: ${FILE_TYPE_NAMES.map((type, at) => html`${at > 0 && ' · '}<a href="/${noun}/${id}/${length}.${type}">${FILE_TYPES[type].title}</a>`)}</p>`)}`;
