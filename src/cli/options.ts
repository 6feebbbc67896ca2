import { type Command, InvalidArgumentError, Option } from 'commander';
import { readSettings, Settings } from '../config.ts';

/** Parses an option that may be given several times. */
export const repeatable = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

/** Parses a whole number of at least `least`, for an option or argument. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(
        `a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`} is wanted.`,
      );
    }
    return value;
  };
}

function seconds(least: 'zero' | 'more than zero'): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isFinite(value) || value < 0 || (value === 0 && least !== 'zero') || text.trim() === '')
      throw new InvalidArgumentError(`a number of seconds, ${least === 'zero' ? 'zero or more' : least}, is wanted.`);
    return value;
  };
}

/** Options of every command. */
export function withOutput(command: Command): Command {
  return command
    .option('--json', 'print JSON: one document, or one a line where there are many')
    .option('--quiet', 'no progress and no notes on stderr')
    .option('--verbose', 'logs on stderr, and more of each error')
    .option('--config <file>', 'settings file (default: revenant.config.json when it is there)');
}

/** Options of commands that work on stored state. */
export function withData(command: Command): Command {
  return withOutput(command).option('--data <dir>', 'data folder (default: ./.revenant)');
}

/** Options of commands that take sites. `pages` is the default of the command. */
export function withCapture(command: Command, pages: number): Command {
  command
    .option('--pages <n>', `pages per site, 1 to 200 (default: ${pages})`, wholeNumber(1, 200))
    .addOption(
      new Option('--browser <when>', 'render pages in a browser (default: auto, for empty shells only)').choices([
        'auto',
        'always',
        'never',
      ]),
    )
    .addOption(
      new Option(
        '--views <when>',
        'ask for the home page as other visitors would (default: auto, where it may show them something else)',
      ).choices(['auto', 'always', 'never']),
    )
    .option('--timeout <seconds>', 'time for one site (default: 120)', seconds('more than zero'))
    .option('--enrich <methods>', 'ask registries about each domain: rdap, whois, dns (default: nobody is asked)');
  return withEgress(command).option('--background <id>', 'snapshot of value counts to weigh with');
}

/** Options of commands that fetch. */
export function withEgress(command: Command): Command {
  return command
    .option(
      '--resolve <host:port:address[:port]>',
      'dial this address for that name and port; * for any name; repeatable',
      repeatable,
    )
    .option('--allow-private', 'open loopback and private addresses')
    .option('--allow <address[:port]|cidr>', 'open this private address only; repeatable', repeatable)
    .option('--delay <seconds>', 'least time between two requests to one host or address', seconds('zero'))
    .option('--limits <name=value>', 'change a limit of docs/limits.md, such as totalMs=30000; repeatable', repeatable)
    .option('--no-robots', 'fetch even what robots.txt disallows; needs --reason')
    .option('--reason <text>', 'why robots.txt is overridden; recorded');
}

/** What commander hands to an action, as far as settings go. */
export interface Flags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly config?: string;
  readonly data?: string;
  readonly pages?: number;
  readonly browser?: string;
  readonly views?: string;
  readonly timeout?: number;
  readonly resolve?: string[];
  readonly allowPrivate?: boolean;
  readonly allow?: string[];
  readonly delay?: number;
  readonly limits?: string[];
  readonly robots?: boolean;
  readonly reason?: string;
  readonly background?: string;
  readonly enrich?: string;
  readonly exitCode?: boolean;
}

/** File, then environment, then these flags: of all that a command takes, those that are called as a setting is. */
export function settingsOf(flags: Flags): Settings {
  const settings = Object.entries(flags).filter(([name]) => Object.hasOwn(Settings.shape, name));
  const given = {
    ...Object.fromEntries(settings),
    ...(flags.robots === false && { noRobots: true }),
    ...(flags.verbose && { logLevel: 'info' }),
  };
  return readSettings(given, process.env, flags.config);
}
