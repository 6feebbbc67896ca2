/** A finding that weighs less than it did: what is kept, what is said of it, and who hears. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkerContext } from '../../../src/flow/crawl/claims.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { captureTarget, fingerprintTarget, screenTarget } from '../../../src/flow/crawl/pipeline.ts';
import { exportFindings } from '../../../src/flow/evidence/export-findings.ts';
import { exportMatch } from '../../../src/flow/evidence/export-match.ts';
import { verifyBundle } from '../../../src/flow/evidence/verify-bundle.ts';
import { judge } from '../../../src/flow/screen/judge.ts';
import { alertsFor } from '../../../src/flow/screen/tell-matches.ts';
import { siteTimeline } from '../../../src/flow/site-timeline.ts';
import { standingsOf } from '../../../src/flow/standings.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { evidenceDigest } from '../../../src/model/derived/evidence-digest.ts';
import { isFlagged, type Match, MatchDocument } from '../../../src/model/derived/match.ts';
import { Entity, type Seed } from '../../../src/model/facts/seed.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';
import { OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, generatedAnswers, hostOf, randomOf } from '../../../testkit/generated-world.ts';
import { matchOf } from '../../../testkit/store/facts.ts';

const [OLD, NEW, LISTED, OLD_TOO, NEW_TOO, LATE, LATE_COPY] = [0, 1, 2, 3, 4, 5, 6];
const CAPTURED = [OLD, OLD_TOO, LATE];
const mailbox = (site: number) => `sales${site}@${hostOf(site)}`;
const MAILBOX = mailbox(OLD);
const context: WorkerContext = { id: 'w1', alone: false, signal: new AbortController().signal, working: new Set() };
const HOOK = {
  ...({ schema: 'revenant.hook/1', url: 'http://127.0.0.1:9/', all: false, disabledAt: null } as const),
  ...{ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', createdAt: '2026-01-01T00:00:00.000Z' },
};

/** The successor's pages as they are just now. */
let edit = (html: string): string => html;
/** A page of nothing but words of its own and the mailbox of somebody else. */
function spam(site: number): string {
  const random = randomOf(site * 31);
  const word = () => Array.from({ length: 7 }, () => 'abcdefghiklmnoprstuv'[Math.floor(random() * 20)]).join('');
  // Enough to be a text of its own: what costs nothing makes no value common (first-flag.test.ts).
  const text = Array.from({ length: 12 }, () => `<p>${Array.from({ length: 9 }, word).join(' ')}.</p>`).join('');
  return `<!doctype html><html lang="en"><head><title>${word()} ${word()}</title></head><body><h1>${word()}</h1>${text}<p>Mail: ${MAILBOX}</p></body></html>`;
}
const answer = generatedAnswers({ [NEW]: OLD, [NEW_TOO]: OLD_TOO, [LATE_COPY]: LATE });
const server = createServer((request, response) => {
  const site = Number(/^s(\d+)\.test/.exec(request.headers.host ?? '')?.[1] ?? Number.NaN);
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const html = { 'content-type': 'text/html; charset=utf-8' };
  if (site >= 10) return void response.writeHead(path === '/' ? 200 : 404, html).end(path === '/' ? spam(site) : '');
  void answer(site, path).then(({ status, type, body }) => {
    const changed = !CAPTURED.includes(site) && typeof body === 'string' ? edit(body) : body;
    response.writeHead(status, { 'content-type': type }).end(changed);
  });
});

let shop: Workshop;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  shop = await openWorkshop({ port } as GeneratedWorld);
  const { store } = shop.services;
  for (const [id, all] of [
    ['h1', false],
    ['h2', true],
  ] as const)
    await store.hooks.add({ ...HOOK, id, all });
  const given = [
    { id: 'e0', names: ['The predecessor'] },
    { id: 'e3', names: ['Another predecessor'] },
    {
      id: 'e2',
      names: ['HEBEI QUILLMOOR TRADING CO., LTD.'],
      identifiers: { emails: ['lena@quillmoor-works.example'] },
    },
    { id: 'e5', names: ['STONEBECK PAPERWORKS LTD'], identifiers: { emails: ['post@stonebeck.example'] } },
  ];
  await store.entities.save(given.map((one) => withValues(Entity.parse(one))));
  await crawled([OLD, OLD_TOO]);
});
afterAll(async () => {
  await shop.close();
  server.closeAllConnections();
  server.close();
});

