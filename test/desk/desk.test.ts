import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { load } from 'cheerio';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../src/archive/wacz/stored-zip.ts';
import { newCheckpoint } from '../../src/flow/evidence/log.ts';
import { drawnPng } from '../../src/flow/evidence/report-pictures.ts';
import { verifyBundle } from '../../src/flow/evidence/verify-bundle.ts';
import { createHook } from '../../src/flow/hooks.ts';
import { judge } from '../../src/flow/screen/judge.ts';
import { storedOperators } from '../../src/flow/screen/operators.ts';
import type { Delivery } from '../../src/model/alert.ts';
import { CaseFolder } from '../../src/model/decisions/case.ts';
import { SearchDocument } from '../../src/model/decisions/search.ts';
import { MatchDocument } from '../../src/model/derived/match.ts';
import { sha256 } from '../../src/model/digest.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import { bodyText } from '../../src/signals/content/body-text.ts';
import { VERSION } from '../../src/version.ts';
import { serveHttp } from '../../testkit/egress/local-server.ts';
import { MATCH } from '../../testkit/report/example-match.ts';
import { deliveryOf } from '../../testkit/store/facts.ts';
import { type DeskWorld, KEY, openDeskWorld } from './desk-world.ts';
import { saidIn } from './said.ts';

let desk: DeskWorld;
let id = '';
// oxlint-disable-next-line typescript/no-explicit-any -- each test looks at what it expects
const json = async (path: string): Promise<any> => (await desk.ask(path)).json();
const page = async (path: string) => load(await (await desk.ask(path)).text());

beforeAll(async () => {
  desk = await openDeskWorld();
  id = (await desk.services.store.matches.list({ limit: 1 }))[0]?.id ?? '';
});
afterAll(() => desk.close());

/** A request with headers that fetch would not let us set. */
function raw(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${desk.base}${path}`, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

describe('who may ask', () => {
  it('nobody without the key, whatever the address', async () => {
    for (const path of [
      '/',
      `/findings/${id}`,
      '/cases',
      '/search?q=a',
      '/assets/desk.css',
      '/pictures/a',
      '/api/v1/findings',
    ])
      expect((await fetch(`${desk.base}${path}`)).status, path).toBe(401);
    for (const path of [`/findings/${id}/judge`, `/findings/${id}/bundle`, '/compare', '/api/v1/cases'])
      expect((await fetch(`${desk.base}${path}`, { method: 'POST' })).status, path).toBe(401);
    expect((await fetch(`${desk.base}/?key=${KEY.slice(1)}`)).status).toBe(401);
  });

  it('a browser with the printed address, by a cookie that no script and no other site can use', async () => {
    const entered = await desk.post('/login/key', { key: KEY, next: '/?verdict=lead' });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/?verdict=lead']);
    const cookie = entered.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const asked = await fetch(`${desk.base}//evil.example/x?key=${KEY}`, { redirect: 'manual' });
    expect(load(await asked.text())('input[name=next]').attr('value'), 'leads to no other host').toBe('/');
    const [pair = ''] = cookie.split(';');
    expect((await fetch(`${desk.base}/`, { headers: { cookie: pair } })).status).toBe(200);
  });

  it('nobody under another host name, and no form of another site', async () => {
    const authorization = `Bearer ${KEY}`;
    expect(await raw('/', { authorization, host: 'evil.example' })).toBe(421);
    expect(await raw('/', { authorization })).toBe(200);
    const foreign = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
    expect(await raw('/cases', { ...foreign, origin: 'https://evil.example' }, 'POST')).toBe(403);
    expect(await raw('/cases', { ...foreign, 'sec-fetch-site': 'cross-site' }, 'POST')).toBe(403);
    expect(await raw('/cases', { ...foreign, origin: 'null' }, 'POST')).toBe(403);
  });

  it('every answer forbids foreign code, frames and sniffing', async () => {
    for (const path of ['/', `/findings/${id}`, '/nowhere', '/api/v1/findings', `/findings/${id}/report.html`]) {
      const { headers } = await desk.ask(path);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('content-security-policy'), path).not.toContain('unsafe');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
    }
  });
});

