/** Hooks and their deliveries, as tables. */
import { choiceOf, shownUrl } from '../../flow/hook-words.ts';
import type { Delivery, Hook } from '../../model/alert.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { Column } from './table.ts';

export const HOOK_COLUMNS: readonly Column<Hook>[] = [
  { head: 'HOOK', width: 36, of: ({ id }) => id },
  { head: 'ADDED', width: 21, of: ({ createdAt }) => timeText(createdAt) },
  { head: 'ADDRESS', of: shownUrl },
  {
    head: 'RECEIVES',
    of(hook) {
      const as = hook.as === undefined ? [] : [hook.as];
      const scope = [...as, hook.all ? 'all flagged' : 'listed only', ...choiceOf(hook)].join('; ');
      return `${scope}${hook.disabledAt === null ? '' : '  paused'}`;
    },
  },
];

export function deliveryColumns(hooks: readonly Hook[]): Column<Delivery>[] {
  const addressOf = (id: string): string => {
    const hook = hooks.find((one) => one.id === id);
    return hook === undefined ? `hook ${id} (removed)` : shownUrl(hook);
  };
  return [
    { head: 'ALERT', width: 24, of: ({ alert }) => alert.id },
    { head: 'MADE', width: 21, of: ({ alert }) => timeText(alert.time) },
    { head: 'TYPE', width: 15, of: ({ alert }) => alert.type },
    { head: 'STATE', width: 9, of: ({ state }) => state },
    { head: 'ATTEMPTS', width: 8, right: true, of: ({ attempts }) => String(attempts) },
    { head: 'ADDRESS', of: ({ hook }) => addressOf(hook) },
    {
      head: 'ANSWER',
      of: ({ lastStatus, lastError }) => lastError ?? (lastStatus === null ? '' : `answered ${lastStatus}`),
    },
  ];
}
