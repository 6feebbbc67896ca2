/** Comparisons on demand take a minute, so each has an address where it is watched and found. */
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import pLimit from 'p-limit';
import { COMPARE_PAGES, runOptionsOf } from '../../config.ts';
import { InputError, messageOf } from '../../errors.ts';
import { comparePair } from '../../flow/site/compare-sites.ts';
import type { Match } from '../../model/derived/match.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import { remember } from '../../model/remember.ts';
import { refanged } from '../../model/text/defanged.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { untilPurge } from '../../model/until-purge.ts';
import type { Services } from '../../services.ts';
import { comparisonTexts as say } from '../../texts/comparisons.ts';

export interface Comparison {
  readonly id: string;
  readonly left: string;
  readonly right: string;
  readonly startedAt: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  match: Match | null;
  /** The reason why it failed, or the sources that could not be read. */
  problems: readonly string[];
}

const AT_ONCE = 2;
const WAITING = 20;
/** Ended comparisons that are kept; the oldest are forgotten first. */
const KEPT = 200;

export interface Comparisons {
  /** Throws InputError for anything but a web address, or if too many wait. */
  start(left: string, right: string, browser?: BrowserWhen): Comparison;
  /** Undefined also after a later purge: the comparison may show removed data. */
  get(id: string): Promise<Comparison | undefined>;
  /** The comparison after its next change; at once when it has ended. */
  changed(id: string, signal: AbortSignal): Promise<Comparison | undefined>;
  close(): void;
}

export function openComparisons(services: Services): Comparisons {
  const atWork = new Map<string, Comparison>();
  const ended = untilPurge(services.store.purges.epoch, () => new Map<string, Comparison>());
  const turns = pLimit(AT_ONCE);
  const changes = new EventEmitter().setMaxListeners(0);
  const stop = new AbortController();

  async function work(one: Comparison, browser?: BrowserWhen): Promise<void> {
    one.state = 'running';
    changes.emit(one.id);
    try {
      await compare(one, browser);
      remember(await ended(), one.id, one, KEPT);
    } catch (error) {
      services.log.error({ error: messageOf(error) }, 'a comparison is lost');
    }
    atWork.delete(one.id);
    changes.emit(one.id);
  }

  async function compare(one: Comparison, browser?: BrowserWhen): Promise<void> {
    const asked = runOptionsOf(services.settings, COMPARE_PAGES);
    const options = { ...asked, ...(browser && { browser }), signal: stop.signal };
    try {
      const { match, sides } = await comparePair([one.left, one.right], options, services);
      one.match = match;
      one.problems = sides.flatMap(({ problems }) => problems);
      one.state = 'done';
    } catch (error) {
      one.problems = [messageOf(error)];
      one.state = 'failed';
    }
  }

  const get = async (id: string): Promise<Comparison | undefined> => atWork.get(id) ?? (await ended()).get(id);
  return {
    start(one, other, browser) {
      const [left, right] = [refanged(one), refanged(other)];
      for (const input of [left, right])
        if (!/^https?:\/\//i.test(input) || !isUrl(input))
          throw new InputError(input === '' ? say.noAddress : say.notAnAddress(input));
      if (turns.pendingCount >= WAITING) throw new InputError(say.tooMany);
      const startedAt = services.clock.now().toISOString();
      const begun: Comparison = {
        id: randomUUID(),
        left,
        right,
        startedAt,
        state: 'waiting',
        match: null,
        problems: [],
      };
      atWork.set(begun.id, begun);
      void turns(work, begun, browser);
      return begun;
    },
    get,
    async changed(id, signal) {
      if (atWork.has(id))
        await once(changes, id, { signal: AbortSignal.any([signal, stop.signal]) }).catch(() => undefined);
      return get(id);
    },
    close: () => stop.abort(),
  };
}