describe('work on a finding', () => {
  it('goes from the queue to a judgement, which takes it out of the queue', async () => {
    const queue = await page('/findings');
    expect(
      queue('td.sites a')
        .toArray()
        .map((link) => queue(link).attr('href')),
    ).toContain(`/findings/${id}`);
    expect((await page(`/findings/${id}`))('.workbar .v').text()).toMatch(/strong|likely/);
    const nameless = await desk.post(`/findings/${id}/judge`, { judgement: 'positive', why: 'same mailbox', by: ' ' });
    expect(nameless.status).toBe(400);
    const fields = { judgement: 'positive', why: 'same mailbox and pictures', by: 'Ada' };
    const judged = await desk.post(`/findings/${id}/judge`, fields);
    expect([judged.status, judged.headers.get('location')]).toEqual([303, `/findings/${id}`]);
    expect(await desk.services.store.judgements.of(id)).toMatchObject([fields]);
    expect((await page(`/findings/${id}`))('main').text()).toContain('A person confirmed this finding.');
    expect((await page('/findings'))(`a[href="/findings/${id}"]`).length).toBe(0);
    const kept = await desk.ask('/?judged=positive', { redirect: 'manual' });
    expect(kept.headers.get('location'), 'the queue was at / before').toBe('/findings?judged=positive');
    expect((await page('/findings?judged=positive'))(`a[href="/findings/${id}?judged=positive"]`).length).toBe(1);
  });

  it('exports a bundle that verifies offline', async () => {
    const answer = await desk.post(`/findings/${id}/bundle`, {});
    expect(answer.headers.get('content-disposition')).toContain(`match-${id.slice(0, 12)}.wacz`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const options = { keys: [], roots: [], software: `revenant ${VERSION}` };
    const verified = await verifyBundle('match.wacz', bytes, options, desk.services.reader);
    expect(verified).toMatchObject({ ok: true, match: id, judgement: { judgement: 'positive' } });
  });

  it('puts findings, sites and notes into a case, and exports it whole', async () => {
    const put = await desk.post(`/findings/${id}/case`, {
      case: '',
      name: 'The twins',
      text: 'look at the footer',
      by: 'Ada',
    });
    expect(put.status).toBe(303);
    const [folder] = await desk.services.store.cases.list();
    const path = `/cases/${folder?.id}`;
    await desk.post('/sites/s001.test/case', { case: folder?.id ?? '', by: 'Ada' });
    await desk.post(`${path}/notes`, { text: 'Ask the registry.', by: 'Ben' });
    const shown = await page(path);
    expect(shown('.item').length).toBe(3);
    expect(shown('main').text()).toContain('look at the footer');
    expect((await page(`/findings/${id}`))(`a[href="${path}"]`).first().text()).toBe('The twins');
    const zip = readZip(Buffer.from(await (await desk.post(`${path}/export`, { by: 'Ada' })).arrayBuffer()));
    expect(zip.entries.map((entry) => entry.path)).toEqual([
      'case.json',
      `match-${id.slice(0, 12)}.wacz`,
      'report.html',
      'datapackage.json',
      'datapackage-digest.json',
    ]);
    const stored = CaseFolder.parse(JSON.parse(Buffer.from(zip.entries[0]?.bytes ?? []).toString()));
    expect(stored.items.map(({ kind, by }) => [kind, by])).toEqual([
      ['finding', 'Ada'],
      ['site', 'Ada'],
      ['note', 'Ben'],
    ]);
    await desk.post(`${path}/remove`, { kind: 'site', subject: 's001.test', by: 'Ben' });
    await desk.post(`${path}/close`, { close: 'yes', by: 'Ben' });
    expect(
      (await desk.post(`${path}/notes`, { text: 'Too late.', by: 'Ben' })).status,
      'a closed case does not change',
    ).toBe(404);
    expect(await desk.services.store.cases.get(folder?.id ?? '')).toMatchObject({
      closedAt: expect.any(String),
      items: { length: 2 },
    });
    expect((await page(`/findings/${id}`))('select[name=case] option').length).toBe(1);
  });
});

describe('search by any value', () => {
  it.each([['a mailbox', 'sales0@s000.test', 'contact-email:sales0@s000.test', ['s001.test', 's002.test']]])(
    'finds who else carries %s',
    async (_, value, key, sites) => {
      const found = await json(`/api/v1/search?q=${encodeURIComponent(value)}`);
      expect(found.keys).toContain(key);
      expect(found.sites.map(({ site }: { site: string }) => site)).toEqual(expect.arrayContaining(sites));
      const shown = await page(`/search?q=${encodeURIComponent(value)}`);
      expect(shown(`a[href="/sites/${sites[0]}"]`).length).toBe(1);
      const byKey = await page(`/search?value=${encodeURIComponent(key)}`);
      expect(byKey('main').text()).toMatch(/\d captured sites? carr(?:y|ies)/);
    },
  );

  it('says when nobody carries it, and when it is no value', async () => {
    expect((await page('/search?q=nobody@nowhere.example'))('main').text()).toContain('Nothing that is stored fits');
    expect((await page('/sites/s001.test'))('main').text()).toContain('on 2 other sites');
  });

  it('lists the visits of a site with an outcome, and since a day', async () => {
    const visits = async (query: string): Promise<number> =>
      (await page(`/sites/s001.test?${query}`))('#visits ~ table').first().find('tbody tr').length;
    expect(await visits('')).toBeGreaterThan(0);
    expect(await visits('outcome=captured&since=2020-01-01')).toBe(await visits(''));
    expect(await visits('outcome=unreachable')).toBe(0);
    expect(await visits('since=2999-01-01')).toBe(0);
    expect(await visits('outcome=nonsense&since=never')).toBe(await visits(''));
  });
});

describe('search by a picture and by a passage', () => {
  async function pictureOf(site: string) {
    const [stored] = await desk.services.store.ledger.visits({ site });
    const taken = await desk.services.store.ledger.visit(stored?.visit.id ?? '');
    const photos = (taken?.visit.captures ?? []).filter(({ role, body }) => role === 'image' && body !== null);
    const photo = photos.find(({ image }) => image?.grey && image.width > 100 && image.pdq) ?? photos[0];
    const bytes = await desk.services.blobs.get(photo?.body ?? '');
    if (photo === undefined || bytes === null) throw new Error('the site has a picture');
    return { photo, bytes: Buffer.from(bytes) };
  }
  const form = (bytes: Buffer) => {
    const fields = new FormData();
    fields.set('picture', new Blob([new Uint8Array(bytes)]), '<script>.jpg');
    return fields;
  };
  const upload = (fields: FormData) =>
    desk.ask('/search/picture', { method: 'POST', headers: { origin: desk.base }, body: fields });

  it('finds the file, and a smaller and a mirrored copy of it, on every site that shows it', async () => {
    const { photo, bytes } = await pictureOf('s001.test');
    const smaller = await sharp(bytes)
      .resize(Math.round((photo.image?.width ?? 0) * 0.7))
      .jpeg({ quality: 70 })
      .toBuffer();
    const copies = [bytes, smaller, await sharp(bytes).flop().png().toBuffer()];
    for (const [n, how] of [/bytes/, /look|part/, /mirror/].entries()) {
      const answer = await desk.ask('/api/v1/search/picture', {
        method: 'POST',
        body: new Uint8Array(copies[n] ?? bytes),
      });
      const found = SearchDocument.parse(await answer.json());
      expect(
        found.sites.map(({ site }) => site),
        String(how),
      ).toEqual(expect.arrayContaining(['s001.test', 's002.test']));
      expect(found.sites.map(({ near }) => near?.how).join(' ')).toMatch(how);
    }
    const shown = load(await (await upload(form(smaller))).text());
    expect(shown('a[href="/sites/s002.test"]').length).toBe(1);
    const src = shown('td img').first().attr('src') ?? '';
    expect((await desk.ask(src)).headers.get('content-type')).toBe('image/png');
    expect((await page(`/search?picture=${photo.id}`))('a[href="/sites/s002.test"]').length).toBe(1);
    expect((await page('/sites/s001.test'))(`a[href="/search?picture=${photo.id}"]`).length).toBe(1);
  });

  it('says what is no picture, and reads no file of more than 10 MB', async () => {
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect((await upload(form(Buffer.from('<html>no picture</html>')))).status).toBe(400);
    expect((await upload(form(drawing))).status).toBe(200);
    expect((await upload(new FormData())).status).toBe(400);
    expect((await upload(form(Buffer.alloc(11 * 1024 * 1024)))).status).toBe(413);
  });

  it('finds who says a passage, whole or in a longer text', async () => {
    const { services } = desk;
    const texts = [];
    for (const site of ['s001.test', 's002.test']) {
      const [stored] = await services.store.ledger.visits({ site });
      const visit = stored?.visit.id ?? '';
      const reading = (await services.store.fingerprints.readings([visit], 'body-text')).get(visit);
      texts.push(bodyText.value.parse(reading?.value).passages);
    }
    const theirs = new Set(texts[1]?.map(({ hash }) => hash));
    const both = texts[0]?.filter(
      ({ hash, words, place }) => theirs.has(hash) && words >= 8 && !place.quote.includes('…'),
    );
    const said = both?.[0]?.place.quote ?? '';
    const answer = await desk.ask('/api/v1/search/text', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: `Somebody else wrote this line before the copied one.\n\n${said}` }),
    });
    const found = SearchDocument.parse(await answer.json());
    expect(found.sites.map(({ site }) => site)).toEqual(expect.arrayContaining(['s001.test', 's002.test']));
    expect(found.sites[0]?.near).toMatchObject({ how: 'text', quote: said });
    const shown = load(await (await desk.post('/search/text', { text: said })).text());
    expect(shown('a[href="/sites/s002.test"]').length).toBe(1);
    expect((await desk.post('/search/text', { text: 'Too short.' })).status).toBe(400);
    const nobody = await desk.post('/search/text', {
      text: 'Nobody ever wrote exactly these nine words before today, certainly.',
    });
    expect(await nobody.text()).toContain('No captured site has this text');
  });
});

