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

export interface Imports {
  /** Throws InputError if too many wait. @param upload discarded once the import has ended */
  start(begun: Pick<Import, 'kind' | 'names' | 'by' | 'said' | 'as'>, upload: Upload | null, work: Work): Import;
  /** The next step. Throws InputError if the import does not wait for one. */
  goOn(one: Import, upload: Upload, work: Work, as?: 'reading' | 'importing'): Import;
  /** Its files, while it waits for a person. */
  uploadOf(id: string): Upload | undefined;
  get(id: string): Promise<Import | undefined>;
  /** The newest first. */
  all(): Promise<Import[]>;
  /** Returns after its next change; at once when nothing is at work. */
  changed(id: string, signal: AbortSignal): Promise<Import | undefined>;
  /** Those who watch hear of it, but not more often than they can read. */
  progressed(one: Import, count: number, bytes?: number): void;
  /** Goes on with what an earlier process left. Called once. */
  restore(workOf: (one: Import, upload: Upload | null) => Work | null): Promise<void>;
  close(): Promise<void>;
}

const isAtWork = ({ state }: Import): boolean => ['waiting', 'reading', 'importing'].includes(state);

export function openImports(services: Services): Imports {
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
      one.problem =
        upload === null
          ? messageOf(error)
          : messageOf(error)
              .replaceAll(`${upload.folder}/`, '')
              .replaceAll(/(^|\s)\d\//g, '$1');
      one.fields = error instanceof InputError ? error.fields : [];
      const isPersons = error instanceof InputError && upload !== null;
      one.state = isPersons ? 'asking' : 'failed';
      if (!isPersons && !(error instanceof InputError) && !(error instanceof ConfigError)) {
        services.log.error({ error: messageOf(error) }, 'an import failed');
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
    start(begun, upload, work) {
      if (turns.pendingCount >= WAITING) throw new InputError(say.tooMany);
      makeRoom();
      const one: Import = {
        ...{ id: randomUUID(), startedAt: services.clock.now().toISOString(), ...begun },
        ...{
          state: 'waiting',
          isRestarted: false,
          count: 0,
          bytes: 0,
          problem: null,
          fields: [],
          lists: [],
          outcomes: [],
        },
      };
      live.set(one.id, { one, upload });
      void kept.put({ one, upload });
      void turns(run, one, upload, work, 'reading');
      return one;
    },
    goOn(one, upload, work, as = 'reading') {
      if (isAtWork(one)) throw new InputError(say.atWork);
      if (turns.pendingCount >= WAITING) throw new InputError(say.tooMany);
      Object.assign(one, { problem: null, fields: [], state: 'waiting', isRestarted: false, count: 0, bytes: 0 });
      void turns(run, one, upload, work, as);
      return one;
    },
    uploadOf: (id) => live.get(id)?.upload ?? undefined,
    get,
    async all() {
      const known = [...(await ended()).values(), ...[...live.values()].map(({ one }) => one)];
      return known.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
    },
    async changed(id, signal) {
      const at = live.get(id)?.one;
      if (at !== undefined && isAtWork(at))
        await once(changes, id, { signal: AbortSignal.any([signal, stop.signal]) }).catch(() => undefined);
      return get(id);
    },
    progressed(one, count, bytes = one.bytes) {
      Object.assign(one, { count, bytes });
      if (performance.now() - told < TELL_MS) return;
      told = performance.now();
      changes.emit(one.id);
    },
    restore,
    /** Leaves on the disk what is at work or waits: the next start goes on with it. */
    async close() {
      clearInterval(sweeping);
      stop.abort();
      turns.clearQueue();
    },
  };
}
