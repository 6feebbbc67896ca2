/** What people do with findings and cases: what is new, filters, assignments, files, history, and who sees which form. */
import { request } from 'node:http';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../src/archive/wacz/stored-zip.ts';
import { newCheckpoint } from '../../src/flow/evidence/log.ts';
import { ownerLines } from '../../src/flow/evidence/owner-lines.ts';
import { verifyBundle } from '../../src/flow/evidence/verify-bundle.ts';
import { beginPurge, finishPurge } from '../../src/flow/operations/purge.ts';
import { latestBackground } from '../../src/flow/screen/backgrounds.ts';
import { screen } from '../../src/flow/screen/screen.ts';
import { CASE_FILE_BYTES, CaseFolder } from '../../src/model/decisions/case.ts';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import type { Match } from '../../src/model/derived/match.ts';
import { sha256 } from '../../src/model/digest.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import { MATCH } from '../../testkit/report/example-match.ts';
import { type DeskWorld, KEY, openDeskWorld } from './desk-world.ts';
import { saidIn as saidOf } from './said.ts';

let desk: DeskWorld;
let id = '';
const keys = { reader: '', analyst: '' };
beforeAll(async () => {
  desk = await openDeskWorld();
  id = (await desk.services.store.matches.list({ limit: 1 }))[0]?.id ?? '';
  keys.reader = await desk.keyOf('reader', 'Rosa Reader');
  keys.analyst = await desk.keyOf('analyst', 'Ada Analyst');
});
afterAll(() => desk.close());

async function page(path: string, key = KEY) {
  const answer = await desk.ask(path, { headers: { authorization: `Bearer ${key}` } });
  expect(answer.status, path).toBe(200);
  return load(await answer.text());
}
/** The findings that a page shows, in its order. */
async function shown(path: string, key = KEY): Promise<string[]> {
  const $ = await page(path, key);
  return $('td.sites a[href^="/findings/"]')
    .toArray()
    .map((link) => $(link).attr('href')?.split('?')[0]?.split('/').at(-1) ?? '');
}
const invented = (letter: string, rest: Partial<Match> = {}): Match => ({ ...MATCH, id: letter.repeat(64), ...rest });
const saidIn = (answer: Response): Promise<string> => saidOf(answer, desk.base, KEY);

describe('what is new', () => {
  it('is what was found or changed since this person said to have seen it, for each person apart', async () => {
    const all = await shown('/');
    expect(all).toContain(id);
    const first = await page('/', keys.reader);
    const until = first('button[name=until]').attr('value') ?? '';
    // A mark ten seconds back leaves what was found just now: move it to now.
    const now = new Date(Date.parse(until) + 10_000).toISOString();
    expect((await desk.post('/seen', { until: now }, keys.reader)).status, 'a reader has a mark too').toBe(303);
    expect((await page('/', keys.reader))('main').text()).toContain('Nothing is new.');
    expect(await shown('/'), 'nobody else has seen it').toEqual(all);
    await desk.services.store.ledger.saveFound([invented('a', { weight: 20 })], []);
    expect(await shown('/', keys.reader)).toEqual(['a'.repeat(64)]);
    await desk.post('/seen', { until: new Date().toISOString() }, keys.reader);
    await desk.services.store.ledger.saveFound([invented('a', { weight: 14, verdict: 'lead' })], []);
    const changed = await page('/', keys.reader);
    expect(changed('h2').first().text()).toBe('Changed: 1 finding');
    expect(changed('td.sites').text()).toContain('was strong, 20.0 bits');
  });

  it('takes no time of the future, and no other time back', async () => {
    expect((await desk.post('/seen', { until: '2999-01-01T00:00:00.000Z' })).status).toBe(400);
    expect((await desk.post('/seen', { until: 'tomorrow' })).status).toBe(400);
    const { newsSeen } = desk.services.store;
    const before = await newsSeen.until(`key ${keys.reader}`);
    await newsSeen.move(`key ${keys.reader}`, '2020-01-01T00:00:00.000Z');
    expect(await newsSeen.until(`key ${keys.reader}`)).toBe(before);
  });

  it('says in one line each whether workers, schedules and alerts are well', async () => {
    const $ = await page('/');
    const lines = $('ul.card li')
      .toArray()
      .map((line) => $(line).text());
    expect(lines).toEqual([
      'Workers: no job waits.',
      'Schedules: none, so nothing is crawled by itself.',
      'Alerts: none waits.',
    ]);
  });
});

