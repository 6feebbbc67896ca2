import { Command } from 'commander';
import { visible } from '../report/escape.ts';
import { VERSION } from '../version.ts';
import { compareCommand } from './commands/compare.ts';
import { crawlCommand } from './commands/crawl.ts';
import { doctorCommand } from './commands/doctor.ts';
import { entitiesCommand } from './commands/entities.ts';
import { exampleCommand } from './commands/example.ts';
import { exportCommand } from './commands/export.ts';
import { fingerprintCommand } from './commands/fingerprint.ts';
import { hooksCommand } from './commands/hooks.ts';
import { importCommand } from './commands/import.ts';
import { logCommand } from './commands/log.ts';
import { lookupCommand } from './commands/lookup.ts';
import { matchesCommand } from './commands/matches.ts';
import { robotsCommand } from './commands/robots.ts';
import { scheduleCommand } from './commands/schedule.ts';
import { siteCommand } from './commands/site.ts';
import { verifyCommand } from './commands/verify.ts';
import { visitsCommand } from './commands/visits.ts';
import { workerCommand } from './commands/worker.ts';

const AFTER_HELP = `
Results go to stdout, progress and remarks to stderr. Every option of a command is also a setting, in
revenant.config.json or the environment: --allow-private is REVENANT_ALLOW_PRIVATE=1.

Exit codes: 0 done; 1 the run failed; 2 wrong use; 3 done, but some targets were refused, unreachable,
deferred or failed; 130 stopped by Ctrl-C (143 by SIGTERM); with --exit-code, 10 when something was flagged.`;

/** The whole command line. Building it does nothing yet. */
export function buildProgram(): Command {
  const program = new Command('revenant')
    .description('Finds web shops that come back from the sanctioned dead, and says why, in bits of evidence.')
    .version(VERSION)
    .addHelpText('after', AFTER_HELP);
  const commands = [
    compareCommand(),
    fingerprintCommand(),
    robotsCommand(),
    lookupCommand(),
    crawlCommand(),
    visitsCommand(),
    siteCommand(),
    scheduleCommand(),
    workerCommand(),
    importCommand(),
    entitiesCommand(),
    matchesCommand(),
    exportCommand(),
    verifyCommand(),
    logCommand(),
    hooksCommand(),
    doctorCommand(),
    exampleCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  return strict(program);
}

/** Wrong use is one line and exit code 2 in every command, however deep. */
function strict(command: Command, path = command.name()): Command {
  for (const sub of command.commands) strict(sub, `${path} ${sub.name()}`);
  return command.exitOverride().configureOutput({
    outputError: (text, write) => {
      const line = text
        .trim()
        .replace(/^error: /, '')
        .replace(/\s*\n\s*/g, ' ')
        .replace(/\.$/, '');
      write(`revenant: ${visible(line)} (see ${path} --help)\n`);
    },
  });
}
