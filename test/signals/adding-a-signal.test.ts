/** Follows docs/adding-a-signal.md: the code on that page is a signal that works. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { shippedBackground } from '../../src/match/background/background.ts';
import { compareSignals } from '../../src/match/compare.ts';
import { weighSignals } from '../../src/match/weigh/weigh-signals.ts';
import { type SignalWeight, WEIGHTS } from '../../src/match/weigh/weights.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { SIGNALS } from '../../src/signals/list.ts';
import type { Signal } from '../../src/signals/signal.ts';
import { expectCorrespondence, type SignalExample, signalContract } from '../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../testkit/site-fixture.ts';

const page = readFileSync(new URL('../../docs/adding-a-signal.md', import.meta.url), 'utf8');
const [file = '', examplesFile = '', line = '', row = ''] = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, code]) => code,
);

// Beside the real ones, so that its imports lead where they would.
const top = join(import.meta.dirname, '..', '..');
const scratch = join(import.meta.dirname, '.followed');
mkdirSync(scratch, { recursive: true });
const write = (name: string, folder: string, code: string): string => {
  const path = join(scratch, name);
  const imported = (_: string, from: string): string =>
    `from '${from.endsWith('/founding-year.ts') ? join(scratch, 'founding-year.ts') : join(top, folder, from)}'`;
  writeFileSync(path, code.replace(/from '(\.\.?\/[^']+)'/g, imported));
  return path;
};
const path = write('founding-year.ts', 'src/signals/content', file);
const examplesPath = write('founding-year.examples.ts', 'test/signals/content', examplesFile);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const { foundingYear } = (await import(path)) as { foundingYear: Signal };
const { examples } = (await import(examplesPath)) as { examples: SignalExample<unknown>[] };

signalContract(foundingYear, examples);

describe('the contract', () => {
  it('rejects a signal that never finds anything in common', () => {
    const broken = { ...foundingYear, compare: () => null };
    expect(() => expectCorrespondence(broken, examples)).toThrow('no two examples correspond');
  });
});

const TEXT =
  'We dry mountain herbs in the shade of the valley and send them by post to shops in every part of the country.';

describe('adding a signal', () => {
  const signals = [...SIGNALS, foundingYear];
  const side = (name: string) => {
    const site = siteFrom({
      '/': `<html><body><main><h1>${name}</h1><p>${TEXT}</p></main><footer>Since 1998</footer></body></html>`,
    });
    const fingerprint = fingerprintSite(site, signals);
    const { visit: id, target, kind, state, condition, capturedAt: startedAt } = fingerprint;
    return {
      fingerprint,
      visit: { id, target, site: `${name}.test`, kind, state, condition, startedAt },
      entity: null,
    };
  };
  const rowOf = (weights: Readonly<Record<string, SignalWeight>>) =>
    weighSignals(compareSignals(side('left'), side('right'), shippedBackground(), signals), weights).find(
      ({ evidence }) => evidence.signal === 'founding-year',
    );

  it('is one line on the list', () => {
    expect(line.trim()).toBe('foundingYear,');
  });

  it('runs in shadow until it has a row of weights', () => {
    expect(rowOf(WEIGHTS)).toMatchObject({ bits: 0, evidence: { level: 'identical' } });
  });

  it('weighs what its row says once it has one', async () => {
    const module = join(scratch, 'row.ts');
    writeFileSync(
      module,
      `const same = (each: number, cap: number) => ({ each, cap });\nexport const given = { ${row} };`,
    );
    const { given } = (await import(module)) as { given: Record<string, SignalWeight> };
    expect(Object.keys(given)).toEqual(['founding-year']);
    expect(rowOf({ ...WEIGHTS, ...given })?.bits).toBeGreaterThan(1);
  });
});
