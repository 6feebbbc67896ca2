/** The command line as a whole: help, examples, options before the command, completion, folders that are not there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { action } from '../../src/cli/action.ts';
import { EXAMPLES } from '../../src/cli/examples.ts';
import { completionScript, SHELLS } from '../../src/cli/output/completion-script.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { Settings } from '../../src/config.ts';
import { openCase } from '../../src/flow/evidence/cases.ts';
import type { CaseItem } from '../../src/model/decisions/case.ts';
import { setProgram } from '../../src/model/text/program.ts';
import { openStoredServices } from '../../src/services.ts';
import { documents, expectOneLine, holdData, runHere, start, temporaryFolder } from '../../testkit/cli/run-cli.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const cli = (...args: string[]) => runHere(args, folder.path);
holdData(at('held'));
afterAll(() => folder.remove());

/** As a shell does: quotes keep words together. */
const wordsOf = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '');

const inShell = (shell: string, ...args: string[]) => spawnSync(shell, args, { encoding: 'utf8' });
const hasShell = (shell: string): boolean => inShell(shell, '--version').error === undefined;

function leavesOf(command: Command, path: string[] = []): string[] {
  if (command.commands.length === 0) return [path.join(' ')];
  return command.commands.flatMap((one) => leavesOf(one, [...path, one.name()]));
}

describe('help', () => {
  it('groups the commands and names the exit codes', async () => {
    const { stdout, code } = await cli('--help');
    expect(code).toBe(0);
    for (const group of ['Look at sites:', 'Watch lists of sites:', 'Work on findings:', 'Evidence:', 'This program:'])
      expect(stdout).toContain(`\n${group}\n`);
    expect(stdout).toContain('Exit codes:');
    expect(stdout).not.toMatch(/^(?:Commands|undefined):/m);
  });

  it('shows three examples for each command, one or more for each subcommand, and they parse', async () => {
    const program = await buildProgram(['completion']);
    for (const { name } of program.commands.map((one) => ({ name: one.name() }))) {
      const own = EXAMPLES.filter((line) => `${line} `.startsWith(`${name} `));
      expect(own.length, name).toBeGreaterThanOrEqual(3);
    }
    for (const leaf of leavesOf(program))
      expect(
        EXAMPLES.some((line) => `${line} `.startsWith(`${leaf} `)),
        leaf,
      ).toBe(true);
    // Those of every command alone are no reason for a second example.
    const leaf = (path: string): Command => {
      return path.split(' ').reduce((at, name) => at.commands.find((one) => one.name() === name) ?? at, program);
    };
    const common = new Set(leaf('tokens list').options.map(({ long }) => long));
    const few = leavesOf(program).filter(
      (path) =>
        leaf(path).options.some(({ long }) => !common.has(long)) &&
        EXAMPLES.filter((line) => `${line} `.startsWith(`${path} `)).length < 2,
    );
    expect(few, 'a command with options of its own has two examples').toEqual([]);
    for (const line of EXAMPLES) {
      const fresh = await buildProgram(['completion']);
      const ran: string[] = [];
      const quiet = (command: Command): void => {
        for (const sub of command.commands) quiet(sub);
        if (command.commands.length === 0) command.action(() => void ran.push(command.name()));
      };
      quiet(fresh);
      await fresh.parseAsync(wordsOf(line), { from: 'user' });
      expect(ran, line).toHaveLength(1);
    }
    const shown = await cli('hooks', 'add', '--help');
    expect(shown.stdout).toMatch(/\nExamples:\n {2}revenant hooks add https/);
    expect(shown.stdout).not.toContain('revenant hooks list');
    expect(shown.stdout).toMatch(/\nNetwork:\n[\s\S]*\nOutput and settings:\n/);
  });
});

describe('the name as it was typed', () => {
  afterAll(() => setProgram('revenant'));

  it('stands in every help page, example and refusal, and nowhere else does another', async () => {
    setProgram('npx revenant-watch');
    const program = await buildProgram(['completion']);
    const names = program.commands.map((one) => one.name()).join('|');
    const other = new RegExp(`.*(?<!npx )revenant(?:-watch)? (?:${names})\\b.*`, 'g');
    const leaves = leavesOf(program);
    expect(leaves.length).toBeGreaterThan(60);
    for (const leaf of ['', ...leaves.filter((one) => one !== 'help')]) {
      const words = leaf.split(' ').filter(Boolean);
      const { stdout } = await cli(...words, '--help');
      expect(stdout.match(other) ?? [], leaf).toEqual([]);
      expect(stdout).toContain(`Usage: ${['npx revenant-watch', ...words].join(' ')}`);
      if (leaf !== '') expect(stdout).toContain(`Examples:\n  npx revenant-watch ${leaf}`);
      const refused = await cli(...words, '--nonsense');
      expect(refused.stderr).toContain(`(see ${['npx revenant-watch', ...words].join(' ')} --help)`);
    }
    for (const shell of SHELLS) expect(completionScript(program, shell).match(other) ?? [], shell).toEqual([]);
    expectOneLine(
      await cli('hooks', 'pause', 'ffff', '--data', 'held'),
      /no hook ffff \(see npx revenant-watch hooks list --data held\)/,
    );
  });
});

