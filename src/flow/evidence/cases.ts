/** Case folders: opened, and exported whole. */
import { InputError, messageOf, PermanentError } from '../../errors.ts';
import { type BundleEntry, bundleStream } from '../../evidence/bundle.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { CaseFolder, CaseItem } from '../../model/case.ts';
import { sha256 } from '../../model/digest.ts';
import type { Doer } from '../../model/ports/cases.ts';
import type { Ports } from '../ports.ts';
import { type ExportPorts, exportMatch } from './export-match.ts';

/** Throws InputError without a name for the case or its maker. */
export async function openCase(
  name: string,
  by: string,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<{ id: string }> {
  if (name.trim() === '') throw new InputError('give the case a name');
  if (by.trim() === '') throw new InputError('write your name: every entry says who made it');
  const at = clock.now().toISOString();
  const id = sha256('case', name, by, at).slice(0, 16);
  await store.cases.add({ id, name: name.trim(), by: by.trim(), at });
  return { id };
}

/** What stays below the 4 GiB that a ZIP can hold. */
const MOST_BYTES = 2 ** 32 - 2 ** 24;

/**
 * A ZIP in pieces: `case.json` (revenant.case/1, with its history), for each finding its sealed bundle as
 * `match-<id>.wacz`, and its files. What cannot be exported is named in `not-exported.txt`. Null: no such case.
 */
export async function exportCase(id: string, doer: Doer, ports: ExportPorts): Promise<AsyncGenerator<Buffer> | null> {
  const { cases } = ports.store;
  if ((await cases.get(id)) === null) return null;
  await cases.exported(id, doer);
  const folder = await cases.get(id);
  return folder === null ? null : bundleStream(entriesOf(folder, ports));
}

async function* entriesOf(folder: CaseFolder, ports: ExportPorts): AsyncGenerator<BundleEntry> {
  yield { path: 'case.json', bytes: Buffer.from(`${canonicalJson(folder)}\n`) };
  const missing: string[] = [];
  let size = 0;
  for (const item of folder.items) {
    if (item.kind !== 'finding' && item.kind !== 'file') continue;
    const what = `${item.kind} ${item.subject}`;
    try {
      const entry = await (item.kind === 'finding' ? bundleEntry(item, ports) : fileEntry(item, ports));
      size += entry.bytes.byteLength;
      if (size > MOST_BYTES) missing.push(`${what}: the case would be larger than the 4 GiB that a ZIP can hold`);
      else yield entry;
    } catch (error) {
      missing.push(`${what}: ${messageOf(error)}`);
    }
  }
  if (missing.length > 0)
    yield { path: 'not-exported.txt', bytes: Buffer.from(`Not in this export:\n\n${missing.join('\n')}\n`) };
}

async function bundleEntry({ subject }: CaseItem, ports: ExportPorts): Promise<BundleEntry> {
  const match = await ports.store.matches.get(subject);
  if (match === null) throw new PermanentError('match:missing', 'the finding is no longer in the database');
  const { file } = await exportMatch(match, ports);
  return { path: `match-${subject.slice(0, 12)}.wacz`, bytes: Buffer.concat(file) };
}

/** Under a name that no program reads as a path or a hidden file. */
async function fileEntry({ subject, file }: CaseItem, { blobs }: ExportPorts): Promise<BundleEntry> {
  const bytes = await blobs.get(subject);
  if (bytes === null)
    throw new PermanentError('blob:missing', 'its bytes are not in the blob store (REVENANT_BLOB_URL)');
  const name = (file?.name ?? '').replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-100);
  return { path: `files/${subject.slice(0, 12)}-${name}`, bytes };
}
