import { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { siteTimeline } from '../../flow/site/site-timeline.ts';
import { Kind } from '../../model/words.ts';
import { timelineReport } from '../../report/html.ts';
import { timelineText } from '../../report/timeline.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, withData } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { checkReportPath, writeReport } from '../output/write-report.ts';
import { withServices } from '../with-services.ts';

interface TimelineFlags extends Flags {
  readonly kind?: string;
  readonly report?: string;
}

export function siteCommand(): Command {
  const timeline = new Command('timeline')
    .description('what was seen of a site when: contacts, owners, pages and pictures that came, or were found no more')
    .argument('<site>', 'the site as visits name it, or its address')
    .option('--kind <kind>', `where a name stands for several: ${Kind.options.join(', ')}`)
    .option('--report <file>', 'write it as a self-contained HTML page');
  return new Command('site')
    .description('one site over time')
    .addCommand(withData(timeline).action(action(showTimeline)));
}

async function showTimeline(terminal: Terminal, site: string, flags: TimelineFlags): Promise<number> {
  const kind = Kind.optional().safeParse(flags.kind);
  if (!kind.success) throw new UsageError(`no such kind: ${flags.kind} (one of ${Kind.options.join(', ')})`);
  await checkReportPath(flags.report);
  return withServices(flags, async (services) => {
    const timeline = await siteTimeline(site, services, kind.data);
    if (terminal.json) terminal.document(timeline);
    else terminal.block(timelineText(timeline, terminal));
    if (flags.report !== undefined) {
      await writeReport(flags.report, timelineReport(timeline));
      terminal.note(`report: ${flags.report}`);
    }
    return EXIT.done;
  });
}
