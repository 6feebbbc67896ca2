/** An import: what programs see of it, and what the desk keeps beside that. */
import { z } from '@hono/zod-openapi';
import type { HandedIn } from '../../model/facts/visit.ts';
import { ListVersion, WatchlistChange } from '../../model/facts/watchlist.ts';
import { Instant } from '../../model/words.ts';
import type { Fixed } from '../frame/operations.ts';

const Problem = z.object({ file: z.string(), line: z.int(), field: z.string(), reason: z.string() });
const Lines = z.array(z.string());
export const ImportDocument = z
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
        sites: z
          .int()
          .nullable()
          .optional()
          .describe('sites that its entries name as theirs; null: not counted, as it is unchanged'),
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

/** The fields of its form, kept while it asks. */
export interface Said {
  readonly list?: string | undefined;
  readonly openSanctions?: boolean | undefined;
  readonly url?: string | undefined;
  readonly at?: string | undefined;
  /** Most pages of a site of the web archive. */
  readonly pages?: number | undefined;
}

type Shown = Fixed<z.infer<typeof ImportDocument>>;
export type ReadList = Shown['lists'][number];
export type Outcome = Shown['outcomes'][number];

/** An import as the desk keeps it; its work changes it. */
export interface Import extends Mutable<Shown> {
  said: Said;
  /** How the desk knows its sender; absent: by a typed name. */
  readonly as?: HandedIn['as'];
}
type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

export const hasEnded = ({ state }: Import): boolean => state === 'done' || state === 'failed';