describe('the report of a finding', () => {
  it('holds the matched pictures, drawn anew, in a page that makes no request', async () => {
    const match = (await desk.services.store.matches.list({})).find((one) =>
      one.evidence.some(({ signal }) => signal === 'images'),
    );
    if (match === undefined) throw new Error('no finding has a picture');
    const $ = load(await (await desk.ask(`/findings/${match.id}/report.html`)).text());
    const shown = $('img')
      .toArray()
      .map((img) => $(img).attr('src') ?? '');
    expect(shown.length).toBeGreaterThan(1);
    for (const src of shown) {
      expect(src).toMatch(/^data:image\/png;base64,iVBORw0KGgo/);
      const bytes = Buffer.from(src.split(',')[1] ?? '', 'base64');
      expect(bytes.length).toBeLessThan(1_500_000);
    }
    const policy = $('meta[http-equiv=Content-Security-Policy]').attr('content');
    const style = createHash('sha256').update($('style').text()).digest('base64');
    expect(policy).toContain(`style-src 'sha256-${style}'`);
    expect($('.homes .none').length, 'without a browser no home page was drawn').toBe(2);
  });

  it('takes nothing from the bytes of a picture but its pixels', async () => {
    const { store, blobs, reader } = desk.services;
    const [stored] = await store.ledger.visits({ site: 's001.test' });
    const photo = stored?.visit.captures.find(({ role }) => role === 'image')?.body ?? '';
    const sent = Buffer.concat([(await blobs.get(photo)) ?? Buffer.of(), Buffer.from('<script>alert(1)</script>')]);
    const drawn = await drawnPng(sent, 100, reader);
    expect(drawn?.toString('latin1')).toMatch(/^\x89PNG/);
    expect(drawn?.includes('script')).toBe(false);
    expect(await drawnPng(Buffer.from('<svg onload="alert(1)"/>'), 100, reader)).toBeNull();
  });
});

