/** Checks offline that a file is as sealed: a bundle, or a case with the bundles in it. */
import { InputError } from '../../errors.ts';
import { CASE_PATHS, checkCase, filesOf, kindOfFile } from '../../evidence/case-package.ts';
import type { CaseVerificationDocument, VerificationDocument } from '../../model/decisions/evidence.ts';
import type { Reader } from '../../model/ports/reader.ts';
import { checkSeal, type VerifyOptions, verifyBundle } from './verify-bundle.ts';

/**
 * Throws InputError for a file that is neither.
 *
 * @param name of the file, as it was given
 */
export async function verifyFile(
  name: string,
  file: Buffer,
  options: VerifyOptions,
  reader: Reader,
): Promise<VerificationDocument | CaseVerificationDocument> {
  const kind = kindOfFile(file);
  if (kind === null)
    throw new InputError(
      `${name} is no bundle and no case of revenant: verify checks what revenant export and revenant cases export write`,
    );
  return kind === 'case' ? verifyCase(name, file, options, reader) : verifyBundle(name, file, options, reader);
}

async function verifyCase(
  name: string,
  file: Buffer,
  options: VerifyOptions,
  reader: Reader,
): Promise<CaseVerificationDocument> {
  const checked = checkCase(file);
  const { folder, seal, manifest, bytesOf } = checked;
  const { signature, problems: ofSeal } = checkSeal(seal, null, manifest?.keys ?? [], options);
  const problems = [...checked.problems, ...ofSeal];
  const bundles: VerificationDocument[] = [];
  for (const { kind, subject } of folder?.items ?? []) {
    const path = CASE_PATHS.bundle(subject);
    const bytes = kind === 'finding' ? bytesOf.get(path) : undefined;
    if (bytes === undefined) continue;
    const bundle = await verifyBundle(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), options, reader);
    bundles.push(bundle);
    if (bundle.match !== null && bundle.match !== subject)
      problems.push({ entry: path, record: null, detail: `it is about another finding (${bundle.match})` });
  }
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