describe('the queue', () => {
  const [MINE, LISTED, PAGE] = ['b', 'c', 'd'].map((letter) => letter.repeat(64)) as [string, string, string];
  beforeAll(async () => {
    const entity = { id: 'tide-1', name: 'Tidewater Export' };
    await desk.services.store.entities.save([
      Entity.parse({
        id: 'tide-1',
        names: ['Tidewater Export'],
        list: 'Tide list',
        programme: 'TIDE',
        programmes: ['TIDE', 'EBB'],
      }),
    ]);
    const { left, right } = MATCH;
    await desk.services.store.ledger.saveFound(
      [
        invented('b', { weight: 9, left: { ...left, entity: null } }),
        invented('c', { weight: 8, left: { ...left, entity } }),
        invented('d', { weight: 7, left: { ...left, entity: null }, right: { ...right, kind: 'social-page' } }),
      ],
      [],
    );
  });

  it.each([
    ['list=Tide list', () => [LISTED]],
    ['programme=TIDE', () => [LISTED]],
    ['programme=EBB', () => [LISTED]],
    ['programme=NONE', () => []],
    ['kind=social-page', () => [PAGE]],
    ['kind=nonsense&list=Tide list', () => [LISTED]],
  ])('shows what is asked: %s', async (query, expected) => {
    expect(await shown(`/findings?${query}`)).toEqual(expected());
    const $ = await page(`/findings?${query}`);
    expect(
      $('select[name=list] option')
        .toArray()
        .map((one) => $(one).text()),
    ).toContain('Tide list');
  });

  it('shows what is new, weaker or stronger since a day', async () => {
    // Yesterday: midnight may come while the desk is filled.
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const weaker = 'a'.repeat(64);
    expect(await shown(`/findings?change=weaker&since=${day}`)).toEqual([weaker]);
    expect(await shown(`/findings?change=stronger&since=${day}`)).toEqual([]);
    expect(await shown(`/findings?change=new&since=${day}`)).toContain(weaker);
    expect(await shown(`/findings?change=news&since=2999-01-01`)).toEqual([]);
  });

  it('gives findings to a person, keeps the filter, and writes it into the log', async () => {
    const fields = new FormData();
    for (const one of [MINE, LISTED]) fields.append('id', one);
    fields.append('to', 'Ada Analyst');
    fields.append('queue', 'judged=any&kind=website&page=1');
    const given = await desk.post('/findings/assign', fields, keys.analyst);
    expect(given.headers.get('location')).toBe('/findings?judged=any&kind=website');
    expect(await saidIn(given)).toBe('2 findings assigned to Ada Analyst.');
    expect(await saidIn(await desk.post('/findings/assign', fields, keys.analyst))).toContain('Nothing changed');
    expect(await shown('/findings?assigned=me', keys.analyst)).toEqual([MINE, LISTED]);
    expect(await shown('/findings?assigned=name:Ada Analyst')).toEqual([MINE, LISTED]);
    expect(await shown('/findings?assigned=nobody')).not.toContain(MINE);
    expect((await page('/', keys.analyst))('a[href="/findings?assigned=me"]').text()).toBe(
      '2 findings assigned to you',
    );
    expect((await page(`/findings/${MINE}`))('main').text()).toContain('Assigned to Ada Analyst.');
    await desk.post(`/findings/${MINE}/assign`, { to: '', by: 'Ben' });
    expect(await shown('/findings?assigned=nobody')).toContain(MINE);
    const logged = await desk.services.store.log.about([MINE]);
    expect(logged.map(({ kind }) => kind).filter((kind) => kind === 'assignment')).toHaveLength(2);
    expect((await page('/log?kind=assignment'))('tbody tr')).toHaveLength(3);
  });

  it('judges several and returns to the same page of the same filter, wherever the form says it came from', async () => {
    const judged = await desk.post('/findings/judge', {
      ...{ id: PAGE, judgement: 'unsure', why: 'a fan page', by: 'Ben' },
      queue: 'kind=social-page&judged=none&evil=//evil.example',
    });
    expect(judged.headers.get('location')).toBe('/findings?judged=none&kind=social-page');
    expect(await saidIn(judged)).toMatch(/^1 finding/);
    const led = await desk.post('/findings/judge', {
      ...{ id: PAGE, judgement: 'unsure', why: 'again', by: 'Ben', queue: '//evil.example/?a=b' },
    });
    expect(led.headers.get('location')).toBe('/findings?judged=none');
  });
});

