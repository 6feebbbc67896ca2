import { countWords } from '../view/fold-text.ts';
import { languageOfLabel } from '../view/language-names.ts';

/** Fewer may be a list of the languages that a company speaks or translates. */
const LEAST = 4;
/** Words of a label. */
const LABEL = 3;
const MOST_LINES = 2000;

/** Text without the choice of languages: short lines in a row, half of which name a language. */
export function withoutLanguages(text: string): string {
  const lines = text.split('\n', MOST_LINES);
  const kept: string[] = [];
  let run: string[] = [];
  const close = (): void => {
    kept.push(...withoutNames(run));
    run = [];
  };
  for (const line of lines) {
    if (countWords(line, LABEL + 1) <= LABEL) run.push(line);
    else {
      close();
      if (!isRowOfNames(line)) kept.push(line);
    }
  }
  close();
  return kept.join('\n');
}

/** Short lines without the run from the first to the last name of a language, if mostly names. */
function withoutNames(run: readonly string[]): readonly string[] {
  if (run.length < LEAST) return run;
  const named = run.map((line) => languageOfLabel(line) !== null);
  const first = named.indexOf(true);
  const last = named.lastIndexOf(true);
  const names = named.filter(Boolean).length;
  if (names < LEAST || names * 2 < last - first + 1) return run;
  return [...run.slice(0, first), ...run.slice(last + 1)];
}

/** “English | Русский | 中文”: codes alone are everyday words too, but not half of a sentence. */
function isRowOfNames(line: string): boolean {
  if (line.length > 600) return false;
  const labels = line.split(/[\s|/·•,]+/).filter((label) => /\p{L}/u.test(label));
  const names = labels.filter((label) => languageOfLabel(label) !== null).length;
  return names >= LEAST && names * 2 >= labels.length;
}
