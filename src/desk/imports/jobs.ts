/** Imports that are at work or wait for a person, each with an address where it is watched. */
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import pLimit from 'p-limit';
import { ConfigError, InputError, messageOf } from '../../errors.ts';
import { remember } from '../../model/remember.ts';
import { untilPurge } from '../../model/until-purge.ts';
import type { Services } from '../../services.ts';
import { importTexts as say } from '../../texts/imports.ts';
import { type Upload, uploadAgain } from '../frame/uploads.ts';
import { hasEnded, type Import } from './import.ts';
import { KEPT, keptImports } from './kept-imports.ts';

/** A step of an import. It leaves the state in which the import waits or ends. */
export type Work = (one: Import) => Promise<void>;

const AT_ONCE = 2;
const WAITING = 20;
/** Imports that wait for a person, with their files. The oldest go first. */
const ASKING = 20;

/** Between two notes of progress. */
const TELL_MS = 2_000;
/** Between two looks for records that a purge concerns. */
const SWEEP_MS = 60_000;

type Begun = Pick<Import, 'kind' | 'names' | 'by' | 'said' | 'as'>;
const WAITS = { state: 'waiting', isRestarted: false, count: 0, bytes: 0, problem: null, fields: [] } as const;

export type Imports = ReturnType<typeof openImports>;

const isAtWork = ({ state }: Import): boolean => ['waiting', 'reading', 'importing'].includes(state);

export function openImports(services: Services) {
  const live = new Map<string, { readonly one: Import; readonly upload: Upload | null }>();
  const ended = untilPurge(services.store.purges.epoch, () => new Map<string, Import>());
  const turns = pLimit(AT_ONCE);
  const changes = new EventEmitter().setMaxListeners(0);
  const stop = new AbortController();
  const kept = keptImports(services);
  let told = 0;
  // A purge in any process removes the records of what ended before it.
  const sweeping = setInterval(() => void kept.read().catch(() => undefined), SWEEP_MS).unref();

  async function run(one: Import, upload: Upload | null, work: Work, as: Import['state']): Promise<void> {
    if (stop.signal.aborted) return;
    try {
      one.state = as;
      await kept.put({ one, upload });
      changes.emit(one.id);
      await work(one);
    } catch (error) {
      // The store closes below it: the next start goes on.
      if (stop.signal.aborted) return;
      const message = messageOf(error);
      const withoutFolder = (folder: string) => message.replaceAll(`${folder}/`, '').replaceAll(/(^|\s)\d\//g, '$1');
      one.problem = upload === null ? message : withoutFolder(upload.folder);
      one.fields = error instanceof InputError ? error.fields : [];
      one.state = error instanceof InputError && upload !== null ? 'asking' : 'failed';
      if (!(error instanceof InputError) && !(error instanceof ConfigError)) {
        services.log.error({ error: message }, 'an import failed');
        one.problem = say.failed;
      }
    }
    // Nobody sees a state that a kill could undo; and its page finds it at every moment.
    const reached = { ...one };
    one.state = as;
    await kept.put({ one: reached, upload: hasEnded(reached) ? null : upload });
    one.state = reached.state;
    if (hasEnded(one)) {
      remember(await ended(), one.id, one, KEPT);
      live.delete(one.id);
      await upload?.discard();
    }
    changes.emit(one.id);
  }

  /** Forgets the oldest that wait for a person. */
  function makeRoom(): void {
    const asking = [...live.values()].filter(({ one }) => !isAtWork(one));
    for (const { one, upload } of asking.slice(0, Math.max(0, asking.length - ASKING))) {
      live.delete(one.id);
      void upload?.discard();
      void kept.remove(one.id);
    }
  }

  /** Goes on with what an earlier process left. Called once. */
  async function restore(workOf: (one: Import, upload: Upload | null) => Work | null): Promise<void> {
    for (const { one, upload: files } of await kept.read()) {
      const upload = files === null || !existsSync(files.folder) ? null : uploadAgain(files);
      if (hasEnded(one)) {
        remember(await ended(), one.id, one, KEPT);
        continue;
      }
      one.isRestarted ||= isAtWork(one);
      live.set(one.id, { one, upload });
      const work = isAtWork(one) ? workOf(one, upload) : null;
      if (work !== null) void turns(run, one, upload, work, 'reading');
      else if (upload === null)
        void turns(run, one, null, async () => Promise.reject(new InputError(say.areLost)), 'reading');
    }
  }

  const get = async (id: string): Promise<Import | undefined> => live.get(id)?.one ?? (await ended()).get(id);
  return {
    /** Throws InputError if too many wait. @param upload discarded once the import has ended */
    start(begun: Begun, upload: Upload | null, work: Work): Import {
      if (turns.pendingCount >= WAITING) throw new InputError(say.tooMany);
      makeRoom();
      const startedAt = services.clock.now().toISOString();
      const one: Import = { id: randomUUID(), startedAt, ...begun, ...WAITS, lists: [], outcomes: [] };
      live.set(one.id, { one, upload });
      void kept.put({ one, upload });
      void turns(run, one, upload, work, 'reading');
      return one;
    },
    /** The next step. Throws InputError if the import does not wait for one. */
    goOn(one: Import, upload: Upload, work: Work, as: 'reading' | 'importing' = 'reading'): Import {
      if (isAtWork(one)) throw new InputError(say.atWork);
      if (turns.pendingCount >= WAITING) throw new InputError(say.tooMany);
      Object.assign(one, WAITS);
      void turns(run, one, upload, work, as);
      return one;
    },
    /** Its files, while it waits for a person. */
    uploadOf: (id: string): Upload | undefined => live.get(id)?.upload ?? undefined,
    get,
    /** The newest first. */
    async all(): Promise<Import[]> {
      const known = [...(await ended()).values(), ...[...live.values()].map(({ one }) => one)];
      return known.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
    },
    /** Returns after its next change; at once when nothing is at work. */
    async changed(id: string, signal: AbortSignal): Promise<Import | undefined> {
      const at = live.get(id)?.one;
      if (at !== undefined && isAtWork(at))
        await once(changes, id, { signal: AbortSignal.any([signal, stop.signal]) }).catch(() => undefined);
      return get(id);
    },
    /** Those who watch hear of it, but not more often than they can read. */
    progressed(one: Import, count: number, bytes = one.bytes): void {
      Object.assign(one, { count, bytes });
      if (performance.now() - told < TELL_MS) return;
      told = performance.now();
      changes.emit(one.id);
    },
    restore,
    /** Leaves on the disk what is at work or waits: the next start goes on with it. */
    close(): void {
      clearInterval(sweeping);
      stop.abort();
      turns.clearQueue();
    },
  };
}
