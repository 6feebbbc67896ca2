/** What deployment files may name: settings and commands that the program has. */
import { buildProgram } from '../../src/cli/program.ts';
import { ELSEWHERE, environmentName, Settings } from '../../src/config.ts';

const SETTINGS = new Set([...Object.keys(Settings.shape).map(environmentName), ...ELSEWHERE]);
/** A name by which one expects a secret; a file's path is none. */
const SECRET_NAME = /PASSWORD|SECRET|TOKEN|CREDENTIAL|(?:^|_)KEY/i;

/** Problems of environment variables: settings that do not exist, secrets in plain text. */
export function environmentProblems(environment: Readonly<Record<string, string>>): string[] {
  return Object.entries(environment).flatMap(([name, value]) => {
    const problems: string[] = [];
    if (name.startsWith('REVENANT_') && !SETTINGS.has(name)) problems.push(`${name} is no setting`);
    if (SECRET_NAME.test(name) && !name.endsWith('_FILE') && value !== '') problems.push(`${name} is in plain text`);
    if (/:\/\/[^/@\s]*:[^/@\s]+@/.test(value)) problems.push(`${name} holds a password`);
    return problems;
  });
}

/** Where the image keeps its data (Dockerfile). */
const DATA = '/data';
/** What must outlive the container, and the setting that keeps it elsewhere. Checkpoints must lie apart from the database. */
const LASTING: Readonly<Record<string, string | null>> = {
  checkpoints: null,
  db: 'REVENANT_DATABASE_URL',
  blobs: 'REVENANT_BLOB_URL',
  'signing-key.pem': 'REVENANT_SIGNING_KEY',
};

/** What a restart loses. @param mounted where lasting storage is mounted to write */
export function lossProblems(
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
  mounted: readonly string[],
): string[] {
  // It signs nothing, and ends.
  const signs = command[0] !== 'migrate';
  return Object.entries(LASTING)
    .filter(([, setting]) => (setting === null ? signs : !environment[setting]))
    .map(([name]) => `${DATA}/${name}`)
    .filter((path) => !mounted.some((one) => path === one || path.startsWith(`${one}/`)))
    .map((path) => `loses ${path} when it starts again`);
}

/** Problems of `worker --drain 20`: a command or option that does not exist. */
export async function commandProblems(words: readonly string[]): Promise<string[]> {
  const program = await buildProgram(words);
  let command = program;
  const rest = [...words];
  for (let next = rest[0]; next !== undefined && !next.startsWith('-'); next = rest[0]) {
    const found = command.commands.find((one) => one.name() === next);
    if (found === undefined) break;
    command = found;
    rest.shift();
  }
  if (command === program) return [`there is no command ${words[0] ?? '(none)'}`];
  const known = new Set(command.options.flatMap(({ long, short }) => [long, short]));
  const options = rest.filter((word) => word.startsWith('-')).map((word) => word.split('=', 1)[0]);
  return options.filter((option) => !known.has(option)).map((option) => `${command.name()} has no option ${option}`);
}
