/** Imports of watchlists, archives and captures of the web archive. */
import { z } from '@hono/zod-openapi';
import { LENGTHS, written } from '../../model/lengths.ts';
import { By, Reason } from '../frame/fields.ts';
import { Files, operation } from '../frame/operations.ts';
import { type Import, ImportDocument } from './import.ts';
import type { ImportRule } from './rule.ts';

const When = written(LENGTHS.instant);
const Address = written(LENGTHS.address);
const Started = { gives: ImportDocument, as: (one: Import) => documentOf(one), status: 202 } as const;
const documentOf = ({ said: _, as: __, ...one }: Import) => one as unknown as z.infer<typeof ImportDocument>;

export const importOperations = (rule: ImportRule) => [
  operation('GET /imports', 'listImports', 'Imports, the newest first', rule.all, {
    gives: z.array(ImportDocument),
    as: (all) => all.map(documentOf),
  }),
  operation('GET /imports/{id}', 'getImport', 'An import: how far it is, what it asks, what came of it', rule.one, {
    gives: ImportDocument,
    as: documentOf,
  }),
  operation(
    'POST /imports/lists',
    'sendWatchlist',
    'Send the files of a watchlist (file, repeated), or its rows (pasted). It is read and previewed, not imported yet',
    rule.list,
    { body: Files, fields: ['file', 'pasted', 'list', 'at', 'openSanctions', 'by'], ...Started, also: [413, 507] },
  ),
  operation('POST /imports/{id}/list', 'readWatchlistAgain', 'Read the files again with other fields', rule.listAgain, {
    body: z
      .object({ list: written(LENGTHS.name).optional(), at: When.optional(), openSanctions: z.boolean().optional() })
      .meta({ id: 'WatchlistFields' }),
    ...Started,
  }),
  operation('POST /imports/{id}/confirm', 'importWatchlist', 'Import the list as the preview shows it', rule.confirm, {
    body: z.object({ accept: Reason.optional(), by: By.optional() }).meta({ id: 'WatchlistConfirmation' }),
    ...Started,
  }),
  operation(
    'POST /imports/archives',
    'sendArchive',
    'Send archives: WARC, WACZ, HAR, MHTML, saved pages or a ZIP of them (file, repeated)',
    rule.archive,
    { body: Files, fields: ['file', 'url', 'at', 'by'], ...Started, also: [413, 507] },
  ),
  operation(
    'POST /imports/{id}/archive',
    'readArchiveAgain',
    'Read the files that could not be read again, with an address or a date',
    rule.archiveAgain,
    {
      body: z.object({ url: Address.optional(), at: When.optional(), by: By.optional() }).meta({ id: 'ArchiveFields' }),
      ...Started,
    },
  ),
  operation('POST /imports/captures', 'importCaptures', 'Import a site from the configured web archive', rule.capture, {
    body: z
      .object({
        url: Address.min(1),
        at: When.optional().describe('the nearest capture; without it: the latest'),
        pages: z.int().min(1).max(200).optional(),
        by: By.optional(),
      })
      .meta({ id: 'WebArchiveWish' }),
    ...Started,
  }),
];
