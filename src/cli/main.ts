#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { VERSION } from '../services.ts';
import { EXIT } from './action.ts';
import { compareCommand } from './compare.ts';
import { crawlCommand } from './crawl.ts';
import { doctorCommand } from './doctor.ts';
import { entitiesCommand } from './entities.ts';
import { exampleCommand } from './example.ts';
import { fingerprintCommand } from './fingerprint.ts';
import { hooksCommand } from './hooks.ts';
import { importCommand } from './import.ts';
import { matchesCommand } from './matches.ts';
import { robotsCommand } from './robots.ts';
import { scheduleCommand } from './schedule.ts';
import { visitsCommand } from './visits.ts';
import { workerCommand } from './worker.ts';

/** The whole command line. Building it does nothing yet. */
export function buildProgram(): Command {
  const program = new Command('revenant')
    .description('Finds web shops that come back from the sanctioned dead, and says why, in bits of evidence.')
    .version(VERSION)
    .showHelpAfterError('(run with --help for the options)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done; 1 the run failed; 2 wrong use; 3 done, but some targets could not be read; 130 stopped by Ctrl-C.',
    );
  const commands = [
    compareCommand(),
    fingerprintCommand(),
    robotsCommand(),
    crawlCommand(),
    visitsCommand(),
    scheduleCommand(),
    workerCommand(),
    importCommand(),
    entitiesCommand(),
    matchesCommand(),
    hooksCommand(),
    doctorCommand(),
    exampleCommand(),
  ];
  for (const command of commands) program.addCommand(strict(command));
  return program.exitOverride();
}

/** Wrong use is exit code 2 in every command, however deep. */
function strict(command: Command): Command {
  for (const sub of command.commands) strict(sub);
  return command.exitOverride().showHelpAfterError('(run with --help for the options)');
}

async function main(): Promise<void> {
  // `revenant … | head` closes our stdout early: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed),
  );
  try {
    await buildProgram().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
}

await main();
