/** The export of a case: a ZIP that a manifest seals, as a bundle is sealed (docs/evidence.md). */

import { ZIP_ITSELF, type ZipEntry } from '../archive/wacz/stored-zip.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { CaseFolder, type CaseItem } from '../model/decisions/case.ts';
import type { Checkpoint } from '../model/decisions/evidence.ts';
import { parseJson } from '../model/parse-json.ts';
import { keptCommand } from '../model/text/program.ts';
import { PACKAGE, PATHS, type resourceOf, SIDES } from './bundle.ts';
import { type CheckedPackage, checkPackage, inOrder } from './check-package.ts';

export const CASE_PATHS = {
  folder: 'case.json',
  report: 'report.html',
  missing: 'not-exported.txt',
  bundle: (match: string) => `match-${match.slice(0, 12)}.wacz`,
  /** Under a name that no program reads as a path or a hidden file. */
  file: (digest: string, name: string) =>
    `files/${digest.slice(0, 12)}-${name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-100)}`,
} as const;

/** With the report and the seal. A ZIP can hold 65,535. */
export const MOST_CASE_ENTRIES = 20_000;

/**
 * @param keys checkpoints in which a key names the next: a receiver who knows an old key can trust
 * the new one
 */
export function casePackageOf(
  { id, name }: CaseFolder,
  resources: readonly ReturnType<typeof resourceOf>[],
  { created, software }: { readonly created: string; readonly software: string },
  keys: readonly Checkpoint[],
): string {
  return canonicalJson({
    profile: 'data-package',
    title: `revenant case: ${name}`,
    description: `Case ${id}, exported whole; ${keptCommand('verify')} checks it and each bundle in it`,
    created,
    software,
    resources,
    ...(keys.length > 0 && { keys }),
  });
}

/** The apparent kind of a file, damaged or not, so that another file is not called damaged. */
export function kindOfFile(file: Buffer): 'case' | 'bundle' | null {
  const first = (path: string): boolean => file.indexOf(path) === NAME_OFFSET;
  if (first(CASE_PATHS.folder)) return 'case';
  const isBundle = SIDES.some((side) => first(PATHS.warc(side))) || file.includes(PATHS.match);
  return isBundle ? 'bundle' : null;
}

/** Offset of the first name in a ZIP. */
const NAME_OFFSET = 30;

/** `folder`: null where it cannot be read. */
export function checkCase(file: Buffer): CheckedPackage & { readonly folder: CaseFolder | null } {
  const checked = checkPackage(file, MOST_CASE_ENTRIES);
  const { bytesOf } = checked;
  const text = (path: string): string => Buffer.from(bytesOf.get(path) ?? []).toString('utf8');
  const folder = CaseFolder.safeParse(parseJson(text(CASE_PATHS.folder))).data ?? null;
  const isUnsealed = checked.manifest === null && !bytesOf.has(PACKAGE);
  const problems = isUnsealed
    ? [...checked.problems.filter(({ entry }) => entry === ZIP_ITSELF), UNSEALED]
    : [...checked.problems];
  const add = (detail: string) => void problems.push({ entry: CASE_PATHS.folder, record: null, detail });
  if (folder === null) add('it does not match the schema of this version');
  const named = text(CASE_PATHS.missing);
  for (const item of folder?.items ?? []) {
    const path = pathOf(item);
    if (path === null || bytesOf.has(path) || named.includes(item.subject)) continue;
    add(`the ${item.kind} ${item.subject} (${path}) is not in the export`);
  }
  return { ...checked, folder, problems: isUnsealed ? problems : inOrder(problems) };
}

const UNSEALED = {
  entry: PACKAGE,
  record: null,
  detail: 'it is missing: an older version wrote no seal, so case.json, notes and files cannot be checked',
};

/** Where the export has it; null: in case.json. */
export function pathOf({ kind, subject, file }: CaseItem): string | null {
  if (kind === 'finding') return CASE_PATHS.bundle(subject);
  return kind === 'file' ? CASE_PATHS.file(subject, file?.name ?? '') : null;
}

/** Entries that are neither bundles nor of the export itself. */
export function filesOf({ entries, manifest }: CheckedPackage): ZipEntry[] {
  const known = new Set(manifest?.resources.map(({ path }) => path));
  return entries.filter(({ path }) => path.startsWith('files/') && (known.size === 0 || known.has(path)));
}
