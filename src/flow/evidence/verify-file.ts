/** Checks offline that a file is as sealed: a bundle, or a case with the bundles in it. */

import { InputError } from '../../errors.ts';
import { CASE_PATHS, checkCase, filesOf, kindOfFile } from '../../evidence/case-package.ts';
import type { CaseVerificationDocument, VerificationDocument } from '../../model/decisions/evidence.ts';
import type { Reader } from '../../model/ports/reader.ts';
import { command } from '../../model/text/program.ts';
import { checkSeal, type VerifyOptions, verifyBundle } from './verify-bundle.ts';

type Said = (bundles: number, total: number, path?: string) => void;

/**
 * Throws InputError for a file that is neither.
 *
 * @param name of the file, as it was given
 * @param said hears of each bundle of a case
 */
export async function verifyFile(
  name: string,
  file: Buffer,
  options: VerifyOptions,
  reader: Reader,
  said: Said = () => undefined,
): Promise<VerificationDocument | CaseVerificationDocument> {
  const kind = kindOfFile(file);
  if (kind === null)
    throw new InputError(
      `${name} is no bundle and no case of revenant: verify checks what ${command('export')} and ${command('cases export')} write`,
    );
  return kind === 'case' ? verifyCase(name, file, options, reader, said) : verifyBundle(name, file, options, reader);
}

async function verifyCase(
  name: string,
  file: Buffer,
  options: VerifyOptions,
  reader: Reader,
  said: Said,
): Promise<CaseVerificationDocument> {
  const checked = checkCase(file);
  const { folder, seal, manifest, bytesOf } = checked;
  const { signature, problems: ofSeal } = checkSeal(seal, null, manifest?.keys ?? [], options);
  const problems = [...checked.problems, ...ofSeal];
  const bundles: VerificationDocument[] = [];
  const findings = (folder?.items ?? []).filter(({ kind }) => kind === 'finding');
  for (const [done, { subject }] of findings.entries()) {
    const path = CASE_PATHS.bundle(subject);
    const bytes = bytesOf.get(path);
    if (bytes === undefined) continue;
    said(done, findings.length, path);
    const bundle = await verifyBundle(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), options, reader);
    bundles.push(bundle);
    if (bundle.match !== null && bundle.match !== subject)
      problems.push({ entry: path, record: null, detail: `it is about another finding (${bundle.match})` });
  }
  if (findings.length > 0) said(findings.length, findings.length);
  return {
    schema: 'revenant.case-verification/1',
    file: name,
    ok: problems.length === 0 && bundles.every(({ ok }) => ok),
    bytes: problems.length === 0 ? 'intact' : 'damaged',
    problems,
    case: folder === null ? null : { id: folder.id, name: folder.name },
    bundles,
    others: filesOf(checked).map(({ path }) => ({ path, detail: OTHER })),
    asStated: ['notes, history and report of the case: as they were when it was exported'],
    signature,
  };
}

const OTHER = 'no bundle: a file that a person put into the case; only its bytes are checked';
