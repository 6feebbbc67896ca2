/** Compares two sites now. It reads both, so it needs an analyst. */
import { InputError } from '../../errors.ts';
import { keepComparison } from '../../flow/crawl/keep-comparison.ts';
import { BROWSER_WHEN, type BrowserWhen } from '../../model/ports/capture.ts';
import { comparisonTexts as say } from '../../texts/comparisons.ts';
import { importTexts } from '../../texts/imports.ts';
import type { DeskParts } from '../frame/parts.ts';
import { analyst, found, type Named, reader, writerOf } from '../frame/rule.ts';
import { fieldOf, type Upload } from '../frame/uploads.ts';
import type { Side } from './jobs.ts';

export type ComparisonRule = ReturnType<typeof comparisonRule>;

interface Wish {
  readonly left: string;
  readonly right: string;
  /** Absent: as the settings say. */
  readonly browser?: BrowserWhen | undefined;
}

export const comparisonRule = ({ comparisons, services }: DeskParts) => ({
  start: analyst(async ({ left, right, browser }: Wish) =>
    comparisons.start({ address: left }, { address: right }, { browser }),
  ),
  /** The files `leftFile` and `rightFile`, or addresses in their place. */
  send: analyst(async ({ upload }: { readonly upload: Upload }, asking) => {
    const { fields, files } = upload;
    const textIn = (name: string): string => fieldOf(fields, name);
    const sideOf = (name: 'left' | 'right'): Side => {
      const file = files.find(({ field }) => field === `${name}File`);
      const at = textIn(`${name}At`) || undefined;
      if (at !== undefined && Number.isNaN(Date.parse(at)))
        throw new InputError(importTexts.notADate(at), { fields: [`${name}At`] });
      const who = file === undefined ? undefined : { by: asking.by, ...writerOf(asking.who) };
      return { address: textIn(name), file, at, who };
    };
    const browser = BROWSER_WHEN.find((one) => one === textIn('browser'));
    if (files.length > 0) return comparisons.start(sideOf('left'), sideOf('right'), { browser, upload });
    const begun = comparisons.start(sideOf('left'), sideOf('right'), { browser });
    await upload.discard();
    return begun;
  }),
  one: reader(async ({ id }: Named) => found(await comparisons.get(id), 'comparison')),
  /** Stores it as a finding, which then has reports and may go into cases. */
  keep: analyst(async ({ id }: Named) => {
    const sides = comparisons.sidesOf(found(await comparisons.get(id), 'comparison'));
    if (sides === undefined) throw new InputError(say.notDone);
    return { finding: (await keepComparison(sides, say.noFinding, services)).id };
  }),
});
