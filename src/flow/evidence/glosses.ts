/** Texts of findings in other scripts → how they sound, and what a program says that they mean. */
import type { Match } from '../../model/derived/match.ts';
import type { Translator } from '../../model/ports/translator.ts';
import { textIn } from '../../report/quoted-text.ts';
import type { Gloss } from '../../report/section-options.ts';
import { latinText } from '../../values/latin-text.ts';

/** @param translator null: the operator set none */
export async function glossesOf(
  matches: readonly Match[],
  translator: Translator | null,
): Promise<ReadonlyMap<string, Gloss>> {
  const latin = new Map<string, string>();
  for (const { evidence, against } of matches)
    for (const row of [...evidence, ...against])
      for (const { left, right } of [row, ...(row.shared?.items ?? [])])
        for (const text of [textIn(left), textIn(right)]) {
          const sounds = latin.has(text) ? null : latinText(text);
          if (sounds !== null) latin.set(text, sounds);
        }
  const said = await translator?.([...latin.keys()]);
  return new Map([...latin].map(([text, sounds]) => [text, { latin: sounds, translated: said?.get(text) ?? null }]));
}