describe('operators', () => {
  it('joins the sites of findings, draws them, and lists each link with its finding', async () => {
    const list = await page('/operators');
    const path = list('td a').first().attr('href') ?? '';
    const shown = await page(path);
    const boxes = shown('svg.graph a title').toArray();
    expect(boxes.map((title) => shown(title).text())).toEqual(expect.arrayContaining(['s001.test', 's002.test']));
    const links = shown('td.sites a').toArray();
    for (const link of links) {
      const finding = shown(link).attr('href') ?? '';
      expect((await desk.ask(finding)).status, finding).toBe(200);
    }
    expect(links.length).toBeGreaterThan(0);
    expect((await desk.ask('/operators/s002.test')).status, 'any of its sites finds it').toBe(200);
    expect((await desk.ask('/operators/nobody.test')).status).toBe(404);
    const values = shown('td.sites a[href^="/search?value="]');
    expect(values.text()).toContain('e-mail address');
    for (const step of shown('li[id^=node-] a[href^="#"]').toArray())
      expect(shown(shown(step).attr('href') ?? '').length, 'a neighbour is on the page').toBe(1);
    expect(shown('li[id^=node-]').length).toBeGreaterThan(1);
  });

  it('are joined anew as soon as a finding changes, and only then', async () => {
    const { matches, ledger } = desk.services.store;
    const first = await storedOperators(desk.services.store);
    expect(await storedOperators(desk.services.store)).toBe(first);
    const [left, right] = ['joined-a.test', 'joined-b.test'].map((site) => ({
      ...MATCH.left,
      site,
      input: site,
      entity: null,
    }));
    const match = {
      ...MATCH,
      id: 'a'.repeat(64),
      verdict: 'strong' as const,
      left: left ?? MATCH.left,
      right: right ?? MATCH.right,
    };
    expect((await desk.ask('/operators/joined-a.test')).status).toBe(404);
    await ledger.saveFound([match], []);
    expect((await page('/operators/joined-a.test'))('main').text()).toContain('joined-b.test');
    await judge(match, { judgement: 'negative', by: 'Ada', why: 'two firms' }, desk.services);
    expect((await desk.ask('/operators/joined-a.test')).status, 'judged wrong, it joins nothing').toBe(404);
    expect(await matches.revision()).not.toBe('');
  });
});

describe('listed entities', () => {
  it('are found by words of a name, without its accents, and show what the list says and where they are named', async () => {
    const [listed] = await desk.services.store.entities.list();
    const entity = Entity.parse({
      ...listed,
      ...{
        id: 'own-7',
        names: ['Société Générale de Quillmoor'],
        aliases: ['Quillmoor Yard'],
        lastOnList: '2025-03-01',
      },
      remark: 'Linked to the yard.',
    });
    await desk.services.store.entities.save([entity]);
    const shown = await page('/entities?q=quillmoor%20societe');
    expect(shown('td.sites a').attr('href')).toBe('/entities/own-7');
    const search = async (q: string) =>
      (await page(`/entities?q=${encodeURIComponent(q)}`))('td.sites a')
        .toArray()
        .map((link) => load(link)('a').attr('href'));
    await desk.services.store.entities.save([
      Entity.parse({ id: 'own-8', names: ['Quillmoor', '奎尔摩贸易有限公司'], list: 'own' }),
    ]);
    expect(await search('quillmoor'), 'the whole name first').toEqual(['/entities/own-8', '/entities/own-7']);
    for (const beginning of ['quill yar', '%', 'générale qu', 'own-7', 'illmoor ya'])
      expect(await search(beginning), beginning).toEqual(beginning === '%' ? [] : ['/entities/own-7']);
    expect(await search('贸易')).toEqual(['/entities/own-8']);
    await desk.services.store.entities.save([Entity.parse({ id: 'own-8', names: ['Renamed Works'], list: 'own' })]);
    expect(await search('renamed')).toEqual(['/entities/own-8']);
    expect(await search('贸易'), 'a former name of a list without versions').toEqual([]);
    expect((await page('/entities?q=nobody%20at%20all'))('main').text()).toContain('No listed entity has');
    const many = Array.from({ length: 101 }, (_, i) =>
      Entity.parse({ id: `page-${i}`, names: [`Pagemoor ${i}`], list: 'own' }),
    );
    await desk.services.store.entities.save(many);
    const first = await page('/entities?q=pagemoor');
    const second = await page(first('a[rel=next]').attr('href') ?? '');
    const names = [first, second].map(($) =>
      $('td.sites a')
        .toArray()
        .map((link) => $(link).text()),
    );
    expect(names.map(({ length }) => length)).toEqual([100, 1]);
    expect(new Set(names.flat()).size).toBe(101);
    expect(second('a[rel=next]').length).toBe(0);
    expect((await desk.ask('/entities?q=pagemoor&after=none')).status).toBe(400);
    const one = (await page('/entities/own-7'))('main').text();
    for (const word of ['Quillmoor Yard', 'Linked to the yard.', 'last in the version of 1 Mar 2025'])
      expect(one).toContain(word);
    expect((await desk.ask('/entities/nobody')).status).toBe(404);
  });

  it('lead to the findings with their sites', async () => {
    const [match] = (await desk.services.store.matches.list({})).filter(
      ({ left, right }) => left.entity ?? right.entity,
    );
    const entity = match?.left.entity ?? match?.right.entity;
    const shown = await page(`/entities/${encodeURIComponent(entity?.id ?? '')}`);
    expect(shown(`a[href="/findings/${match?.id}"]`).length).toBe(1);
  });
});

