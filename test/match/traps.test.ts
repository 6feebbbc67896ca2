/** Pairs of invented sites through the real page and signal rooms: what must be found, and what must not be. */
import { describe, expect, it } from 'vitest';
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { listBackground } from '../../src/match/list-background.ts';
import type { Subject } from '../../src/match/readings/subject.ts';
import type { Match } from '../../src/model/derived/match.ts';
import { openSite } from '../../src/page/site.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { entity } from '../../testkit/match/invented.ts';
import { capturedFrom } from '../../testkit/site-fixture.ts';
import { HOLLOW, halfHollow, hollowSite } from '../../testkit/traps/hollow-pages.ts';
import { NEIGHBOURS } from '../../testkit/traps/honest-neighbours.ts';
import { SHARED } from '../../testkit/traps/shared-infrastructure.ts';
import { renamed, type SmallSite, subjectFrom } from '../../testkit/traps/small-site.ts';
import { firms } from '../../testkit/traps/trap.ts';

interface Shop {
  readonly name: string;
  readonly mail: string;
  readonly menu?: readonly string[];
  readonly text: readonly string[];
  readonly extra?: string;
  readonly pages?: Readonly<Record<string, string>>;
}

/** One builder's theme: skeleton, classes, menu and its own boilerplate are the same for everybody. */
function shop(host: string, { name, mail, menu, text, extra = '', pages = {} }: Shop): Subject {
  const labels = menu ?? ['Home', 'About us', 'Products', 'News', 'Contact us'];
  const nav = labels.map((label, i) => `<li class="tb-item"><a href="/${i}">${label}</a></li>`).join('');
  const html = `<!doctype html><html lang="en"><head><title>${name}</title></head><body class="tb-page">
    <header class="tb-head"><nav><ul class="tb-menu">${nav}</ul></nav></header>
    <main class="tb-main"><h1>${name}</h1>${text.map((line) => `<p class="tb-text">${line}</p>`).join('')}
    <p class="tb-small">This page was put together with care so that every visitor finds what they are looking for in three clicks.</p></main>
    <footer class="tb-foot">${extra}<p>Mail: <a href="mailto:${mail}">${mail}</a></p><p>© 2023 ${name}. All rights reserved.</p></footer></body></html>`;
  const captured = capturedFrom({ '/': html, ...pages }, { host });
  return { visit: captured.visit, fingerprint: fingerprintSite(openSite(captured)), entity: null };
}

const words = (seed: string) =>
  [1, 2, 3].map(
    (n) =>
      `Our ${seed} number ${n} is kept ${seed} dry under the ${seed} roof by the river and weighed ${n} times before the ${seed} carrier takes it over the pass to ${seed} buyers.`,
  );

const OLD = shop('quillmoor.test', {
  name: 'Hebei Quillmoor Trading Co., Ltd.',
  mail: 'lin.quillmoor@mail.test',
  menu: ['Home', 'Drying rooms', 'River yard', 'Herb diary', 'Write to us'],
  text: words('gentian'),
});

describe('a successor', () => {
  it('is found strong, with its direction, under another name on the same pages', () => {
    const fresh = shop('fernhollow.test', {
      name: 'Shanxi Fernhollow Co., Ltd.',
      mail: 'lin.quillmoor@mail.test',
      menu: ['Home', 'Drying rooms', 'River yard', 'Herb diary', 'Write to us'],
      text: words('gentian'),
      extra: '<p>© 2017 Hebei Quillmoor Trading Co., Ltd. All rights reserved.</p>',
    });
    const old = { ...OLD, entity: entity('Quillmoor', { dissolved: '2021-08', listed: '2021-12-15' }) };
    const match = matchPair(old, fresh, shippedBackground());
    expect(match.verdict).toBe('strong');
    expect(match.succession.direction).toBe('left-to-right');
    expect(matchPair(fresh, old, shippedBackground()).weight).toBe(match.weight);
  });

  it('is found as well where it kept the line in which the first signs for its own site', () => {
    const contacts = `<p><a href="mailto:quillmoor.export@post.test">quillmoor.export@post.test</a> <a href="https://t.me/quillmoor_export">Telegram</a></p>`;
    const weightWith = (footer: string): number => {
      const [left, right] = firms(() => ({ footer }));
      return judge([left, right]).weight;
    };
    expect(weightWith(`${contacts}<p>Website by Quillmoor</p>`)).toBeGreaterThanOrEqual(weightWith(contacts));
  });
});

