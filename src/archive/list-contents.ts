import type { ArchiveContents, ArchivedRecord, ArchiveList } from './archived.ts';
import { replayAddress } from './replay-address.ts';
import { restoreReplay } from './restore-replay.ts';

/** What was read whole, as a list: saved pages are small. Those that were saved from a web archive's replay are put back. */
export function listContents({ records, redirects, problems, cut, home }: ArchiveContents): ArchiveList {
  const whole = records.map((record) => {
    const restored = restoreReplay(record, record.finalUrl);
    return { ...restored, length: restored.body.byteLength };
  });
  return {
    records: whole,
    redirects,
    problems: [...problems],
    ...(home !== undefined && { home: replayAddress(home)?.url ?? home }),
    cut: cut ? { reason: 'archive:damaged', detail: problems[0] ?? 'the archive could not be read to its end' } : null,
    load: async (chosen) => chosen as unknown as ArchivedRecord[],
  };
}
