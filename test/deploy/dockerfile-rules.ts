/** Rules like those of hadolint, for one Dockerfile. */
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { environmentProblems } from './program-rules.ts';

interface Stage {
  readonly base: string;
  readonly name: string | null;
  readonly instructions: Instruction[];
}

const argumentsOf = (instruction: Instruction): string => instruction.getArgumentsContent() ?? '';

export function dockerfileProblems(text: string): string[] {
  const file = DockerfileParser.parse(text);
  const problems: string[] = [];
  const defaults = new Map<string, string>();
  const stages: Stage[] = [];
  for (const instruction of file.getInstructions()) {
    const kind = instruction.getKeyword();
    const content = argumentsOf(instruction);
    if (kind === 'ARG' && stages.length === 0) {
      const [name = '', value = ''] = content.split('=', 2);
      defaults.set(name, value);
    }
    if (kind === 'FROM') {
      const [image = '', , name = null] = content.split(/\s+/);
      stages.push({
        base: image.replace(/\$\{?(\w+)\}?/g, (_, one: string) => defaults.get(one) ?? ''),
        name,
        instructions: [],
      });
    } else stages.at(-1)?.instructions.push(instruction);
  }
  for (const stage of stages) problems.push(...stageProblems(stage, stages));
  const last = stages.at(-1);
  if (last === undefined) return [...problems, 'there is no FROM'];
  const of = (kind: string): Instruction[] => last.instructions.filter((one) => one.getKeyword() === kind);
  const user = argumentsOf(of('USER').at(-1) ?? last.instructions[0]!);
  if (of('USER').length === 0 || !/^[1-9]\d*(?::\d+)?$/.test(user))
    problems.push('the last user is not a number above 0');
  if (of('HEALTHCHECK').length !== 1) problems.push('there is not one HEALTHCHECK');
  if (of('ENTRYPOINT').length !== 1 || !/\btini\b/.test(argumentsOf(of('ENTRYPOINT')[0] ?? last.instructions[0]!)))
    problems.push('no init process reaps children');
  return problems;
}

function stageProblems({ base, instructions }: Stage, stages: readonly Stage[]): string[] {
  const problems: string[] = [];
  const isStage = stages.some(({ name }) => name === base);
  if (!isStage && (!/[:@]/.test(base) || /:latest(?:@|$)/.test(base))) problems.push(`${base} names no version`);
  for (const instruction of instructions) {
    const kind = instruction.getKeyword();
    const content = argumentsOf(instruction);
    const says = (problem: string): number => problems.push(`${kind} ${content.slice(0, 40)}: ${problem}`);
    if (kind === 'ADD') says('COPY says what it does');
    if (kind === 'WORKDIR' && !content.startsWith('/')) says('no absolute path');
    if (['CMD', 'ENTRYPOINT'].includes(kind) && !content.startsWith('[')) says('a shell would take the signals');
    if (kind === 'COPY' && /^\.\/?\s/.test(content)) says('everything gets in');
    if (kind === 'EXPOSE' && Number(content) < 1024) says('a port that only root may open');
    if (kind === 'ENV' || kind === 'ARG') problems.push(...environmentProblems(variablesOf(content)));
    if (kind !== 'RUN') continue;
    if (/\bsudo\b/.test(content)) says('no sudo');
    if (/\b(?:curl|wget)\b[^|]*\|/.test(content)) says('runs what somebody sends');
    if (/chmod\s+(?:-R\s+)?0?777/.test(content)) says('anybody may write');
    if (!/apt(?:-get)?\s+install/.test(content)) continue;
    if (/\bapt install/.test(content)) says('apt is for people: apt-get');
    if (!/apt-get update/.test(content)) says('the lists of packages may be old');
    if (!/install\b[^&]* -y\b/.test(content)) says('asks back');
    if (!/--no-install-recommends/.test(content)) says('installs more than is named');
    if (!/rm -rf \/var\/lib\/apt\/lists/.test(content)) says('the lists of packages stay in the layer');
  }
  return problems;
}

function variablesOf(content: string): Record<string, string> {
  return Object.fromEntries(
    content.split(/\s+/).map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [name, value] as const;
    }),
  );
}
