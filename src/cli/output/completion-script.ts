/** The tree of commands → a script by which a shell completes commands, options and choices. */

import type { Command } from 'commander';
import { command } from '../../model/text/program.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const PROGRAMS = ['revenant', 'revenant-watch'];

interface Node {
  /** Names of the commands that lead here, without the program. */
  readonly path: readonly string[];
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly { readonly long: string; readonly description: string; readonly choices: string[] }[];
  /** The choices of the arguments. */
  readonly choices: readonly string[];
}

export function completionScript(program: Command, shell: Shell): string {
  const nodes = nodesOf(program, []);
  const script = { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](nodes);
  return `# Completion of revenant for ${shell}. To use it: ${HOW[shell]()}\n${script}`;
}

/** How each shell reads its script. */
export const HOW: Readonly<Record<Shell, () => string>> = {
  bash: () => `source <(${command('completion bash')})`,
  zsh: () => `source <(${command('completion zsh')})`,
  fish: () => `${command('completion fish')} | source`,
};

function nodesOf(command: Command, path: readonly string[]): Node[] {
  const options = command.options.flatMap(({ long, description, argChoices }) =>
    long == null ? [] : [{ long, description, choices: argChoices ?? [] }],
  );
  const commands = command.commands.map((one) => ({ name: one.name(), description: one.description() }));
  const choices = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
  const here = { path, commands, options: [...options, HELP], choices };
  return [here, ...command.commands.flatMap((one) => nodesOf(one, [...path, one.name()]))];
}

const HELP = { long: '--help', description: 'show help', choices: [] };

/**
 * Words before the cursor lead to a node; file names are completed where a node has no word that
 * fits.
 */
function bashScript(nodes: readonly Node[]): string {
  const walk = nodes.flatMap(({ path, commands }) =>
    commands.map(
      ({ name }) => `      ${quoted([...path, name].join(' '))}) path=${quoted([...path, name].join(' '))} ;;`,
    ),
  );
  const values = nodes.flatMap(({ path, options }) =>
    options.flatMap(({ long, choices }) =>
      choices.length === 0
        ? []
        : [`    ${quoted(`${path.join(' ')} ${long}`.trim())}) words=${quoted(choices.join(' '))} ;;`],
    ),
  );
  const words = nodes.map(({ path, commands, options, choices }) => {
    const names = [...commands.map(({ name }) => name), ...choices, ...options.map(({ long }) => long)];
    return `    ${quoted(path.join(' '))}) words=${quoted(names.join(' '))} ;;`;
  });
  return `_revenant() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path='' words='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${path:+$path }\${COMP_WORDS[i]}" in
${walk.join('\n')}
    esac
  done
  case "\${path:+$path }$prev" in
${values.join('\n')}
  esac
  [[ -n $words ]] || case $path in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _revenant ${PROGRAMS.join(' ')}
`;
}

/** zsh reads completions of bash. */
function zshScript(nodes: readonly Node[]): string {
  return `autoload -U +X bashcompinit && bashcompinit
${bashScript(nodes)}`;
}

function fishScript(nodes: readonly Node[]): string {
  const lines = nodes.flatMap(({ path, commands, options, choices }) => {
    const here = `-n ${quoted(`__revenant_at ${path.join(' ')}`.trim())}`;
    return PROGRAMS.flatMap((program) => [
      ...commands.map(
        ({ name, description }) => `complete -c ${program} ${here} -f -a ${quoted(name)} -d ${quoted(description)}`,
      ),
      ...choices.map((one) => `complete -c ${program} ${here} -f -a ${quoted(one)}`),
      ...options.map(({ long, description, choices: values }) => {
        const taken = values.length === 0 ? '' : ` -x -a ${quoted(values.join(' '))}`;
        return `complete -c ${program} ${here} -l ${quoted(long.slice(2))}${taken} -d ${quoted(description)}`;
      }),
    ]);
  });
  const known = nodes.flatMap(({ path }) => (path.length === 0 ? [] : [quoted(path.join(' '))]));
  return `function __revenant_at
  set -l at
  for word in (commandline -opc)[2..]
    if contains -- (string join -- ' ' $at $word) ${known.join(' ')}
      set -a at $word
    end
  end
  test "$at" = "$argv"
end
${lines.join('\n')}
`;
}

/** For any of the three shells: no text of ours has a quote that ends it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}
