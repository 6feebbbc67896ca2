/** Case folders: opened, and exported whole. */
import { InputError, messageOf, PermanentError } from '../../errors.ts';
import { type BundleEntry, bundleStream, DIGEST, PACKAGE, resourceOf } from '../../evidence/bundle.ts';
import { CASE_PATHS, casePackageOf, MOST_CASE_ENTRIES, pathOf } from '../../evidence/case-package.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { CaseFolder, CaseItem } from '../../model/decisions/case.ts';
import { sha256 } from '../../model/digest.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { Doer } from '../../model/ports/cases.ts';
import { documentHtml } from '../../report/document-html.ts';
import type { Ports } from '../ports.ts';
import { checkWritten } from '../written.ts';
import { type ExportPorts, exportMatch, sealFor } from './export-match.ts';
import { type CaseReportPorts, reportOfCase } from './reports.ts';

/** Throws InputError without a name for the case or its maker. */
export async function openCase(
  name: string,
  by: string,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<{ id: string }> {
  if (name.trim() === '') throw new InputError('give the case a name');
  if (by.trim() === '') throw new InputError('write your name: every entry says who made it');
  checkWritten({ name }, LENGTHS.name);
  checkWritten({ by }, LENGTHS.person);
  const at = clock.now().toISOString();
  const id = sha256('case', name, by, at).slice(0, 16);
  await store.cases.add({ id, name: name.trim(), by: by.trim(), at });
  return { id };
}

/** Stays below the 4 GiB that a ZIP can hold. */
const MOST_BYTES = 2 ** 32 - 2 ** 25;

type CasePorts = ExportPorts & CaseReportPorts;

/**
 * A ZIP in pieces: `case.json` (revenant.case/1, with its history and notes); for each finding its
 * sealed bundle as `match-<id>.wacz`, its files, and a report. `not-exported.txt` names the parts
 * that cannot be exported. A manifest with every digest is sealed like that of a bundle. Null: no
 * such case.
 */
export async function exportCase(id: string, doer: Doer, ports: CasePorts): Promise<AsyncGenerator<Buffer> | null> {
  checkWritten({ by: doer.by }, LENGTHS.person);
  const { cases } = ports.store;
  if ((await cases.get(id)) === null) return null;
  await cases.exported(id, doer);
  const folder = await cases.get(id);
  return folder === null ? null : bundleStream(sealed(await withComments(folder, ports), ports));
}

/** A bundle of one finding goes to others, and has none; a case is handed on whole. */
async function withComments(folder: CaseFolder, { store }: Pick<Ports, 'store'>): Promise<CaseFolder> {
  const of = (kind: 'finding' | 'site') =>
    store.comments.of(
      kind,
      folder.items.filter((item) => item.kind === kind).map(({ subject }) => subject),
    );
  const comments = [...(await store.comments.of('case', [folder.id])), ...(await of('finding')), ...(await of('site'))];
  return comments.length === 0 ? folder : { ...folder, comments };
}

async function* sealed(folder: CaseFolder, ports: CasePorts): AsyncGenerator<BundleEntry> {
  const resources: ReturnType<typeof resourceOf>[] = [];
  for await (const entry of entriesOf(folder, ports)) {
    resources.push(resourceOf(entry));
    yield entry;
  }
  const keys = (await ports.store.log.checkpoints()).filter(({ next }) => next !== undefined);
  const { datapackage, seal } = await sealFor((made) => casePackageOf(folder, resources, made, keys), ports);
  yield { path: PACKAGE, bytes: Buffer.from(datapackage) };
  yield { path: DIGEST, bytes: Buffer.from(seal) };
}

async function* entriesOf(folder: CaseFolder, ports: CasePorts): AsyncGenerator<BundleEntry> {
  yield { path: CASE_PATHS.folder, bytes: Buffer.from(`${canonicalJson(folder)}\n`) };
  const missing: string[] = [];
  let size = 0;
  const held = folder.items.flatMap((item) => ({ item, path: pathOf(item) })).filter(({ path }) => path !== null);
  // Room for case.json, the report, not-exported.txt, the manifest and its seal.
  const most = MOST_CASE_ENTRIES - 5;
  for (const [index, { item, path }] of held.entries()) {
    const what = `${item.kind} ${item.subject}`;
    if (path === null || index >= most) {
      missing.push(`${what}: an export holds ${most} findings and files at most`);
      continue;
    }
    try {
      const bytes = await (item.kind === 'finding' ? bundleOf(item, ports) : fileOf(item, ports));
      if (size + bytes.byteLength > MOST_BYTES) {
        missing.push(`${what}: the case would be larger than the 4 GiB that a ZIP can hold`);
        continue;
      }
      size += bytes.byteLength;
      yield { path, bytes };
    } catch (error) {
      missing.push(`${what}: ${messageOf(error)}`);
    }
  }
  try {
    yield { path: CASE_PATHS.report, bytes: Buffer.from(documentHtml(await reportOfCase(folder, 'report', ports))) };
  } catch (error) {
    missing.push(`the report: ${messageOf(error)}`);
  }
  if (missing.length > 0)
    yield { path: CASE_PATHS.missing, bytes: Buffer.from(`Not in this export:\n\n${missing.join('\n')}\n`) };
}

async function bundleOf({ subject }: CaseItem, ports: ExportPorts): Promise<Uint8Array> {
  const match = await ports.store.matches.get(subject);
  if (match === null) throw new PermanentError('match:missing', 'the finding is no longer in the database');
  return (await exportMatch(match, ports)).file;
}

async function fileOf({ subject }: CaseItem, { blobs }: ExportPorts): Promise<Uint8Array> {
  const bytes = await blobs.get(subject);
  if (bytes !== null) return bytes;
  throw new PermanentError('blob:missing', 'its bytes are not in the blob store (REVENANT_BLOB_URL)');
}
