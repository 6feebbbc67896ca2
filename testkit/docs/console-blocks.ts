/** Commands with their output, as a document shows them: read, run in order as a person pastes them, compared, written anew. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { listen, serveWorld } from '../../src/cli/example-world.ts';

const top = join(import.meta.dirname, '..', '..');
const main = join(top, 'dist', 'src', 'cli', 'main.js');

export interface Shown {
  readonly command: string;
  readonly output: string;
}

const BLOCK = /^```console\n([\s\S]*?)^```$/gm;

/** The commands of every block of `console`: a line that begins with `$ `, its continuations, and what follows. */
export function shownCommands(document: string): Shown[] {
  return [...document.matchAll(BLOCK)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [, command = '', output = ''] = /^((?:.*\\\n)*.*\n)([\s\S]*)$/.exec(part) ?? [];
        return { command: command.trimEnd(), output };
      }),
  );
}

/** The document with these commands in place of its own, in the same order. */
export function withShown(document: string, all: readonly Shown[]): string {
  const rest = [...all];
  return document.replace(BLOCK, (_, block: string) => {
    const own = rest.splice(0, block.split(/^\$ /m).length - 1);
    return `\`\`\`console\n${own.map(({ command, output }) => `$ ${command}\n${output}`).join('')}\`\`\``;
  });
}

/**
 * Runs the commands in a folder of a clone. The sites of the example are served under their names, by http alone, and a
 * receiver of alerts as investigators.example. Ids that an output shows take the place of those that the document shows,
 * in later commands too.
 */
export async function runShown(all: readonly Shown[], folder: string): Promise<Shown[]> {
  mkdirSync(join(folder, '.bin'), { recursive: true });
  symlinkSync(join(top, 'seeds'), join(folder, 'seeds'));
  // npx itself would ask a registry where the package is not installed.
  const npx = join(folder, '.bin', 'npx');
  writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" --liftoff-only "${main}" "$@"\n`);
  chmodSync(npx, 0o755);
  const clean = Object.entries(process.env).filter(([name]) => !/^(?:REVENANT_|npm_|NO_COLOR|FORCE_COLOR)/.test(name));
  const environment: Record<string, string | undefined> = {
    ...Object.fromEntries(clean),
    PATH: `${join(folder, '.bin')}:${process.env['PATH']}`,
    REVENANT_PROGRAM: 'npx revenant-watch',
    REVENANT_BROWSER: 'never',
  };
  const world = await serveWorld(join(top, 'seeds', 'example'));
  const receiver = await listen(
    createServer((request, answer) => request.resume().on('end', () => answer.writeHead(204).end())),
  );
  // Nothing listens by https.
  environment['REVENANT_RESOLVE'] =
    `investigators.example:80:127.0.0.1:${receiver.port},*:80:127.0.0.1:${world.port},*:443:127.0.0.1:1`;
  const ids = new Map<string, string>();
  const ran: Shown[] = [];
  for (const shown of all) {
    const command = shown.command.replace(ID, (id) => ids.get(id) ?? id);
    const [, name = '', value = ''] = /^export (\w+)=(\S+)$/.exec(command) ?? [];
    if (name !== '') environment[name] = value;
    const output = (await inShell(command, folder, environment)).replaceAll(folder, HERE);
    const [before, now] = [shown.output.match(ID) ?? [], output.match(ID) ?? []];
    for (const [i, id] of before.entries()) if (before.length === now.length) ids.set(id, now[i] ?? id);
    ran.push({ command, output: output.replace(PROGRESS, '') });
  }
  for (const one of [world, receiver]) await one.close();
  return ran;
}

/** In place of the folder's path. */
const HERE = '/home/ann/revenant';
const ID = /\b(?:msg_)?[0-9a-f]{8}(?:[0-9a-f]{4,56}|(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?\b/g;
/** Only slow machines show it. */
const PROGRESS = /^(?:capturing|fingerprinting|screening|searching|copying|checking) .*\n/gm;

function inShell(command: string, cwd: string, env: Record<string, string | undefined>): Promise<string> {
  return new Promise((resolve, reject) => {
    // One pipe for both streams, so that their lines stay in order.
    const child = spawn('bash', ['-c', `exec 2>&1\n${command}`], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    child.on('error', reject).on('close', () => resolve(text));
  });
}

/** The same for two runs of one command: without ids, times, keys, ports, sizes, counts of rows and the width of columns. */
export function withoutChance(text: string): string {
  return text
    .replace(ID, '<id>')
    .replace(/\b\d{1,2} [A-Z][a-z]{2} 20\d\d(?: \d\d:\d\d UTC)?|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/\b(?:whsec_)?[\w+/-]{32,44}=?/g, '<key>')
    .replace(/127\.0\.0\.1:\d+/g, '<address>')
    .replace(/\b[\d.]+ (?:bytes|B|kB|MB)\b/g, '<size>')
    .replace(/\b\d+ rows\b/g, '<n> rows')
    .replace(/\bwith (?:no browser|\/\S+)$/gm, 'with <browser>')
    .replace(/ {2,}/g, '  ');
}
