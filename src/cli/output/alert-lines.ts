import type { Delivery, Hook } from '../../model/alert.ts';
import { isFlagged, type Match, type Standing } from '../../model/match.ts';
import type { Store } from '../../model/ports/store.ts';
import { count, type Terminal } from './terminal.ts';

/**
 * What happened to the alerts of one piece of work, and why a flagged match has none: silence must not look like an
 * alert. `sent` are the deliveries that this work made or retried.
 */
export function alertLines(
  matches: readonly Match[],
  hooks: readonly Pick<Hook, 'all' | 'disabledAt' | 'events' | 'lists' | 'verdicts' | 'kinds'>[],
  sent: readonly Pick<Delivery, 'state' | 'lastError' | 'lastStatus'>[],
  standings: ReadonlyMap<string, Pick<Standing, 'weaker'>> = new Map(),
): string[] {
  const flagged = matches.filter(isFlagged);
  const unlisted = flagged.filter(({ left, right }) => left.entity === null && right.entity === null).length;
  const working = hooks.filter(({ disabledAt }) => disabledAt === null);
  const lines: string[] = [];
  if (sent.length > 0) {
    const number = { delivered: 0, pending: 0, dead: 0 };
    for (const { state } of sent) number[state]++;
    const parts = [
      number.delivered > 0 && `${number.delivered} delivered`,
      number.pending > 0 && `${number.pending} will be retried`,
      number.dead > 0 && `${number.dead} given up`,
    ];
    lines.push(`${count(sent.length, 'alert')}: ${parts.filter(Boolean).join(', ')}`);
    const lost = sent.find(({ state }) => state === 'dead');
    if (lost !== undefined) {
      const why = lost.lastError ?? (lost.lastStatus === null ? 'no answer' : `answered ${lost.lastStatus}`);
      lines.push(`Given up: ${why}. List them: hooks deliveries. Send again: hooks replay <alert>`);
    }
  }
  if (flagged.length === 0) return lines;
  if (working.length === 0) {
    lines.push('No alert was sent: there is no webhook. To add one: hooks add <url>');
  } else if (unlisted > 0 && !working.every(({ all }) => all)) {
    const [involve, it] = unlisted === 1 ? ['involves', 'it'] : ['involve', 'them'];
    const sentTo = working.some(({ all }) => all)
      ? `only webhooks with --all got ${it}`
      : `no webhook was sent for ${it}`;
    lines.push(
      `${unlisted} of ${count(flagged.length, 'flagged match', 'flagged matches')} ${involve} no listed company, so ${sentTo}. To get these too: hooks add --all`,
    );
  } else if (sent.length === 0) {
    const isFiltered = working.some(({ events, lists, verdicts, kinds }) => events ?? lists ?? verdicts ?? kinds);
    lines.push(
      isFiltered
        ? 'No new alert: already reported, or not what the webhooks ask for (revenant hooks list).'
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
    terminal.note(`${count(waiting, 'alert')} will be sent by the next worker or crawl (revenant worker)`);
}