describe('traps', () => {
  const users = ['alder', 'birch', 'cedar', 'damson', 'elder', 'furze', 'gorse'].map((seed) =>
    shop(`${seed}.test`, { name: `${seed} and Sons Ltd`, mail: `${seed}.sales@${seed}.test`, text: words(seed) }),
  );

  it('keeps unrelated users of one theme below lead', () => {
    const background = listBackground(
      shippedBackground(),
      users.map(({ fingerprint }) => fingerprint),
    );
    for (const [i, left] of users.entries()) {
      for (const right of users.slice(i + 1)) {
        const { verdict, weight } = matchPair(left, right, background);
        expect(verdict, `${left.visit.site} ${right.visit.site} ${weight}`).toBe('unrelated');
      }
    }
  });

  it('still finds a copy among the users of that theme', () => {
    const copy = shop('copy.test', { name: 'Copse Ltd', mail: 'alder.sales@alder.test', text: words('alder') });
    const background = listBackground(
      shippedBackground(),
      [...users, copy].map(({ fingerprint }) => fingerprint),
    );
    expect(['likely', 'strong']).toContain(matchPair(users[0] as Subject, copy, background).verdict);
  });

  it('keeps a newspaper that names, quotes and links a listed firm at lead or below', () => {
    const paper = shop('harbour-paper.test', {
      name: 'The Harbour Paper',
      mail: 'desk@harbour-paper.test',
      menu: ['Front', 'Politics', 'Harbour', 'Letters', 'Sport'],
      text: words('newsprint'),
      pages: {
        '/2021/12/firm-listed.html': `<html lang="en"><body><main><article><p>The treasury listed Hebei Quillmoor Trading Co., Ltd.
          last week. Its <a href="https://quillmoor.test/">site</a> gave lin.quillmoor@mail.test as its address, and nobody there answered our questions about it.</p></article></main></body></html>`,
      },
    });
    const match = matchPair(OLD, paper, shippedBackground());
    expect(['lead', 'unrelated'], JSON.stringify(match.evidence)).toContain(match.verdict);
  });

  it('keeps two clients of one agency, which signs both with its address and counts their visitors, at lead or below', () => {
    const client = (seed: string) =>
      shop(`${seed}.test`, {
        name: `${seed} and Sons Ltd`,
        mail: `${seed}.sales@${seed}.test`,
        text: words(seed),
        extra: `<script async src="https://www.googletagmanager.com/gtag/js?id=G-7QX2M9RT4V"></script>
          <p>Website by <a href="https://webcraft.test/">Webcraft Studio of the Old Harbour</a> · <a href="mailto:hello@webcraft.test">hello@webcraft.test</a></p>`,
      });
    const match = matchPair(client('alder'), client('birch'), shippedBackground());
    expect(match.evidence.map(({ signal }) => signal)).toContain('tracker');
    expect(['lead', 'unrelated'], JSON.stringify(match.evidence)).toContain(match.verdict);
  });

  it('says of a dealer, who gives the maker’s name, mail and words, that it may be an authorised one', () => {
    const dealer = shop('pen-dealer.test', {
      name: 'Porto Pens Lda',
      mail: 'lin@quillmoor.test',
      menu: ['Brands', 'Repairs', 'Opening hours'],
      text: words('gentian'),
    });
    const maker = shop('quillmoor.test', { name: 'Quillmoor Ltd', mail: 'lin@quillmoor.test', text: words('gentian') });
    expect(matchPair(maker, dealer, shippedBackground()).innocent.join(' ')).toMatch(/authorised dealer/);
  });

  it('shows under against that two clients of one builder, which files for both, are two firms', () => {
    const [one, two] = ['91350100M000100Y43', '9111000071093123XX'];
    const [left, right] = firms((_, i) => ({ footer: `<p>粤ICP备19036721号</p><p>USCC ${i === 0 ? one : two}</p>` }));
    const { evidence, against } = judge([left, right]);
    expect(evidence.map(({ signal }) => signal)).toContain('site-filing');
    expect(against).toContainEqual(expect.objectContaining({ signal: 'registration-number', level: 'different' }));
  });

  it('says nothing about two challenge pages', () => {
    const blocked =
      '<html><head><title>Just a moment...</title></head><body><p>Checking your browser before accessing.</p></body></html>';
    const [left, right] = ['one.test', 'two.test'].map((host): Subject => {
      const captured = capturedFrom({ '/': blocked }, { host });
      const site = openSite(captured);
      const visit = { ...captured.visit, state: 'hollow', condition: site.condition } as const;
      return { visit, fingerprint: fingerprintSite(site), entity: null };
    });
    const match = matchPair(left as Subject, right as Subject, shippedBackground());
    expect(match).toMatchObject({ verdict: 'not-comparable', weight: 0, evidence: [] });
  });
});

