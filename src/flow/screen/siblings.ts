/**
 * Decides if two stored sites are copies of one shop. They are compared once; the answer is kept as
 * long as both have the same readings.
 */

import { areSiblings, siblingModel } from '../../match/list-background.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { Countable, Fingerprints } from '../../model/ports/fingerprints.ts';
import { remember } from '../../model/remember.ts';

type Stored = Pick<Fingerprints, 'get' | 'siblings' | 'keepSiblings' | 'pruneSiblings'>;

/** Sites whose decisions are read and written in one statement. */
const WINDOW = 500;
/** Fingerprints in memory, the latest read last. */
const MOST_READ = 500;

/** Pairs are best asked in the order of their first site. */
export function openSiblings(sites: Countable['sites'], fingerprints: Stored) {
  const model = siblingModel();
  const read = new Map<number, Fingerprint | null>();
  let known: Awaited<ReturnType<Stored['siblings']>> = new Map();
  let window = -1;
  let fresh = new Map<string, Record<string, boolean>>();

  async function fingerprintOf(i: number): Promise<Fingerprint | null> {
    const found = read.has(i) ? (read.get(i) ?? null) : await fingerprints.get(sites[i]?.visit ?? '');
    remember(read, i, found, MOST_READ);
    return found;
  }

  async function keep(): Promise<void> {
    const decided = fresh;
    fresh = new Map();
    if (decided.size > 0) await fingerprints.keepSiblings(model, decided);
  }

  async function lookUp(i: number): Promise<void> {
    if (Math.floor(i / WINDOW) === window) return;
    window = Math.floor(i / WINDOW);
    await keep();
    const ids = sites.slice(window * WINDOW, (window + 1) * WINDOW).map(({ fingerprint }) => fingerprint);
    known = await fingerprints.siblings(model, ids);
  }

  return {
    async are(one: number, other: number): Promise<boolean> {
      await lookUp(one);
      const [mine, theirs] = [sites[one]?.fingerprint ?? '', sites[other]?.fingerprint ?? ''];
      const before = known.get(mine)?.[nameOf(theirs)];
      if (before !== undefined) return before;
      const [left, right] = [await fingerprintOf(one), await fingerprintOf(other)];
      const are = left !== null && right !== null && areSiblings(left, right);
      // A visit that was read again since the sites were listed is decided again next time.
      if (left?.id === mine && right?.id === theirs) {
        const decided = fresh.get(mine) ?? {};
        decided[nameOf(theirs)] = are;
        fresh.set(mine, decided);
      }
      return are;
    },
    /** Stores new decisions, and forgets those that no site needs any more. */
    async end(): Promise<void> {
      await keep();
      await fingerprints.pruneSiblings(model);
    },
  };
}

/** Half of an id tells fingerprints apart. */
const nameOf = (id: string): string => id.slice(0, 32);