describe('a finding', () => {
  it('marks the words that both quotations share, or those that differ', async () => {
    const $ = await page(`/findings/${'b'.repeat(64)}`);
    const marks = $('.row')
      .toArray()
      .map((row) => $(row).find('mark').first().text());
    // Of nearly equal texts the words that differ are marked.
    expect($('.row').first().find('blockquote u').first().text()).toBe('E-mail');
    expect(marks).toContain('Quillmoor Trading Co., Ltd');
  });

  it('says why there is no picture of a home page', async () => {
    const real = (await page(`/findings/${id}`))('.home .none');
    expect(real.length).toBe(2);
    expect(real.first().text()).toContain('this desk draws none');
    const gone = await page(`/findings/${'b'.repeat(64)}`);
    expect(gone('.home .none').first().text()).toBe('Its visit is no longer stored.');
  });

  it('shows the owners of the copyright lines by language', async () => {
    const { store } = desk.services;
    const { left } = (await store.matches.get(id)) ?? MATCH;
    const fingerprint = await store.fingerprints.get(left.visit);
    const lines = ownerLines({
      ...(fingerprint as Fingerprint),
      readings: [
        {
          ...{ signal: 'copyright-owner', version: 3, failure: null },
          value: {
            years: [2024],
            owners: ['ru', null, 'de'].map((lang) => ({
              ...{ value: 'quillmoor', name: `Quillmoor ${lang}`, lang },
              place: { capture: '', url: '', selector: '', quote: `© ${lang}` },
            })),
          },
        },
      ],
    });
    expect(lines.map(({ lang }) => lang)).toEqual(['de', 'ru', null]);
    expect(ownerLines(null)).toEqual([]);
    const real = ownerLines(fingerprint);
    const shown = (await page(`/findings/${id}`))('#owners table tbody tr');
    expect(real.length).toBeGreaterThan(0);
    expect(shown.text()).toContain(real[0]?.name);
  });

  it('keeps what it was, with its best', async () => {
    const text = (await page(`/findings/${'a'.repeat(64)}`))('main').text();
    expect(text).toContain('Now: lead, 14.0 bits');
    expect(text).toMatch(/Best ever: strong, 20\.0 bits, from /);
    expect(text).toMatch(/: strong, 20\.0 bits, its best/);
  });
});

describe('a reader', () => {
  it('sees no form that a reader may not send, on any page', async () => {
    await desk.post('/cases', { name: 'Open', by: 'Ben' });
    const [folder] = await desk.services.store.cases.list();
    await desk.post(`/cases/${folder?.id}/notes`, { text: 'Look.', by: 'Ben' });
    const paths = [
      '/',
      '/findings',
      `/findings/${id}`,
      '/sites/s001.test',
      '/cases',
      `/cases/${folder?.id}`,
      '/compare',
      '/log',
      '/schedules',
      '/hooks',
    ];
    let changes = 0;
    for (const path of paths) {
      const forms = (key: string) =>
        page(path, key).then(($) =>
          $('form[method=post]')
            .toArray()
            .map((form) => $(form).attr('action')),
        );
      expect(
        (await forms(keys.reader)).filter((action) => action !== '/seen'),
        path,
      ).toEqual([]);
      changes += (await forms(keys.analyst)).length;
    }
    expect(changes, 'an analyst sees them').toBeGreaterThan(8);
    expect((await page(`/findings/${id}`, keys.analyst))('input[name=by]').length, 'the key says the name').toBe(0);
  });
});