describe('the log', () => {
  it('is shown newest first, by kind and by pages, and says how far it is signed', async () => {
    const { log } = desk.services.store;
    const visits = Array.from({ length: 120 }, (_, i) => ({
      kind: 'capture' as const,
      subject: sha256(`${i}`),
      digest: sha256('x'),
    }));
    await log.append(visits);
    await newCheckpoint(desk.services);
    const { size } = await log.head();
    expect((await page('/log'))('main').text()).toContain(`covers all ${size} entries`);
    await log.append([{ kind: 'export', subject: id, digest: sha256('y') }]);
    const first = await page('/log');
    expect(first('main').text()).toContain(`the first ${size} of ${size + 1} entries: the newest 1 is not signed yet`);
    expect(first('tbody tr').first().text()).toContain('not yet');
    const numbers: string[] = [];
    for (let next: string | undefined = '/log'; next !== undefined; ) {
      const shown: Awaited<ReturnType<typeof page>> = await page(next);
      numbers.push(
        ...shown('tbody td:first-child')
          .toArray()
          .map((cell) => shown(cell).text()),
      );
      next = shown('a[rel=next]').attr('href');
    }
    expect(numbers).toEqual(Array.from({ length: size + 1 }, (_, i) => `${size + 1 - i}`));
    const exports = await page('/log?kind=export&before=nonsense');
    expect(
      new Set(
        exports('tbody td:nth-child(3)')
          .toArray()
          .map((cell) => exports(cell).text()),
      ),
    ).toEqual(new Set(['export']));
    expect(exports(`a[href="/findings/${id}"]`).length).toBeGreaterThan(0);
  });

  it('says when it does not agree with its last checkpoint', async () => {
    const [last] = (await desk.services.store.log.checkpoints()).slice(-1);
    if (last === undefined) throw new Error('nothing was signed');
    await desk.services.store.log.addCheckpoint({ ...last, head: sha256('another history') });
    expect((await page('/log'))('[role=alert]').text()).toContain('does not agree with its last checkpoint');
  });
});

describe('comparison on demand', () => {
  it('takes web addresses only, and shows the result at an address of its own', async () => {
    for (const left of ['/etc/passwd', 'file:///etc/passwd', 'javascript:alert(1)', ''])
      expect((await desk.post('/compare', { left, right: 'http://s003.test/' })).status, left).toBe(400);
    const started = await desk.post('/compare', { left: 'http://s001.test/', right: 'http://s002.test/' });
    const path = started.headers.get('location') ?? '';
    const events = await (await desk.ask(`${path}/events`)).text();
    expect(events).toContain('event: changed');
    await expect.poll(async () => (await page(path))('.why-verdict .v').text()).toMatch(/strong|likely/);
    const one = await json(`/api/v1/comparisons/${path.split('/').at(-1)}`);
    expect(one).toMatchObject({ state: 'done', match: { left: { site: 's001.test' } } });
  });
});

