/** The search of page text for all listed names, one contestant a process. Prints MB of text a second. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNames } from '../../../src/names/find-names.ts';
import { openIndex } from '../../../src/names/index-file.ts';
import { writeNames } from '../../../src/reader/name-lists.ts';
import { cpuMs, perSecond, TINY_PACE, USUAL_PACE } from '../rate.ts';
import { writer } from '../worlds/shop.ts';

export interface NamesTask {
  readonly contestant: 'index' | 'includes';
  readonly names: number;
  readonly tiny: boolean;
}
export interface NamesFigures {
  readonly speed: number;
  readonly compileSeconds: number;
  readonly bytes: number;
}

const task = JSON.parse(process.argv[2] ?? '{}') as NamesTask;
const titled = (text: string): string => text.replace(/\b\w/g, (letter) => letter.toUpperCase());
const names = Array.from(
  { length: task.names },
  (_, i) => `${titled(writer(50_000 + i).rare(2 + (i % 2)))} ${['LLC', 'Trading Co., Ltd.', 'GmbH'][i % 3]}`,
);
const texts = Array.from({ length: task.tiny ? 5 : 400 }, (_, i) => writer(i).words(40));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const pace = task.tiny ? TINY_PACE : USUAL_PACE;

async function byIndex(): Promise<NamesFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-bench-names-'));
  const since = process.cpuUsage();
  const { path } = writeNames(
    folder,
    names.map((name, i) => ({ id: `bench-${i}`, type: 'company', names: [name] })),
  );
  const compileSeconds = cpuMs(since) / 1000;
  const file = readFileSync(path);
  rmSync(folder, { recursive: true });
  const index = openIndex(file);
  if (index === null) throw new Error('the compiled names cannot be read');
  const pass = (): void => {
    for (const text of texts) findNames(index, text);
  };
  return { speed: await perSecond(bytes / 1e6, pass, pace), compileSeconds, bytes: file.byteLength };
}

/** Finds less: it folds no letters but case, and knows no words. */
async function byIncludes(): Promise<NamesFigures> {
  const wanted = names.map((name) => name.toLowerCase());
  const all = texts.join('\n').toLowerCase();
  // Counted, or the compiler leaves out what nobody looks at.
  let found = 0;
  const pass = (): void => {
    for (const name of wanted) if (all.includes(name)) found++;
  };
  const speed = await perSecond(bytes / 1e6, pass, pace);
  if (found < 0) throw new Error('nothing was counted');
  return { speed, compileSeconds: 0, bytes: 0 };
}

console.log(JSON.stringify(task.contestant === 'index' ? await byIndex() : await byIncludes()));
