/** The work of an import that was interrupted: its first step, which changes nothing twice. */
import { CRAWL_PAGES } from '../../config.ts';
import type { Services } from '../../services.ts';
import type { Upload } from '../frame/uploads.ts';
import { archiveWork, captureWork } from './archive-work.ts';
import type { Import } from './import.ts';
import type { Imports, Work } from './jobs.ts';
import { readWork } from './list-work.ts';

/** Null: its files are gone. */
export function workAgain(
  { kind, said, by, as }: Import,
  upload: Upload | null,
  parts: { readonly services: Services; readonly imports: Imports },
): Work | null {
  if (kind === 'web-archive') return captureWork(said.url ?? '', said.at, said.pages ?? CRAWL_PAGES, parts.services);
  if (upload === null) return null;
  return kind === 'list' ? readWork(upload, parts) : archiveWork(upload, { by, ...(as && { as }) }, parts);
}
