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
import { type PageRoute, shows } from './routes.ts';
import type { Action, Named } from './rule.ts';

type ReportAction = (length: ReportLength, type: FileType) => Action<Named, DeskFile>;

const REPORTS = (Object.keys(LENGTHS_OF_REPORTS) as ReportLength[]).flatMap((length) =>
  FILE_TYPE_NAMES.map((type) => ({ length, type, file: `${length}.${type}` as const })),
);
const THINGS = { findings: 'Finding', cases: 'Case' } as const;
const VERBS = { html: 'show', pdf: 'print', docx: 'write' } as const;

/** Names that clients know already stay as they are. */
function idOf(length: ReportLength, type: FileType, of: string): string {
  if (length === 'brief') return `${VERBS[type]}BriefOf${of}`;
  return type === 'html' ? `report${of}` : `${VERBS[type]}${of}`;
}

export const reportOperations = (noun: keyof typeof THINGS, report: ReportAction): Operation[] =>
  REPORTS.map(({ length, type, file }) =>
    operation(
      `GET /${noun}/{id}/${file}` as const,
      idOf(length, type, THINGS[noun]),
      `The ${length} of a ${THINGS[noun].toLowerCase()}, with its pictures, as one file (${FILE_TYPES[type].title})`,
      report(length, type),
      { file: FILE_TYPES[type].type.replace(/;.*/, ''), also: [429, 503] },
    ),
  );

export const reportPages = (noun: keyof typeof THINGS, report: ReportAction): PageRoute[] =>
  REPORTS.map(({ length, type, file }) =>
    shows(`/${noun}/{id}/${file}` as const, report(length, type), (bytes) => bytes),
  );

/** For a menu: a line for each length. */
export const reportLinks = (noun: keyof typeof THINGS, id: string): Html =>
  html`${Object.entries(LENGTHS_OF_REPORTS).map(([length, title]) => html`<p>${title}: ${FILE_TYPE_NAMES.map((type, at) => html`${at > 0 && ' · '}<a href="/${noun}/${id}/${length}.${type}">${FILE_TYPES[type].title}</a>`)}</p>`)}`;
