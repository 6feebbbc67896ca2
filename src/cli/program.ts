import { Command, type Option } from 'commander';
import { command, setDataFolder } from '../model/text/program.ts';
import { visible } from '../report/escape.ts';
import { VERSION } from '../version.ts';
import { EXAMPLES } from './examples.ts';
import { OUTPUT, passGlobals, withData } from './options.ts';
import { shellWord } from './output/shell-word.ts';

const afterHelp = (): string => `
${command('<command> --help')} lists the options of a command, with examples.
Results go to stdout, progress and notes to stderr. Most options are also settings, in revenant.config.json
or the environment: --allow-private is REVENANT_ALLOW_PRIVATE=1.

Exit codes: 0 done; 1 failed; 2 wrong use; 3 done, but some targets were refused, unreachable, deferred or
failed; 130 stopped by Ctrl-C (143 by SIGTERM); with --exit-code, 10 when something is flagged.`;

/** A command's module adds arguments, options, subcommands and the action. */
type CommandModule = { configure(command: Command): unknown };
type Row = readonly [name: string, description: string, load: () => Promise<CommandModule>];

/** A module is loaded only when its command is named, so `revenant --help` loads none. */
const GROUPS: Readonly<Record<string, readonly Row[]>> = {
  'Look at sites:': [
    ['compare', 'compare two sites, or all pairs of a list', () => import('./commands/compare.ts')],
    ['fingerprint', 'show what each signal reads on one site', () => import('./commands/fingerprint.ts')],
    ['robots', 'show whether robots.txt allows an address, and by which line', () => import('./commands/robots.ts')],
    ['lookup', 'ask registries and name servers about a domain', () => import('./commands/lookup.ts')],
  ],
  'Watch lists of sites:': [
    ['crawl', 'crawl seed lists now: capture, fingerprint, screen, alert', () => import('./commands/crawl.ts')],
    ['lists', 'keep sweep lists in the store, as the desk does', () => import('./commands/lists.ts')],
    ['schedule', 'crawl seed lists at regular times', () => import('./commands/schedule.ts')],
    ['worker', 'process queued work until stopped', () => import('./commands/worker.ts')],
    ['import', 'import captures made elsewhere, and compare them', () => import('./commands/import.ts')],
    ['sift', 'sift archives of the web for pages of listed parties', () => import('./commands/sift.ts')],
    ['entities', 'import watchlists, and show what they list', () => import('./commands/entities.ts')],
    ['suggestions', 'addresses worth a visit, with the reasons', () => import('./commands/suggestions.ts')],
    ['feed', 'look for listed companies in lists of new domains', () => import('./commands/feed.ts')],
    ['visits', 'list and show stored visits', () => import('./commands/visits.ts')],
    ['site', 'show one site over time', () => import('./commands/site.ts')],
  ],
  'Work on findings:': [
    [
      'serve',
      'open the desk in a browser: findings, search, cases; API and worker inside',
      () => import('./commands/serve.ts'),
    ],
    ['search', 'find sites by a value, a picture or a passage of text', () => import('./commands/search.ts')],
    ['searches', 'save searches, and watch for what newly fits', () => import('./commands/searches.ts')],
    ['matches', 'list, show and review findings', () => import('./commands/matches.ts')],
    ['cases', 'list case folders, report and export them', () => import('./commands/cases.ts')],
    ['hooks', 'manage the webhooks that receive alerts', () => import('./commands/hooks.ts')],
    ['tokens', 'say who else may open the desk', () => import('./commands/tokens.ts')],
    ['users', 'people who sign in to the desk with a password', () => import('./commands/users.ts')],
  ],
  'Evidence:': [
    ['export', 'export a finding as evidence, or findings for other tools', () => import('./commands/export.ts')],
    ['verify', 'check an evidence bundle, or a whole exported case, offline', () => import('./commands/verify.ts')],
    ['log', 'list, sign and verify the hash-chained log', () => import('./commands/log.ts')],
  ],
  'Keep and remove:': [
    ['backup', 'write all that is stored into one verified folder', () => import('./commands/backup.ts')],
    ['restore', 'check a backup, and fill an empty store from it', () => import('./commands/restore.ts')],
    ['hold', 'keep evidence from every purge, with who and why', () => import('./commands/hold.ts')],
    ['purge', 'remove stored sites and findings by age or subject', () => import('./commands/purge.ts')],
  ],
  'This program:': [
    ['example', 'crawl the bundled example case on loopback', () => import('./commands/example.ts')],
    ['doctor', 'check this machine, with a fix for each missing part', () => import('./commands/doctor.ts')],
    ['migrate', 'bring the database to the version of this program, and end', () => import('./commands/migrate.ts')],
    ['bench', 'measure this program beside others (in a clone)', () => import('./commands/bench.ts')],
    ['completion', 'print a script with which a shell completes commands', () => import('./commands/completion.ts')],
  ],
};

/**
 * Builds the command line. Loads only the commands that `words` names; all for `completion`, which
 * lists them.
 */
export async function buildProgram(words: readonly string[]): Promise<Command> {
  const isWhole = words.includes('completion');
  const program = withData(
    new Command(command(''))
      .description('Finds web shops that come back under another name after sanctions, with the evidence in bits.')
      .version(VERSION)
      .enablePositionalOptions(),
  ).addHelpText('after', afterHelp());
  for (const [group, rows] of Object.entries(GROUPS)) {
    program.commandsGroup(group);
    for (const [name, description, load] of rows) {
      const added = program.command(name).description(description);
      if (isWhole || words.includes(name)) (await load()).configure(added);
    }
  }
  program.helpCommand('help [command]', 'show the help of a command');
  for (const [one, path] of commandsOf(program, '')) complete(one, path, program.name());
  return program.hook('preAction', (whole, named) => {
    passGlobals(whole, named);
    const data: unknown = named.getOptionValue('data');
    setDataFolder(named.getOptionValueSource('data') === 'cli' ? shellWord(String(data)) : '');
  });
}

/** A command and all below it, each with the words that lead to it and a space. */
function* commandsOf(one: Command, path: string): Generator<[Command, string]> {
  yield [one, path];
  for (const sub of one.commands) yield* commandsOf(sub, `${path}${sub.name()} `);
}

/** Wrong use is one line and exit code 2. The help ends with common options and examples. */
function complete(one: Command, path: string, program: string): void {
  one.exitOverride().configureOutput({
    outputError: (text, write) => {
      const line = text
        .trim()
        .replace(/^error: /, '')
        .replace(/\s*\n\s*/g, ' ')
        .replace(/\.$/, '');
      write(`revenant: ${visible(line)} (see ${program} ${path}--help)\n`);
    },
  });
  if (path === '') return;
  const isCommon = ({ helpGroupHeading }: Option): number => Number(helpGroupHeading === OUTPUT);
  (one.options as Option[]).sort((a, b) => isCommon(a) - isCommon(b));
  const examples = EXAMPLES.filter((line) => `${line} `.startsWith(path));
  if (examples.length > 0)
    one.addHelpText('after', `\nExamples:\n${examples.map((line) => `  ${command(line)}`).join('\n')}`);
}