describe('the API', () => {
  it('gives documents by their schemas, a page at a time', async () => {
    const all = await desk.services.store.matches.list({});
    const seen: string[] = [];
    for (let next: string | null = '0'; next !== null; ) {
      const answer: { findings: unknown[]; next: string | null } = await json(
        `/api/v1/findings?limit=2&cursor=${next}`,
      );
      for (const finding of answer.findings) seen.push(MatchDocument.parse(finding).id);
      next = answer.next;
    }
    expect(seen).toEqual(all.map((match) => match.id));
  });

  it('describes every address in OpenAPI 3.1', async () => {
    const { openapi, paths } = await json('/api/v1/openapi.json');
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/findings', '/findings/{id}/judgements', '/search', '/cases/{id}']),
    );
    for (const operations of Object.values<Record<string, { summary: string; responses: object }>>(paths))
      for (const { summary, responses } of Object.values(operations)) {
        expect(summary).toMatch(/^\p{Lu}/u);
        expect(Object.keys(responses)).toContain('401');
      }
  });

  it('answers anything with a document or with problem+json, never with a failure', async () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('strong', '-1', '1e9', '../..', id),
    );
    const query = fc.dictionary(fc.constantFrom('verdict', 'judged', 'limit', 'cursor', 'q', 'site', 'format'), word);
    const path = fc.constantFrom('/findings', '/search', '/cases', '/health', '/nowhere').map((one) => one);
    const one = fc
      .tuple(fc.constantFrom('/findings/', '/cases/', '/comparisons/'), word)
      .map(([a, b]) => a + encodeURIComponent(b));
    await fc.assert(
      fc.asyncProperty(fc.oneof(path, one), query, async (where, fields) => {
        const answer = await desk.ask(`/api/v1${where}?${new URLSearchParams(fields).toString()}`);
        const body = (await answer.json()) as { status?: number };
        expect(answer.status, `${where} ${JSON.stringify(fields)}`).toBeLessThan(500);
        if (answer.status >= 400) {
          expect(answer.headers.get('content-type')).toContain('application/problem+json');
          expect(body.status).toBe(answer.status);
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('records judgements and cases as the pages do', async () => {
    const send = (path: string, body: unknown) =>
      desk.ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const judged = await send(`/api/v1/findings/${id}/judgements`, {
      judgement: 'unsure',
      by: 'Ada',
      why: 'looks odd',
    });
    expect(judged.status).toBe(201);
    expect(
      (await send(`/api/v1/findings/${id}/judgements`, { judgement: 'perhaps', by: 'Ada', why: 'x' })).status,
    ).toBe(400);
    expect(await json(`/api/v1/findings/${id}/judgements`)).toHaveLength(2);
    const answer = await send('/api/v1/cases', { name: 'By a program', by: 'Robot' });
    const { id: opened } = (await answer.json()) as { id: string };
    await send(`/api/v1/cases/${opened}/items`, { kind: 'site', subject: 's002.test', text: '', by: 'Robot' });
    expect(await json(`/api/v1/cases/${opened}`)).toMatchObject({
      name: 'By a program',
      items: [{ subject: 's002.test' }],
    });
    expect((await desk.ask('/api/v1/cases/none')).status).toBe(404);
  });
});

describe('content of sites', () => {
  const PAYLOADS = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'onmouseover='alert(1)",
    'javascript:alert(1)',
    '</bdi><svg onload=alert(1)>',
  ];
  it('never becomes markup, in any field of any page', async () => {
    for (const [number, text] of PAYLOADS.entries()) {
      const side = { value: text, quote: text, url: text, selector: text, capture: text };
      const rows = MATCH.evidence.map((row) => ({ ...row, left: side, right: side, note: text }));
      const entity = { id: text, name: text };
      const match = {
        ...MATCH,
        id: String(number).padStart(64, 'f'),
        left: { ...MATCH.left, site: `${text}l`, input: text, entity },
        right: { ...MATCH.right, site: `${text}r`, input: text, entity },
        evidence: rows,
        innocent: [text],
        candidateKeys: [text],
        succession: { direction: 'undirected' as const, reasons: [text] },
      };
      await desk.services.store.ledger.saveFound([match], []);
      await desk.services.store.entities.save([
        Entity.parse({
          ...{ id: `${text}e`, names: [text], aliases: [text], list: text, programme: text, remark: text, uid: text },
          values: [{ kind: 'website', value: text, raw: text, label: text, fault: text }],
          relationships: [{ type: text, id: text, name: text }],
        }),
      ]);
      await desk.post('/cases', { name: text, by: text });
      const [folder] = await desk.services.store.cases.list();
      await desk.post(`/findings/${match.id}/case`, { case: folder?.id ?? '', text, by: text });
      const paths = [
        '/findings?judged=any',
        `/findings?list=${encodeURIComponent(text)}&programme=${encodeURIComponent(text)}&assigned=${encodeURIComponent(`name:${text}`)}`,
        `/findings/${match.id}`,
        '/cases',
        `/cases/${folder?.id}`,
        `/search?q=${encodeURIComponent(text)}`,
        `/sites/${encodeURIComponent(`${text}l`)}`,
        '/operators',
        '/entities?q=a',
        `/entities?q=${encodeURIComponent(text)}`,
        `/entities/${encodeURIComponent(`${text}e`)}`,
        `/operators/${encodeURIComponent(`${text}l`)}`,
        `/findings?said=${encodeURIComponent(text)}`,
      ];
      for (const path of paths) {
        const $ = await page(path);
        expect(
          $('script')
            .toArray()
            .map((script) => $(script).attr()),
          path,
        ).toEqual([{ src: '/assets/desk.js', defer: '' }]);
        for (const node of $('*').toArray())
          for (const [name, value] of Object.entries('attribs' in node ? node.attribs : {})) {
            expect(name, path).not.toMatch(/^on|^style$/);
            if (['href', 'src', 'action'].includes(name)) expect(value, path).toMatch(/^(?:\/(?!\/)|#)/);
          }
      }
    }
  });

  it('reaches the browser as pictures that were drawn anew', async () => {
    const [stored] = await desk.services.store.ledger.visits({ site: 's001.test' });
    const photo = stored?.visit.captures.find(({ role }) => role === 'image');
    const answer = await desk.ask(`/pictures/${photo?.id}`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const home = stored?.visit.captures.find(({ role }) => role === 'page');
    expect((await desk.ask(`/pictures/${home?.id}`)).status, 'a page is no picture').toBe(404);
    expect((await desk.ask('/screenshots/none')).status).toBe(404);
  });
});

describe('keys of other people', () => {
  async function keyOf(role: 'reader' | 'analyst', days: number): Promise<string> {
    const key = `${role}-${days}-${'x'.repeat(20)}`;
    const [createdAt, expiresAt] = [0, days].map((from) => new Date(Date.now() + from * 86_400_000).toISOString());
    const token = { schema: 'revenant.token/1' as const, id: key, name: `Mx ${role}`, role, revokedAt: null };
    await desk.services.store.tokens.add(
      { ...token, createdAt: createdAt ?? '', expiresAt: expiresAt ?? '' },
      sha256(key),
    );
    return key;
  }
  const as = (key: string, path: string, body?: unknown) =>
    fetch(`${desk.base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  it('a reader looks and changes nothing', async () => {
    const key = await keyOf('reader', 1);
    expect((await as(key, '/api/v1/findings')).status).toBe(200);
    expect(
      (await as(key, '/api/v1/search/text', { text: 'a question of eight words changes nothing at all' })).status,
    ).toBe(200);
    const refused = await as(key, '/api/v1/cases', { name: 'Mine', by: 'Mx reader' });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
  });

  it('what an analyst writes carries the name of the user of the key; another name is refused', async () => {
    const key = await keyOf('analyst', 1);
    const said = { judgement: 'unsure', by: 'The Director', why: 'x' };
    expect((await as(key, `/api/v1/findings/${id}/judgements`, said)).status).toBe(400);
    const answer = await as(key, `/api/v1/findings/${id}/judgements`, { ...said, by: 'Mx analyst' });
    expect(await answer.json()).toMatchObject({ by: 'Mx analyst' });
  });

  it('opens nothing when it has expired or was revoked', async () => {
    expect((await as(await keyOf('reader', -1), '/')).status).toBe(401);
    const key = await keyOf('reader', 2);
    await desk.services.store.tokens.revoke(key, new Date().toISOString());
    expect((await as(key, '/')).status).toBe(401);
  });

  it('waits when it asks without a pause', async () => {
    const key = await keyOf('reader', 3);
    const codes: number[] = [];
    // A slow machine is given some back meanwhile.
    while (!codes.includes(429) && codes.length < 5_000) {
      const asked = Array.from({ length: 100 }, async () => (await as(key, '/assets/desk.css')).status);
      codes.push(...(await Promise.all(asked)));
    }
    expect(codes.filter((code) => code === 429).length).toBeGreaterThan(0);
    expect(codes.filter((code) => code === 200).length).toBeGreaterThan(300);
  });
});

describe('alerts', () => {
  it('shows each hook with what was sent, the newest first, and no secret or address of a chat', async () => {
    expect((await page('/hooks'))('main').text()).toContain('An admin adds hooks here');
    const { hooks, outbox } = desk.services.store;
    const wish = { url: 'https://chat.example/in/t0ken', all: true, as: 'slack', verdicts: ['strong'] } as const;
    const hook = createHook({ ...wish, verdicts: [...wish.verdicts] }, new Date());
    await hooks.add(hook);
    const sent = (n: number, rest: Partial<Delivery>) => deliveryOf(`d${n}`, { hook: hook.id, ...rest });
    const lastError = 'answered 500 <script>alert(1)</script>';
    for (let n = 0; n < 12; n++) await outbox.add([sent(n, { state: 'delivered', nextAt: null })]);
    const { alert } = sent(12, {});
    await outbox.add([sent(12, { state: 'dead', nextAt: null, lastError, alert: { ...alert, match: id } })]);
    const text = await (await desk.ask('/hooks')).text();
    for (const hidden of [hook.secret, 't0ken', '<script>alert']) expect(text).not.toContain(hidden);
    const $ = load(text);
    expect($('article h2').text()).toBe('slack: chat.example');
    expect($('article').text()).toContain('every flagged match; verdicts: strong');
    const rows = $('article li');
    expect(rows).toHaveLength(10);
    expect(rows.first().text()).toContain('given up');
    expect(rows.first().text()).toContain(lastError);
    expect(rows.first().find('a').attr('href')).toBe(`/findings/${id}`);
    expect($('main a[href^="http"]')).toHaveLength(0);
    await hooks.remove(hook.id);
  });

  it('an admin adds, changes, tests, pauses and removes a hook, and sends a dead letter again; nobody else does', async () => {
    const { hooks, outbox } = desk.services.store;
    const posts: { signature: string; body: string }[] = [];
    let answer = 500;
    const receiver = await serveHttp((received, response) => {
      const parts: Buffer[] = [];
      received.on('data', (part: Buffer) => parts.push(part));
      received.on('end', () => {
        posts.push({ signature: String(received.headers['webhook-signature']), body: Buffer.concat(parts).toString() });
        response.writeHead(answer).end();
      });
    });
    const url = `http://127.0.0.1:${receiver.port}/in/t0ken`;
    const wish = { url, as: 'standard', events: 'match.flagged', asymmetric: 'yes', lists: 'A list\nAnother' };
    const added = await desk.post('/hooks', wish);
    expect(added.status).toBe(201);
    const [hook] = await hooks.list();
    const path = `/hooks/${hook?.id}`;
    expect(hook).toMatchObject({ url, events: ['match.flagged'], lists: ['A list', 'Another'], all: false });
    const shown = await added.text();
    for (const part of [hook?.secret, hook?.publicKey, 'no list A list is stored']) expect(shown).toContain(part);
    expect(shown).not.toContain(hook?.signingKey);

    // What does not belong there is refused as on the command line, and nothing is stored.
    for (const wrong of ['http://169.254.169.254/', url, 'ftp://a.example/', 'smtp://169.254.169.254'])
      expect((await desk.post('/hooks', { ...wish, url: wrong, from: 'a@b.example', to: 'c@d.example' })).status).toBe(
        400,
      );
    expect((await desk.post('/hooks', { ...wish, url: `${url}2`, events: 'hook.test' })).status).toBe(400);
    expect(await hooks.list()).toHaveLength(1);

    const said = async (sub: string, fields = {}) => saidIn(await desk.post(`${path}${sub}`, fields), desk.base, KEY);
    const change = { events: 'match.flagged', verdicts: 'strong', digest: '@daily', timezone: 'Europe/Berlin' };
    expect(await said('', change)).toBe('The hook is changed.');
    const changed = await hooks.get(hook?.id ?? '');
    expect(changed).toMatchObject({
      url,
      secret: hook?.secret,
      digest: { cron: '0 0 * * *', timezone: 'Europe/Berlin' },
    });
    expect([changed?.lists, changed?.publicKey]).toEqual([undefined, undefined]);

    expect(await said('/test')).toBe('Not delivered: answered 500');
    const dead = deliveryOf('dead-letter', {
      hook: hook?.id ?? '',
      state: 'dead',
      nextAt: null,
      lastError: 'answered <b>',
    });
    await outbox.add([dead]);
    let $ = await page(path);
    expect($('main table').text()).toContain('given up');
    expect($('main table').text()).toContain('answered <b>');
    expect($('main').text()).toContain('New finding');
    answer = 204;
    expect(await said('/replay', { alert: dead.alert.id })).toBe('Delivered, answered 204.');
    expect(JSON.parse(posts.at(-1)?.body ?? '{}')).toMatchObject({ id: dead.alert.id });
    expect(await said('/pause')).toContain('paused');
    expect((await hooks.get(hook?.id ?? ''))?.disabledAt).not.toBeNull();
    expect(await said('/resume')).toContain('resumed');

    for (const role of ['reader', 'analyst'] as const) {
      const key = await desk.keyOf(role, `A ${role}`);
      const text = await (await desk.ask(path, { headers: { authorization: `Bearer ${key}` } })).text();
      for (const hidden of ['t0ken', hook?.secret, '<form']) expect(text, role).not.toContain(hidden);
      for (const sub of ['', '/pause', '/test', '/replay', '/remove'])
        expect((await desk.post(`${path}${sub}`, {}, key)).status, `${role} ${sub}`).toBe(403);
      expect((await desk.post('/hooks', wish, key)).status).toBe(403);
    }
    $ = await page(path);
    expect($('main').text()).not.toContain(hook?.secret ?? '');
    expect((await desk.post(`${path}/constructor`, {})).status).toBe(404);
    expect((await desk.post(`${path}/remove`, {})).headers.get('location')).toBe('/hooks');
    expect(await hooks.list()).toEqual([]);
    expect((await desk.ask(path)).status).toBe(404);
    await receiver.close();
  });

  it('the link in an alert leads to the finding', async () => {
    const answer = await desk.ask(`/matches/${id}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `/findings/${id}`]);
  });
});

it('says how it is, to a load balancer and to Prometheus', async () => {
  expect(await (await fetch(`${desk.base}/healthz`)).text()).toBe('ok\n');
  expect(await (await fetch(`${desk.base}/readyz`)).text()).toBe('ready\n');
  const text = await (await desk.ask('/metrics')).text();
  expect(text).toMatch(/^# HELP revenant_queue_lag_seconds .*\n# TYPE revenant_queue_lag_seconds gauge\n/);
  expect(text).toMatch(/\n# TYPE revenant_jobs gauge\nrevenant_jobs\{queue="/);
  const lines = text.trimEnd().split('\n');
  const sample = /^[a-z_]+(?:\{[a-z]+="[^"\\]*"(?:,[a-z]+="[^"\\]*")*\})? -?\d+(?:\.\d+)?(?:e[+-]\d+)?$/;
  for (const line of lines) if (!line.startsWith('# ')) expect(line).toMatch(sample);
  const documented = readFileSync(join(import.meta.dirname, '../../docs/fleet.md'), 'utf8');
  const names = lines.flatMap((line) => /^# TYPE (\S+) /.exec(line)?.[1] ?? []);
  expect(names).toContain('revenant_metrics_failed');
  for (const name of names) expect(documented, name).toContain(`\`${name}\``);
  expect(text).toContain('revenant_metrics_failed 0\n');
});
