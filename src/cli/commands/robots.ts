import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { RobotsDocument } from '../../model/documents.ts';
import type { RobotsDecision } from '../../model/ports/egress.ts';
import { decideByRobotsText, openCaptureServices } from '../../services/capture.ts';
import { action, EXIT } from '../action.ts';
import { checkWebAddress } from '../archive-flags.ts';
import { type Flags, settingsOf, withEgress, withOutput } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { cannotRead } from '../read-roots.ts';
import { using } from '../with-services.ts';

type RobotsFlags = Flags & { file?: string; agent?: string };

export function configure(command: Command): void {
  command
    .argument('<url>')
    .option('--file <robots.txt>', 'use this file instead of the one on the site')
    .option('--agent <name>', 'for this product token instead of ours; needs --file');
  withOutput(withEgress(command)).action(action(robots));
}

async function robots(terminal: Terminal, url: string, flags: RobotsFlags): Promise<number> {
  checkWebAddress(url);
  if (flags.agent !== undefined && flags.file === undefined) throw new UsageError('--agent needs --file');
  const decision = flags.file === undefined ? await fetched(url, flags) : await fromFile(url, flags.file, flags.agent);
  const { file: _file, exchanges: _exchanges, failure, ...rest } = decision;
  const document: RobotsDocument = {
    schema: 'revenant.robots/1',
    ...rest,
    sitemaps: [...rest.sitemaps],
    failure: failure && { code: failure.code, retryAfter: failure.retryAfter },
  };
  terminal.result(document, () => {
    const line = document.line === null ? '' : ` (line ${document.line}: ${document.rule})`;
    return [
      `${document.allowed ? 'allowed' : 'disallowed'}  ${url}${line}`,
      document.reason,
      ...(document.crawlDelay === null ? [] : [`crawl delay: ${document.crawlDelay} s`]),
      ...(failure === null ? [] : [`${failure.code}${retryText(failure.retryAfter)}`]),
    ];
  });
  return failure === null ? EXIT.done : EXIT.incomplete;
}

/** Without its robots.txt a site is not fetched. */
function retryText(retryAfter: number | null): string {
  if (retryAfter === null) return '';
  return `: nothing of the site is fetched; a crawl asks for the file again after ${Math.ceil(retryAfter / 60_000)} minutes`;
}

function fetched(url: string, flags: RobotsFlags): Promise<RobotsDecision> {
  return using(openCaptureServices(settingsOf(flags)), ({ egress }) => {
    egress.allowPort(url);
    return egress.robots(url);
  });
}

async function fromFile(url: string, file: string, agent = 'revenant'): Promise<RobotsDecision> {
  return decideByRobotsText(await readFile(file).catch(cannotRead(file)), url, agent);
}
