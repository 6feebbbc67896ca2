import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { messageOf, UsageError } from '../errors.ts';
import { refuseUserinfo } from '../flow/inputs.ts';
import type { RobotsDocument } from '../model/documents.ts';
import type { RobotsDecision } from '../model/ports.ts';
import { decideByRobotsText, openCaptureServices } from '../services.ts';
import { action, EXIT } from './action.ts';
import { type Flags, settingsOf, withEgress, withOutput } from './options.ts';
import type { Terminal } from './terminal.ts';

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
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new UsageError(`not a web address: ${url}; write http:// or https:// and the host`);
  if (flags.agent !== undefined && flags.file === undefined) throw new UsageError('--agent goes with --file');
  const { failure, ...decision } =
    flags.file === undefined ? await ask(url, flags) : await judge(url, flags.file, flags.agent);
  const document: RobotsDocument = { schema: 'revenant.robots/1', ...decision };
  if (terminal.json) terminal.document(document);
  else {
    const line = decision.line === null ? '' : ` (line ${decision.line}: ${decision.rule})`;
    terminal.out(`${decision.allowed ? 'allowed' : 'disallowed'}  ${url}${line}`);
    terminal.out(decision.reason);
  }
  return failure === null ? EXIT.done : EXIT.incomplete;
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
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${messageOf(error)}`);
  }
  return decideByRobotsText(text, url, agent ?? 'revenant');
}
