import type { Delivery, Hook } from '../../model/alert.ts';
import { isFlagged, type Match, type Standing } from '../../model/match.ts';
import { count } from './lines.ts';

/**
 * What became of the alerts of one piece of work, and why a flagged match has none: a silence must not look like an
 * alert. `sent` are the deliveries that this work made or tried again.
 */
export function alertLines(
  matches: readonly Match[],
  hooks: readonly Pick<Hook, 'all' | 'disabledAt'>[],
  sent: readonly Pick<Delivery, 'state' | 'lastError' | 'lastStatus'>[],
  standings: ReadonlyMap<string, Pick<Standing, 'weaker'>> = new Map(),
): string[] {
  const flagged = matches.filter(isFlagged);
  const unwatched = flagged.filter(({ left, right }) => left.entity === null && right.entity === null).length;
  const working = hooks.filter(({ disabledAt }) => disabledAt === null);
  const lines: string[] = [];
  if (sent.length > 0) {
    const told = { delivered: 0, pending: 0, dead: 0 };
    for (const { state } of sent) told[state]++;
    const parts = [
      told.delivered > 0 && `${told.delivered} delivered`,
      told.pending > 0 && `${told.pending} will be tried again`,
      told.dead > 0 && `${told.dead} given up`,
    ];
    lines.push(`${count(sent.length, 'alert')}: ${parts.filter(Boolean).join(', ')}`);
    const lost = sent.find(({ state }) => state === 'dead');
    if (lost !== undefined) {
      const why = lost.lastError ?? (lost.lastStatus === null ? 'no answer' : `answered ${lost.lastStatus}`);
      lines.push(`given up, since: ${why} (revenant hooks deliveries lists them, revenant hooks replay sends again)`);
    }
  }
  if (flagged.length === 0) return lines;
  if (working.length === 0) {
    lines.push(`no alert was sent: there is no hook to send it to (revenant hooks add <url>)`);
  } else if (unwatched > 0 && !working.every(({ all }) => all)) {
    const none = working.some(({ all }) => all) ? 'only hooks with --all are told' : 'no hook is told';
    lines.push(
      `${unwatched} of ${count(flagged.length, 'flagged match', 'flagged matches')} ${unwatched === 1 ? 'has' : 'have'} no watched (listed) side, of which ${none} (revenant hooks add --all)`,
    );
  } else if (sent.length === 0) {
    lines.push('no new alert: what is flagged was known before, and reported');
    for (const { id } of flagged) {
      const weaker = standings.get(id)?.weaker;
      if (weaker) lines.push(`weaker than before (match ${id.slice(0, 12)}): ${weaker.text}`);
    }
  }
  return lines;
}