describe('bench', () => {
  it('hands names and options to the bench of the clone, which lists what there is', async () => {
    const { code, stderr } = await start(['bench', 'nonsense', '--quick', '--no-peers'], folder.path).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('no such bench: nonsense');
    for (const name of ['crawl', 'extract', 'screening']) expect(stderr).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
  });
});

describe('options before the command', () => {
  it('are those of the command', async () => {
    const before = await cli('--data', 'held', '--json', 'tokens', 'add', 'Ann');
    expect(before.code).toBe(0);
    expect(JSON.parse(before.stdout)).toMatchObject({ name: 'Ann' });
    const listed = await cli('--data', 'held', 'tokens', 'list');
    expect(listed.stdout).toMatch(/^KEY +ROLE +ADDED +NAME +VALID\n[0-9a-f]{8} {2}analyst .*UTC +Ann +until /);
  });

  it('give way to those after it', async () => {
    expect((await cli('--data', 'nowhere', 'tokens', 'list', '--data', 'held')).code).toBe(0);
  });

  it('are refused where the command does not know them', async () => {
    const ended = await cli('--data', 'held', 'robots', 'http://a.test/');
    expect(ended.code).toBe(2);
    expectOneLine(ended, /unknown option '--data' \(see revenant robots --help\)/);
  });
});

describe('an option that takes a site', () => {
  it('takes it as people pass it on, and a reason stays as it was written', async () => {
    const listed = await cli('--data', 'held', 'visits', 'list', '--site', 'new[.]example', '--verbose');
    expect(listed.code).toBe(0);
    const program = await buildProgram(['visits']);
    const seen: unknown[] = [];
    const act = action((_terminal, flags: unknown, _command: Command) => Promise.resolve(void seen.push(flags)));
    await act({ site: 'new[.]example', url: ['hxxp://a[.]example'], why: 'the (dot) is theirs' }, program);
    expect(seen).toEqual([{ site: 'new.example', url: ['http://a.example'], why: 'the (dot) is theirs' }]);
    process.exitCode = undefined;
  });
});

describe('a data folder that is not there', () => {
  const reading = [
    ['matches', 'list'],
    ['visits', 'list'],
    ['entities', 'list'],
    ['log', 'list'],
    ['hooks', 'deliveries'],
    ['schedule', 'list'],
    ['tokens', 'list'],
    ['site', 'timeline', 'a.test'],
    ['export', 'abc'],
    ['log', 'checkpoint'],
    ['lookup', 'a.test', '--known'],
    ['entities', 'rescan'],
  ];
  it.each(reading)('%s %s makes none and ends with 2', async (...args) => {
    const ended = await cli(...args.filter((one) => typeof one === 'string'), '--data', 'mistyped');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expectOneLine(ended, /data folder .*mistyped does not exist: choose another with --data/);
    expect(existsSync(at('mistyped'))).toBe(false);
  });

  it('is not another folder with files either', async () => {
    mkdirSync(at('other'));
    writeFileSync(at('other/notes.txt'), '');
    expectOneLine(await cli('matches', 'list', '--data', 'other'), /other holds something else than data of revenant/);
    expect(existsSync(at('other/db'))).toBe(false);
  });
});

describe('a wrong setting in the environment', () => {
  it.each([
    ['REVENANT_TIMEOUT', 'soon'],
    ['REVENANT_BROWSER', 'perhaps'],
    ['REVENANT_LOG_LEVEL', 'loud'],
    ['REVENANT_CONCURRENCY', '0'],
  ])('%s=%s is named, and ends with 2', async (name, value) => {
    const ended = await runHere(['visits', 'list', '--data', 'held'], folder.path, { [name]: value });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expectOneLine(ended, new RegExp(`${name}: .*${value}`));
  });
});

