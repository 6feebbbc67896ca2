import { UNKNOWN_TIME } from '../model/words.ts';
import type { ArchiveContents, ArchivedRecord, ArchiveList } from './archived.ts';
import { replayAddress } from './replay-address.ts';
import { RESTORED, restoreReplay, statedReplay } from './restore-replay.ts';

const MOST_TOLD = 5;

/** What was read whole, as a list: saved pages are small. Those that were saved from a web archive's replay are put back. */
export function listContents({ records, redirects, problems, cut, home }: ArchiveContents): ArchiveList {
  const undated: string[] = [];
  const whole = records.map((record) => {
    const restored = restoreReplay(record, record.finalUrl);
    if (restored.capturedAt === UNKNOWN_TIME && restored.marks.includes(RESTORED)) undated.push(undatedReplay(record));
    return { ...restored, length: restored.body.byteLength };
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

/** What such a page says of its time is shown to who can judge it, and counts for nothing until he says so. */
function undatedReplay(record: ArchivedRecord): string {
  const { url = record.url, capturedAt = '' } = statedReplay(record) ?? {};
  const day = capturedAt.slice(0, 10);
  return `${url} says of itself that a web archive captured it on ${day}, which any page may say: --at ${day} if you know that it is so`;
}
