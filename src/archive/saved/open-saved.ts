import { isUrl } from '../../model/is-url.ts';
import type { ArchivedRecord, SavedOptions } from '../archived.ts';
import { datedRecord } from '../dated-record.ts';
import type { ArchiveLimits } from '../limits.ts';
import { problemIn } from '../problem.ts';
import { extractInline } from './inline-resources.ts';
import type { PageNotes } from './page-notes.ts';

/** Without what the saving program added, and with what it embedded as records of their own. */
export interface OpenedPage {
  readonly url: string;
  readonly taken: string | null;
  readonly records: readonly ArchivedRecord[];
}

/** Opens one saved page at the address that was found for it. `restore`: undoes other changes in it. */
export function openSaved(
  file: { readonly path: string; readonly body: Buffer; readonly type: string | undefined; readonly cut: boolean },
  { url, taken, comment }: Pick<PageNotes, 'taken' | 'comment'> & { readonly url: string },
  { archiveParts, archiveKeptBytes, archiveBodyBytes }: ArchiveLimits,
  options: SavedOptions,
  problems: string[],
  restore: (page: Buffer) => Buffer = (page) => page,
): OpenedPage {
  const bare = comment === null ? file.body : withoutComment(file.body, comment);
  const relinked = restore(bare);
  const extracted = extractInline(relinked, baseOf(relinked, url), { parts: archiveParts, bytes: archiveKeptBytes });
  if (extracted.left > 0) {
    const text = 'it holds more pictures and frames than are read; the rest was left out';
    problems.push(problemIn(file.path, 'archive:count', text));
  }
  const bounded = (body: Buffer, cut: boolean, marks: readonly string[]) => ({
    body: body.subarray(0, archiveBodyBytes),
    marks: cut || body.length > archiveBodyBytes ? [...marks, 'truncated'] : marks,
  });
  const changed = comment !== null || relinked !== bare || extracted.changed;
  const headers: Record<string, string> = file.type === undefined ? {} : { 'content-type': file.type };
  const restored = bounded(extracted.body, file.cut, changed ? ['restored'] : []);
  const page = datedRecord({ role: 'page', url, headers, ...restored }, taken, options.at);
  const inline = extracted.resources.map(({ role, url, type, body, marks }) =>
    datedRecord({ role, url, headers: { 'content-type': type }, ...bounded(body, false, marks) }, taken, options.at),
  );
  return { url, taken, records: [changed ? { ...page, original: { url, body: file.body } } : page, ...inline] };
}

/** SingleFile leaves out the <head> tag; without it only a browser's parser finds the head. */
function withoutComment(page: Buffer, { from, to }: NonNullable<PageNotes['comment']>): Buffer {
  const follows = page.toString('latin1', to, to + 16);
  const headless = /^\s{0,9}<(?:meta|title|link|style|base)\b/i.test(follows) && page.indexOf('</head>', to) !== -1;
  return Buffer.concat([page.subarray(0, from), Buffer.from(headless ? '<head>' : ''), page.subarray(to)]);
}

/** The base of the page's relative addresses. */
export function baseOf(page: Buffer, url: string): string {
  const head = page.toString('latin1', 0, 65_536);
  const href = /<base\b[^<>]{0,4000}?\shref=["']?([^"'\s>]{1,4000})/i.exec(head)?.[1];
  return href !== undefined && isUrl(href, url) ? new URL(href, url).href : url;
}
