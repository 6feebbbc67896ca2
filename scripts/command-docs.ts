/** The tree of commands → docs/commands.md; the table of settings → docs/settings.md. */
import type { Command, Option } from 'commander';
import { EXAMPLES } from '../src/cli/examples.ts';
import { buildProgram } from '../src/cli/program.ts';
import { SECRET_FILES } from '../src/config/secrets.ts';
import { environmentName, ONLY_IN_FILE, Settings } from '../src/config.ts';
import { keptCommand } from '../src/model/text/program.ts';

const INTRODUCTION = `# Commands

Made from the program itself by \`npm run docs\`. \`revenant <command> --help\` prints the same. In this folder the command is
\`npx revenant-watch\`. Options in groups that many commands share stand once, at the end.
`;

const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replace(/\s*\n\s*/g, ' ');
const rowOf = ({ flags, description, argChoices }: Option): string => {
  const choices = argChoices === undefined ? '' : `: ${argChoices.join(', ')}`;
  return `| \`${flags.replaceAll('|', '\\|')}\` | ${cell(description)}${cell(choices)} |`;
};
const table = (rows: readonly string[]): string =>
  rows.length === 0 ? '' : `\n| | |\n| --- | --- |\n${rows.join('\n')}\n`;

/** Every command with its options and examples. */
export async function commandDocs(): Promise<string> {
  const program = await buildProgram(['completion']);
  const shared = new Map<string, Map<string, Option>>();
  const parts = [INTRODUCTION];
  const add = (command: Command, path: string): void => {
    for (const option of command.options)
      if (option.helpGroupHeading !== undefined) {
        const group = shared.get(option.helpGroupHeading) ?? new Map<string, Option>();
        shared.set(option.helpGroupHeading, group.set(option.flags, option));
      }
    if (command.commands.length > 0) {
      for (const sub of command.commands) add(sub, `${path} ${sub.name()}`);
      return;
    }
    const given = command.registeredArguments.map((one) => {
      const name = `${one.name()}${one.variadic ? '...' : ''}`;
      return { shown: one.required ? `<${name}>` : `[${name}]`, text: one.description };
    });
    const groups = [...new Set(command.options.map((one) => one.helpGroupHeading).filter((one) => one !== undefined))];
    const own = command.options.filter((one) => one.helpGroupHeading === undefined);
    const rows = [
      ...given.filter(({ text }) => text !== '').map(({ shown, text }) => `| \`${shown}\` | ${cell(text)} |`),
      ...own.map(rowOf),
    ];
    const more =
      groups.length === 0 ? '' : `\nAlso: ${groups.map((one) => one.replace(/:$/, '').toLowerCase()).join('; ')}.\n`;
    const examples = EXAMPLES.map((line) => keptCommand(line)).filter((line) => `${line} `.startsWith(`${path} `));
    parts.push(
      `### ${[path, ...given.map(({ shown }) => shown)].join(' ').replaceAll('<', '&lt;')}\n\n${command.description()}\n${table(rows)}${more}`,
      `\n\`\`\`sh\n${examples.join('\n')}\n\`\`\`\n`,
    );
  };
  let group = '';
  for (const command of program.commands) {
    if (command.helpGroup() !== group) parts.push(`\n## ${command.helpGroup().replace(/:$/, '')}\n`);
    group = command.helpGroup();
    add(command, keptCommand(command.name()));
  }
  parts.push('\n## Shared options\n');
  for (const [heading, options] of shared)
    parts.push(`### ${heading.replace(/:$/, '')}\n${table([...options.values()].map(rowOf))}`);
  return `${parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** Every setting with its name in the environment. */
export function settingDocs(): string {
  const rows = Object.entries(Settings.shape).map(([name, schema]) => {
    const text = schema.description ?? '';
    return `| \`${name}\` | ${ONLY_IN_FILE.includes(name) ? '–' : `\`${environmentName(name)}\``} | ${cell(text)} |`;
  });
  return `# Settings

Made from the program by \`npm run docs\`. Settings come from a file (\`revenant.config.json\`, \`--config\` or \`REVENANT_CONFIG\`),
then from the environment, then from options; the last wins. Lists are separated by commas. A wrong value is named with its
source; in the environment or an option it ends the command with 2.

Commands that the program prints begin with the name under which it was started, so that they can be pasted. Where it cannot know
that, as in a container, \`REVENANT_PROGRAM\` says it (\`docker compose run --rm desk\`).

A secret can stand in a file of its own: the variable with \`_FILE\` behind its name holds the path, and the last newline does
not count. So it goes for ${SECRET_FILES.map((name) => `\`${name}\``).join(', ')}.
In a login within an address, write \`/\` as %2F, \`?\` as %3F, \`#\` as %23 and \`%\` as %25. A percent sign that encodes nothing is taken as it is.

| in the file | in the environment | |
| --- | --- | --- |
${rows.join('\n')}
`;
}
