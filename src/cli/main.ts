#!/usr/bin/env node
import { CommanderError } from 'commander';
import { setProgram } from '../model/text/program.ts';
import { EXIT } from './action.ts';
import { buildProgram } from './program.ts';
import { typedName } from './typed-name.ts';

async function main(): Promise<void> {
  // `revenant … | head` closes our stdout early: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed),
  );
  setProgram(typedName(process.argv[1] ?? '', process.cwd(), process.env));
  try {
    const program = await buildProgram(process.argv.slice(2));
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
}

await main();
