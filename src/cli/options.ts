import { type Command, InvalidArgumentError, Option } from 'commander';
import { readSettings, Settings } from '../config.ts';
import { UsageError } from '../errors.ts';
import type { Limits } from '../model/limits.ts';
import { BROWSER_WHEN } from '../model/ports/capture.ts';
import { firstMsOf, Kind, PartialDate } from '../model/words.ts';

/** Parses an option that may be given several times. */
export const repeatable = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

/** Parses an option with one or more of these words, separated by commas; repeatable. */
export function wordsOf<Word extends string>(known: readonly Word[]) {
  return (text: string, before: Word[] | undefined): Word[] => {
    const typed = text.split(',').map((word) => word.trim());
    const wrong = typed.find((word) => !known.some((one) => one === word));
    if (wrong !== undefined) throw new InvalidArgumentError(`${wrong} is none of ${known.join(', ')}.`);
    return [...new Set([...(before ?? []), ...known.filter((one) => typed.includes(one))])];
  };
}

/** Parses a whole number of at least `least`, for an option or argument. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(
        `it must be a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}.`,
      );
    }
    return value;
  };
}

export interface ColumnFlags {
  readonly column?: readonly string[];
}

/** Adds the option that names the columns of a table. */
export function withColumns(command: Command): Command {
  return command.option(
    '--column <meaning=column>',
    'what a column of a table holds, by its letter or heading, such as website=C; repeatable',
    repeatable,
  );
}

/** Throws UsageError for text that is no year, month or day. */
export function checkDate(date: string | undefined): void {
  if (date === undefined || PartialDate.safeParse(date).success) return;
  throw new UsageError(`not a date: ${date} (2021, 2021-08 or 2021-08-30)`);
}

/** The first instant of a year, month or day; an instant as it is. Else throws UsageError. */
export function sinceOf(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const time = firstMsOf(typed);
  if (Number.isNaN(time)) throw new UsageError(`not a date: ${typed} (2021, 2021-08, 2021-08-30 or an instant)`);
  return new Date(time).toISOString();
}

/** Throws UsageError for a word that is none of these. */
export function wordIn<Word extends string>(
  known: readonly Word[],
  what: string,
  typed: string | undefined,
): Word | undefined {
  const word = known.find((one) => one === typed);
  if (word !== undefined || typed === undefined) return word;
  throw new UsageError(`no such ${what}: ${typed} (one of ${known.join(', ')})`);
}

/** Throws UsageError for an unknown kind. */
export const kindOf = (typed: string | undefined): Kind | undefined => wordIn(Kind.options, 'kind', typed);

function seconds(least: 'zero' | 'more than zero'): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isFinite(value) || value < 0 || (value === 0 && least !== 'zero') || text.trim() === '')
      throw new InvalidArgumentError(`it must be a number of seconds, ${least === 'zero' ? 'zero or more' : least}.`);
    return value;
  };
}

/** A group of options in the help; those that follow are in no group. */
function group(heading: string, command: Command, add: (command: Command) => Command): Command {
  return add(command.optionsGroup(heading)).optionsGroup('');
}

export const OUTPUT = 'Output and settings:';

/** For every command. */
export function withOutput(command: Command): Command {
  return group(OUTPUT, command, (one) =>
    one
      .option('--json', 'print JSON, one document a line; no progress')
      .option('--quiet', 'no progress and no notes on stderr')
      .option('--verbose', 'logs and error details on stderr')
      .option('--config <file>', 'settings file (default: revenant.config.json, if it exists)'),
  );
}

/** A command below another one, on stored data. */
export function subcommand(parent: Command, name: string, listener: Parameters<Command['action']>[0]): Command {
  return withData(parent.command(name)).action(listener);
}

/** For commands on stored data. */
export function withData(command: Command): Command {
  return group(OUTPUT, withOutput(command), (one) => one.option('--data <dir>', 'data folder (default: ./.revenant)'));
}

