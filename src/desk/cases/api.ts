/** Case folders, and their files and reports. */
import { z } from '@hono/zod-openapi';
import { CASE_FILE_BYTES, CaseFolder, CaseItem } from '../../model/case.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { By, To } from '../frame/fields.ts';
import { download } from '../frame/files.ts';
import { Bytes, file, operation } from '../frame/operations.ts';
import { FRAME_BYTES } from '../frame/request.ts';
import type { CaseRule } from './rule.ts';

const Folder = CaseFolder.meta({ id: 'Case' });
const Head = CaseFolder.omit({ items: true }).extend({ items: z.int() }).meta({ id: 'CaseHead' });
const Item = CaseItem.meta({ id: 'CaseItem' });
/** A file has an address of its own: by a digest alone, any stored bytes could be had. */
const Given = z
  .object({
    kind: z.enum(['finding', 'site', 'note']),
    subject: written(LENGTHS.id).describe('id of the match, name of the site; of a note: its own id'),
    text: written(LENGTHS.note).describe('what you write about it; may be empty for a finding or site'),
    by: written(LENGTHS.person),
  })
  .meta({ id: 'CaseItemWish' });
const FileWish = z.object({
  name: written(LENGTHS.fileName).min(1),
  text: written(LENGTHS.reason).default(''),
  by: By.optional(),
});
const Taken = CaseItem.pick({ kind: true }).extend({ subject: written(LENGTHS.id), by: By.optional() });

export const caseOperations = (rule: CaseRule) => [
  operation('GET /cases', {
    id: 'listCases',
    summary: 'Case folders, newest first',
    does: rule.list,
    gives: z.array(Head),
  }),
  operation('POST /cases', {
    id: 'openCase',
    summary: 'Open a case folder',
    does: rule.open,
    body: z.object({ name: written(LENGTHS.name).min(1), by: By }).meta({ id: 'CaseWish' }),
    gives: z.object({ id: z.string() }).meta({ id: 'CaseOpened' }),
    status: 201,
  }),
  operation('GET /cases/{id}', {
    id: 'getCase',
    summary: 'A case folder with what it holds',
    does: rule.one,
    gives: Folder,
  }),
  operation('POST /cases/{id}/items', {
    id: 'putIntoCase',
    summary: 'Put a finding, a site or a note into a case',
    does: rule.put,
    body: Given,
    gives: Item,
    status: 201,
  }),
  operation('POST /cases/{id}/notes', {
    id: 'writeNote',
    summary: 'Write a note into a case',
    does: rule.note,
    body: z.object({ text: written(LENGTHS.note).min(1), by: By }).meta({ id: 'NoteWish' }),
    gives: Item,
    status: 201,
  }),
  operation('DELETE /cases/{id}/items', {
    id: 'takeOutOfCase',
    summary: 'Take a finding, a site or a note out of a case',
    does: rule.takeOut,
    query: Taken,
  }),
  operation('POST /cases/{id}/assign', {
    id: 'assignCase',
    summary: 'Give a case to a person, or back to everybody',
    does: rule.assign,
    body: z.object({ to: To, by: By }).meta({ id: 'CaseAssignment' }),
    gives: Folder,
  }),
  operation('POST /cases/{id}/close', {
    id: 'closeCase',
    summary: 'Close a case, or open it again: a closed one does not change',
    does: rule.close,
    body: z.object({ closed: z.boolean(), by: By.optional() }).meta({ id: 'CaseClosing' }),
    gives: Folder,
  }),
  operation('POST /cases/{id}/export', {
    id: 'exportCase',
    summary: 'The case whole, sealed: case.json, the bundle of each finding, its files and a report',
    does: rule.export,
    answers: file('application/zip'),
    answer: download,
    also: [429, 503],
  }),
  operation('GET /cases/{id}/report.html', {
    id: 'reportCase',
    summary: 'The report of a case, with its pictures, as one HTML page',
    does: rule.html,
    answers: file('text/html'),
    answer: download,
    also: [429, 503],
  }),
  operation('GET /cases/{id}/report.pdf', {
    id: 'printCase',
    summary: 'The report of a case, with its pictures, as one PDF file',
    does: rule.pdf,
    answers: file('application/pdf'),
    answer: download,
    also: [429, 503],
  }),
  operation('POST /cases/{id}/files', {
    id: 'putFileIntoCase',
    summary: 'Put a file of at most 20 MB into a case',
    does: rule.putFile,
    query: FileWish,
    body: Bytes,
    most: CASE_FILE_BYTES + FRAME_BYTES,
    gives: Item.describe('its subject is the SHA-256 of the file'),
    status: 201,
    also: [413],
  }),
  operation('GET /cases/{id}/files/{digest}', {
    id: 'getFileOfCase',
    summary: 'A file of a case, by the SHA-256 of its bytes',
    does: rule.file,
    answers: file('application/octet-stream'),
    answer: download,
  }),
];
