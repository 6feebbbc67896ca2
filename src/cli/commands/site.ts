import type { Command } from 'commander';
import { siteTimeline } from '../../flow/site-timeline.ts';
import { Kind } from '../../model/words.ts';
import { timelineReport } from '../../report/html.ts';
import { timelineText } from '../../report/timeline.ts';
import { action } from '../action.ts';
import { type Flags, kindOf, subcommand } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { checkReportPath, writeDocument } from '../output/write-file.ts';
import { withStored } from '../with-services.ts';

type TimelineFlags = Flags & { kind?: string; report?: string };

export function configure(command: Command): void {
  subcommand(command, 'timeline', action(showTimeline))
    .description('show when contacts, owners, pages and pictures appeared and disappeared')
    .argument('<site>', 'the site as visits name it, or its address')
    .option('--kind <kind>', `where one name stands for several sites: ${Kind.options.join(', ')}`)
    .option('--report <file>', 'write it as a self-contained HTML page');
}

async function showTimeline(terminal: Terminal, site: string, flags: TimelineFlags): Promise<void> {
  const kind = kindOf(flags.kind);
  await checkReportPath(flags.report, ['html']);
  await withStored(flags, async (services) => {
    const timeline = await siteTimeline(site, services, kind);
    if (terminal.json) terminal.document(timeline);
    else terminal.block(timelineText(timeline, terminal));
    if (flags.report !== undefined)
      await writeDocument(flags.report, async () => Buffer.from(timelineReport(timeline)), terminal);
  });
}
