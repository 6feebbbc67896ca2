/** People judge suggested sites: that moves what reasons are worth, and every rank can be told again. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judge } from '../../../src/flow/screen/judge.ts';
import { dismissSuggestion } from '../../../src/flow/suggest/decide.ts';
import { currentPriors, priorsAt } from '../../../src/flow/suggest/priors.ts';
import { suggestListed } from '../../../src/flow/suggest/suggest.ts';
import type { Match } from '../../../src/model/derived/match.ts';
import type { ReasonKind, SuggestionReason } from '../../../src/model/derived/suggestion.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { rankOf, reasonBits, SHIPPED } from '../../../src/suggest/rank.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { matchOf } from '../../../testkit/store/facts.ts';

const AT = '2020-01-02T03:04:05.000Z';
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop({ port: 1 } as Parameters<typeof openWorkshop>[0]);
});
afterAll(() => workshop.close());

async function suggested(site: string, kind: ReasonKind, from: string) {
  const { store } = workshop.services;
  const about = { visit: null, capture: null, url: null, quote: 'our new shop', steps: 1, seenAt: AT };
  const reason: SuggestionReason = { kind, bits: SHIPPED[kind], entity: 'listed', from, ...about };
  const id = sha256('website', site);
  await store.suggestions.add([{ id, address: `http://${site}/`, site, kind: 'website', reasons: [reason] }], rankOf);
  const found = await store.suggestions.get(id);
  if (found === null) throw new Error('not stored');
  return found;
}

async function finding(site: string, entity: string | null): Promise<Match> {
  const base = matchOf(sha256(site, entity ?? ''));
  const of = entity === null ? null : { id: entity, name: 'Listed', list: 'L' };
  const match: Match = {
    ...base,
    left: { ...base.left, site: 'old.test', entity: of },
    right: { ...base.right, site, entity: null },
  };
  await workshop.services.store.ledger.saveFound([match], []);
  return match;
}
const said = (judgement: 'positive' | 'negative' | 'unsure') => ({ judgement, by: 'Ada', user: 'ada', why: 'seen' });

it('a dismissal counts against the kinds of its reasons, a confirmed finding of the entity for them', async () => {
  const { services } = workshop;
  await dismissSuggestion(await suggested('bank.test', 'frame', 'a.test'), { by: 'Ada', why: 'a bank' }, services);
  expect((await currentPriors(services)).of.frame).toMatchObject({ positive: 0, negative: 1, people: 1 });
  await suggested('true.test', 'mailbox', 'a.test');
  await judge(await finding('true.test', 'listed'), said('positive'), services);
  const { mailbox } = (await currentPriors(services)).of;
  expect(mailbox).toMatchObject({ positive: 1, negative: 0, people: 1 });
  expect(mailbox.bits).toBeGreaterThan(SHIPPED.mailbox);
  await judge(await finding('true.test', 'listed'), said('unsure'), services);
  expect((await currentPriors(services)).of.mailbox.bits).toBe(SHIPPED.mailbox);
});

it('a finding of two unlisted sites, or of another entity, says nothing of the trail', async () => {
  const { services } = workshop;
  await suggested('other.test', 'bio', 'a.test');
  await judge(await finding('other.test', null), said('positive'), services);
  await judge(await finding('other.test', 'another'), said('negative'), services);
  expect((await currentPriors(services)).of.bio.bits).toBe(SHIPPED.bio);
});

it('a rank keeps the prior under which it was made, and the judgements until then give it again', async () => {
  const { services } = workshop;
  await judge(await finding('true.test', 'listed'), said('positive'), services);
  await dismissSuggestion(await suggested('given.test', 'listed', 'b.test'), { by: 'Ada', why: 'sold' }, services);
  const entity = Entity.parse({ id: 'e9', names: ['Quill'], identifiers: { websites: ['quill.test'] } });
  await suggestListed(entity, services);
  const [one] = await services.store.suggestions.list({ entity: 'e9' });
  const used = one?.reasons[0]?.prior;
  if (used === undefined) throw new Error('the prior was not moved');
  expect(used.bits).toBeLessThan(used.shipped);
  await new Promise((done) => setTimeout(done, 5));
  await dismissSuggestion(await suggested('later.test', 'listed', 'c.test'), { by: 'Ada', why: 'sold too' }, services);
  expect((await currentPriors(services)).id).not.toBe(used.judgements);
  const then = await priorsAt(used.at, services.store);
  expect({ judgements: then.id, bits: then.of.listed.bits }).toEqual({ judgements: used.judgements, bits: used.bits });
  const counts = { among: 1, carriers: 0, trail: Number.POSITIVE_INFINITY };
  expect(one?.bits).toBe(reasonBits('listed', counts, then.of.listed.bits));
});

it('what people judged goes with the suggestion, and names no site', async () => {
  const { store } = workshop.services;
  const judged = await store.suggestions.judgements();
  expect(judged.length).toBeGreaterThan(3);
  expect(JSON.stringify(judged)).not.toMatch(/\.test/);
  await store.suggestions.forget([sha256('website', 'true.test')]);
  expect((await store.suggestions.judgements()).some((one) => one.suggestion === sha256('website', 'true.test'))).toBe(
    false,
  );
});