describe('a case', () => {
  async function opened(name: string): Promise<string> {
    return (await desk.post('/cases', { name, by: 'Ben' })).headers.get('location') ?? '';
  }
  function fileForm(name: string, bytes: Uint8Array<ArrayBuffer>): FormData {
    const form = new FormData();
    form.append('file', new File([bytes], name, { type: 'text/html' }));
    form.append('text', 'as the bank sent it');
    form.append('by', 'Ben');
    return form;
  }

  /** The answer to a request that announces so many bytes: they are refused before they are sent. */
  function lengthRefused(path: string, length: number): Promise<number> {
    const headers = {
      authorization: `Bearer ${KEY}`,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': length,
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${desk.base}${path}`, { method: 'POST', agent: false, headers }, (answer) => {
        resolve(answer.statusCode ?? 0);
        sent.destroy();
      });
      sent.on('error', reject).flushHeaders();
    });
  }

  it('keeps who did what, in rows that the database does not let change', async () => {
    const path = await opened('Kept');
    await desk.post(`/findings/${id}/case`, { case: path.split('/')[2] ?? '', text: 'first', by: 'Ben' });
    await desk.post(`${path}/assign`, { to: 'Ada Analyst', by: 'Ben' });
    await desk.post(`${path}/remove`, { kind: 'finding', subject: id }, keys.analyst);
    await desk.post(`${path}/close`, { close: 'yes', by: 'Ben' });
    expect((await desk.post(`${path}/assign`, { to: 'Ben', by: 'Ben' })).status, 'a closed case does not change').toBe(
      404,
    );
    await desk.post(`${path}/export`, { by: 'Eve' });
    const $ = await page(path);
    const lines = $('ol li')
      .toArray()
      .map((line) =>
        $(line)
          .text()
          .replace(/^.*UTC, /, ''),
      );
    expect(lines.map((line) => line.replace(/ the finding .*/, ' the finding'))).toEqual([
      'Ben: opened the case',
      'Ben: put in the finding',
      'Ben: assigned the case to Ada Analyst',
      'Ada Analyst: removed the finding',
      'Ben: closed the case',
      'Eve: exported the case',
    ]);
    expect($('main').text()).toContain('Ada Analyst works on it');
  });

  it('takes any file, gives it back only as a download, and exports it', async () => {
    const path = await opened('Files');
    const bytes = new TextEncoder().encode('<script>alert(1)</script>');
    const name = '..\\../"a<b>\r\n.html';
    expect((await desk.post(`${path}/files`, fileForm(name, bytes))).status).toBe(303);
    const given = await desk.ask(`${path}/files/${sha256(bytes)}`);
    expect(given.headers.get('content-type')).toBe('application/octet-stream');
    expect(given.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/,
    );
    expect(given.headers.get('content-security-policy')).toContain('sandbox');
    expect(new Uint8Array(await given.arrayBuffer())).toEqual(bytes);
    expect((await desk.ask(`/cases/${'0'.repeat(16)}/files/${sha256(bytes)}`)).status).toBe(404);
    const photo = (await desk.services.store.ledger.visits({ site: 's001.test' }))[0]?.visit.captures[0]?.body ?? '';
    expect((await desk.ask(`${path}/files/${photo}`)).status, 'a blob of no case is not given').toBe(404);
    const zip = readZip(Buffer.from(await (await desk.post(`${path}/export`, { by: 'Ben' })).arrayBuffer()));
    const [doc, file] = zip.entries;
    expect(file?.path).toMatch(/^files\/[0-9a-f]{12}-[\p{L}\p{N}._-]+$/u);
    expect(Buffer.from(file?.bytes ?? [])).toEqual(Buffer.from(bytes));
    const stored = CaseFolder.parse(JSON.parse(Buffer.from(doc?.bytes ?? []).toString()));
    expect(stored.items).toMatchObject([{ kind: 'file', subject: sha256(bytes), file: { bytes: bytes.length } }]);
    expect(stored.history?.map(({ action }) => action)).toEqual(['opened', 'put', 'exported']);
  });

  it('takes no file above 20 MB, and none that is empty', async () => {
    const path = await opened('Large');
    expect((await desk.post(`${path}/files`, fileForm('a', new Uint8Array(0)))).status).toBe(400);
    expect((await desk.post(`${path}/files`, fileForm('a', new Uint8Array(CASE_FILE_BYTES)))).status).toBe(303);
    expect((await desk.post(`${path}/files`, fileForm('a', new Uint8Array(CASE_FILE_BYTES + 1)))).status).toBe(400);
    expect(await lengthRefused(`${path}/files`, CASE_FILE_BYTES + 500_000)).toBe(413);
    expect(await lengthRefused(`${path}/notes`, 2_000_000), 'only a file may be so long').toBe(413);
  });

  it('exports what can be exported, and names what cannot', async () => {
    const path = await opened('Gaps');
    const folder = path.split('/')[2] ?? '';
    for (const one of [id, 'a'.repeat(64)]) await desk.post(`/findings/${one}/case`, { case: folder, by: 'Ben' });
    const said = { by: 'Ben', text: 'the door is the same' };
    await desk.post('/comments', { ...said, about: 'case', subject: folder });
    await desk.post('/comments', { ...said, about: 'finding', subject: id });
    const answer = await desk.post(`${path}/export`, { by: 'Ben' });
    expect(answer.headers.get('content-length'), 'it streams').toBeNull();
    const zip = readZip(Buffer.from(await answer.arrayBuffer()));
    expect(zip.problems).toEqual([]);
    expect(zip.entries.map((one) => one.path)).toEqual([
      'case.json',
      `match-${id.slice(0, 12)}.wacz`,
      'report.html',
      'not-exported.txt',
      'datapackage.json',
      'datapackage-digest.json',
    ]);
    const { comments } = CaseFolder.parse(JSON.parse(Buffer.from(zip.entries[0]?.bytes ?? []).toString()));
    expect(comments?.map(({ about, text }) => [about, text])).toEqual([
      ['case', said.text],
      ['finding', said.text],
    ]);
    const text = Buffer.from(zip.entries[3]?.bytes ?? []).toString();
    expect(text).toContain(`finding ${'a'.repeat(64)}: the visit`);
  });
});

describe('the log', () => {
  it('is checked whole when somebody asks, with the signatures of its checkpoints', async () => {
    await newCheckpoint(desk.services);
    expect(await saidIn(await desk.post('/log/check', {}, keys.analyst))).toBe('The log is whole.');
    expect((await page('/log'))('main').text()).toMatch(
      /Checked .* UTC: the log is whole\. \d+ entries; 2 checkpoints agree/,
    );
    const [last] = await desk.services.store.log.checkpoints();
    if (last === undefined) throw new Error('nothing was signed');
    const forged = Buffer.alloc(64, 7).toString('base64');
    await desk.services.store.log.addCheckpoint({ ...last, signature: forged });
    expect(await saidIn(await desk.post('/log/check', {}, keys.analyst))).toBe('The log has a problem.');
    expect((await page('/log'))('main').text()).toMatch(/Checked .*: 1 problem/);
    expect((await desk.post('/log/check', {}, keys.reader)).status).toBe(403);
  });
});

describe('a page that a person hands in', () => {
  const api = async (body: unknown, key = keys.analyst) =>
    desk.ask('/api/v1/captures', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  /** The home page of a captured site, as it came. */
  async function sourceOf(site: string): Promise<string> {
    const [head] = await desk.services.store.ledger.visitHeads({ site, limit: 1 });
    const stored = await desk.services.store.ledger.visit(head?.visit.id ?? '');
    const home = stored?.visit.captures.find(({ role }) => role === 'page');
    return Buffer.from((await desk.services.blobs.get(home?.body ?? '')) ?? '').toString();
  }
  /** All that is known of the sites that we fetched, and all that was sent. */
  async function known(site: string) {
    const { matches, fingerprints, ledger, outbox } = desk.services.store;
    const own = await fingerprints.ofSite(site);
    return {
      fingerprints: own.map(({ id: one }) => one),
      visits: (await ledger.visitHeads({ site, limit: 100 })).map(({ visit }) => visit.id),
      matches: (await matches.list({ site })).filter(({ left, right }) => !left.handedIn && !right.handedIn),
      carriers: await fingerprints.carriers(own.flatMap(({ keys: all }) => all)),
      alerts: (await outbox.list()).length,
      joins: await matches.joins(1000),
    };
  }

  it('cannot frame a site: the finding says who handed it in, and nothing else changes', async () => {
    const { store } = desk.services;
    const before = { innocent: await known('s003.test'), listed: await known('s001.test') };
    // The attack: the listed company's own page, as if an innocent shop had shown it.
    const html = await sourceOf('s001.test');
    const answer = await api({ url: 'http://s003.test/', html, by: 'Ada Analyst' });
    const made = (await answer.json()) as { site: string; findings: string[]; page: string; visit: { id: string } };
    expect([answer.status, made.site]).toEqual([201, 's003.test+handed-in']);
    const found = await Promise.all(made.findings.map((one) => store.matches.get(one)));
    const finding = found.find((one) => one !== null && [one.left.site, one.right.site].includes('s001.test'));
    const side = [finding?.left, finding?.right].find((one) => one?.handedIn !== undefined);
    expect(side).toMatchObject({ site: made.site, handedIn: { by: 'Ada Analyst', as: 'key' }, timeDoubt: 'stated' });
    expect(finding?.innocent[0]).toContain('A person handed in a page or an archive of this pair');
    for (const path of [`/findings/${finding?.id}`, made.page]) {
      const text = (await page(path))('main').text();
      expect(text, path).toContain('handed in');
      expect(text, path).toContain('Ada Analyst');
    }
    expect({ innocent: await known('s003.test'), listed: await known('s001.test') }).toEqual(before);
    expect((await store.matches.list({ site: 's003.test' })).map((one) => one.id)).not.toContain(finding?.id);

    // Later work on what was fetched does not take it up either.
    const [present] = await store.fingerprints.ofSite('s001.test');
    const background = await latestBackground(store);
    const screened = await screen(present as Fingerprint, background, desk.services);
    expect(screened.matches.filter(({ left, right }) => left.handedIn ?? right.handedIn)).toEqual([]);
    expect(await store.mentions.unsearched('a new list', '', 100)).not.toContain(made.visit.id);
    const again = await api({ url: 'http://s003.test/', html: `${html} `, at: '2021-06-01T00:00:00.000Z' });
    expect(again.status).toBe(201);
    expect({ innocent: await known('s003.test'), listed: await known('s001.test') }).toEqual(before);

    const sealed = await desk.post(`/findings/${finding?.id}/bundle`, {}, keys.analyst);
    const bytes = Buffer.from(await sealed.arrayBuffer());
    const options = { keys: [], roots: [], software: 'test' };
    expect(await verifyBundle('match.wacz', bytes, options, desk.services.reader)).toMatchObject({
      ok: true,
      problems: [],
    });
  });

  it('is HTML at the address that the person says, whatever its bytes look like and claim', async () => {
    const html = await sourceOf('s001.test');
    const mhtml = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: http://s001.test/\r\n\r\n${html}\r\n--b--\r\n`;
    const warc = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://s001.test/\r\nWARC-Date: 2021-01-01T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: 9\r\n\r\n<html>`;
    const noted = `<!-- saved from url=(0017)http://s001.test/ --><base href="http://s001.test/"><link rel="canonical" href="http://s001.test/">${html}`;
    const framed = `<html><img src="file:///etc/passwd"><img src="x_files/a.png"><iframe src="data:text/html,<p>x</p>"></iframe></html>`;
    for (const [n, sent] of [mhtml, warc, noted, framed].entries()) {
      const answer = await api({ url: `http://s004.test/${n}`, html: sent });
      const { site, visit } = (await answer.json()) as { site: string; visit: { id: string } };
      expect([answer.status, site], `${n}`).toEqual([201, 's004.test+handed-in']);
      const stored = await desk.services.store.ledger.visit(visit.id);
      expect(stored?.visit.captures.map(({ url }) => url)).toEqual([`http://s004.test/${n}`]);
      expect(stored?.visit.file).toBeUndefined();
    }
    expect(await known('s001.test')).toMatchObject({ visits: { length: 1 } });
  });

  it('is refused from a reader, without HTML, too long, of another time and of no web address; a form hands it in too', async () => {
    const html = '<html><p>Pens and quills in bulk</p></html>';
    expect((await api({ url: 'http://s004.test/', html }, keys.reader)).status).toBe(403);
    for (const wrong of [
      { url: 'http://s004.test/', html: 'no markup' },
      { url: 'http://s004.test/', html: `<p>${'é'.repeat(3_000_000)}` },
      { url: 'http://s004.test/', html, at: '2999-01-01T00:00:00.000Z' },
      { url: 'http://s004.test/', html, at: 'yesterday' },
      { url: 'file:///etc/passwd', html },
      { url: 'http://u:p@s004.test/', html },
      { url: 'https://web.archive.org/web/2020/http://s004.test/', html },
    ])
      expect((await api(wrong)).status, JSON.stringify(wrong).slice(0, 80)).toBe(400);
    for (const [key, status] of [
      [keys.analyst, 413],
      [keys.reader, 403],
    ] as const) {
      const answer = await api({ url: 'http://s004.test/', html: `<p>${'x'.repeat(16_000_000)}` }, key);
      expect([answer.status, answer.headers.get('connection')]).toEqual([status, 'close']);
    }
    const sent = await desk.post(
      '/send',
      { url: 'http://s004.test/form', html: `${html}${'&'.repeat(400_000)}` },
      keys.analyst,
    );
    expect(sent.headers.get('location')).toBe('/sites/s004.test%2Bhanded-in');
    expect(await saidIn(sent)).toMatch(/^The page is handed in/);
  });
});

