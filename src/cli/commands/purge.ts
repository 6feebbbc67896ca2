import type { Command } from 'commander';
import { beginPurge, finishPurge, finishPurges, freeBlobs, planPurge } from '../../flow/operations/purge.ts';
import { purgeRule } from '../../flow/operations/purge-rule.ts';
import type { PurgeDocument } from '../../model/decisions/purge.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { StoredServices } from '../../services.ts';
import { withData } from '../options.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onStored } from '../with-services.ts';

interface PurgeFlags {
  readonly before?: string;
  readonly site?: string;
  readonly entity?: string;
  readonly value?: string;
  readonly yes?: boolean;
  readonly by?: string;
  readonly reason?: string;
  readonly resume?: boolean;
  readonly list?: boolean;
}

/** The rest of the tables follows from these. */
const SHOWN = [
  'visits',
  'captures',
  'fingerprints',
  'matches',
  'judgements',
  'deliveries',
  'mentions',
  'observations',
  'cases',
  'entities',
];

const WHY = { hold: 'under a hold', confirmed: 'confirmed', case: 'in an open case' };

export function configure(command: Command): void {
  command
    .option('--before <age>', 'what was stored before: an age such as 90d, 26w or 2y, or a date')
    .option('--site <site>', 'visits of this site, and findings about it')
    .option('--entity <id>', 'this listed entity, its visits, mentions and findings')
    .option('--value <value>', 'visits on which this value was read, such as an e-mail address, and findings with it')
    .option('--yes', 'remove it; else only what would go is listed')
    .option('--by <name>', 'your name, for the log; needed with --yes')
    .option('--reason <text>', 'why it is removed, for the log; needed with --yes')
    .option('--resume', 'go on with purges that were killed; a worker does so too')
    .option('--list', 'list earlier purges');
  withData(command).action(onStored(purgeStored));
}

async function purgeStored(terminal: Terminal, services: StoredServices, flags: PurgeFlags): Promise<void> {
  if (flags.list) return listPurges(terminal, services);
  if (flags.resume) return resumePurges(terminal, services);
  const rule = purgeRule(flags, services.clock.now());
  if (!flags.yes) {
    const plan = await planPurge(rule, services);
    terminal.result(plan, () => linesOf(plan));
    terminal.note('nothing was removed: add --yes, --by and --reason');
    return;
  }
  const { by = '', reason = '' } = flags;
  const id = await beginPurge(rule, { by, reason }, services);
  const done = await finishPurge(id, services, async () => {
    const running = (await services.store.purges.running()).find((one) => one.id === id);
    const [done, total] = [running?.removed['visits'] ?? 0, running?.planned['visits'] ?? 0];
    terminal.progress({ what: 'removing', done, total, unit: ['visit', 'visits'] });
  });
  terminal.endProgress();
  terminal.result(done, () => linesOf(done));
  const freed = await freeBlobs(services);
  terminal.note(`${count(freed.removed, 'blob')} removed; ${freed.held} are held by other visits and findings`);
  if (freed.later > 0)
    terminal.note(`${count(freed.later, 'blob')} of the last day will be removed by a worker, or by the next purge`);
  terminal.note('backups still hold what was removed, until they are made again');
}

function linesOf({ done, removed, held, kept, busy, elsewhere }: PurgeDocument): string[] {
  const shown = SHOWN.filter((table) => (removed[table] ?? 0) > 0).map((table) => `  ${table}: ${removed[table]}`);
  return [
    done ? 'removed:' : 'would be removed:',
    ...(shown.length > 0 ? shown : ['  nothing']),
    ...held.map(({ match, why }) => `held: finding ${match.slice(0, 12)}, ${WHY[why]}`),
    ...(kept > 0
      ? [`kept: ${count(kept, 'visit')} that a kept finding, a hold, an open case or a listed entity needs`]
      : []),
    ...(busy > 0 ? [`kept: ${count(busy, 'visit')} that a worker still works on`] : []),
    ...Object.entries(elsewhere).map(
      ([table, rows]) => `also named in ${table}: ${count(rows, 'row')}, for a person to decide on`,
    ),
  ];
}

async function resumePurges(terminal: Terminal, services: StoredServices): Promise<void> {
  const resumed = await finishPurges(services, 0);
  await freeBlobs(services);
  terminal.note(resumed === 0 ? 'no purge was left unfinished' : `${count(resumed, 'purge')} finished`);
}

async function listPurges(terminal: Terminal, { store }: StoredServices): Promise<void> {
  for (const record of await store.purges.records())
    terminal.result(record, () => {
      const { before, site, entity, value } = record.rule;
      const rule = [before && `before ${timeText(before)}`, site, entity, value && 'a value']
        .filter(Boolean)
        .join(', ');
      return `${timeText(record.at)}  ${record.by}  ${rule}  ${count(record.removed['visits'] ?? 0, 'visit')}  ${record.reason}`;
    });
}
