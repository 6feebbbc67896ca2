import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { startWorker } from '../../../jobs/worker.ts';
import { CRAWL_PAGES, runOptionsOf, type Settings } from '../../config.ts';
import { openDesk } from '../../desk/desk.ts';
import { messageOf, UsageError } from '../../errors.ts';
import { openCrawl } from '../../flow/crawl/open-crawl.ts';
import { readSeeds } from '../../flow/crawl/read-seeds.ts';
import { reportOfRun } from '../../flow/evidence/reports.ts';
import { createHook } from '../../flow/hooks.ts';
import { ROW_WORDS } from '../../flow/sentences.ts';
import { follow } from '../../flow/suggest/follow.ts';
import { isFlagged } from '../../model/derived/match.ts';
import { command, setDataFolder } from '../../model/text/program.ts';
import { matchText } from '../../report/terminal.ts';
import { KEPT, openServices } from '../../services.ts';
import { aborted, action, EXIT, interruptible } from '../action.ts';
import { workRuns } from '../crawl-run.ts';
import { type Receiver, receiveAlerts, serveWorld, type World } from '../example-world.ts';
import { type Flags, settingsOf, withOutput } from '../options.ts';
import { alertLines } from '../output/alert-lines.ts';
import { foundLines } from '../output/found-lines.ts';
import { matchLine, rowLines } from '../output/lines.ts';
import { shellWord } from '../output/shell-word.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { using } from '../with-services.ts';

/** Compiled, this file is one folder deeper than in the sources. */
const ABOVE = join(import.meta.dirname, '..', '..', '..');
const SEEDS = join(existsSync(join(ABOVE, 'seeds')) ? ABOVE : join(ABOVE, '..'), 'seeds', 'example');
const DATA = '.revenant-example';
/** From the old firm to the successor, and from there to its profile and listing. */
const FOLLOWED = { depth: 2, budget: 20 } as const;

export function configure(command: Command): void {
  command
    .option('--data <dir>', 'data folder of the example', DATA)
    .option('--once', 'print the findings and end, without the desk')
    .option('--new', 'begin anew: erases what you judged and the cases you made in an earlier example');
  withOutput(command).action(action(example));
}

interface ExampleFlags extends Flags {
  readonly once?: boolean;
  readonly new?: boolean;
}