describe('cases', () => {
  it('are listed, shown, reported and exported', async () => {
    const services = await openStoredServices(Settings.parse({ data: at('held') }));
    const { id } = await openCase('The twins', 'Ada', services);
    const note = {
      kind: 'note',
      subject: 'n',
      text: 'see <b>both</b> footers',
      by: 'Ada',
      at: '2026-11-27T10:00:00.000Z',
    };
    await services.store.cases.put(id, note as CaseItem);
    await services.close();
    const data = ['--data', 'held'];
    expect((await cli('cases', 'list', ...data)).stdout).toMatch(/^CASE .*\n\w{16} .* open +1 item +Ada +The twins\n$/);
    expect((await cli('cases', 'list', '--state', 'closed', ...data)).stdout).toBe('');
    expect((await cli('cases', 'show', id.slice(0, 6), ...data)).stdout).toContain('see <b>both</b> footers');
    documents((await cli('cases', 'show', id, '--json', ...data)).stdout, 'revenant.case-1');
    expect((await cli('cases', 'report', id, '--out', 'case.html', ...data)).code).toBe(0);
    const html = readFileSync(at('case.html'), 'utf8');
    expect(html).toContain('see &lt;b&gt;both&lt;/b&gt; footers');
    expect((await cli('cases', 'report', id, '--out', 'case.html', ...data)).code).toBe(0);
    expect((await cli('cases', 'export', id, '--out', 'case.zip', ...data)).code).toBe(0);
    expect(Object.keys(unzipSync(readFileSync(at('case.zip'))))).toEqual([
      'case.json',
      'report.html',
      'datapackage.json',
      'datapackage-digest.json',
    ]);
    expect((await cli('verify', 'case.zip')).code).toBe(0);
    expectOneLine(await cli('cases', 'show', 'ffff', ...data), /no case ffff \(see revenant cases list --data held\)/);
  });

  it('give no PDF without a browser, and write over no file that is not ours', async () => {
    const listed = (await cli('cases', 'list', '--json', '--data', 'held')).stdout;
    const { id } = JSON.parse(listed.split('\n')[0] ?? '') as { id: string };
    const without = await runHere(['cases', 'report', id, '--out', 'case.pdf', '--data', 'held'], folder.path, {
      REVENANT_BROWSER: 'never',
    });
    expect(without.code).toBe(1);
    expectOneLine(without, /a PDF needs a browser, and none was found/);
    writeFileSync(at('case.pdf'), '%PDF-1.7 of somebody else');
    const other = await cli('cases', 'report', id, '--out', 'case.pdf', '--data', 'held');
    expect(other.code).toBe(2);
    expectOneLine(other, /case\.pdf exists and is not a report of revenant/);
  });
});

describe('completion', () => {
  it('completes commands, options and their choices in bash', async () => {
    writeFileSync(at('complete.bash'), (await cli('completion', 'bash')).stdout);
    const complete = (...words: string[]): string[] => {
      const script = `source complete.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _revenant; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const out = execFileSync('bash', ['-c', script, 'bash', ...words], { cwd: folder.path, encoding: 'utf8' });
      return out.split('\n').filter(Boolean);
    };
    expect(complete('revenant', 'hoo')).toEqual(['hooks']);
    expect(complete('revenant', 'hooks', 'de')).toEqual(['deliveries']);
    expect(complete('revenant-watch', '--data', 'x', 'hooks', 'add', '--as', 's')).toEqual(['standard', 'slack']);
    expect(complete('revenant', 'visits', 'list', '--sit')).toEqual(['--site']);
    expect(complete('revenant', 'completion', '')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']));
    expect(complete('revenant', 'crawl', 'nothing-like-it')).toEqual([]);
  });

  it.skipIf(!hasShell('fish'))(
    'fish completes commands, options and their choices (skipped without fish)',
    async () => {
      const script = completionScript(await buildProgram(['completion']), 'fish');
      writeFileSync(at('revenant.fish'), script);
      const complete = (line: string): string[] => {
        const ask = `source ${at('revenant.fish')}; complete -C ${JSON.stringify(line)}`;
        const { stdout, stderr } = inShell('fish', '--no-config', '-c', ask);
        expect(stderr, line).toBe('');
        return stdout.split('\n').flatMap((one) => one.split('\t')[0] || []);
      };
      expect(complete('revenant hoo')).toEqual(['hooks']);
      expect(complete('revenant hooks de')).toEqual(['deliveries']);
      expect(complete('revenant-watch --data x tokens add --role ')).toEqual(['admin', 'analyst', 'reader']);
      expect(complete('revenant visits list --state captured --sit')).toEqual(['--site']);
      expect(complete('revenant completion ')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']));
    },
  );

  it.skipIf(!hasShell('zsh'))('zsh completes commands, options and their choices (skipped without zsh)', async () => {
    writeFileSync(at('revenant.zsh'), completionScript(await buildProgram(['completion']), 'zsh'));
    // As zsh's completion of bash calls the function; zsh itself then leaves out what does not fit the word.
    const complete = (...words: string[]): string[] => {
      const ask = `autoload -Uz compinit && compinit -u -D; source ${at('revenant.zsh')}
          setopt ksh_arrays sh_word_split
          COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
          _revenant; print -l -- "\${COMPREPLY[@]}"`;
      const { stdout, stderr } = inShell('zsh', '-f', '-c', ask);
      expect(stderr, words.join(' ')).toBe('');
      return stdout.split('\n').filter((one) => one !== '');
    };
    expect(complete('revenant', 'hooks', 'de')).toEqual(expect.arrayContaining(['deliveries', 'add', '--help']));
    expect(complete('revenant', 'hooks', 'de')).not.toContain('crawl');
    expect(complete('revenant', 'tokens', 'add', '--role', 'an')).toEqual(['reader', 'analyst', 'admin']);
    expect(complete('revenant', 'visits', 'list', '--sit')).toContain('--site');
  });

  it.each(['zsh', 'fish'] as const)('%s can read its script', async (shell) => {
    const script = completionScript(await buildProgram(['completion']), shell);
    expect(script).toContain('deliveries');
    if (spawnSync(shell, ['--version']).error !== undefined) return;
    expect(spawnSync(shell, ['-n'], { input: script, encoding: 'utf8' }).stderr).toBe('');
  });
});
