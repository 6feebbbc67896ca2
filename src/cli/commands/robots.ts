import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { messageOf, UsageError } from '../../errors.ts';
import { refuseUserinfo } from '../../flow/site/inputs.ts';
import type { RobotsDocument } from '../../model/documents.ts';
import { isUrl } from '../../model/is-url.ts';
import type { RobotsDecision } from '../../model/ports/egress.ts';
import { decideByRobotsText, openCaptureServices } from '../../services/capture.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, settingsOf, withEgress, withOutput } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';

interface RobotsFlags extends Flags {
  readonly file?: string;
  readonly agent?: string;
}

export function robotsCommand(): Command {
  const command = new Command('robots')
    .description('may we fetch this address, and which line of robots.txt says so')
    .argument('<url>')
    .option('--file <robots.txt>', 'judge by this file instead of the one on the site')
    .option('--agent <name>', 'for this product token instead of ours; goes with --file');
  return withOutput(withEgress(command)).action(action(robots));
}

async function robots(terminal: Terminal, url: string, flags: RobotsFlags): Promise<number> {
  refuseUserinfo(url);
  if (!/^https?:\/\//i.test(url) || !isUrl(url))
    throw new UsageError(`not a web address: ${url}; write http:// or https:// and the host`);
  if (flags.agent !== undefined && flags.file === undefined) throw new UsageError('--agent goes with --file');
  const {
    file: _file,
    exchanges: _exchanges,
    failure,
    ...decision
  } = flags.file === undefined ? await ask(url, flags) : await judge(url, flags.file, flags.agent);
  const document: RobotsDocument = {
    schema: 'revenant.robots/1',
    ...decision,
    sitemaps: [...decision.sitemaps],
    failure: failure && { code: failure.code, retryAfter: failure.retryAfter },
  };
  if (terminal.json) terminal.document(document);
  else {
    const line = document.line === null ? '' : ` (line ${document.line}: ${document.rule})`;
    terminal.out(`${document.allowed ? 'allowed' : 'disallowed'}  ${url}${line}`);
    terminal.out(document.reason);
    if (document.crawlDelay !== null) terminal.out(`crawl delay: ${document.crawlDelay} s`);
    if (failure !== null) terminal.out(`${failure.code}${again(failure.retryAfter)}`);
  }
  return failure === null ? EXIT.done : EXIT.incomplete;
}

/** What becomes of a site whose robots.txt cannot be had. */
function again(retryAfter: number | null): string {
  if (retryAfter === null) return '';
  return `: nothing of the site is fetched; a crawl asks for the file again after ${Math.ceil(retryAfter / 60_000)} minutes`;
}

async function ask(url: string, flags: RobotsFlags): Promise<RobotsDecision> {
  const services = openCaptureServices(settingsOf(flags));
  try {
    services.egress.allowPort(url);
    return await services.egress.robots(url);
  } finally {
    await services.close();
  }
}

async function judge(url: string, file: string, agent: string | undefined): Promise<RobotsDecision> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${messageOf(error)}`);
  }
  return decideByRobotsText(bytes, url, agent ?? 'revenant');
}
