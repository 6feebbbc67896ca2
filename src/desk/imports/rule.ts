/** Imports: an admin imports watchlists, an analyst archives and captures of the web archive. */
import { existsSync } from 'node:fs';
import { CRAWL_PAGES } from '../../config.ts';
import { InputError } from '../../errors.ts';
import { pastedSeeds } from '../../flow/crawl/pasted-seeds.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { PartialDate } from '../../model/words.ts';
import { importTexts as say } from '../../texts/imports.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Asking, admin, analyst, found, type Named, writerOf } from '../frame/rule.ts';
import { FIELD_BYTES, fieldOf, type Upload, withPasted } from '../frame/uploads.ts';
import { archiveWork, captureWork } from './archive-work.ts';
import type { Import, Said } from './import.ts';
import type { Work } from './jobs.ts';
import { readWork, takeWork } from './list-work.ts';

export type ImportRule = ReturnType<typeof importRule>;

interface Sent {
  readonly upload: Upload;
}
interface Capture {
  readonly url: string;
  readonly at?: string | undefined;
  readonly pages?: number | undefined;
}

export function importRule({ services, imports }: DeskParts) {
  const parts = { services, imports };

  /** An import of this kind, with the files that it still has. */
  async function waiting(id: string, kind: Import['kind']): Promise<{ one: Import; upload: Upload }> {
    const one = found(await imports.get(id), 'import');
    const upload = imports.uploadOf(id);
    if (one.kind !== kind || upload === undefined || !existsSync(upload.folder)) throw new InputError(say.hasEnded);
    return { one, upload };
  }
  /** The address whole, with https:// before a bare host. Empty: none. */
  const addressOf = (typed = ''): string | undefined => {
    if (typed === '') return undefined;
    try {
      return pastedSeeds(typed, () => null)[0]?.url;
    } catch (error) {
      throw error instanceof InputError ? new InputError(error.message, { fields: ['url'] }) : error;
    }
  };
  const begun = ({ files }: Upload, { by, who }: Asking, said: Said, none: string = say.noFile) => {
    if (files.length === 0) throw new InputError(none, { fields: ['file'] });
    return { names: files.map(({ name }) => name), by, said, ...writerOf(who) };
  };
  const checked = (said: Said): Said => {
    checkDate(said.at);
    return { ...said, url: addressOf(said.url) };
  };
  const whoOf = ({ by, who }: Asking) => ({ by, ...writerOf(who) });

  return {
    all: analyst(async () => imports.all()),
    one: analyst(async ({ id }: Named) => found(await imports.get(id), 'import')),
    list: admin(async ({ upload: sent }: Sent, asking) => {
      const said = listSaid(sent.fields);
      checkDate(said.at);
      const upload = await withPasted(sent, 'pasted.csv', fieldOf(sent.fields, 'pasted', FIELD_BYTES));
      const one = begun(upload, asking, said, say.noList);
      return imports.start({ kind: 'list', ...one }, upload, readWork(upload, parts));
    }),
    /** Reads the files again with other fields. */
    listAgain: admin(async ({ id, ...said }: Named & Omit<Said, 'url'>) => {
      const { one, upload } = await waiting(id, 'list');
      checkDate(said.at);
      one.said = said;
      return imports.goOn(one, upload, readWork(upload, parts));
    }),
    confirm: admin(async ({ id, accept = '' }: Named & { readonly accept?: string | undefined }, { who }) => {
      const { one, upload } = await waiting(id, 'list');
      if (one.state !== 'ready') throw new InputError(say.notRead);
      if (one.lists.some(({ refusal }) => refusal !== null) && accept.trim() === '')
        throw new InputError(say.needsReason, { fields: ['accept'] });
      return imports.goOn(
        one,
        upload,
        takeWork(accept.trim(), { user: who.user, name: who.name ?? one.by }, upload, parts),
        'importing',
      );
    }),
    archive: analyst(async ({ upload }: Sent, asking) => {
      const said = checked(archiveSaid(upload.fields));
      const work = archiveWork(upload, whoOf(asking), parts);
      return imports.start({ kind: 'archive', ...begun(upload, asking, said) }, upload, work);
    }),
    archiveAgain: analyst(async ({ id, ...said }: Named & Pick<Said, 'url' | 'at'>, asking) => {
      const { one, upload } = await waiting(id, 'archive');
      one.said = checked(said);
      return imports.goOn(one, upload, archiveWork(upload, whoOf(asking), parts));
    }),
    capture: analyst(async ({ url, at, pages = CRAWL_PAGES }: Capture, { by }) => {
      checkDate(at);
      const address = addressOf(url);
      if (address === undefined) throw new InputError(say.noAddress, { fields: ['url'] });
      const work = captureWork(address, at, pages, services);
      return imports.start(
        { kind: 'web-archive', names: [address], by, said: { url: address, at, pages } },
        null,
        work,
      );
    }),
  };
}

function checkDate(at: string | undefined): void {
  if (at === undefined || PartialDate.safeParse(at).success || !Number.isNaN(Date.parse(at))) return;
  throw new InputError(say.notADate(at), { fields: ['at'] });
}

const textIn = (form: FormData, name: string, most?: number): string | undefined =>
  fieldOf(form, name, most) || undefined;

export function listSaid(form: FormData): Said {
  const openSanctions = ['yes', 'true'].includes(textIn(form, 'openSanctions') ?? '');
  return { list: textIn(form, 'list', LENGTHS.name), at: textIn(form, 'at'), openSanctions };
}

export function archiveSaid(form: FormData): Said {
  return { url: textIn(form, 'url'), at: textIn(form, 'at') };
}

/**
 * The work of an import that was interrupted: its first step, which changes nothing twice. Null:
 * its files are gone.
 */
export function workAgain(
  { kind, said, by, as }: Import,
  upload: Upload | null,
  parts: Pick<DeskParts, 'services' | 'imports'>,
): Work | null {
  if (kind === 'web-archive') return captureWork(said.url ?? '', said.at, said.pages ?? CRAWL_PAGES, parts.services);
  if (upload === null) return null;
  return kind === 'list' ? readWork(upload, parts) : archiveWork(upload, { by, ...(as && { as }) }, parts);
}
