/** Imports of watchlists, archives and captures of the web archive. */
import { z } from '@hono/zod-openapi';
import { ListVersion, WatchlistChange } from '../../model/facts/watchlist.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Instant } from '../../model/words.ts';
import { By, Reason } from '../frame/fields.ts';
import { Files, operation } from '../frame/operations.ts';
import type { Import } from './import.ts';
import type { ImportRule } from './rule.ts';

const Problem = z.object({ file: z.string(), line: z.int(), field: z.string(), reason: z.string() });
const Lines = z.array(z.string());
const Document = z
  .object({
    id: z.string(),
    kind: z.enum(['list', 'archive', 'web-archive']),
    names: Lines.describe('of its files, or its address'),
    by: z.string(),
    startedAt: Instant,
    state: z
      .enum(['waiting', 'reading', 'asking', 'ready', 'importing', 'done', 'failed'])
      .describe('asking: a field is missing or wrong; ready: a list that is read and not imported yet'),
    isRestarted: z
      .boolean()
      .describe('the desk was started again while it was at work: a list must be confirmed again'),
    count: z.int().describe('entities or files so far'),
    bytes: z.int().describe('bytes of rows that are read so far'),
    problem: z.string().nullable(),
    fields: Lines.describe('the missing or wrong fields'),
    lists: z.array(
      z.object({
        version: ListVersion.describe('the version that would be, or is'),
        isUnchanged: z.boolean(),
        refusal: z.string().nullable().describe('why it needs a reason (`accept`); null: it does not'),
        shown: z.array(WatchlistChange).describe('the first changes; of a first version those that touch a known site'),
        problems: z.array(Problem).describe('the first bad rows, which are left out'),
        notes: Lines,
      }),
    ),
    outcomes: z.array(
      z.object({
        name: z.string(),
        visit: z
          .object({ id: z.string(), state: z.string(), site: z.string(), captures: z.int(), startedAt: z.string() })
          .nullable()
          .describe('null: it could not be read'),
        notes: Lines,
        problems: Lines,
      }),
    ),
  })
  .meta({ id: 'Import' });

const When = written(LENGTHS.instant);
const Address = written(LENGTHS.address);
const Started = { gives: Document, as: (one: Import) => documentOf(one), status: 202 } as const;
const documentOf = ({ said: _, ...one }: Import) => one as unknown as z.infer<typeof Document>;

export const importOperations = (rule: ImportRule) => [
  operation('GET /imports', 'listImports', 'Imports, the newest first', rule.all, {
    gives: z.array(Document),
    as: (all) => all.map(documentOf),
  }),
  operation('GET /imports/{id}', 'getImport', 'An import: how far it is, what it asks, what came of it', rule.one, {
    gives: Document,
    as: documentOf,
  }),
  operation(
    'POST /imports/lists',
    'sendWatchlist',
    'Send the files of a watchlist (file, repeated). It is read and previewed, not imported yet',
    rule.list,
    { body: Files, fields: ['file', 'list', 'at', 'openSanctions', 'by'], ...Started, also: [413, 507] },
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
