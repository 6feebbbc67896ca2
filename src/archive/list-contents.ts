import { STATED_TIME } from '../model/words.ts';
import type { ArchiveContents, ArchivedRecord, ArchiveList } from './archived.ts';
import { replayAddress } from './replay/replay-address.ts';
import { isMadeUp, restoreReplay } from './replay/restore-replay.ts';

const MOST_TOLD = 5;

/** What was read whole, as a list: saved pages are small. Those that were saved from a web archive's replay are put back. */
export function listContents({ records, redirects, problems, cut, home }: ArchiveContents): ArchiveList {
  const undated: string[] = [];
  /** Origin by the host that was made up for a page which says where it stood. */
  const origins = new Map<string, string>();
  const found = records.map((record) => {
    const restored = restoreReplay(record, record.finalUrl);
    if (restored.marks.includes(STATED_TIME)) undated.push(statedText(restored));
    if (isMadeUp(record.finalUrl) && !isMadeUp(restored.finalUrl))
      origins.set(new URL(record.finalUrl).host, new URL(restored.finalUrl).origin);
    return { ...restored, length: restored.body.byteLength };
  });
  // What lay beside such a page stood beside it there.
  const whole = found.map((record) => {
    const origin = isMadeUp(record.finalUrl) ? origins.get(new URL(record.finalUrl).host) : undefined;
    if (origin === undefined) return record;
    const { pathname, search } = new URL(record.finalUrl);
    const url = new URL(pathname + search, origin).href;
    return { ...record, url, finalUrl: url };
  });
  return {
    records: whole,
    redirects,
    problems: [...problems, ...undated.slice(0, MOST_TOLD)],
    ...(home !== undefined && { home: replayAddress(home)?.url ?? home }),
    cut: cut ? { reason: 'archive:damaged', detail: problems[0] ?? 'the archive could not be read to its end' } : null,
    load: async (chosen) => chosen as unknown as ArchivedRecord[],
  };
}

/** What such a page says of its time is shown to those who can judge it, and no order is taken from it until they say so. */
function statedText({ url, capturedAt }: ArchivedRecord): string {
  const day = capturedAt.slice(0, 10);
  return `${url} says of itself that a web archive captured it on ${day}, which any page may say, so nothing is taken to come before or after it: --at ${day} if you know that it is so`;
}