/** One run over these sites; returns what the hook for watched findings hears of it. */
async function crawled(sites: readonly number[]): Promise<Alert[]> {
  const { services } = shop;
  const { store } = services;
  const before = new Set((await store.outbox.list()).map(({ id }) => id));
  const seeds = sites.map(
    (site): Seed => ({
      ...{ url: `http://${hostOf(site)}/`, kind: 'website', tags: [] },
      ...(site === OLD && { entity: 'e0' }),
      ...(site === OLD_TOO && { entity: 'e3' }),
      ...(site === LATE && { entity: 'e5' }),
    }),
  );
  const { run } = await openCrawl({ seeds, entities: [] }, OPTIONS, true, services);
  const ids = (await store.ledger.waiting(run.id)).map(({ id }) => id);
  for (const step of [captureTarget, fingerprintTarget, screenTarget])
    for (const id of ids) expect(await step(id, context, services)).toBe('done');
  // That contacts changed is told too; test/flow has it in a file of its own.
  const made = (await store.outbox.list()).filter(
    ({ id, alert }) => !before.has(id) && alert.type !== 'site.contacts-changed',
  );
  return made.filter(({ hook }) => hook === 'h1').map(({ alert }) => alert);
}
async function finding(site = NEW): Promise<Match> {
  const matches = await shop.services.store.matches.list({ site: hostOf(site) });
  const found = matches.find(({ left }) => left.site === hostOf(site - 1));
  if (found === undefined) throw new Error('no finding');
  return found;
}
const standing = async (match: Match) => (await standingsOf([match], shop.services.store)).get(match.id);
const types = (alerts: readonly Alert[]) => alerts.map(({ type }) => type);

