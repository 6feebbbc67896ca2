import { Argument, type Command } from 'commander';
import { action } from '../action.ts';
import type { Flags } from '../options.ts';
import { completionScript, HOW, SHELLS, type Shell } from '../output/completion-script.ts';
import type { Terminal } from '../output/terminal.ts';

export function configure(command: Command): void {
  command
    .addArgument(new Argument('<shell>', 'the shell that reads the script').choices(SHELLS))
    .addHelpText(
      'after',
      `
To use it:
  ${HOW.bash()}  in ~/.bashrc
  ${HOW.zsh()}  in ~/.zshrc, after compinit
  ${HOW.fish()}  in config.fish`,
    )
    .action(action(complete));
}

async function complete(terminal: Terminal, shell: Shell, _flags: Flags, command: Command): Promise<void> {
  if (command.parent !== null) terminal.block(completionScript(command.parent, shell).trimEnd());
}
