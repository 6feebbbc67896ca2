import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { verifyAlert } from '../../alert/standard-webhook.ts';
import { runOptionsOf } from '../../config.ts';
import { messageOf, UsageError } from '../../errors.ts';
import { openCrawl } from '../../flow/crawl/open-crawl.ts';
import { readSeeds } from '../../flow/crawl/read-seeds.ts';
import { SENTENCES } from '../../flow/sentences.ts';
import type { Alert } from '../../model/alert.ts';
import { isFlagged } from '../../model/match.ts';
import { runReport } from '../../report/html.ts';
import { matchText } from '../../report/terminal.ts';
import { openServices } from '../../services.ts';
import { action, EXIT, interruption } from '../action.ts';
import { workRun } from '../crawl-run.ts';
import { listen, serveWorld } from '../example-world.ts';
import { type Flags, settingsOf, withOutput } from '../options.ts';
import { alertLines } from '../output/alert-lines.ts';
import { count, matchLine, rowLines } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { CRAWL_PAGES } from './crawl.ts';
import { createHook } from './hooks.ts';

const SEEDS = join(import.meta.dirname, '..', '..', '..', 'seeds', 'example');

export function exampleCommand(): Command {
  const command = new Command('example')
    .description('serve the bundled example case on loopback, run the main job on it, and show what it finds')
    .option('--data <dir>', 'its data folder, made afresh each time', '.revenant-example');
  return withOutput(command).action(action(example));
}

async function example(terminal: Terminal, flags: Flags): Promise<number> {
  const folder = resolve(flags.data ?? '.revenant-example');
  await clearExample(folder);
  await mkdir(folder, { recursive: true });
  const world = await serveWorld(SEEDS);
  const receiver = await receiveAlerts();
  const settings = {
    ...settingsOf({ ...flags, data: folder }),
    resolve: [`*:80:127.0.0.1:${world.port}`],
    allow: [`127.0.0.1:${receiver.port}`],
  };
  const services = await openServices(settings);
  const stop = interruption();
  try {
    terminal.note(
      `a small world of ${count(world.hosts.length, 'invented host')} is served on loopback; crawling it with ${settings.browser === 'never' ? 'no' : (services.browser.found ?? 'no')} browser at hand`,
    );
    const hook = createHook(`http://127.0.0.1:${receiver.port}/alerts`, false, services.clock.now());
    await services.store.hooks.add(hook);
    receiver.secret = hook.secret;
    const { seeds, entities, problems } = await readSeeds([join(SEEDS, 'watchlist.json'), join(SEEDS, 'sweep.json')]);
    for (const problem of problems) terminal.warn(problem);
    const { run, imported } = await openCrawl({ seeds, entities }, runOptionsOf(settings, CRAWL_PAGES), true, services);
    terminal.note(
      `watchlist: ${count(entities.length, 'listed entity', 'listed entities')} with ${count(imported, 'archived site')}; sweep list: ${seeds.length} presences on these hosts (a platform has several)`,
    );
    await workRun(run, services, terminal, stop.signal);

    const matches = await services.store.matches.list({ run: run.id });
    const flagged = matches.filter(isFlagged);
    const report = join(folder, 'report.html');
    await writeFile(
      report,
      runReport(
        matches,
        { title: 'The example case', run: run.id, at: services.clock.now().toISOString() },
        { sentences: SENTENCES },
      ),
    );
    if (terminal.json) for (const match of matches) terminal.document(match);
    else {
      for (const match of flagged) {
        terminal.block(matchText(match, terminal));
        terminal.out(`Match ${match.id}`);
        terminal.out(`  npx revenant matches show ${match.id.slice(0, 12)} --data ${dataArgument(folder)}`);
        terminal.out('');
      }
      const others = matches.filter((match) => !isFlagged(match));
      if (others.length > 0) terminal.out(`Not flagged (${others.length}), and what they rest on:`);
      for (const match of others) {
        terminal.out(`  ${matchLine(match)}`);
        for (const line of rowLines(match, terminal)) terminal.out(line);
      }
      for (const { alert, valid } of receiver.received) {
        const signature = valid ? 'signature verified by the official library' : 'SIGNATURE NOT VALID';
        terminal.out('');
        terminal.out(
          `Alert ${alert.id} (${alert.type}, ${alert.verdict}, ${alert.weight} bits) delivered: ${signature}`,
        );
      }
      for (const line of alertLines(flagged, await services.store.hooks.list(), await services.store.outbox.list()))
        terminal.out(line);
      terminal.out(`Report, with quotation, place and capture of both sides for every row: ${report}`);
    }
    const told = receiver.received.length > 0 && receiver.received.every(({ valid }) => valid);
    return flagged.length > 0 && told ? EXIT.done : EXIT.failed;
  } finally {
    stop.off();
    await services.close();
    await world.close();
    await receiver.close();
  }
}

/** What an example leaves in its data folder. */
export const LEFT = [
  ...['db', 'db.new', 'blobs', 'names', 'checkpoints'],
  ...['report.html', 'revenant.pid', 'signing-key.pem'],
];

/** Only what an earlier example left is removed: --data may name anything. */
async function clearExample(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new UsageError(`cannot use ${folder}: ${messageOf(error)}; choose another folder with --data`);
  });
  const strange = entries.filter((entry) => !LEFT.includes(entry));
  if (strange.length > 0) {
    throw new UsageError(`${folder} holds ${strange[0]}, which no example made: choose another folder with --data`);
  }
  await rm(folder, { recursive: true, force: true });
}

interface Receiver {
  readonly port: number;
  readonly received: { alert: Alert; valid: boolean }[];
  secret: string;
  close(): Promise<void>;
}

/** An investigator's end of the webhook: takes alerts and checks each signature as the specification says. */
async function receiveAlerts(): Promise<Receiver> {
  const received: Receiver['received'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const valid = verifyAlert(receiver.secret, headers, body);
      if (valid) received.push({ alert: JSON.parse(body) as Alert, valid });
      response.writeHead(valid ? 204 : 401).end();
    });
  });
  const receiver: Receiver = { ...(await listen(server)), received, secret: '' };
  return receiver;
}

/** As short as it works from here, in quotes where a shell would part it. */
function dataArgument(folder: string): string {
  const short = relative(process.cwd(), folder);
  const path = short === '' || short.startsWith('..') ? folder : short;
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
