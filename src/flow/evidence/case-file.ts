import type { CaseItem } from '../../model/decisions/case.ts';
import type { Ports } from '../ports.ts';
import { noteUnnamed } from '../unnamed-blobs.ts';

type FilePorts = Pick<Ports, 'blobs' | 'clock'> & { readonly store: Pick<Ports['store'], 'cases' | 'purges'> };

/** Puts a file into a case. Null: no such open case; its bytes do not stay. */
export async function putCaseFile(
  id: string,
  bytes: Uint8Array,
  { name, ...written }: Pick<CaseItem, 'text' | 'by' | 'at'> & { readonly name: string },
  { store, blobs, clock }: FilePorts,
): Promise<CaseItem | null> {
  const folder = await store.cases.get(id);
  if (folder === null || folder.closedAt !== null) return null;
  const subject = await blobs.put(bytes);
  const item: CaseItem = { kind: 'file', subject, ...written, file: { name, bytes: bytes.length } };
  let isPut = false;
  try {
    isPut = await store.cases.put(id, item);
  } finally {
    if (!isPut) await noteUnnamed([{ digest: subject, isList: false }], { store, clock });
  }
  return isPut ? item : null;
}