async function example(terminal: Terminal, flags: ExampleFlags): Promise<number> {
  const folder = resolve(flags.data ?? DATA);
  setDataFolder(folderWord(folder));
  const hasDesk = !flags.once && !terminal.json && process.stdout.isTTY;
  const isKept = !flags.new && (await isWorkedOn(settingsOf({ ...flags, data: folder })));
  if (isKept && !hasDesk)
    throw new UsageError(
      `${folder} holds what you judged in an earlier example: add --new to erase it, or choose --data`,
    );
  if (!isKept) await clearExample(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const world = await serveWorld(SEEDS);
  const receiver = await receiveAlerts();
  const settings = {
    ...settingsOf({ ...flags, data: folder }),
    resolve: [`*:80:127.0.0.1:${world.port}`],
    allow: [`127.0.0.1:${receiver.port}`],
  };
  const work = interruptible(async (signal) => {
    if (isKept)
      terminal.note(
        `${folder} holds what you judged in an earlier example; to begin anew: ${command('example --new')}`,
      );
    const code = isKept ? EXIT.done : await crawlExample(settings, world, receiver, terminal, signal);
    if (hasDesk) await showDesk(settings, terminal, signal);
    return code;
  });
  return work.finally(async () => {
    for (const one of [world, receiver]) await one.close();
  });
}

/** True if a person judged a finding or made a case here: that is not erased unasked. */
async function isWorkedOn(settings: Settings): Promise<boolean> {
  if (!existsSync(join(settings.data, 'db'))) return false;
  return using(openServices(settings), async ({ sole, store }) => {
    if (!sole) throw new UsageError(`the example in ${settings.data} is open already: end it with Ctrl-C first`);
    const judged = await store.log.latest({ kind: 'judgement', limit: 1 });
    return judged.length > 0 || (await store.cases.list({ limit: 1 })).length > 0;
  });
}

async function crawlExample(
  settings: Settings,
  world: World,
  receiver: Receiver,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const folder = settings.data;
  return using(openServices(settings), async (services) => {
    const browser = settings.browser === 'never' ? null : services.browser.found;
    terminal.note(
      `crawling ${count(world.hosts.length, 'invented host')}, served on loopback, with ${browser ?? 'no browser'}`,
    );
    const hook = createHook({ url: `http://127.0.0.1:${receiver.port}/alerts`, all: false }, services.clock.now());
    await services.store.hooks.add(hook);
    receiver.secret = hook.secret;
    const { seeds, entities, problems } = await readSeeds([join(SEEDS, 'watchlist.json'), join(SEEDS, 'sweep.json')]);
    for (const problem of problems) terminal.warn(problem);
    const { run, imported } = await openCrawl({ seeds, entities }, runOptionsOf(settings, CRAWL_PAGES), true, services);
    terminal.note(
      `watchlist: ${count(entities.length, 'entity', 'entities')} with ${count(imported, 'archived site')}; sweep list: ${count(seeds.length, 'target')}`,
    );
    const followed = await workRuns(services, terminal, signal, async (work) => {
      await work(run);
      return follow(run, entities, FOLLOWED, work, services);
    });
    terminal.note(`${count(followed.suggested, 'suggestion')}, ${followed.visited} visited`);

    const runs = [run, ...followed.runs];
    const perRun = await Promise.all(runs.map(({ id }) => services.store.matches.list({ run: id })));
    const matches = perRun.flat();
    const flagged = matches.filter(isFlagged);
    const report = join(folder, 'report.html');
    const html = await reportOfRun({ id: run.id, title: 'The example case' }, matches, services);
    await writeFile(report, html, { mode: 0o600 });
    if (terminal.json) for (const match of matches) terminal.document(match);
    else {
      for (const match of flagged) {
        terminal.block(matchText(match, terminal, ROW_WORDS));
        terminal.out(`Match ${match.id}`);
        terminal.out(`  ${command(`matches show ${match.id.slice(0, 12)}`)}`);
        terminal.out('');
      }
      const others = matches.filter((match) => !isFlagged(match));
      if (others.length > 0) terminal.out(`Not flagged (${others.length}), with their evidence:`);
      for (const match of others)
        for (const line of [`  ${matchLine(match)}`, ...rowLines(match, terminal)]) terminal.out(line);
      for (const { id, type, verdict, weight } of receiver.received) {
        terminal.out('');
        terminal.out(`Alert ${id} (${type}, ${verdict}, ${weight} bits) delivered; its signature is valid.`);
      }
      const hooks = await services.store.hooks.list();
      for (const [index, found] of perRun.entries()) {
        const sent = await services.store.outbox.countsOf(runs[index]?.id ?? '');
        for (const line of alertLines(found, hooks, sent)) terminal.out(line);
      }
      terminal.out(`Report with pictures, the evidence, its place and capture on both sides: ${report}`);
      const [first] = flagged;
      if (first !== undefined) {
        const show = command(`matches show ${first.id.slice(0, 12)} --report finding.pdf`);
        terminal.out(`The first finding for the file, six pages at most (--brief: one page; .docx for Word): ${show}`);
      }
      terminal.out('');
      for (const line of await foundLines(followed.runs, flagged, services.store)) terminal.out(line);
    }
    return flagged.length > 0 && receiver.received.length > 0 ? EXIT.done : EXIT.failed;
  });
}

/** Opens the desk on the example's findings, with a worker as `serve` has, until Ctrl-C. */
async function showDesk(settings: Settings, terminal: Terminal, signal: AbortSignal): Promise<void> {
  // The crawl's worker closed its queue.
  await using(openServices(settings, true), async (services) => {
    const desk = await openDesk(services, { host: '127.0.0.1', port: 0 });
    const worker = await startWorker(services);
    terminal.out('');
    terminal.out(
      'Open the desk in a browser to look at the findings, judge them and export the evidence (Ctrl-C ends):',
    );
    terminal.out(`  ${desk.url}`);
    await Promise.race([aborted(signal), worker.failed]);
    await desk.close();
    await worker.stop();
  });
}

/** Removes only files of an earlier example: --data may name any folder. */
async function clearExample(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new UsageError(`cannot use ${folder}: ${messageOf(error)}; choose another folder with --data`);
  });
  const [other] = entries.filter((entry) => !KEPT.includes(entry));
  if (other !== undefined)
    throw new UsageError(
      `${folder} contains ${other}, which is not from an example: choose another folder with --data`,
    );
  await rm(folder, { recursive: true, force: true });
}

/** As short as possible from the working directory. */
function folderWord(folder: string): string {
  const short = relative(process.cwd(), folder);
  return shellWord(short === '' || short.startsWith('..') ? folder : short);
}