describe('a finding that weighs less than it did', () => {
  it('is told once, as weakened or retracted, with what is gone, and again when it is back', async () => {
    expect(types(await crawled([NEW]))).toEqual(['match.flagged']);
    const first = await finding();
    expect(isFlagged(first)).toBe(true);
    expect(await standing(first)).toMatchObject({ best: { weight: first.weight }, weaker: null });
    expect(await crawled([NEW])).toEqual([]);

    edit = (html) => html.replace(MAILBOX, '').replace(/<img[^>]*>/, '');
    const [told, ...others] = await crawled([NEW]);
    const weaker = await finding();
    expect(others).toEqual([]);
    expect(told).toMatchObject({
      type: isFlagged(weaker) ? 'match.weakened' : 'match.retracted',
      ...{ because: 'evidence-gone', weight: weaker.weight, verdict: weaker.verdict },
      ...{ entity: { id: 'e0', name: 'The predecessor' }, match: first.id },
    });
    const { best, weaker: change } = (await standing(weaker)) ?? {};
    expect(best).toMatchObject({ weight: first.weight, verdict: first.verdict });
    expect(change?.text).toMatch(
      new RegExp(`^${first.weight.toFixed(1)} → ${weaker.weight.toFixed(1)} bits.*e-mail address.* gone`),
    );
    expect(change?.text).toContain('picture');
    // Nothing new: nothing is said.
    expect(await crawled([NEW])).toEqual([]);

    edit = (html) => html;
    expect(types(await crawled([NEW]))).toEqual(['match.escalated']);
    expect(await crawled([NEW])).toEqual([]);
    expect((await standing(await finding()))?.weaker).toBeNull();
  });

  it('is told when spam makes its values common, and the site is not blamed for that', async () => {
    await crawled([10, 11, 12, 13, 14, 15, 16, 17]);
    const before = await finding();
    const told = await crawled([NEW]);
    const after = await finding();
    expect(after.weight).toBeLessThan(before.weight - 3);
    expect(isFlagged(after)).toBe(true);
    expect(types(told)).toEqual(['match.weakened']);
    expect(told[0]?.because).toBe('now-common');
    expect(told[0]?.because).not.toBe('model');
  });

  it('is weighed again, and told as retracted, where nothing brings the two together any more', async () => {
    edit = () =>
      `<!doctype html><html lang="en"><head><title>Turnips</title></head><body><h1>Turnips and swedes</h1>${'<p>Every turnip of this farm was pulled by context and washed in the brook behind the barn before anybody else was up.</p>'.repeat(4)}</body></html>`;
    const told = await crawled([NEW]);
    expect(types(told)).toEqual(['match.retracted']);
    const gone = await finding();
    expect(gone.verdict).toBe('unrelated');
    expect((await standing(gone))?.weaker?.because).toBe('evidence-gone');
    expect(await crawled([NEW])).toEqual([]);
    edit = (html) => html;
  });

  it('so is a finding with the entry of a list itself', async () => {
    const carrying = (html: string) =>
      html.replace(
        '</footer>',
        '<p>© 2023 Hebei Quillmoor Trading Co., Ltd</p><p>lena@quillmoor-works.example</p></footer>',
      );
    edit = carrying;
    expect(types(await crawled([LISTED]))).toEqual(['match.flagged']);
    edit = (html) => html;
    expect(types(await crawled([LISTED]))).toEqual(['match.retracted']);
    const [match] = await shop.services.store.matches.list({ site: hostOf(LISTED), wasFlagged: true });
    expect(match).toMatchObject({ verdict: 'unrelated', weight: 0, evidence: [] });
    expect(await crawled([LISTED])).toEqual([]);
    edit = carrying;
    expect(types(await crawled([LISTED]))).toEqual(['match.escalated']);
  });

  it('so is one beside a captured site of the same entity, which tells more', async () => {
    const { matches } = shop.services.store;
    const entry = async () => (await matches.list({ site: 'list:e5' }))[0]?.verdict;
    edit = (html) =>
      html.replace('</footer>', '<p>© 2023 Stonebeck Paperworks Ltd</p><p>post@stonebeck.example</p></footer>');
    expect(types(await crawled([LATE_COPY]))).toEqual(['match.flagged']);
    expect(types(await crawled([LATE]))).toEqual(['match.flagged']);
    expect(isFlagged(await finding(LATE_COPY))).toBe(true);
    edit = (html) => html;
    expect(types(await crawled([LATE_COPY]))).toContain('match.retracted');
    expect(await entry()).toBe('unrelated');
    expect(isFlagged(await finding(LATE_COPY))).toBe(true);
  });

  it('is not taken back where a person has confirmed it: what it was judged on is kept, and that it has gone is told', async () => {
    edit = (html) => html;
    expect(types(await crawled([NEW_TOO]))).toEqual(['match.flagged']);
    const judged = await finding(NEW_TOO);
    const { services } = shop;
    const judgement = await judge(judged, { judgement: 'positive', by: 'A. Analyst', why: 'seen' }, services);
    const { weight, verdict, model } = judged;
    expect(judgement.judged).toMatchObject({ weight, verdict, model, evidence: evidenceDigest(judged) });
    edit = (html) => html.replace(mailbox(OLD_TOO), '').replace(/<img[^>]*>/, '');
    expect(types(await crawled([NEW_TOO]))).toEqual(['match.weakened']);
    expect(evidenceDigest(await finding(NEW_TOO))).not.toBe(judgement.judged?.evidence);
    expect(await crawled([NEW_TOO])).toEqual([]);
  });

  it('says so in the bundle, which verifies, in other formats and over time; its best can be had as it was', async () => {
    const { services } = shop;
    const { store, reader } = services;
    const now = await finding(NEW_TOO);
    const [best] = (await store.matches.bests([now.id])).get(now.id) ?? [];
    if (best === undefined) throw new Error('no best');
    const software = 'revenant test';
    const options = { keys: [], roots: [], software };
    for (const [match, isWeaker] of [
      [now, true],
      [best.match, false],
    ] as const) {
      const { file, entries } = await exportMatch(match, { ...services, software });
      const report = entries.find(({ path }) => path === 'evidence/report.html')?.bytes ?? [];
      expect(/Weaker since: .* gone/.test(Buffer.from(report).toString())).toBe(isWeaker);
      expect(/Judged on [\d.]+ bits/.test(Buffer.from(report).toString())).toBe(isWeaker);
      const { ok, problems, verdict, asStated } = await verifyBundle('a', file, options, reader);
      expect([ok, problems, verdict.outcome]).toEqual([true, [], 'same']);
      expect(asStated.some((one) => one.includes('finding was before'))).toBe(isWeaker);
    }
    const rows = (await exportFindings([now], 'jsonl', services)).trimEnd().split('\n');
    expect(MatchDocument.parse(JSON.parse(rows[0] ?? '')).standing?.best.weight).toBe(best.match.weight);
    const { events } = await siteTimeline(hostOf(NEW_TOO), services);
    const told = events.filter(({ kind }) => kind === 'matched' || kind === 'weakened');
    expect(told.map(({ kind, at }) => [kind, at])).toEqual([
      ['matched', best.seenUntil],
      ['weakened', now.right.capturedAt],
    ]);
    expect(told[1]?.text).toContain('gone');
  });

  it('names the cause out of the document that was told, and a change of model as such', async () => {
    const { services } = shop;
    const { ledger } = services.store;
    const { left, right } = matchOf('known');
    const side = { value: 'v', quote: 'q', url: 'u', selector: 's', capture: 'c' };
    const known = (weight: number, others: number, rest: Partial<Match> = {}): Match =>
      matchOf('known', {
        ...{ weight, verdict: 'strong', left: { ...left, entity: { id: 'e0', name: 'The predecessor' } } },
        right: { ...right, visit: `visit of ${weight}` },
        evidence: [
          {
            ...({ signal: 'contact-email', version: 1, group: 'identity', level: 'identical', weight } as const),
            ...{ left: side, right: side, note: '', carriers: [{ token: 'contact-email:a', others }] },
          },
        ],
        ...rest,
      });
    const found = async (match: Match) => {
      const told = await alertsFor([match], services);
      await ledger.saveFound([match], told);
      return told.filter(({ hook }) => hook === 'h1').map(({ alert: { type, because } }) => [type, because]);
    };
    expect(await found(known(38, 0))).toEqual([['match.flagged', undefined]]);
    expect(await found(known(35.1, 1))).toEqual([]);
    const common = known(17, 8, { verdict: 'likely' });
    expect(await found(common)).toEqual([['match.weakened', 'now-common']]);
    expect(await found(common)).toEqual([]);
    const remodelled = known(9, 8, { verdict: 'lead', model: 'model-2' });
    expect(await found(remodelled)).toEqual([['match.retracted', 'model']]);
    expect(await found(remodelled)).toEqual([]);
    expect(await found(known(17.5, 8, { verdict: 'likely', model: 'model-2' }))).toEqual([
      ['match.escalated', undefined],
    ]);
  });
});