describe('holds and purges', () => {
  const api = (path: string, body: object, key: string) =>
    desk.ask(`/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('a hold: everybody sees it, an analyst sets it, only an admin lifts it', async () => {
    const { store } = desk.services;
    const site = 's002.test';
    const wish = { kind: 'site', subject: site, reason: '<script>alert(1)</script> a court asked' };
    expect((await desk.post('/holds', wish, keys.reader)).status).toBe(403);
    expect((await desk.post('/holds', { ...wish, kind: 'thing' }, keys.analyst)).status).toBe(400);
    expect((await desk.post('/holds', { ...wish, subject: 'nobody.test' }, keys.analyst)).status).toBe(400);
    const unsaid = { ...wish, reason: ' ' };
    const words = 'a hold needs your name and a reason';
    expect(await (await api('/holds', { ...unsaid, by: 'Ada Analyst' }, keys.analyst)).json()).toMatchObject({
      detail: `${words} (by, reason)`,
    });
    expect(load(await (await desk.post('/holds', unsaid, keys.analyst)).text())('main').text()).toContain(
      `${words}Back`,
    );
    expect(await saidIn(await desk.post('/holds', wish, keys.analyst))).toBe('The hold is set.');
    const [hold] = await store.holds.list({});
    expect(hold).toMatchObject({ subject: site, by: 'Ada Analyst', reason: wish.reason });
    const $ = await page('/holds', keys.reader);
    expect([$('script[src!="/assets/desk.js"]').length, $('main form').length]).toEqual([0, 0]);
    expect($('td').text()).toContain(wish.reason);
    expect((await page(`/sites/${site}`))('main').text()).toContain('Under hold since');
    const lift = `/holds/${hold?.id}/lift`;
    const said = { reason: 'over', by: 'B' };
    for (const key of [keys.reader, keys.analyst])
      expect([(await desk.post(lift, said, key)).status, (await api(lift, said, key)).status]).toEqual([403, 403]);
    expect(await (await api(lift, said, KEY)).json()).toMatchObject({ lifted: { by: 'B', reason: 'over' } });
    expect(await (await desk.ask('/api/v1/holds?all=true&limit=1')).json()).toMatchObject({
      holds: [{ id: hold?.id }],
    });
    expect((await api('/holds', { ...wish, by: 'Ada Analyst' }, keys.analyst)).status).toBe(201);
    expect((await desk.post(`/holds/${(await store.holds.list({}))[0]?.id}/lift`, said)).status).toBe(303);
  });

  it('a purge: an admin looks first, types a word, and sees how far it is; nobody else comes near', async () => {
    const { store } = desk.services;
    const site = 's004.test';
    for (const key of [keys.reader, keys.analyst]) {
      expect((await desk.ask('/purges', { headers: { authorization: `Bearer ${key}` } })).status).toBe(403);
      for (const path of ['/purges/preview', '/purges'])
        expect([
          (await desk.post(path, { site, confirm: site, reason: 'x', by: 'x' }, key)).status,
          (await api(path, { site, confirm: site, reason: 'x', by: 'x' }, key)).status,
        ]).toEqual([403, 403]);
    }
    const preview = load(await (await desk.post('/purges/preview', { site })).text());
    expect(preview('main').text()).toMatch(/visits\s*1/);
    expect(preview('input[name=site]').attr('value')).toBe(site);
    const said = { site, reason: 'asked by the owner', by: 'Root' };
    for (const confirm of ['', 's003.test', 'yes'])
      expect((await desk.post('/purges', { ...said, confirm })).status, confirm).toBe(400);
    expect((await api('/purges', { ...said, confirm: 's003.test' }, KEY)).status).toBe(400);
    expect((await desk.post('/purges', { confirm: '', reason: 'all of it', by: 'Root' })).status, 'no rule').toBe(400);
    expect((await desk.post('/purges/preview', { before: 'soon' })).status).toBe(400);
    for (const name of ['site', 'entity', 'value'])
      expect((await api('/purges/preview', { [name]: 'a\0bcd' }, KEY)).status, name).toBe(400);
    expect((await api('/holds', { kind: 'site', subject: 'a\0b', reason: 'r', by: 'A' }, KEY)).status).toBe(400);
    expect((await api('/purges/preview', { before: '90d', site: '' }, KEY)).status, 'empty').toBe(400);
    expect((await desk.post('/purges/preview', { before: '90d', site: '' })).status, 'empty').toBe(200);
    expect(await store.ledger.visits({ site })).toHaveLength(1);
    expect(await saidIn(await desk.post('/purges', { ...said, confirm: site }))).toBe('The purge has begun.');
    await expect.poll(() => store.purges.running()).toEqual([]);
    expect(await store.ledger.visits({ site })).toEqual([]);
    expect((await page('/purges'))('td').text()).toContain('asked by the owner');
    // One that began elsewhere and was left: its progress is shown.
    const rule = { before: null, site: 's003.test', entity: null, value: null };
    const id = await beginPurge(rule, { by: 'Root', reason: 'left' }, desk.services);
    expect((await page('/purges'))('main').text()).toContain('0 of 1 visit');
    const { running, done } = (await (await desk.ask('/api/v1/purges')).json()) as Record<string, { id: string }[]>;
    expect([running?.map((one) => one.id), done?.length]).toEqual([[id], 1]);
    await finishPurge(id, desk.services);
  });
});
