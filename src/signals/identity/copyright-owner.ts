/** Who the copyright lines of the site say owns it, in each language. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import { Occurrence } from '../../model/fingerprint.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { distinctiveWords, normaliseCompanyName, tellsApart } from '../../values/company-name.ts';
import { fullStop } from '../../values/shorten.ts';
import { isMapCaption } from '../find/among-others.ts';
import { mayHoldNotice, opensWithNotice, readCopyrightLine } from '../find/copyright-line.ts';
import { platformNameTest } from '../find/platform-name.ts';
import { bestFirst, comparisonOf, listed, OccurrenceCollector, sharedValues, sideOf } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const Owner = Occurrence.extend({
  name: z.string().describe('as written'),
  lang: z.string().nullable().describe('language of the page that says so first'),
});
const Value = z.object({ owners: z.array(Owner).describe('value: the normalised name'), years: z.array(z.int()) });
type Owner = z.infer<typeof Owner>;
type Value = z.infer<typeof Value>;

const LONGEST_BLOCK = 1_500;

function extract(site: Site): Value | null {
  const owners = new OccurrenceCollector<Owner>();
  const years = new Set<number>();
  const isPlatforms = platformNameTest(site);
  const addOwner = (page: Page, node: AnyNode, name: string, quote: string): void => {
    const value = normaliseCompanyName(name);
    if (!isPlatforms(value)) owners.add({ value, name, place: page.place(node, quote), lang: page.lang });
  };
  for (const page of site.pages) {
    for (const block of page.blocks) {
      if (block.text.length > LONGEST_BLOCK || !mayHoldNotice(block.text) || isMapCaption(block.text, block.node))
        continue;
      const line = readCopyrightLine(block.text);
      if (line === null) continue;
      // In running text a notice speaks of other people's works.
      if (block.zone === 'main' && !opensWithNotice(block.text)) continue;
      for (const year of line.years) years.add(year);
      if (line.owner !== '') addOwner(page, block.node, line.owner, block.text);
    }
    for (const { name, content, node } of page.metas) {
      if (!/^(?:copyright|dcterms\.rights(?:holder)?|dc\.rights)$/.test(name) || content.length > 300) continue;
      const line = readCopyrightLine(/©|copyright/i.test(content) ? content : `© ${content}`);
      if (line !== null && line.owner !== '') addOwner(page, node, line.owner, content);
    }
  }
  const list = owners.list();
  return list === null ? null : { owners: list, years: [...years].sort((a, b) => a - b) };
}

const tokens = (value: Value): string[] => value.owners.map((owner) => `copyright-owner:${owner.value}`);

function writtenAs({ owners }: Value, value: string): string {
  return owners.find((owner) => owner.value === value)?.name ?? value;
}

function compare(left: Value, right: Value): Comparison | null {
  // Two firms of one province and trade may well have one name between them.
  const telling = (owners: readonly Owner[]): Owner[] => owners.filter(({ value }) => tellsApart(value));
  const found = sharedValues(telling(left.owners), telling(right.owners), ({ value }) => `copyright-owner:${value}`);
  if (found.length > 0) {
    // A person reads the name as each side writes it.
    const same = found.map((pair) => ({
      ...pair,
      left: { ...pair.left, value: writtenAs(left, pair.left.value) },
      right: { ...pair.right, value: writtenAs(right, pair.right.value) },
    }));
    const names = same.map((pair) => [pair.left.value, pair.right.value].sort()[0] ?? '');
    return comparisonOf('identical', same, fullStop(`The copyright lines of both sides name ${listed(names.sort())}`));
  }
  const alike = left.owners.slice(0, 20).flatMap((one) =>
    right.owners.slice(0, 20).flatMap((two): SharedValue[] => {
      const known = distinctiveWords(one.value);
      // "Quillmoor" and "Hebei Quillmoor Trading": one name short and long. A coined word of five letters or more, or two Han.
      if (known.length < (/\p{Script=Han}/u.test(known) ? 2 : 5) || known !== distinctiveWords(two.value)) return [];
      return [{ token: null, similarity: 0.6, left: sideOf(one.name, one.place), right: sideOf(two.name, two.place) }];
    }),
  );
  const note = 'The copyright lines name companies that have the same distinctive word.';
  return comparisonOf('partial', bestFirst(alike).slice(0, 20), note);
}

export const copyrightOwner: Signal<Value> = {
  id: 'copyright-owner',
  version: 3,
  group: 'identity',
  namesOwner: 'line',
  onNewOwner: 'own',
  kinds: ['website'],
  sentence: 'Whom the copyright lines of the site name as its owner, in each of its languages.',
  traps: [
    'The copyright line can name the maker of the theme or of the site instead of its owner.',
    'Branches and licensed dealers name the parent company.',
    'Unrelated companies of one place and trade can have nearly the same name.',
  ],
  value: Value,
  extract,
  keys: tokens,
  tokens,
  compare,
  examples: [
    {
      name: 'another owner in a translated footer',
      pages: {
        '/': '<html lang="en"><body><p>Pens</p><footer><p>© 2021 Shanxi Fernhollow Co., Ltd. All rights reserved.</p></footer></body></html>',
        '/ru/':
          '<html lang="ru"><body><p>Ручки и перья оптом для всех клиентов</p><footer><p>Авторское право © 2019 Hebei Quillmoor Trading Co., Ltd. Все права защищены.</p></footer></body></html>',
      },
      expect: ({ owners, years }) =>
        owners.map((owner) => owner.value).join() === 'shanxi fernhollow,hebei quillmoor trading' &&
        years.join() === '2019,2021',
    },
    {
      name: 'Chinese notice with a filing behind it',
      pages:
        '<html lang="zh"><body><footer><p>版权所有：河北鹅毛贸易有限公司 冀ICP备12345678号 技术支持：雁翎网络</p></footer></body></html>',
      expect: ({ owners }) => owners.length === 1 && owners[0]?.value === '河北鹅毛贸易',
    },
    {
      name: 'trap: a theme that was never filled in, and its builder',
      pages:
        '<body><footer><p>Copyright © 2021 Company Name. All Rights Reserved. Powered by Webcraft Ltd</p></footer></body>',
      expect: null,
    },
    {
      name: 'trap: an article about other people’s rights',
      pages:
        '<body><main><p>Judges found last week that the studio, and not the painter, holds the works. Copyright 1999 Studio Fernhollow Ltd was printed on all of them.</p></main></body>',
      expect: null,
    },
  ],
};
