/** Case folders: opened, and exported whole. */
import { InputError } from '../../errors.ts';
import { type BundleEntry, bundleFile } from '../../evidence/bundle.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { CaseFolder } from '../../model/case.ts';
import { sha256 } from '../../model/digest.ts';
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

/** A ZIP: `case.json` (revenant.case/1), and for each finding its sealed bundle as `match-<id>.wacz`. */
export async function exportCase(folder: CaseFolder, ports: ExportPorts): Promise<Buffer> {
  const entries: BundleEntry[] = [{ path: 'case.json', bytes: Buffer.from(`${canonicalJson(folder)}\n`) }];
  for (const { kind, subject } of folder.items) {
    const match = kind === 'finding' ? await ports.store.matches.get(subject) : null;
    if (match === null) continue;
    const { file } = await exportMatch(match, ports);
    entries.push({ path: `match-${subject.slice(0, 12)}.wacz`, bytes: Buffer.concat(file) });
  }
  return Buffer.concat(bundleFile(entries));
}
