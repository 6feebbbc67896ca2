/** Each figure of src/match is changed in its source: the model must get another name. So no new figure can be forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build, transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

const ROOM = new URL('../../src/match/', import.meta.url).pathname;

/** Constants with a number that the name need not hold, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'background-looks.ts DIGITS': 'form of the packed looks, which the id of the shipped background names',
  'background-looks.ts PARTS': 'how near looks are found, not which are near',
  'background-tokens.ts BUCKETS': 'form of the packed tokens, which the id of the shipped background names',
  'background.ts THEME_SITES': 'in the id of the shipped background',
  'generic-values.ts LABEL_SHARE': 'its counts are in the id of the shipped background',
  'own-company.ts LONGEST': 'cuts a name that an alert shows, decides nothing',
  'own-company.ts LEAST_LABEL': 'which name an alert shows, decides nothing',
  'calibration.ts MOST': 'read when a match is shown, no part of it',
  'calibration.ts ONE_IN': 'read when a match is shown, no part of it',
  'calibration.data.ts CALIBRATION': 'read when a match is shown, no part of it',
  'dependence.ts MICRO': 'a unit',
  'dependence.ts TENTH': 'a unit',
  'interval.ts DAY_MS': 'a unit',
};
/** Numbers within functions: halves and squares, decimals, and these, which move no weight. Any other has a name in policy.ts. */
const ARITHMETIC = new Set([0, 1, 2, 10, 100, 1e6]);
const NO_FIGURES: Readonly<Record<string, readonly number[]>> = {
  'background-tokens.ts': [255, 3, 4], // form of the packed tokens
  'background.ts': [50_000], // a cache
  'list-background.ts': [32], // of a digest
  'listed.ts': [160, 200], // of a quotation
  'own.ts': [6], // how deep a proof is looked for
  'succession.ts': [120], // of a quotation
  'timeline.ts': [4], // digits of a year
  'weigh.ts': [0.9], // of a sentence
  'weights.ts': [12], // of a digest
};

interface Figure {
  readonly file: string;
  /** Of the constant at the top of the file; null: within a function. */
  readonly name: string | null;
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

const CODE = new Map(
  readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [basename(path), transformSync(readFileSync(join(ROOM, path), 'utf8'), { loader: 'ts' }).code]),
);

function figuresOf(file: string, code: string): Figure[] {
  const figures: Figure[] = [];
  const walk = (value: unknown, name: string | null): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, name);
    // `undefined` is written `void 0`.
    if (!isNode(value) || value['operator'] === 'void') return;
    if (value.type === 'Literal' && typeof value['value'] === 'number')
      figures.push({ file, name, value: value['value'], start: value.start, end: value.end });
    const inner = /Function/.test(value.type) ? null : name;
    for (const part of Object.values(value)) walk(part, inner);
  };
  for (const statement of (parseAst(code) as unknown as { body: Node[] }).body) {
    const said = (statement['declaration'] ?? statement) as Node;
    if (said.type !== 'VariableDeclaration') walk(said, null);
    else
      for (const one of said['declarations'] as Node[])
        walk(one['init'], (one['id'] as { readonly name: string }).name);
  }
  return figures;
}

/** The name of the model, with the code of one file in place of its own. */
async function nameWith(file: string, code: string): Promise<string> {
  const { outputFiles } = await build({
    ...{
      entryPoints: [join(ROOM, 'weigh', 'weights.ts')],
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
    },
    plugins: [
      {
        name: 'changed',
        setup: ({ onLoad }) =>
          onLoad({ filter: new RegExp(`/match/(?:[a-z]+/)?${file}$`) }, () => ({ contents: code, loader: 'js' })),
      },
    ],
  });
  const made = { exports: {} as { modelName: (signals: readonly object[]) => string } };
  const run = runInThisContext(`(module, require) => { ${outputFiles[0]?.text}\n}`) as (...given: unknown[]) => void;
  run(made, createRequire(import.meta.url));
  return made.exports.modelName([{ id: 'title', version: 1 }]);
}

describe('the name of the model', () => {
  const all = [...CODE].flatMap(([file, code]) => figuresOf(file, code));

  it('is another one with any figure changed', async () => {
    const name = await nameWith('policy.ts', CODE.get('policy.ts') as string);
    const named = all.filter((one) => one.name !== null && !(`${one.file} ${one.name}` in ELSEWHERE));
    expect(named.length).toBeGreaterThan(250);
    const unnamed: string[] = [];
    for (const { file, name: constant, value, start, end } of named) {
      const code = CODE.get(file) as string;
      const other = await nameWith(file, `${code.slice(0, start)}${value + 1}${code.slice(end)}`);
      if (other === name) unnamed.push(`${file} ${constant}: ${value}`);
    }
    expect(unnamed).toEqual([]);
  });

  it('needs no figure from within a function', () => {
    const hidden = all.filter(
      ({ file, name, value }) => name === null && !ARITHMETIC.has(value) && !NO_FIGURES[file]?.includes(value),
    );
    expect(hidden.map(({ file, value }) => `${file}: ${value}`)).toEqual([]);
  });

  it('misses nothing that is gone', () => {
    const there = new Set(all.map(({ file, name }) => `${file} ${name}`));
    expect(Object.keys(ELSEWHERE).filter((one) => !there.has(one))).toEqual([]);
    const within = new Set(all.filter(({ name }) => name === null).map(({ file, value }) => `${file} ${value}`));
    const listed = Object.entries(NO_FIGURES).flatMap(([file, values]) => values.map((value) => `${file} ${value}`));
    expect(listed.filter((one) => !within.has(one))).toEqual([]);
  });
});
