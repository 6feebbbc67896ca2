/**
 * All that a finding is handed out as: one table for the desk's menu, the API and the commands. The
 * bundle (WACZ), which alone is evidence, is made by `flow/evidence/export-match.ts`.
 */
import { reportTexts } from '../texts/report.ts';
import { csvOf } from './csv.ts';
import { type Finding, jsonlOf } from './finding.ts';
import { ftmOf } from './ftm.ts';
import { mispOf } from './misp.ts';
import { stixOf } from './stix.ts';

/** Formats in which people read: `GET …/<length>.<format>`. */
export const FILE_TYPES = {
  html: { title: reportTexts.html, type: 'text/html; charset=utf-8' },
  pdf: { title: reportTexts.pdf, type: 'application/pdf' },
  docx: {
    title: reportTexts.docx,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
} as const;
export type FileType = keyof typeof FILE_TYPES;
export const FILE_TYPE_NAMES = Object.keys(FILE_TYPES) as readonly FileType[];

/** How much a document says. */
export const LENGTHS_OF_REPORTS = { brief: reportTexts.brief, report: reportTexts.report } as const;
export type ReportLength = keyof typeof LENGTHS_OF_REPORTS;

interface ToolFormat {
  readonly title: string;
  readonly type: string;
  /** The ending of the file's name. */
  readonly ending: string;
  readonly write: (findings: readonly Finding[]) => string;
}

/** Formats of other tools: `POST …/export?format=<format>`. */
export const TOOL_FORMATS = {
  ftm: { title: reportTexts.ftm, type: 'application/x-ndjson', ending: 'ftm.jsonl', write: ftmOf },
  csv: { title: reportTexts.csv, type: 'text/csv; charset=utf-8', ending: 'csv', write: csvOf },
  jsonl: { title: reportTexts.jsonl, type: 'application/x-ndjson', ending: 'jsonl', write: jsonlOf },
  stix: { title: reportTexts.stix, type: 'application/json', ending: 'stix.json', write: stixOf },
  misp: { title: reportTexts.misp, type: 'application/json', ending: 'misp.json', write: mispOf },
} as const satisfies Readonly<Record<string, ToolFormat>>;
export type FindingFormat = keyof typeof TOOL_FORMATS;
export const FINDING_FORMATS = Object.keys(TOOL_FORMATS) as readonly FindingFormat[];
