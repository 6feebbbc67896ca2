import type { Hook } from '../../model/alert.ts';
import { isFlagged, isHandedIn, type Match, type Standing } from '../../model/derived/match.ts';
import type { AlertCounts } from '../../model/ports/outbox.ts';
import type { Store } from '../../model/ports/store.ts';
import { command } from '../../model/text/program.ts';
import { count, type Terminal } from './terminal.ts';

/**
 * Says what happened to the alerts of one run, and why a flagged match has none: silence must not
 * look like an alert.
 */
export function alertLines(
  matches: readonly Match[],
  hooks: readonly Pick<Hook, 'all' | 'disabledAt' | 'events' | 'lists' | 'verdicts' | 'kinds'>[],
  { delivered, waiting, held, dead, lost }: AlertCounts,
  standings: ReadonlyMap<string, Pick<Standing, 'weaker'>> = new Map(),
): string[] {
  const handedIn = matches.filter((match) => isFlagged(match) && isHandedIn(match));
  const flagged = matches.filter((match) => isFlagged(match) && !isHandedIn(match));
  const unlisted = flagged.filter(({ left, right }) => left.entity === null && right.entity === null).length;
  const working = hooks.filter(({ disabledAt }) => disabledAt === null);
  const lines: string[] = [];
  const alerts = delivered + waiting + held + dead;
  if (alerts > 0) {
    const parts = [
      delivered > 0 && `${delivered} delivered`,
      waiting > 0 && `${waiting} will be retried`,
      held > 0 && `${held} ${held === 1 ? 'waits' : 'wait'} for a digest`,
      dead > 0 && `${dead} given up`,
    ];
    lines.push(`${count(alerts, 'alert')}: ${parts.filter(Boolean).join(', ')}`);
    if (lost !== null) {
      const why = lost.lastError ?? (lost.lastStatus === null ? 'no answer' : `answered ${lost.lastStatus}`);
      lines.push(
        `Given up: ${why}. List them: ${command('hooks deliveries')}. Send again: ${command('hooks replay <alert>')}`,
      );
    }
  }
  if (handedIn.length > 0)
    lines.push(
      `${count(handedIn.length, 'flagged match', 'flagged matches')} without an alert: an archive that was handed in is all that ${handedIn.length === 1 ? 'it rests' : 'they rest'} on`,
    );
  if (flagged.length === 0) return lines;
  if (working.length === 0) {
    lines.push(`No alert was sent: there is no webhook. To add one: ${command('hooks add <url>')}`);
  } else if (unlisted > 0 && !working.every(({ all }) => all)) {
    const [involve, it] = unlisted === 1 ? ['involves', 'it'] : ['involve', 'them'];
    const sentTo = working.some(({ all }) => all)
      ? `only webhooks with --all got ${it}`
      : `no webhook was sent for ${it}`;
    lines.push(
      `${unlisted} of ${count(flagged.length, 'flagged match', 'flagged matches')} ${involve} no listed company, so ${sentTo}. To get these too: ${command('hooks add <url> --all')}`,
    );
  } else if (alerts === 0) {
    const isFiltered = working.some(({ events, lists, verdicts, kinds }) => events ?? lists ?? verdicts ?? kinds);
    lines.push(
      isFiltered
        ? `No new alert: already reported, or not what the webhooks ask for (${command('hooks list')}).`
        : 'No new alert: already reported.',
    );
    for (const { id } of flagged) {
      const weaker = standings.get(id)?.weaker;
      if (weaker) lines.push(`Weaker than before (match ${id.slice(0, 12)}): ${weaker.text}`);
    }
  }
  return lines;
}

/** Only workers and crawls send alerts. */
export async function noteWaitingAlerts(
  terminal: Terminal,
  { store }: { readonly store: Pick<Store, 'outbox'> },
): Promise<void> {
  const waiting = await store.outbox.pending();
  if (waiting > 0)
    terminal.note(`${count(waiting, 'alert')} will be sent by the next worker or crawl (${command('worker')})`);
}
