/** The operator's translator as a real program: a small one here, and Debian's apertium where it is installed. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { glossesOf } from '../../src/flow/evidence/glosses.ts';
import { openTranslator, TRANSLATOR_LIMITS } from '../../src/services/translator.ts';
import { MATCH } from '../../testkit/report/example-match.ts';

const warned: string[] = [];
const log = { warn: (fields: object) => void warned.push(JSON.stringify(fields)) };
let made = 0;
function program(body: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'revenant-translator-')), `translator-${made++}.mjs`);
  writeFileSync(path, `#!${process.execPath}\n${body}`);
  chmodSync(path, 0o755);
  return path;
}
const SHOUTS = `import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  const { text } = JSON.parse(line);
  console.log(JSON.stringify({ text: text === 'nothing' ? null : text.toUpperCase() + (process.env.SECRET ?? '') }));
}`;

describe('the translator of the operator', () => {
  it('gets texts as JSON lines and no secret, and answers in order', async () => {
    process.env['SECRET'] = 'hidden';
    const translate = openTranslator(program(SHOUTS), log);
    expect([...(await translate(['один', 'nothing', 'два\n"три"']))]).toEqual([
      ['один', 'ОДИН'],
      ['два\n"три"', 'ДВА\n"ТРИ"'],
    ]);
    expect((await translate(['один'])).get('один')).toBe('ОДИН');
  });

  it.each([
    ['is missing', '/nowhere/translator'],
    ['ends with an error', program('process.exit(3)')],
    ['writes no JSON', program("console.log('<b>\\n{}\\n[')")],
    ['never ends', program('setInterval(() => {}, 1000)')],
    [
      'leaves a program with its output behind',
      program(
        "import('node:child_process').then(({ spawn }) => spawn('sleep', ['90'], { detached: true, stdio: ['ignore', 'inherit', 'ignore'] }))",
      ),
    ],
    ['writes without end', program("for (;;) process.stdout.write('x'.repeat(65536))")],
  ])('that %s gives no translation, in bounded time', async (_, path) => {
    const translate = openTranslator(path, log, { ...TRANSLATOR_LIMITS, ms: 1_500 });
    const begun = performance.now();
    expect((await translate(['один', 'два'])).size).toBe(0);
    expect(performance.now() - begun).toBeLessThan(60_000);
  });

  it('cuts long answers', async () => {
    const path = program(
      "process.stdin.on('end', () => console.log(JSON.stringify({ text: 'x'.repeat(9000) }))).resume()",
    );
    expect((await openTranslator(path, log)(['один'])).get('один')).toHaveLength(TRANSLATOR_LIMITS.characters);
  });

  it('is asked only for what stands in another script; the Latin spelling needs none', async () => {
    const quote = 'Пишите: sales.lin@mail.test';
    expect((await glossesOf([MATCH], null)).get(quote)).toEqual({
      latin: 'Pishite: sales.lin@mail.test',
      translated: null,
    });
    const glosses = await glossesOf([MATCH], openTranslator(program(SHOUTS), log));
    expect(glosses.get(quote)?.translated).toBe('ПИШИТЕ: SALES.LIN@MAIL.TEST');
    expect([...glosses.keys()].every((text) => /\p{Script=Cyrillic}/u.test(text))).toBe(true);
  });

  const pairs = (() => {
    try {
      return execFileSync('apertium', ['-l'], { encoding: 'utf8' });
    } catch {
      return '';
    }
  })();
  it.skipIf(!pairs.includes('mkd-eng'))('can be apertium (skipped where it is not installed)', async () => {
    // It opens its input by path, which only a real pipe allows.
    const path = program(`import { execFileSync } from 'node:child_process';
import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  const input = JSON.parse(line).text;
  const text = execFileSync('sh', ['-c', 'cat | apertium -u mkd-eng'], { input, encoding: 'utf8' }).trim();
  console.log(JSON.stringify({ text }));
}`);
    const said = await openTranslator(path, log)(['Ова е нова книга.']);
    expect(said.get('Ова е нова книга.')).toMatch(/new book/i);
  });
});
