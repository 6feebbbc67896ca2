/** Imports that are at work or wait for a person, each with an address where it is watched. */
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import pLimit from 'p-limit';
import { ConfigError, InputError, messageOf } from '../../errors.ts';
import type { RowProblem } from '../../model/facts/seed.ts';
import type { ListVersion, WatchlistChange } from '../../model/facts/watchlist.ts';
import { remember } from '../../model/remember.ts';
import { untilPurge } from '../../model/until-purge.ts';
import type { Services } from '../../services.ts';
import { importTexts as say } from '../../texts/imports.ts';
import type { Upload } from '../frame/uploads.ts';

export interface ReadList {
  /** The version that would be, or is. */
  readonly version: ListVersion;
  readonly isUnchanged: boolean;
  readonly refusal: string | null;
  readonly shown: readonly WatchlistChange[];
  readonly problems: readonly RowProblem[];
  readonly notes: readonly string[];
}

export interface Outcome {
  /** File or address. */
  readonly name: string;
  /** Null: it could not be read. */
  readonly visit: {
    readonly id: string;
    readonly state: string;
    readonly site: string;
    readonly captures: number;
    readonly startedAt: string;
  } | null;
  readonly notes: readonly string[];
  readonly problems: readonly string[];
}

/** The fields of its form, kept while it asks. */
export interface Said {
  readonly list?: string | undefined;
  readonly openSanctions?: boolean | undefined;
  readonly url?: string | undefined;
  readonly at?: string | undefined;
}

export interface Import {
  readonly id: string;
  readonly kind: 'list' | 'archive' | 'web-archive';
  readonly names: readonly string[];
  readonly by: string;
  readonly startedAt: string;
  /** `asking`: a field is missing or wrong. `ready`: a list that is read and not imported yet. */
  state: 'waiting' | 'reading' | 'asking' | 'ready' | 'importing' | 'done' | 'failed';
  said: Said;
  /** Entities or files so far. */
  count: number;
  problem: string | null;
  fields: readonly string[];
  lists: readonly ReadList[];
  outcomes: readonly Outcome[];
}

/** A step of an import. It leaves the state in which the import waits or ends. */
export type Work = (one: Import) => Promise<void>;

const AT_ONCE = 2;
const WAITING = 20;
/** Imports that wait for a person, with their files, and ended ones. The oldest go first. */
const ASKING = 20;
const KEPT = 200;

export interface Imports {
  /** Throws InputError if too many wait. @param upload discarded once the import has ended */
  start(begun: Pick<Import, 'kind' | 'names' | 'by' | 'said'>, upload: Upload | null, work: Work): Import;
  /** The next step. Throws InputError if the import does not wait for one. */
  goOn(one: Import, upload: Upload, work: Work, as?: 'reading' | 'importing'): Import;
  /** Its files, while it waits for a person. */
  uploadOf(id: string): Upload | undefined;
  get(id: string): Promise<Import | undefined>;
  /** The newest first. */
  all(): Promise<Import[]>;
  /** Returns after its next change; at once when nothing is at work. */
  changed(id: string, signal: AbortSignal): Promise<Import | undefined>;
  progressed(one: Import, count: number): void;
  close(): Promise<void>;
}

const isAtWork = ({ state }: Import): boolean => ['waiting', 'reading', 'importing'].includes(state);

const hasEnded = ({ state }: Import): boolean => state === 'done' || state === 'failed';

export function openImports(services: Services): Imports {
  const live = new Map<string, { readonly one: Import; readonly upload: Upload | null }>();
  const ended = untilPurge(services.store.purges.epoch, () => new Map<string, Import>());
  const turns = pLimit(AT_ONCE);
  const changes = new EventEmitter().setMaxListeners(0);
  const stop = new AbortController();

  async function run(one: Import, upload: Upload | null, work: Work, as: Import['state']): Promise<void> {
    if (stop.signal.aborted) return;
    try {
      one.state = as;
      changes.emit(one.id);
      await work(one);
    } catch (error) {
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
    if (hasEnded(one)) {
      live.delete(one.id);
      await upload?.discard();
      remember(await ended(), one.id, one, KEPT);
    }
    changes.emit(one.id);
  }

  /** Forgets the oldest that wait for a person. */
  function makeRoom(): void {
    const asking = [...live.values()].filter(({ one }) => !isAtWork(one));
    for (const { one, upload } of asking.slice(0, Math.max(0, asking.length - ASKING))) {
      live.delete(one.id);
      void upload?.discard();
    }
  }

  const get = async (id: string): Promise<Import | undefined> => live.get(id)?.one ?? (await ended()).get(id);
  return {
    start(begun, upload, work) {
      if (turns.pendingCount >= WAITING) throw new InputError(say.tooMany);
      makeRoom();
      const one: Import = {
        ...{ id: randomUUID(), startedAt: services.clock.now().toISOString(), ...begun },
        ...{ state: 'waiting', count: 0, problem: null, fields: [], lists: [], outcomes: [] },
      };
      live.set(one.id, { one, upload });
      void turns(run, one, upload, work, 'reading');
      return one;
    },
    goOn(one, upload, work, as = 'reading') {
      if (isAtWork(one)) throw new InputError(say.atWork);
      if (turns.pendingCount >= WAITING) throw new InputError(say.tooMany);
      Object.assign(one, { problem: null, fields: [], state: 'waiting' });
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
    progressed(one, count) {
      one.count = count;
    },
    async close() {
      stop.abort();
      turns.clearQueue();
      await Promise.all([...live.values()].flatMap(({ upload }) => upload?.discard() ?? []));
    },
  };
}
