/** Every page is walked with Tab, and every action is carried out, by keyboard alone. One world and one browser. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comment } from '../../src/model/decisions/comment.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import { fillDesk, missingPages } from '../../testkit/desk/pages.ts';
import { type DeskRoute, patternIn, routesOf } from '../../testkit/desk/routes-of.ts';
import { deliveryOf } from '../../testkit/store/facts.ts';
import { noBrowser, openBrowser } from './desk-browser.ts';
import { type DeskWorld, openDeskWorld } from './desk-world.ts';
import { buttonsOf, type Keyboard, keyboardOf, walk } from './keyboard.ts';

const PASSWORD = 'correct horse battery';
/** Pressed by keyboard too, in test/desk/imports, sites and findings; archives of the web need an endpoint. */
const ELSEWHERE = [
  ...['lists', 'archives', 'captures', ':id/list', ':id/confirm', ':id/archive'].map((path) => `POST /imports/${path}`),
  'POST /compare/:id/finding',
  'POST /runs/:id/name',
  'GET /sites/:id/difference',
  ...['name', 'note', 'merge', 'split', 'case', 'export'].map((path) => `POST /operators/:key/${path}`),
];

describe.skipIf(noBrowser)('the desk by keyboard alone (skipped without Chromium)', () => {
  let desk: DeskWorld;
  let browser: Browser;
  let hooks: Server;
  let routes: DeskRoute[];
  let ada: Keyboard;
  let id = '';
  let other = '';
  const pressed = new Set<string>(ELSEWHERE);
  const patternOf = (method: string, path: string): string => patternIn(routes, method, path);

  beforeAll(async () => {
    desk = await openDeskWorld();
    routes = await routesOf(desk.services);
    const found = await desk.services.store.matches.list({});
    id = found.find(({ left, right }) => [left.site, right.site].sort().join() === 's001.test,s002.test')?.id ?? '';
    other = found.find((one) => one.id !== id)?.id ?? '';
    hooks = createServer((request, response) => request.resume().on('end', () => response.end()));
    await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    hooks.close();
    await desk.close();
  });

  const at = (path: string): string => `${new URL(desk.url).origin}${path}`;
  const said = async ({ page }: Keyboard): Promise<string> => (await page.textContent('.said')) ?? '';
  async function enter(): Promise<Keyboard> {
    const page = await (await browser.newContext()).newPage();
    return keyboardOf(page, pressed, patternOf);
  }
  /** Opens a panel of the bar of a finding, as the keyboard does without the desk's script. */
  async function unfold(tool: string): Promise<void> {
    await ada.to(`#${tool} > summary`);
    await ada.page.keyboard.press('Enter');
  }
  async function signIn(who: Keyboard, name: string, password: string): Promise<void> {
    await who.write('input[name=name]', name);
    await who.write('input[name=password]', password);
    await who.press('form[action="/login"] button');
  }

  it('an admin adds people and signs in', async () => {
    ada = await enter();
    await ada.page.goto(desk.url);
    await ada.press('form[action="/login/key"] button');
    for (const name of ['Ada', 'Ben']) {
      await ada.page.goto(at('/people'));
      const form = 'form[action="/people/users"]';
      await ada.write(`${form} input[name=name]`, name);
      await ada.choose(`${form} select`, name === 'Ada' ? 'admin' : 'reader');
      await ada.write(`${form} input[name=password]`, PASSWORD);
      await ada.press(`${form} button`);
      expect(await said(ada)).toBe(`${name} can sign in.`);
    }
    await ada.page.goto(at('/account'));
    await ada.press('form[action="/logout"] button');
    await ada.page.goto(at('/findings'));
    await signIn(ada, 'Ada', PASSWORD);
    expect(ada.page.url()).toBe(at('/findings'));
    expect(await desk.services.store.users.list()).toMatchObject([
      { name: 'Ada', role: 'admin' },
      { name: 'Ben', role: 'reader' },
    ]);
  });

  it('a person changes the password, and ends a sign-in', async () => {
    const ben = await enter();
    await ben.page.goto(at('/'));
    await signIn(ben, 'Ben', PASSWORD);
    await ben.page.goto(at('/account'));
    for (const [name, text] of [
      ['current', PASSWORD],
      ['next', 'another long password'],
      ['again', 'another long password'],
    ])
      await ben.write(`input[name=${name}]`, text ?? '');
    await ben.press('form[action="/account/password"] button');
    await ben.page.goto(at('/account'));
    await signIn(ben, 'Ben', 'another long password');
    expect(await ben.page.textContent('.facts')).toContain('Ben');
    await ben.press('form[action="/account/end"] button');
    expect(await ben.page.title()).toContain('Sign in');
    await ben.page.context().close();
  });

  it('an admin gives a new password, disables a person, and makes and revokes a key', async () => {
    await ada.page.goto(at('/people'));
    const [, ben] = await desk.services.store.users.list();
    const form = 'form[action="/people/password"]';
    await ada.choose(`${form} select`, ben?.id ?? '');
    await ada.write(`${form} input[name=password]`, PASSWORD);
    await ada.press(`${form} button`);
    expect(await said(ada)).toBe('Ben has a new password and must sign in again.');
    await ada.press(`form[action="/people/users/${ben?.id}/disable"] button`);
    expect((await desk.services.store.users.list())[1]?.disabledAt).not.toBeNull();
    await ada.write('form[action="/people/keys"] input[name=name]', 'A program');
    await ada.choose('form[action="/people/keys"] select[name="role"]', 'reader');
    await ada.write('form[action="/people/keys"] input[name=days]', '7');
    await ada.press('form[action="/people/keys"] button');
    const headers = { authorization: `Bearer ${await ada.page.textContent('main code')}` };
    const isOpen = async () => (await fetch(`${desk.base}/api/v1/cases`, { headers })).status;
    expect(await isOpen()).toBe(200);
    await ada.press('main a[href^="/people#key-"]');
    await ada.press('form[action$="/revoke"] button');
    expect(await isOpen()).toBe(401);
  });

  it('judges, assigns, exports and files one finding', async () => {
    const { store } = desk.services;
    await ada.page.goto(at(`/findings/${id}`));
    await unfold('judge');
    await ada.tick('input[name=judgement][value=positive]');
    await ada.write(`form[action$="/judge"] textarea`, 'one mailbox');
    await ada.press('form[action$="/judge"] button:not([name])');
    expect(await store.judgements.of(id)).toMatchObject([{ judgement: 'positive', by: 'Ada', why: 'one mailbox' }]);
    await unfold('assign');
    await ada.write('form[action$="/assign"] input[name=to]', 'Ben');
    await ada.press('form[action$="/assign"] button');
    expect((await store.assignments.of([id])).get(id)?.to).toBe('Ben');
    await unfold('case');
    await ada.write('form[action$="/case"] input[name=name]', 'The twins');
    await ada.write('form[action$="/case"] textarea', 'see the footer');
    await ada.press('form[action$="/case"] button');
    expect(await store.cases.holding('finding', id)).toMatchObject([{ name: 'The twins' }]);
    await unfold('export');
    expect(await ada.take('a[href$="/report.html"]')).toMatch(/\.html$/);
    expect(await ada.take('form[action$="/bundle"] button')).toMatch(/\.wacz$/);
    expect(await ada.take('form[action$="/export"] button')).toMatch(/\.jsonl$/);
    await ada.page.goto(at(`/findings/${other}`));
    await unfold('judge');
    await ada.tick('input[name=judgement][value=unsure]');
    await ada.write(`form[action$="/judge"] textarea`, 'not sure yet');
    await ada.press('form[action$="/judge"] button[name=after]');
    expect(await said(ada)).toContain('judged unsure');
  });

  it('filters the queue, judges and assigns several', async () => {
    const { store } = desk.services;
    await ada.page.goto(at('/findings'));
    await ada.choose('select[name=judged]', 'any');
    await ada.to('summary');
    await ada.page.keyboard.press('Enter');
    await ada.choose('select[name=kind]', 'website');
    await ada.page.goto(at('/findings'));
    await ada.choose('select[name=judged]', 'any');
    await ada.choose('select[name=view]', 'pairs');
    await ada.press('form[action="/findings"] button');
    for (const one of [id, other]) await ada.tick(`input[name=id][value="${one}"]`);
    await ada.write('input[name=to]', 'Cleo');
    await ada.press('button[formaction="/findings/assign"]');
    expect(await said(ada)).toBe('2 findings assigned to Cleo.');
    for (const one of [id, other]) await ada.tick(`input[name=id][value="${one}"]`);
    await ada.tick('input[name=judgement][value=unsure]');
    await ada.write('textarea[name=why]', 'looked at together');
    await ada.press('form[action="/findings/judge"] fieldset button:not([formaction])');
    expect((await store.judgements.of(other)).at(-1)).toMatchObject({ judgement: 'unsure', by: 'Ada' });
    expect((await store.judgements.of(id)).map(({ judgement }) => judgement)).toEqual(['positive', 'unsure']);
  });

  it('says what is seen', async () => {
    await ada.page.goto(at('/'));
    await ada.press('button[name=until]');
    expect(await said(ada)).toBe('This page now shows only what comes after.');
  });

  it('searches by a value, a picture and a passage', async () => {
    await ada.page.goto(at('/search'));
    await ada.write('input[name=q]', 'sales0@s000.test');
    await ada.press('form[role=search] button');
    expect(await ada.page.textContent('main')).toContain('its own contact or identifier');
    const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#c33' } })
      .png()
      .toBuffer();
    await ada.file('input[type=file]', { name: 'photo.png', mimeType: 'image/png', buffer: photo });
    await ada.press('form[action="/search/picture"] button');
    expect(await ada.page.textContent('main')).toContain('No captured site shows this picture');
    await ada.write('textarea[name=text]', 'A sentence of eight words or more in all');
    await ada.press('form[action="/search/text"] button');
    expect(await ada.page.textContent('main')).toContain('No captured site has this text');
    await ada.page.goto(at('/entities'));
    await ada.write('input[name=q]', 'predecessor');
    await ada.press('form[action="/entities"] button');
    await ada.press('td.sites a[href^="/entities/"]');
    expect(await ada.page.title()).toContain('The predecessor');
  });

  it('walks from a site of an operator to the next', async () => {
    await ada.page.goto(at('/operators'));
    await ada.press('td.sites a');
    await ada.press('main a[href^="#node-"]');
    await ada.page.keyboard.press('Tab');
    const place = new URL(ada.page.url()).hash.slice(1);
    expect(place).not.toBe('');
    expect(await ada.page.evaluate(`document.activeElement.closest('#${place}') !== null`)).toBe(true);
  });

  it('has a suggestion visited, and dismisses another', async () => {
    const { suggestions } = desk.services.store;
    const suggest = (id: string, site: string) => {
      const seen = {
        visit: null,
        capture: null,
        url: null,
        quote: 'our new shop',
        steps: 1,
        seenAt: '2026-01-02T00:00:00Z',
      };
      const reason = { kind: 'bio' as const, bits: 8, entity: 'e0', from: 's001.test', ...seen };
      const about = { id, address: `http://${site}/`, site, kind: 'website' as const };
      return suggestions.add([{ ...about, reasons: [reason] }], () => 8);
    };
    const [near, far] = ['1'.repeat(64), '2'.repeat(64)];
    await suggest(near, 's003.test');
    await suggest(far, 'fair.test');
    await ada.page.goto(at('/suggestions'));
    await ada.press(`a[href="/suggestions/${near}"]`);
    await ada.press(`form[action="/suggestions/${near}/visit"] button`);
    await expect.poll(async () => (await suggestions.get(near))?.state).not.toBe('new');
    await ada.page.goto(at(`/suggestions/${far}`));
    await ada.write('textarea[name=why]', 'a trade fair');
    await ada.press(`form[action="/suggestions/${far}/dismiss"] button`);
    expect(await suggestions.get(far)).toMatchObject({
      state: 'dismissed',
      decision: { by: 'Ada', why: 'a trade fair' },
    });
  });

  it('compares two addresses', async () => {
    await ada.page.goto(at('/compare'));
    await ada.write('input[name=left]', 'http://s001.test/');
    await ada.write('input[name=right]', 'http://s002.test/');
    await ada.press('form[action="/compare"] button');
    await ada.page.waitForSelector('.why-verdict .v', { timeout: 120_000 });
  });

  it('opens a case, writes and files in it, assigns, exports, closes and opens it again', async () => {
    const { store } = desk.services;
    await ada.page.goto(at('/cases'));
    await ada.write('input[name=name]', 'By keyboard');
    await ada.press('form[action="/cases"] button');
    const folder = ada.page.url().split('/').at(-1) ?? '';
    const now = () => store.cases.get(folder);
    await ada.write('form[action$="/notes"] textarea', 'the first note');
    await ada.press('form[action$="/notes"] button');
    const letter = { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('a letter') };
    await ada.file('input[type=file]', letter);
    await ada.write('form[action$="/files"] input[name=text]', 'a letter');
    await ada.press('form[action$="/files"] button');
    expect((await now())?.items).toMatchObject([
      { kind: 'note', text: 'the first note' },
      { kind: 'file', file: { name: 'letter.txt' } },
    ]);
    expect(await ada.take('a[download]')).toBe('letter.txt');
    await ada.press('form[action$="/remove"]:has([value=note]) button');
    expect((await now())?.items.map(({ kind }) => kind)).toEqual(['file']);
    await ada.write('form[action$="/assign"] input[name=to]', 'Cleo');
    await ada.press('form[action$="/assign"] button');
    expect((await now())?.assignee).toBe('Cleo');
    expect(await ada.take('form[action$="/export"] button')).toMatch(/\.zip$/);
    expect(await ada.take('a[href$="/report.html"]')).toMatch(/\.html$/);
    await ada.press('form[action$="/close"] button');
    expect((await now())?.closedAt).not.toBeNull();
    await ada.press('form[action$="/close"] button');
    expect((await now())?.closedAt).toBeNull();
    expect((await now())?.history?.map(({ by }) => by)).toEqual(Array<string>(8).fill('Ada'));
  });

  it('adds a hook, changes, tests, pauses, resumes and removes it', async () => {
    const { store } = desk.services;
    await ada.page.goto(at('/hooks'));
    await ada.write('input[name=url]', `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/in`);
    await ada.tick('input[name=all]');
    await ada.press('form[action="/hooks"] button');
    await ada.press('main a[href^="/hooks/"]');
    await ada.press('form[action$="/test"] button');
    expect(await said(ada)).toBe('Delivered, answered 200.');
    const [hook] = await store.hooks.list();
    await store.outbox.add([deliveryOf('sent', { hook: hook?.id ?? '', state: 'delivered', lastStatus: 200 })]);
    await ada.page.reload();
    await ada.press('form[action$="/replay"] button');
    expect(await said(ada)).toBe('Delivered, answered 200.');
    await ada.tick('input[name=verdicts][value=strong]');
    await ada.press('form:has(> h2) button');
    expect(await store.hooks.list()).toMatchObject([{ verdicts: ['strong'], all: true }]);
    await ada.press('form[action$="/pause"] button');
    expect((await store.hooks.list())[0]?.disabledAt).not.toBeNull();
    await ada.press('form[action$="/resume"] button');
    expect((await store.hooks.list())[0]?.disabledAt).toBeNull();
    await ada.press('form[action$="/remove"] button');
    expect(await store.hooks.list()).toEqual([]);
  });

  it('adds a schedule, changes, pauses, resumes, runs and removes it', async () => {
    const { store } = desk.services;
    const first = async () => (await store.schedules.list())[0];
    await ada.page.goto(at('/schedules'));
    await ada.write('input[name=name]', 'The sweep');
    await ada.write('textarea', 'http://s001.test/');
    await ada.choose('select[name=every]', '1d');
    await ada.tick('input[name=later]');
    await ada.press('form[action="/schedules"] button');
    expect(await first()).toMatchObject({ name: 'The sweep', every: '1d', lastRunAt: null });
    await ada.press('td a[href^="/schedules?edit="]');
    await ada.write('textarea', 'http://s002.test/');
    await ada.tick('input[name=later]');
    await ada.press('form[action="/schedules"] button');
    expect((await first())?.seeds).toMatchObject([{ url: 'http://s002.test/' }]);
    await ada.press('form[action$="/pause"] button');
    expect((await first())?.pausedAt).not.toBeNull();
    await ada.press('form[action$="/resume"] button');
    expect((await first())?.pausedAt).toBeNull();
    await ada.press('form[action$="/run"] button');
    expect(await said(ada)).toBe('A run is queued: 1 target.');
    await ada.press('form[action$="/remove"] button');
    expect(await store.schedules.list()).toEqual([]);
  });

  it('makes a list, adds, labels and removes rows, runs, schedules and removes it', async () => {
    const { store } = desk.services;
    await ada.page.goto(at('/lists'));
    await ada.write('input[name=name]', 'Sellers');
    await ada.write('textarea', 'http://s003.test/');
    await ada.press('form[action="/lists"] button');
    const list = new URL(ada.page.url()).pathname.split('/').at(-1) ?? '';
    const rows = async () => (await store.lists.rows(list, 0, 10)).map(({ seed }) => seed);
    const rest = { name: 'rest.txt', mimeType: 'text/plain', buffer: Buffer.from('http://s004.test/') };
    await ada.file('form[action$="/add"] input[type=file]', rest);
    await ada.press('form[action$="/add"] button');
    expect(await rows()).toHaveLength(2);
    await ada.tick('input[name=row]');
    await ada.write('form[action$="/rows"] input[name=tags]', 'shop');
    await ada.press('button[name=do][value=label]');
    await ada.tick('input[name=row]');
    await ada.write('form[action$="/rows"] input[name=interval]', '7d');
    await ada.press('button[name=do][value=interval]');
    expect((await rows())[0]).toMatchObject({ tags: ['shop'], interval: '7d' });
    await ada.tick('input[name=row]');
    await ada.press('button[name=do][value=remove]');
    expect(await rows()).toMatchObject([{ url: 'http://s004.test/' }]);
    await ada.press('form[action$="/run"] button');
    expect(await said(ada)).toBe('A run is queued: 1 target.');
    await ada.choose('form[action$="/schedule"] select', '30d');
    await ada.tick('input[name=later]');
    await ada.press('form[action$="/schedule"] button');
    expect(await store.schedules.list()).toMatchObject([{ name: 'Sellers', every: '30d' }]);
    await ada.page.goto(at('/schedules'));
    await ada.press('form[action$="/remove"] button');
    await ada.page.goto(at(`/lists/${list}`));
    await ada.press('form[action$="/remove"] button');
    expect(await store.lists.all()).toEqual([]);
  });

  it('checks the log, and shows a part of it', async () => {
    await ada.page.goto(at('/log'));
    await ada.press('form[action="/log/check"] button');
    expect(await said(ada)).toBe('The log is whole.');
    await ada.choose('select[name=kind]', 'judgement');
    await ada.press('form[action="/log"] button');
    expect(await ada.page.locator('tbody tr').count()).toBe(4);
  });

  it('sets and lifts a hold, looks what a purge would remove, and removes it', async () => {
    const { store } = desk.services;
    await ada.page.goto(at(`/findings/${id}`));
    await ada.press('a[href^="/holds?kind=finding"]');
    await ada.write('form[action="/holds"] textarea', 'a court asked');
    await ada.press('form[action="/holds"] button');
    expect(await store.holds.list({})).toMatchObject([{ kind: 'finding', subject: id, by: 'Ada', lifted: null }]);
    await ada.write('form[action$="/lift"] input[name=reason]', 'the court is done');
    await ada.press('form[action$="/lift"] button');
    expect(await store.holds.list({})).toEqual([]);
    await ada.page.goto(at('/log'));
    await ada.press('main a[href="/purges"]');
    await ada.write('input[name=site]', 'nobody.test');
    await ada.press('form[action="/purges/preview"] button');
    await ada.write('textarea[name=reason]', 'asked by the owner');
    await ada.write('input[name=confirm]', 'nobody.test');
    await ada.press('form[action="/purges"] button');
    expect(await said(ada)).toBe('The purge has begun.');
    await expect.poll(() => store.purges.records()).toMatchObject([{ by: 'Ada' }]);
  });

  it('saves and watches a search, comments, withdraws, and reads the inbox', async () => {
    const { store } = desk.services;
    await ada.page.goto(at('/search'));
    await ada.write('input[name=q]', 'no such words');
    await ada.press('form[role=search] button');
    await ada.write('form[action="/searches"] input[name=name]', 'Nothing');
    await ada.press('form[action="/searches"] button');
    for (const value of ['no', 'yes']) await ada.press(`button[name=watched][value=${value}]`);
    await ada.press('form[action$="/remove"] button');
    expect(await said(ada)).toBe('The search is removed.');
    await ada.page.goto(at(`/findings/${id}`));
    await ada.write('form[action="/comments"] textarea', '@Ben, look at this');
    await ada.press('form[action="/comments"] button');
    // Ben was disabled above.
    expect(await said(ada)).toBe('The comment is written. It mentions nobody.');
    await ada.press('article.comment form button');
    const [comment] = await store.comments.of('finding', [id]);
    expect(comment).toMatchObject({ mentions: [], withdrawn: { by: 'Ada' } });
    const told = (await store.users.list()).filter(({ name }) => name === 'Ada').map((user) => user.id);
    for (const n of ['1', '2', '3'])
      await store.comments.add(
        { ...(comment as never as Comment), id: `told-${n}`, by: 'Ben', mentions: ['Ada'] },
        told,
        'A finding',
      );
    await ada.page.goto(at('/inbox'));
    await ada.press('td form button');
    expect(await said(ada)).toBe('1 entry is marked as read.');
    await ada.press('button[name=every]');
    expect(await said(ada)).toBe('2 entries are marked as read.');
    await ada.choose('select[name=all]', 'yes');
    await ada.press('form[action="/inbox"] button');
    expect(await ada.page.locator('tbody tr').count()).toBe(3);
  });

  it('follows what an entity leads to from its page, and stops', async () => {
    const [{ id: entity, ...rest } = Entity.parse({ id: 'e', names: ['E'] })] =
      await desk.services.store.entities.list();
    const list = 'Harbour list';
    await desk.services.store.entities.save([{ ...rest, id: entity, list }]);
    const from = 'form[action="/follows"] input[name=from]';
    await ada.page.goto(at(`/entities?${new URLSearchParams({ list }).toString()}`));
    await ada.press('a[href$="#follow"]');
    expect(await ada.page.inputValue(from)).toBe(list);
    await ada.page.goto(at(`/entities/${encodeURIComponent(entity)}`));
    await ada.press('a[href$="#follow"]');
    expect(await ada.page.inputValue(from)).toBe(entity);
    await ada.press('form[action="/follows"] button');
    await ada.press('form[action$="/stop"] button');
    expect((await desk.services.store.follows.list(1))[0]?.state).not.toBe('open');
  });

  it('sends a page, opens its site and a replay, and puts the site in a case', async () => {
    await ada.page.goto(at('/send'));
    await ada.write('input[name=url]', 'http://s001.test/');
    await ada.press('form[action="/send"] button');
    await ada.page.waitForSelector('text=Finished', { timeout: 120_000 });
    await ada.press('td.sites a[href^="/sites/"]');
    await ada.choose('select[name=case]', (await desk.services.store.cases.list({}))[0]?.id ?? '');
    await ada.press('form[action$="/case"] button');
    expect(await desk.services.store.cases.holding('site', 's001.test')).toHaveLength(1);
    await ada.choose('select[name=outcome]', 'captured');
    await ada.press('form[action$="#visits"] button');
    await ada.press('td a[href^="/replay/"]');
    expect(await ada.page.frameLocator('iframe').locator('h1').textContent()).toContain('Trading');
    await ada.to('iframe.replay');
    await ada.page.keyboard.press('End');
    const frame = ada.page.frames()[1];
    await expect.poll(() => frame?.evaluate('scrollY'), { message: 'the captured page scrolls' }).toBeGreaterThan(0);
  });

  describe('each page', () => {
    it('is walked with Tab: every control is reached, in the order of the page, and shows that it has the focus', async () => {
      const paths = await pagesOf();
      expect(missingPages(routes, paths), 'a page that nobody walks').toEqual([]);
      const faults: string[] = [];
      for (const path of paths) {
        await ada.page.goto(at(path));
        for (const button of await buttonsOf(ada.page, patternOf))
          if (!pressed.has(button)) faults.push(`${path}: nobody has pressed ${button}`);
        const { stops, controls } = await walk(ada.page);
        const passed = stops.filter((stop) => stop.at >= 0).map((stop) => controls[stop.at]);
        expect(passed, `${path}: in the order of the document`).toEqual(controls);
        for (const [i, stop] of stops.entries()) {
          if (stop.outline < 2) faults.push(`${path}: ${stop.name} does not show its focus`);
          if (!stop.inSight) faults.push(`${path}: ${stop.name} is out of sight`);
          const before = stops[i - 1];
          if (before !== undefined && stop.bottom <= before.top && stop.left <= before.left)
            faults.push(`${path}: ${stop.name} stands above and left of ${before.name}`);
        }
      }
      expect(faults).toEqual([]);
    });

    it('sees a trap, a hidden focus and a wrong order', async () => {
      const page = await browser.newPage();
      await page.setContent(
        '<a href="#1">one</a><a href="#3" tabindex="2">three</a><button style="outline:none">two</button>',
      );
      const { stops } = await walk(page);
      expect(stops.map((stop) => stop.at)).not.toEqual([0, 1, 2]);
      expect(stops.some(({ outline }) => outline === 0)).toBe(true);
      await page.setContent('<input onkeydown="event.preventDefault()"><a href="#1">one</a>');
      await expect(walk(page)).rejects.toThrow('caught');
      await page.close();
    });
  });

  it('leaves no route that changes something without a keyboard', () => {
    const changing = routes.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
    expect(changing.length).toBeGreaterThan(40);
    const done = [...pressed].map((one) => one.split(' ').slice(0, 2).join(' '));
    expect(changing.filter((route) => !done.includes(route))).toEqual([]);
  });

  /** One address of each page, with something on it. */
  async function pagesOf(): Promise<string[]> {
    const [looking] = await desk.services.store.users.list();
    const paths = await fillDesk(desk.services, ['s001.test', 's002.test'], desk.post, looking?.id);
    await ada.page.goto(at('/compare'));
    await ada.write('input[name=left]', 'http://s001.test/');
    await ada.write('input[name=right]', 'http://s002.test/');
    await ada.press('form[action="/compare"] button');
    await ada.page.waitForSelector('.why-verdict .v', { timeout: 120_000 });
    return [...paths, new URL(ada.page.url()).pathname];
  }
});
