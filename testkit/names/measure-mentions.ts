/** The labelled set → what the search finds of it: precision, recall, and roles told rightly. */
import { buildNameIndex, type ListedNames } from '../../src/names/name-index.ts';
import { siteMentions } from '../../src/names/site-mentions.ts';
import { siteFrom } from '../site-fixture.ts';
import { type LabelledPage, LISTED, PAGES } from './mentions.ts';

export interface Measured {
  readonly wanted: number;
  readonly found: number;
  readonly missed: readonly string[];
  /** Found, and not named there. */
  readonly wrong: readonly string[];
  /** Found in another part than it plays, or as another kind of spelling. */
  readonly misread: readonly string[];
  readonly precision: number;
  readonly recall: number;
}

export function measureMentions(
  pages: readonly LabelledPage[] = PAGES,
  listed: readonly ListedNames[] = LISTED,
): Measured {
  const index = buildNameIndex(listed);
  const missed: string[] = [];
  const wrong: string[] = [];
  const misread: string[] = [];
  let wanted = 0;
  let found = 0;
  for (const { what, html, path = '/', kind, expected } of pages) {
    const html0 = {
      '/': '<html><body><p>Pens, quills and paper in bulk, packed to order and sent within a day.</p></body></html>',
    };
    const site = siteFrom(
      path === '/' ? { '/': html } : { ...html0, [path]: html },
      kind === undefined ? {} : { kind },
    );
    const { mentions } = siteMentions(site, index, 'test', 100);
    wanted += expected.length;
    for (const { entity, role, kind: spelling } of expected) {
      const ones = mentions.filter((mention) => mention.entity === entity);
      if (ones.length === 0) missed.push(what);
      else found += 1;
      const [first] = ones;
      if (first === undefined) continue;
      if ((role !== undefined && first.role !== role) || (spelling !== undefined && first.kind !== spelling))
        misread.push(`${what}: ${first.role}, ${first.kind} instead of ${role ?? 'any'}, ${spelling ?? 'any'}`);
    }
    for (const { entity, written } of mentions)
      if (!expected.some((one) => one.entity === entity)) wrong.push(`${what}: "${written}" as ${entity}`);
  }
  return {
    wanted,
    found,
    missed,
    wrong,
    misread,
    precision: found / Math.max(1, found + wrong.length),
    recall: found / Math.max(1, wanted),
  };
}
