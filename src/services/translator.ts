/**
 * The program of REVENANT_TRANSLATOR. It reads a JSON line `{"text":"…"}` for each text, and writes
 * a line `{"text":"…"}` with its translation, or `{"text":null}`, in the same order. The texts and
 * the answers are untrusted: time, texts and output are bounded, and it gets no secret of ours.
 */
import { spawn } from 'node:child_process';
import type { Log } from '../log.ts';
import { fieldOf, parseJson } from '../model/parse-json.ts';
import type { Translator } from '../model/ports/translator.ts';
import { remember } from '../model/remember.ts';

export const TRANSLATOR_LIMITS = { ms: 10_000, texts: 200, characters: 2_000, outputBytes: 1_000_000, kept: 5_000 };

/** Texts that were translated once are remembered; programs run one after the other. */
export function openTranslator(program: string, log: Pick<Log, 'warn'>, limits = TRANSLATOR_LIMITS): Translator {
  const known = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  const translate = async (texts: readonly string[]): Promise<void> => {
    const wanted = texts.filter((text) => !known.has(text) && text.length <= limits.characters).slice(0, limits.texts);
    if (wanted.length === 0) return;
    const { lines, problem } = await answersOf(program, wanted, limits);
    if (problem !== null) log.warn({ program, problem }, 'the translator failed');
    for (const [at, text] of wanted.entries()) {
      const said = translationIn(lines[at]);
      if (said !== null) remember(known, text, said.slice(0, limits.characters), limits.kept);
    }
  };
  return async (texts) => {
    const turn = last.then(() => translate(texts));
    last = turn;
    await turn;
    return new Map(texts.flatMap((text) => [known.get(text)].flatMap((said) => (said ? [[text, said] as const] : []))));
  };
}

/** Null: no translation, or none that we can read. */
function translationIn(line = ''): string | null {
  const text = fieldOf(parseJson(line), 'text');
  return typeof text === 'string' ? text : null;
}

/** The whole lines that it wrote in time. */
function answersOf(
  program: string,
  texts: readonly string[],
  { ms, outputBytes }: typeof TRANSLATOR_LIMITS,
): Promise<{ readonly lines: string[]; readonly problem: string | null }> {
  return new Promise((done) => {
    const { PATH, HOME, LANG } = process.env;
    // A group of its own, so that what it started ends with it.
    const child = spawn(program, [], { stdio: ['pipe', 'pipe', 'ignore'], env: { PATH, HOME, LANG }, detached: true });
    const chunks: Buffer[] = [];
    let size = 0;
    let problem: string | null = null;
    const end = (why: string | null): void => {
      problem ??= why;
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended.
      }
    };
    const timer = setTimeout(() => end(`no end after ${ms} ms`), ms);
    const settle = (why: string | null): void => {
      clearTimeout(timer);
      const whole = Buffer.concat(chunks).toString('utf8');
      done({ lines: whole.split('\n').slice(0, -1), problem: problem ?? why });
    };
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > outputBytes) end(`more than ${outputBytes} bytes`);
      else chunks.push(chunk);
    });
    child.stdin.on('error', () => undefined);
    child.once('error', (error) => settle(error.message));
    child.once('close', (code) => settle(code === 0 || code === null ? null : `it ended with ${code}`));
    child.stdin.end(texts.map((text) => `${JSON.stringify({ text })}\n`).join(''));
  });
}
