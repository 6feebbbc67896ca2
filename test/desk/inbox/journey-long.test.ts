/** Two people work together in the browser by keyboard, wide and narrow: search, comment, second opinion, log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { openCase } from '../../../src/flow/evidence/cases.ts';
import { addKey } from '../../../src/flow/people/tokens.ts';
import { tellSearches } from '../../../src/flow/site/saved-searches.ts';
import { readSubjects } from '../../../src/flow/site/search-index.ts';
import type { Role } from '../../../src/model/decisions/token.ts';
import { lookFaults } from '../../../testkit/desk/looks.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { MATCH } from '../../../testkit/report/example-match.ts';
import { captureOf, fingerprintOf, visitOf } from '../../../testkit/store/facts.ts';
import { type DeskBrowser, JOURNEY_WIDTHS, noBrowser, openDeskBrowser, shoot } from '../desk-browser.ts';
import type { Keyboard } from '../keyboard.ts';

const HOSTILE = '<script>window.ran=1</script> \u202egnp.exe\u202c <b>bold</b>';

describe.skipIf(noBrowser)('a team at the desk (skipped without Chromium)', () => {
  let world: GeneratedWorld;
  let shop: Workshop;
  let desk: Desk;
  let seen: DeskBrowser;
  const keys = new Map<string, string>();
  beforeAll(async () => {
    world = await startGeneratedWorld({ sites: 1 });
    shop = await openWorkshop(world, { secondReviewer: true });
    desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
    const people: [string, Role][] = [
      ['Ada Analyst', 'analyst'],
      ['Ben Boss', 'admin'],
      ['Rita Reader', 'reader'],
    ];
    for (const [name, role] of people) keys.set(name, (await addKey({ name, role, days: 9 }, shop.services)).key);
    seen = await openDeskBrowser({ services: shop.services, url: desk.url });
  });
  afterAll(async () => {
    await seen.close();
    await desk.close();
    await shop.close();
    await world.close();
  });

  const ask = (name: string, path: string, body?: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(`${desk.base}${path}`, {
      headers: { authorization: `Bearer ${keys.get(name)}`, origin: desk.base },
      ...{ redirect: 'manual' },
      ...(body !== undefined && { method: 'POST', body: new URLSearchParams(body) }),
    });
  const enter = (name: string, width: number): Promise<Keyboard> =>
    seen.enter({ viewport: { width, height: 900 }, bypassCSP: true }, keys.get(name));
  let shots = 0;
  async function looksWell({ page }: Keyboard, width: number, name: string): Promise<void> {
    await shoot(page, `${++shots}-${name}-${width}`);
    expect((await lookFaults(page, { media: 'light', width }, true)).join('\n'), name).toBe('');
  }
  async function captured(site: string, text: string): Promise<void> {
    const visit = `v-${site}`;
    const url = `https://${site}/`;
    const texts = [{ capture: visit, url, at: '2026-03-01T10:00:00Z', title: '', text, markup: '' }];
    const of = visitOf(visit, { site, captures: [captureOf(visit, url)] });
    await shop.services.store.ledger.importVisit(of, { ...fingerprintOf(visit, site), texts }, [], []);
    await readSubjects(shop.services, 10_000);
    await tellSearches(shop.services, 10_000);
  }
  const toInbox = async (person: Keyboard, width: number): Promise<void> => {
    await person.page.goto(seen.at('/'));
    if (width < 760) {
      await person.to('.fold');
      await person.page.keyboard.press('Enter');
    }
    await person.press('nav a[href="/inbox"]');
  };
  const main = (person: Keyboard): Promise<string | null> => person.page.textContent('main');

  for (const width of JOURNEY_WIDTHS)
    it(`works together at ${width} px`, async () => {
      const [ada, ben] = [await enter('Ada Analyst', width), await enter('Ben Boss', width)];
      const id = `${width}`.padStart(64, 'a');
      const sides = {
        left: { ...MATCH.left, site: `old${width}.example` },
        right: { ...MATCH.right, site: `new${width}.example` },
      };
      await shop.services.store.ledger.saveFound([{ ...MATCH, id, ...sides, verdict: 'strong' }], []);

      // Ada saves a search, which is watched.
      const words = `brindled felt ${width}`;
      await ada.page.goto(seen.at('/search'));
      await ada.write('input[name=q]', words);
      await ada.press('form[role=search] button');
      await looksWell(ada, width, 'search');
      const save = 'form[action="/searches"]';
      await ada.write(`${save} input[name=name]`, 'Felt of the <b>mill</b>');
      await ada.press(`${save} button`);
      expect(await ada.page.textContent('.said')).toContain('The search is saved.');
      await looksWell(ada, width, 'saved');
      const site = `felt${width}.example`;
      await captured(site, `We sell ${words} by the yard.`);
      await toInbox(ada, width);
      expect(await ada.page.textContent('nav .count')).toBe('11 unread');
      expect(await main(ada)).toContain(`Felt of the <b>mill</b>: the site ${site} (these words)`);
      await looksWell(ada, width, 'inbox');
      await ada.press('td form button');
      expect(await ada.page.textContent('.said')).toContain('1 entry is marked as read.');
      expect(await ada.page.locator('nav .count').count()).toBe(0);
      expect(await main(ada)).toContain('Nothing is unread.');

      // Ben comments, and judges: Ada is told of both.
      await ben.page.goto(seen.at(`/findings/${id}`));
      await ben.write('form[action="/comments"] textarea', `@Ada Analyst, see ${HOSTILE}`);
      await ben.press('form[action="/comments"] button');
      expect(await ben.page.textContent('.said')).toContain('1 person is told: Ada Analyst.');
      const shown = (await ben.page.textContent('article.comment')) ?? '';
      expect(shown).toContain('<script>window.ran=1</script>');
      expect(shown).toContain('⟨U+202E⟩gnp.exe');
      expect(await ben.page.evaluate('window.ran')).toBeUndefined();
      await looksWell(ben, width, 'finding');
      await ben.to('#judge summary');
      await ben.page.keyboard.press('Enter');
      await ben.tick('#judge input[value=positive]');
      await ben.write('#judge textarea', 'the same phone');
      await ben.press('#judge button:not([name])');
      await toInbox(ada, width);
      expect(await ada.page.textContent('nav .count')).toBe('22 unread');
      expect(await main(ada)).toContain('Ben Boss mentions you in a comment on the finding');
      expect(await main(ada)).toContain('It counts when another person agrees.');
      await ada.choose('select[name=kind]', 'mention');
      await ada.press('form[action="/inbox"] button');
      expect(await main(ada)).not.toContain('It counts when');
      await ada.press('td a[href*="#comment-"]');
      expect(ada.page.url()).toContain(`/findings/${id}#comment-`);
      expect(await ada.page.locator('article.comment form').count(), 'only its writer withdraws it').toBe(0);
      await ask('Ada Analyst', `/findings/${id}/judge`, { judgement: 'positive', why: 'I agree' });

      await ben.press('article.comment form button');
      expect(await ben.page.textContent('article.comment summary')).toContain('by Ben Boss');
      await toInbox(ada, width);
      expect(await main(ada), 'confirmed, and withdrawn').toContain('Nothing is unread.');

      // Sites and cases have comments too.
      const { id: folder } = await openCase(`Case ${width}`, 'Ben Boss', shop.services);
      for (const path of [`/sites/${site}`, `/cases/${folder}`]) {
        await ben.page.goto(seen.at(path));
        await ben.write('form[action="/comments"] textarea', `@Ada Analyst: ${path}`);
        await ben.press('form[action="/comments"] button');
        expect(await ben.page.textContent('article.comment')).toContain(path);
        await looksWell(ben, width, path.split('/')[1] ?? '');
      }
      await toInbox(ada, width);
      expect(await main(ada)).toContain(`a comment on the case Case ${width}`);
      await ada.press('button[name=every]');
      expect(await ada.page.textContent('.said')).toContain('2 entries are marked as read.');

      // The log says who did what.
      await ben.page.goto(seen.at('/log'));
      await ben.write('input[name=by]', 'ben boss');
      await ben.write('input[name=site]', `old${width}.example`);
      await ben.press('form[action="/log"] button');
      const kinds = await ben.page.locator('table.summary tbody td:nth-child(3)').allTextContents();
      expect(kinds).toEqual(['withdrawn comment', 'judgement', 'comment']);
      await looksWell(ben, width, 'log');
      expect(await ben.take('a[href*="format=csv"]')).toBe('log.csv');
      const file = await (
        await ask('Ben Boss', `/log/export?format=jsonl&by=Ben%20Boss&site=old${width}.example`)
      ).text();
      expect(
        file
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).kind),
      ).toEqual(['withdrawal', 'judgement', 'comment']);
      await ada.page.context().close();
      await ben.page.context().close();
    }, 240_000);

  it('a reader reads, has an inbox, and changes nothing else', async () => {
    const { services } = shop;
    const [finding] = await services.store.matches.list({ limit: 1 });
    const page = await (await ask('Rita Reader', `/findings/${finding?.id}`)).text();
    expect(page).not.toContain('action="/comments"');
    expect(
      (await ask('Rita Reader', '/comments', { about: 'finding', subject: finding?.id ?? '', text: 'x' })).status,
    ).toBe(403);
    expect((await ask('Rita Reader', '/searches', { name: 'n', text: 'x' })).status).toBe(403);
    expect((await ask('Rita Reader', '/log/export')).status).toBe(403);
    await ask('Ben Boss', '/comments', {
      about: 'finding',
      subject: finding?.id ?? '',
      text: '@rita  reader? @Rita Reader: look',
    });
    expect(await (await ask('Rita Reader', '/inbox')).text()).toContain('mentions you in a comment');
    expect((await ask('Rita Reader', '/inbox/read', { every: 'yes' })).status).toBe(303);
    expect(await (await ask('Rita Reader', '/inbox')).text()).toContain('Nothing is unread.');
    // Sign-ins are nobody's but an admin's.
    await services.store.audit.add({
      ...{
        schema: 'revenant.audit/1',
        id: 'signed-in',
        kind: 'sign-in',
        did: 'signed in',
        subject: null,
        name: 'Ada Analyst',
      },
      ...{ by: { user: null, name: 'Ada Analyst' }, at: '2026-03-01T10:00:00Z', detail: { from: '203.0.113.9' } },
    });
    const ofAda = async (name: string) =>
      (await (await ask(name, '/log/export?by=Ada%20Analyst&format=csv')).text()).includes('sign-in');
    expect([await ofAda('Ada Analyst'), await ofAda('Ben Boss')]).toEqual([false, true]);
    const all = await (await ask('Ada Analyst', '/log/export?kind=sign-in')).text();
    expect(all).toContain('sign-in');
    expect(all).not.toContain('203.0.113.9');
    expect(all).not.toContain('Ada Analyst');
    // A search is its owner's alone.
    const mine = (await (await ask('Ada Analyst', '/api/v1/searches')).json()) as { id: string }[];
    expect((await ask('Ben Boss', `/searches/${mine[0]?.id}`)).status).toBe(404);
    expect((await ask('Ben Boss', `/searches/${mine[0]?.id}/remove`, {})).status).toBe(404);
  });
});