/**
 * Hands options before the command to the command: `revenant --data case matches list`. A command
 * that does not know one refuses it.
 */
export function passGlobals(program: Command, command: Command): void {
  for (const option of program.options) {
    const name = option.attributeName();
    if (program.getOptionValueSource(name) !== 'cli' || command === program) continue;
    if (!command.options.some((one) => one.attributeName() === name))
      command.error(`error: unknown option '${option.long}'`, { code: 'commander.unknownOption' });
    if (command.getOptionValueSource(name) !== 'cli')
      command.setOptionValueWithSource(name, program.getOptionValue(name), 'cli');
  }
}

const when = (name: string, text: string, choices: readonly string[] = ['auto', 'always', 'never']): Option =>
  new Option(`${name} <when>`, text).choices(choices);

/** For commands that read sites; `pages` is their default. */
export function withCapture(command: Command, pages: number): Command {
  group('Capture:', command, (one) =>
    one
      .option('--pages <n>', `pages per site, 1 to 200 (default: ${pages})`, wholeNumber(1, 200))
      .addOption(
        when(
          '--browser',
          'render pages in a browser: auto (only pages that are empty without scripts), home (as auto, and keep pictures of the pages of findings), always or never (default: home)',
          BROWSER_WHEN,
        ),
      )
      .option('--screens <screens>', 'keep these pictures of pages: desktop, phone, or both (default: desktop)')
      .addOption(when('--views', 'fetch the home page as other visitors too (default: auto, only where it may differ)'))
      .option('--timeout <seconds>', 'time for one site (default: 120)', seconds('more than zero'))
      .option('--enrich <methods>', 'ask registries about each domain: rdap, whois, dns (default: none)')
      .option('--background <id>', 'weigh with this stored snapshot of value counts'),
  );
  return withEgress(command);
}

/** For commands that fetch. */
export function withEgress(command: Command): Command {
  return group('Network:', command, (one) =>
    one
      .option(
        '--resolve <host:port:address[:port]>',
        'connect to this address for that host and port; * for any host; repeatable',
        repeatable,
      )
      .option('--allow-private', 'allow loopback and private addresses')
      .option('--allow <address[:port]|cidr>', 'allow this private address only; repeatable', repeatable)
      .option('--delay <seconds>', 'at least this long between two requests to one host or address', seconds('zero'))
      .option(
        '--limits <name=value>',
        'change a limit of docs/limits.md, such as totalMs=30000; repeatable',
        repeatable,
      )
      .option('--no-robots', 'fetch what robots.txt disallows; needs --reason')
      .option('--reason <text>', 'why robots.txt is ignored; recorded'),
  );
}

/** For commands that work until they are stopped. */
export function withWork(command: Command): Command {
  return group('Work:', command, (one) =>
    one
      .option(
        '--drain <seconds>',
        'after SIGTERM or Ctrl-C, end work or hand it back within this time (default: 20)',
        seconds('zero'),
      )
      .option('--concurrency <n>', 'sites captured at the same time (default: 8)', wholeNumber(1, 256)),
  );
}

/** How long a stopping worker may take, in milliseconds. */
export function drainMs({ drain }: Settings, { graceMs }: Limits): number {
  return drain === undefined ? graceMs : drain * 1000;
}

/** Options that commands read by name; `settingsOf` takes all others that are settings. */
export interface Flags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly config?: string;
  readonly data?: string;
  readonly robots?: boolean;
  readonly exitCode?: boolean;
}

/** File, then environment, then the flags that have the name of a setting. */
export function settingsOf(flags: Flags): Settings {
  const settings = Object.entries(flags).filter(([name]) => Object.hasOwn(Settings.shape, name));
  const given = {
    ...Object.fromEntries(settings),
    ...(flags.robots === false && { noRobots: true }),
    ...(flags.verbose && { logLevel: 'info' }),
  };
  return readSettings(given, process.env, flags.config);
}
