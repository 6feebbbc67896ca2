import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { Meant } from '../../flow/site/meant-input.ts';
import type { RobotsDocument } from '../../model/documents.ts';
import type { RobotsDecision } from '../../model/ports/egress.ts';
import { isNoAnswer, nextForm } from '../../model/text/bare-host.ts';
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

async function robots(terminal: Terminal, typed: string, flags: RobotsFlags): Promise<number> {
  const meant = checkWebAddress(typed);
  if (flags.agent !== undefined && flags.file === undefined) throw new UsageError('--agent needs --file');
  const decision =
    flags.file === undefined ? await fetched(meant, flags) : await fromFile(meant.url, flags.file, flags.agent);
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
      `${document.allowed ? 'allowed' : 'disallowed'}  ${document.url}${line}`,
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

/** A bare host in the form that answers, as a crawl visits it. */
function fetched({ url, bare }: Meant, flags: RobotsFlags): Promise<RobotsDecision> {
  return using(openCaptureServices(settingsOf(flags)), async ({ egress }) => {
    const tried: { url: string; reason: string }[] = [];
    let first: RobotsDecision | null = null;
    for (let form: string | null = url; form !== null; form = nextForm(url, tried)) {
      egress.allowPort(form);
      const decision = await egress.robots(form);
      const { failure } = decision;
      if (bare !== true || failure === null || !isNoAnswer(failure.code)) return decision;
      first ??= decision;
      tried.push({ url: new URL(form).href, reason: failure.code });
    }
    if (first === null) throw new Error('a bare host has no form');
    return first;
  });
}

async function fromFile(url: string, file: string, agent = 'revenant'): Promise<RobotsDecision> {
  return decideByRobotsText(await readFile(file).catch(cannotRead(file)), url, agent);
}
