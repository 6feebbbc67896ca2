/** The files of a kept list → its new version, under the rules of every import. */
import type { Doer } from '../../model/decisions/audit.ts';
import type { RowProblem } from '../../model/facts/seed.ts';
import { openSentWatchlist } from '../lists/sent-watchlist.ts';
import { type TakenList, takeWatchlist } from '../lists/take-watchlist.ts';
import type { KeepPorts, TakeFiles } from './keep.ts';

const KEPT: Doer = { user: null, name: 'the schedule of the list' };
const NAMELESS = 'it is a list of your own: name it with --list';

export interface TakingOptions {
  /** Why a list is taken that is smaller, older or lacks a part. */
  readonly accept?: string | undefined;
  readonly onProblem?: (problem: RowProblem) => void;
}

/** The bytes are a stranger's: they are read in a reader process. */
export const takeList =
  ({ accept, onProblem = () => undefined }: TakingOptions = {}): TakeFiles<readonly TakenList[]> =>
  async ({ list, openSanctions }, { paths, folder }, ports: KeepPorts) => {
    const sent = { paths, folder, openSanctions, listBytes: ports.limits.listBytes, ...(list !== null && { list }) };
    const { sources } = await openSentWatchlist(sent, NAMELESS, ports);
    const taken: TakenList[] = [];
    for (const source of sources)
      taken.push(await takeWatchlist(source, { accept, by: KEPT, onProblem, onProgress: () => undefined }, ports));
    return taken;
  };
