/** Case folders, and their files and reports. */
import { z } from '@hono/zod-openapi';
import { CASE_FILE_BYTES, CaseFolder, CaseItem } from '../../model/decisions/case.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { By, To } from '../frame/fields.ts';
import { Bytes, operation } from '../frame/operations.ts';
import { reportOperations } from '../frame/reports.ts';
import { FRAME_BYTES } from '../frame/request.ts';
import type { CaseRule } from './rule.ts';

const Folder = CaseFolder.meta({ id: 'Case' });
const Head = CaseFolder.omit({ items: true, comments: true }).extend({ items: z.int() }).meta({ id: 'CaseHead' });
const Item = CaseItem.meta({ id: 'CaseItem' });
/** A file's address names its case: a digest alone would open any stored bytes. */
const Given = z
  .object({
    kind: z.enum(['finding', 'site', 'note']),
    subject: written(LENGTHS.id).describe('id of the match, name of the site; of a note: its own id'),
    text: written(LENGTHS.note).describe('what you write about it; may be empty for a finding or site'),
    by: By,
  })
  .meta({ id: 'CaseItemWish' });
const FileWish = z.object({
  name: written(LENGTHS.fileName).min(1),
  text: written(LENGTHS.reason).default(''),
  by: By.optional(),
});
const Taken = CaseItem.pick({ kind: true }).extend({ subject: written(LENGTHS.id), by: By.optional() });

export const caseOperations = (rule: CaseRule) => [
  operation('GET /cases', 'listCases', 'Case folders, newest first', rule.list, { gives: z.array(Head) }),
  operation('POST /cases', 'openCase', 'Open a case folder', rule.open, {
    body: z.object({ name: written(LENGTHS.name).min(1), by: By }).meta({ id: 'CaseWish' }),
    gives: z.object({ id: z.string() }).meta({ id: 'CaseOpened' }),
    status: 201,
  }),
  operation('GET /cases/{id}', 'getCase', 'A case folder with what it holds', rule.one, { gives: Folder }),
  operation('POST /cases/{id}/items', 'putIntoCase', 'Put a finding, a site or a note into a case', rule.put, {
    body: Given,
    gives: Item,
    status: 201,
  }),
  operation('POST /cases/{id}/notes', 'writeNote', 'Write a note into a case', rule.note, {
    body: z.object({ text: written(LENGTHS.note).min(1), by: By }).meta({ id: 'NoteWish' }),
    gives: Item,
    status: 201,
  }),
  operation(
    'DELETE /cases/{id}/items',
    'takeOutOfCase',
    'Take a finding, a site or a note out of a case',
    rule.takeOut,
    { query: Taken },
  ),
  operation('POST /cases/{id}/assign', 'assignCase', 'Give a case to a person, or back to everybody', rule.assign, {
    body: z.object({ to: To, by: By }).meta({ id: 'CaseAssignment' }),
    gives: Folder,
  }),
  operation(
    'POST /cases/{id}/close',
    'closeCase',
    'Close a case, or open it again: a closed one does not change',
    rule.close,
    { body: z.object({ closed: z.boolean(), by: By.optional() }).meta({ id: 'CaseClosing' }), gives: Folder },
  ),
  operation(
    'POST /cases/{id}/export',
    'exportCase',
    'The case whole, sealed: case.json, the bundle of each finding, its files and a report',
    rule.export,
    { file: 'application/zip', also: [429, 503] },
  ),
  ...reportOperations('cases', rule.report),
  operation('POST /cases/{id}/files', 'putFileIntoCase', 'Put a file of at most 20 MB into a case', rule.putFile, {
    query: FileWish,
    body: Bytes,
    most: CASE_FILE_BYTES + FRAME_BYTES,
    gives: Item.describe('its subject is the SHA-256 of the file'),
    status: 201,
    also: [413],
  }),
  operation(
    'GET /cases/{id}/files/{digest}',
    'getFileOfCase',
    'A file of a case, by the SHA-256 of its bytes',
    rule.file,
    { params: z.object({ digest: z.string().max(LENGTHS.digest) }), file: 'application/octet-stream' },
  ),
];
