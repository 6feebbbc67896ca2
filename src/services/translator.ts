/**
 * The program of REVENANT_TRANSLATOR. It reads a JSON line `{"text":"…"}` for each text, and writes
 * a line `{"text":"…"}` with its translation, or `{"text":null}`, in the same order. The texts and
 * the answers are untrusted: time, texts and output are bounded, and it gets no secret of ours.
 */
import type { Log } from '../log.ts';
import { fieldOf, parseJson } from '../model/parse-json.ts';
import type { Translator } from '../model/ports/translator.ts';
import { remember } from '../model/remember.ts';
import { runProgram } from './run-program.ts';

export const TRANSLATOR_LIMITS = { ms: 10_000, texts: 200, characters: 2_000, outputBytes: 1_000_000, kept: 5_000 };

/** Texts that were translated once are remembered; programs run one after the other. */
export function openTranslator(program: string, log: Pick<Log, 'warn'>, limits = TRANSLATOR_LIMITS): Translator {
  const known = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  const translate = async (texts: readonly string[]): Promise<void> => {
    const wanted = texts.filter((text) => !known.has(text) && text.length <= limits.characters).slice(0, limits.texts);
    if (wanted.length === 0) return;
    const { PATH, HOME, LANG } = process.env;
    const asked = wanted.map((text) => JSON.stringify({ text }));
    const { output, problem } = await runProgram(program, asked, limits, { env: { PATH, HOME, LANG } });
    if (problem !== null) log.warn({ program, problem: problem.detail }, 'the translator failed');
    // A line that it did not end may be cut.
    const lines = output.split('\n').slice(0, -1);
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
