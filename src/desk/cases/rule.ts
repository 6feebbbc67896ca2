/** Case folders: everybody sees them, an analyst opens, fills, assigns, closes and exports them. */
import { randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import { putCaseFile } from '../../flow/evidence/case-file.ts';
import { exportCase, openCase } from '../../flow/evidence/cases.ts';
import { reportOfCase } from '../../flow/evidence/reports.ts';
import { userToTell } from '../../flow/screen/assign.ts';
import { CASE_FILE_BYTES, type CaseItem } from '../../model/decisions/case.ts';
import type { FileType, ReportLength } from '../../report/exports.ts';
import type { Services } from '../../services.ts';
import { caseTexts as say } from '../../texts/cases.ts';
import { inTurns } from '../frame/fair-turns.ts';
import { type DeskFile, inPieces, reportFile } from '../frame/files.ts';
import type { DeskParts } from '../frame/parts.ts';
import { analyst, found, Missing, type Named, reader } from '../frame/rule.ts';

type Given = Pick<CaseItem, 'kind' | 'subject' | 'text'>;

export type CaseRule = ReturnType<typeof caseRule>;

export function caseRule(parts: DeskParts) {
  const { services, exporting, heavy } = parts;
  const { store, blobs, clock, log } = services;
  const stored = async (id: string) => found(await store.cases.get(id), 'case');
  const doer = (by: string) => ({ by, at: clock.now().toISOString() });
  async function put(id: string, given: Given, by: string): Promise<CaseItem> {
    const item = { ...given, ...doer(by) };
    if (!(await store.cases.put(id, item))) throw new Missing('open case');
    return item;
  }
  const report = (length: ReportLength, type: FileType) =>
    reader(async ({ id }: Named, asking) => {
      const folder = await stored(id);
      const made = () => reportOfCase(folder, length, services);
      return reportFile(`case-${id}-${length}`, type, made, parts, asking);
    });
  return {
    list: reader(() => store.cases.list()),
    one: reader(({ id }: Named) => stored(id)),
    open: analyst(({ name }: { readonly name: string }, { by }) => openCase(name, by, services)),
    put: analyst(({ id, ...given }: Named & Given, { by }) => put(id, given, by)),
    note: analyst(({ id, text }: Named & Pick<Given, 'text'>, { by }) => {
      if (text === '') throw new InputError(say.emptyNote);
      return put(id, { kind: 'note', subject: randomUUID(), text }, by);
    }),
    takeOut: analyst(async ({ id, kind, subject }: Named & Omit<Given, 'text'>, { by }) => {
      if (!(await store.cases.remove(id, kind, subject, doer(by)))) throw new Missing('such item in an open case');
    }),
    /** @param asked.to null: gives it to nobody */
    assign: analyst(async ({ id, to }: Named & { readonly to: string | null }, { by }) => {
      const told = await userToTell(to, by, services);
      if (!(await store.cases.assign(id, to, doer(by), told))) throw new Missing('open case');
      return stored(id);
    }),
    close: analyst(async ({ id, closed }: Named & { readonly closed: boolean }, { by }) => {
      await store.cases.close(id, closed, doer(by));
      return stored(id);
    }),
    export: analyst(async ({ id }: Named, { by, who }): Promise<DeskFile> => {
      const pieces = found(await exportCase(id, doer(by), exporting), 'case');
      return inPieces(`case-${id}.zip`, 'application/zip', await inTurns(heavy, who.user, pieces), log);
    }),
    report,
    putFile: analyst(
      async ({ id, bytes, ...file }: Named & Readonly<{ bytes: Uint8Array; name: string; text: string }>, { by }) => {
        if (bytes.length === 0) throw new InputError(say.emptyFile);
        if (bytes.length > CASE_FILE_BYTES) throw new InputError(say.longFile);
        return found(await putCaseFile(id, bytes, { ...file, ...doer(by) }, services), 'open case');
      },
    ),
    /** The file must be of this case: a digest alone would open any stored bytes. */
    file: reader(async ({ id, digest }: Named & { readonly digest: string }): Promise<DeskFile> => {
      const items = (await store.cases.get(id))?.items ?? [];
      const item = items.find(({ kind, subject }) => kind === 'file' && subject === digest);
      const bytes = found(item && (await blobs.get(digest)), 'file');
      return { name: item?.file?.name ?? say.unnamedFile, type: 'application/octet-stream', bytes };
    }),
  };
}

/** A form puts a finding or a site into this case. */
export interface PutInto {
  /** Empty: into a new case of that name. */
  readonly case: string;
  readonly name: string;
  readonly text: string;
}

export async function putInto(
  { case: given, name, text }: PutInto,
  what: Pick<CaseItem, 'kind' | 'subject'>,
  by: string,
  services: Services,
): Promise<Named> {
  const id = given || (await openCase(name, by, services)).id;
  const at = services.clock.now().toISOString();
  if (!(await services.store.cases.put(id, { ...what, text, by, at }))) throw new InputError(say.missing);
  return { id };
}
