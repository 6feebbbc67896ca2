/** Imports as files of the data folder, so that they outlive the desk's process. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import pLimit from 'p-limit';
import { z } from 'zod';
import { messageOf, orElse } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { Upload } from '../frame/uploads.ts';
import { hasEnded, type Import } from './import.ts';

/** Ended imports that are kept. */
export const KEPT = 200;

/** An import with its files, while it has some. */
export interface KeptImport {
  readonly one: Import;
  readonly upload: Pick<Upload, 'folder' | 'files'> | null;
}

const Id = z.uuid();
/** Written by this program; a damaged file is left out. */
const Kept = z.object({
  /** The record may hold what a later purge removes. */
  epoch: z.string(),
  /** The process that works on it. */
  process: z.int(),
  upload: z
    .object({
      folder: z.string(),
      files: z.array(z.object({ field: z.string(), name: z.string(), path: z.string(), bytes: z.number() })),
    })
    .nullable(),
  one: z.custom<Import>((one) => Id.safeParse((one as Import | null)?.id).success),
});

export function keptImports({ settings, store, log }: Pick<Services, 'settings' | 'store' | 'log'>) {
  const folder = resolve(settings.data, 'imports');
  const pathOf = (id: string): string => join(folder, `${id}.json`);
  const remove = (id: string): Promise<void> => rm(pathOf(id), { force: true });
  const turns = pLimit(1);
  const damaged = new Set<string>();

  async function put({ one, upload }: KeptImport): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const epoch = await store.purges.epoch();
    const files = upload && { folder: upload.folder, files: upload.files };
    const text = JSON.stringify({ epoch, process: process.pid, upload: files, one });
    // A desk that is killed leaves the one before.
    await writeFile(`${pathOf(one.id)}.new`, text, { mode: 0o600 });
    await rename(`${pathOf(one.id)}.new`, pathOf(one.id));
  }

  async function readOne(name: string): Promise<z.infer<typeof Kept> | null> {
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    const read = Kept.safeParse(orElse(() => JSON.parse(text) as unknown, null));
    if (!read.success && !damaged.has(name)) log.warn({ file: name }, 'an import cannot be read');
    if (!read.success) damaged.add(name);
    return read.success ? read.data : null;
  }

  return {
    remove,
    /**
     * Keeps imports one after the other. A desk whose disk is full goes on: its imports are lost
     * when it stops.
     */
    put: (kept: KeptImport): Promise<void> =>
      turns(put, kept).catch((error: unknown) => {
        log.warn({ error: messageOf(error) }, 'an import cannot be kept for a later start');
      }),
    /**
     * Those that no other process has, the oldest first. Ended ones from before the last purge are
     * removed, and the oldest beyond `KEPT`.
     */
    async read(): Promise<KeptImport[]> {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
      const epoch = await store.purges.epoch();
      const all = (await Promise.all(names.map(readOne))).filter((one) => one !== null);
      all.sort((a, b) => (a.one.startedAt < b.one.startedAt ? -1 : 1));
      const ended = all.filter(({ one }) => hasEnded(one));
      const old = ended.filter((one, i) => one.epoch !== epoch || i < ended.length - KEPT);
      for (const { one } of old) await remove(one.id);
      const ours = all.filter((one) => !old.includes(one) && !isOfOther(one.process));
      // A folder is removed when its import ends: never another than one for uploads.
      const uploads = resolve(settings.data, 'uploads');
      return ours.map(({ one, upload }) => ({
        one,
        upload: upload && dirname(upload.folder) === uploads ? upload : null,
      }));
    },
  };
}

/** True if another process that lives works on it: two desks may share a folder. */
const isOfOther = (id: number): boolean => id !== process.pid && orElse(() => process.kill(id, 0), false);
