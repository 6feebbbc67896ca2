/** Comparisons on demand take a minute, so each has an address where it is watched and found. */
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { basename } from 'node:path';
import { z } from '@hono/zod-openapi';
import pLimit from 'p-limit';
import { COMPARE_PAGES, runOptionsOf } from '../../config.ts';
import { InputError, messageOf } from '../../errors.ts';
import { comparePair } from '../../flow/site/compare-sites.ts';
import type { ArchiveHints, Inspected } from '../../flow/site/inspect.ts';
import { type Meant, meantAddress } from '../../flow/site/meant-input.ts';
import { Match } from '../../model/derived/match.ts';
import type { HandedIn } from '../../model/facts/visit.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import { remember } from '../../model/remember.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { untilPurge } from '../../model/until-purge.ts';
import type { Services } from '../../services.ts';
import { comparisonTexts as say } from '../../texts/comparisons.ts';
import { importTexts } from '../../texts/imports.ts';
import type { SentFile, Upload } from '../frame/uploads.ts';

export const ComparisonDocument = z
  .object({
    id: z.string(),
    left: z.string(),
    right: z.string(),
    startedAt: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    match: Match.nullable(),
    /** The reason why it failed, or the sources that could not be read. */
    problems: z.array(z.string()),
  })
  .meta({ id: 'Comparison' });
export type Comparison = z.infer<typeof ComparisonDocument>;

/** An address that is captured now, or a file. */
export interface Side {
  /** The site's; or that of the pages of a file that does not say it. */
  readonly address: string;
  /** Typed without http:// or https://. */
  readonly bare?: true;
  readonly file?: SentFile | undefined;
  readonly at?: string | undefined;
  /** The person who sends the file. */
  readonly who?: Omit<HandedIn, 'at'> | undefined;
}

const AT_ONCE = 2;
const WAITING = 20;
/** Ended comparisons that are kept; the oldest are forgotten first. */
const KEPT = 200;

interface Given {
  readonly pair: readonly [Side, Side];
  readonly browser?: BrowserWhen | undefined;
  readonly upload?: Upload | undefined;
}

export type Comparisons = ReturnType<typeof openComparisons>;

export function openComparisons(services: Services) {
  const atWork = new Map<string, Comparison>();
  const ended = untilPurge(services.store.purges.epoch, () => new Map<string, Comparison>());
  const turns = pLimit(AT_ONCE);
  const changes = new EventEmitter().setMaxListeners(0);
  const stop = new AbortController();
  const sides = new WeakMap<Comparison, readonly [Inspected, Inspected]>();

  async function work(one: Comparison, given: Given): Promise<void> {
    one.state = 'running';
    changes.emit(one.id);
    try {
      await compare(one, given);
      remember(await ended(), one.id, one, KEPT);
    } catch (error) {
      services.log.error({ error: messageOf(error) }, 'a comparison is lost');
    }
    await given.upload?.discard();
    atWork.delete(one.id);
    changes.emit(one.id);
  }

  async function compare(one: Comparison, { pair, browser, upload }: Given): Promise<void> {
    const asked = runOptionsOf(services.settings, COMPARE_PAGES);
    const options = { ...asked, ...(browser && { browser }), signal: stop.signal };
    const plain = (text: string): string =>
      upload === undefined ? text : text.replaceAll(/\S*\/uploads\/[^/]+\/\d+\//g, '');
    try {
      for (const side of pair) await checkFile(side);
      const inputs = [inputOf(pair[0]), inputOf(pair[1])] as const;
      const compared = await comparePair(inputs, options, portsOf(services), undefined, pair.map(hintsOf));
      one.match = compared.match;
      sides.set(one, compared.sides);
      one.problems = compared.sides.flatMap(({ problems }) => problems.map(plain));
      one.state = 'done';
    } catch (error) {
      one.problems = [plain(messageOf(error))];
      one.state = 'failed';
    }
  }

  /** Reads a file first in a process that can be killed: hostile bytes must not reach the desk. */
  async function checkFile({ file, address, at }: Side): Promise<void> {
    if (file === undefined) return;
    const hints = { ...(address && { url: address }), ...(at && { at }) };
    const read = await services.reader.archive({ path: file.path, ...hints });
    const fault = read.ok ? read.value.fault : importTexts.costly(read.detail);
    if (fault !== null) throw new InputError(fault);
  }

  function hintsOf({ file, address, at, who }: Side): ArchiveHints {
    if (file === undefined) return {};
    const handedIn = who && { ...who, at: services.clock.now().toISOString() };
    return { ...(address && { url: address }), ...(at && { at }), ...(handedIn && { handedIn }) };
  }

  /** Undefined also after a later purge: the comparison may show removed data. */
  const get = async (id: string): Promise<Comparison | undefined> => atWork.get(id) ?? (await ended()).get(id);
  return {
    /** Throws InputError for anything but a web address, or if too many wait. */
    start(one: Side, other: Side, how: Omit<Given, 'pair'>): Comparison {
      const pair = [checked(one, 'left'), checked(other, 'right')] as const;
      if (turns.pendingCount >= WAITING) throw new InputError(say.tooMany);
      const [left, right] = [nameOf(pair[0]), nameOf(pair[1])];
      const now = { startedAt: services.clock.now().toISOString(), state: 'waiting' } as const;
      const begun: Comparison = { id: randomUUID(), left, right, ...now, match: null, problems: [] };
      atWork.set(begun.id, begun);
      void turns(work, begun, { pair, ...how });
      return begun;
    },
    /** The visits of a comparison that is done, while the desk remembers it. */
    sidesOf: (one: Comparison) => sides.get(one),
    get,
    /** The comparison after its next change; at once when it has ended. */
    async changed(id: string, signal: AbortSignal): Promise<Comparison | undefined> {
      if (atWork.has(id))
        await once(changes, id, { signal: AbortSignal.any([signal, stop.signal]) }).catch(() => undefined);
      return get(id);
    },
    close: () => stop.abort(),
  };
}

const inputOf = ({ file, address, bare }: Side): Meant => ({ url: file?.path ?? address, ...(bare && { bare }) });
const nameOf = ({ file, address }: Side): string => file?.name ?? address;

function checked(side: Side, field: string): Side {
  const { url: address, bare } = meantAddress(side.address);
  if (address === '' && side.file !== undefined) return { ...side, address };
  if (!/^https?:\/\//i.test(address) || !isUrl(address))
    throw new InputError(address === '' ? say.noAddress : say.notAnAddress(address), { fields: [field] });
  return { ...side, address, ...(bare && { bare }) };
}

/** The path of a file on this machine stays private: visits go into bundles that are handed on. */
function portsOf(services: Services): Services {
  const readCaptured: Services['readCaptured'] = async (path, options) => {
    const { captured, problems } = await services.readCaptured(path, options);
    return { captured: { ...captured, visit: { ...captured.visit, target: basename(path) } }, problems };
  };
  return { ...services, readCaptured };
}