/**
 * Traps that are not yet kept below the alert line, by name and background, with the reason. A trap that is solved makes
 * its `fails` test fail: then its line goes.
 */
const UNSOLVED: Readonly<Record<string, string>> = {
  'branches of one chain under one template, with contacts of their own, alone':
    'the chain’s channel and its photos are rare while only two branches are known',
};

const FLAGGED = ['likely', 'strong'];
const rowsOf = ({ evidence, against, weight }: Match): string =>
  `${weight}: ${[...evidence, ...against].map((row) => `${row.signal} ${row.level} ${row.weight}`).join(', ')}`;

/** Reading a site takes longer than comparing it, and every trap reads its sites for several tests. */
const read = new Map<SmallSite, Subject>();
function subjectOf(site: SmallSite): Subject {
  const subject = read.get(site) ?? subjectFrom(site);
  read.set(site, subject);
  return subject;
}

function judge(pair: readonly [SmallSite, SmallSite], others?: readonly SmallSite[]): Match {
  const [left, right] = pair.map(subjectOf) as [Subject, Subject];
  const all = [left, right, ...(others ?? []).map(subjectOf)].map(({ fingerprint }) => fingerprint);
  return matchPair(left, right, others === undefined ? shippedBackground() : listBackground(shippedBackground(), all));
}

describe.each([...SHARED, ...NEIGHBOURS].map((trap) => [trap.name, trap] as const))('trap: %s', (name, trap) => {
  const { left, right, others, alone } = trap;
  const twin = renamed(left, right);
  if (alone !== false) {
    const test = UNSOLVED[`${name}, alone`] === undefined ? it : it.fails;
    test('is no alert between two of its carriers', () => {
      const match = judge([left, right]);
      expect(FLAGGED, rowsOf(match)).not.toContain(match.verdict);
    });
  }
  if (others !== undefined) {
    const test = UNSOLVED[`${name}, in a list`] === undefined ? it : it.fails;
    test('is no alert in a list of its carriers', () => {
      const match = judge([left, right], others);
      expect(FLAGGED, rowsOf(match)).not.toContain(match.verdict);
    });
    it('does not hide the first site under a new name in that list', () => {
      const match = judge([left, twin], others);
      expect(FLAGGED, rowsOf(match)).toContain(match.verdict);
    });
  }
  it('does not hide the first site under a new name', () => {
    const match = judge([left, twin]);
    expect(FLAGGED, rowsOf(match)).toContain(match.verdict);
  });
});

describe.each(HOLLOW.map((trap) => [trap.name, trap] as const))('trap: %s on both sides', (_, trap) => {
  const [left, right] = firms(() => ({}));

  it('cannot be compared, however alike the pages are', () => {
    const match = judge([hollowSite(trap, left), hollowSite(trap, right)]);
    expect(match, rowsOf(match)).toMatchObject({ verdict: 'not-comparable', weight: 0, evidence: [], against: [] });
  });

  it('says nothing of a site that was seen', () => {
    const match = judge([hollowSite(trap, left), right]);
    expect(match, rowsOf(match)).toMatchObject({ verdict: 'not-comparable', weight: 0 });
  });

  if (trap.homeOnly !== false) {
    it('does not hide the first site under a new name where the other pages came through', () => {
      const match = judge([halfHollow(trap, left), halfHollow(trap, renamed(left, right))]);
      expect(FLAGGED, rowsOf(match)).toContain(match.verdict);
    });
  }
});
