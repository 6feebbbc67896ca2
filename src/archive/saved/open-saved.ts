import type { ArchivedRecord } from '../archived.ts';
import { datedRecord } from '../dated-record.ts';
import type { ArchiveLimits } from '../limits.ts';
import { problemAt } from '../problem.ts';
import { type InlineResource, takeOutInline } from './inline-resources.ts';
import type { SaidOfItself } from './said-of-itself.ts';

/** A saved page as it was: what the program that saved it added or took in is taken out again. */
export interface OpenedPage {
  readonly url: string;
  readonly taken: string | null;
  readonly records: readonly ArchivedRecord[];
}

export interface SavedOptions {
  readonly url?: string;
  readonly at?: string;
}

/** One saved page, at the address that was found for it. `restore`: puts back what else was changed in it. */
export function openSaved(
  file: { readonly path: string; readonly body: Buffer; readonly type: string | undefined; readonly cut: boolean },
  where: { readonly url: string; readonly taken: string | null; readonly comment: SaidOfItself['comment'] },
  limits: ArchiveLimits,
  options: SavedOptions,
  problems: string[],
  restore: (page: Buffer) => Buffer = (page) => page,
): OpenedPage {
  const { url, taken, comment } = where;
  const bare = comment === null ? file.body : withoutComment(file.body, comment);
  const relinked = restore(bare);
  const out = takeOutInline(relinked, baseOf(relinked, url), {
    parts: limits.archiveParts,
    bytes: limits.archiveKeptBytes,
  });
  if (out.left > 0)
    problems.push(
      problemAt(
        'archive:count',
        file.path,
        '',
        'it holds more pictures and frames than are taken',
        'the rest was left out',
      ),
    );
  const changed = comment !== null || relinked !== bare || out.changed;
  const cut = file.cut || out.body.length > limits.archiveBodyBytes;
  const marks = [...(changed ? ['restored'] : []), ...(cut ? ['truncated'] : [])];
  const headers: Record<string, string> = file.type === undefined ? {} : { 'content-type': file.type };
  const page = datedRecord(
    {
      role: 'page',
      url,
      status: 200,
      headers,
      address: null,
      body: out.body.subarray(0, limits.archiveBodyBytes),
      marks,
    },
    taken,
    options.at,
  );
  const kept = changed ? { ...page, original: { url, body: file.body } } : page;
  return { url, taken, records: [kept, ...out.resources.map((one) => recordOf(one, limits, taken, options.at))] };
}

/** SingleFile leaves out what HTML lets be left out: the head's first tag, which nothing but a browser's parser finds again. */
function withoutComment(page: Buffer, { from, to }: NonNullable<SaidOfItself['comment']>): Buffer {
  const follows = page.toString('latin1', to, to + 16);
  const headless = /^\s{0,9}<(?:meta|title|link|style|base)\b/i.test(follows) && page.indexOf('</head>', to) !== -1;
  return Buffer.concat([page.subarray(0, from), Buffer.from(headless ? '<head>' : ''), page.subarray(to)]);
}

function recordOf(
  { role, url, type, body, marks }: InlineResource,
  { archiveBodyBytes: most }: ArchiveLimits,
  taken: string | null,
  at: string | undefined,
): ArchivedRecord {
  const more = body.length > most ? [...marks, 'truncated'] : marks;
  const record = { role, url, status: 200, headers: { 'content-type': type }, address: null };
  return datedRecord({ ...record, body: body.subarray(0, most), marks: more }, taken, at);
}

/** What relative addresses of the page are relative to. */
export function baseOf(page: Buffer, url: string): string {
  const head = page.toString('latin1', 0, 65_536);
  const href = /<base\b[^<>]{0,4000}?\shref=["']?([^"'\s>]{1,4000})/i.exec(head)?.[1];
  return href !== undefined && URL.canParse(href, url) ? new URL(href, url).href : url;
}
