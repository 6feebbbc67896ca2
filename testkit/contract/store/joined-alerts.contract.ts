/** Findings of one operator in one run: one alert to each hook, and none is lost or told twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedAlerts } from '../../../src/alert/join.ts';
import type { Alert, Delivery } from '../../../src/model/alert.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { Target } from '../../../src/model/ports/ledger.ts';
import { AT, deliveryOf, fingerprintOf } from '../../store/facts.ts';
import { LEASE, type StoreBench } from './bench.ts';
import { purgeBench } from './purge-bench.ts';

const FOLLOWER = { schema: 'revenant.hook/1', url: 'https://hooks.example/in', secret: '', all: true } as const;

interface Found {
  readonly match: string;
  readonly weight: number;
  readonly entity: string | null;
  readonly operator: string;
}

/** The operator stands where the new site would. */
const operatorOf = ({ right }: Alert): string => right ?? '';
const join = (deliveries: readonly Delivery[]) => joinedAlerts(deliveries, operatorOf);

function told({ match, weight, entity, operator }: Found, hook: string, rest: Partial<Delivery> = {}): Delivery {
  const about = {
    ...{ id: `msg_${sha256(match)}`, match, weight, left: 'old.example', right: operator },
    entity: entity === null ? null : { id: entity, name: entity },
  };
  const one = deliveryOf(sha256(match, hook), { hook, ...rest });
  return { ...one, alert: { ...one.alert, ...about } };
}

/** The findings that an alert tells; of a digest, those of its alerts. */
const findingsIn = ({ match, more = [], alerts = [] }: Alert): string[] => [
  ...(match === null ? [] : [match]),
  ...more,
  ...alerts.flatMap((one) => findingsIn(one)),
];

export function joinedAlertsContract(bench: StoreBench): void {
  const { store, unique, openTargets, claimed, captured } = bench;
  const { outbox, ledger } = store;

  /** Targets that wait for their screening. */
  async function ready(count: number): Promise<Target[]> {
    const targets = await openTargets(count);
    for (const target of targets) {
      const visit = await captured(target);
      await ledger.saveFingerprint(await claimed(target, 'fingerprint'), fingerprintOf(visit, `${unique()}.example`));
    }
    return targets;
  }
  const screen = async (target: Target, deliveries: readonly Delivery[]) =>
    ledger.saveScreening(await claimed(target, 'screen'), [], deliveries);
  const dueTo = async (hook: string) => (await outbox.due(1000)).filter((one) => one.hook === hook);
  const runOf = ([first]: readonly Target[]): string => first?.run ?? '';
  const deliver = async (id: string) => {
    const taken = await outbox.take(id, LEASE);
    if (taken === null) throw new Error('not taken');
    await outbox.settle({ ...taken, state: 'delivered', nextAt: null, lastStatus: 204, deliveredAt: AT });
  };

  describe('alerts of a run', () => {
    const found = (weight: number, operator: string, entity: string | null = 'e1'): Found => ({
      ...{ match: unique(), weight, entity, operator },
    });

    it('wait for its end, and are one for each operator, listed company and hook', async () => {
      const hook = unique();
      const targets = await ready(3);
      const [weak, strong, late] = [found(14, 'one'), found(22, 'one'), found(18, 'one')];
      const [other, apart] = [found(30, 'another'), found(25, 'one', 'e2')];
      const unlisted = found(40, 'one', null);
      await screen(targets[0] as Target, [told(weak, hook), told(other, hook)]);
      await screen(targets[1] as Target, [told(strong, hook), told(unlisted, hook)]);
      expect(await dueTo(hook)).toEqual([]);
      await screen(targets[2] as Target, [told(apart, hook), told(late, hook)]);
      await Promise.all([ledger.finishRun(runOf(targets), join), ledger.finishRun(runOf(targets), join)]);
      const due = await dueTo(hook);
      expect(new Map(due.map(({ alert }) => [alert.match, alert.more]))).toEqual(
        new Map([
          [other.match, undefined],
          // The strongest listed company of the operator takes what names none.
          [apart.match, [unlisted.match]],
          [strong.match, [late.match, weak.match]],
        ]),
      );
      expect(await outbox.countsOf(runOf(targets))).toMatchObject({ waiting: 3, held: 0 });
      expect(await outbox.untried(runOf(targets))).toBe(3);
      for (const { id } of due) await deliver(id);
      expect(await outbox.countsOf(runOf(targets))).toMatchObject({ waiting: 0, delivered: 3 });
      // Each finding keeps a delivery with its own weight: later changes reach the same hook.
      for (const one of [weak, late, unlisted])
        expect(await outbox.about(one.match)).toMatchObject([
          { hook, state: 'delivered', alert: { weight: one.weight } },
        ]);
      expect((await outbox.about(weak.match))[0]?.alert.more).toBeUndefined();
    });

    it('of a target that comes after the end go by themselves, joined among each other', async () => {
      const hook = unique();
      const targets = await ready(2);
      const [first, strong, weak] = [found(20, 'one'), found(19, 'one'), found(15, 'one')];
      await screen(targets[0] as Target, [told(first, hook)]);
      await ledger.finishRun(runOf(targets), join);
      const sent = (await dueTo(hook)).map(({ id }) => id);
      for (const id of sent) await deliver(id);
      // It was found before: neither head nor part again.
      await screen(targets[1] as Target, join([told(weak, hook), told(strong, hook), told(first, hook)]));
      expect((await dueTo(hook)).map(({ alert }) => [alert.match, alert.more])).toEqual([[strong.match, [weak.match]]]);
    });

    it('go into a digest as one, and are settled with it', async () => {
      const hook = unique();
      const targets = await ready(1);
      const [strong, weak] = [found(20, 'one'), found(15, 'one')];
      await screen(
        targets[0] as Target,
        join([told(weak, hook, { nextAt: null }), told(strong, hook, { nextAt: null })]),
      );
      const digest = unique();
      const gather = () =>
        outbox.gather(hook, 10, (parts) => {
          const alert = { ...deliveryOf(digest).alert, match: null, alerts: parts.map((one) => one.alert) };
          return { ...deliveryOf(digest, { hook }), alert };
        });
      expect(await gather()).toBeNull();
      expect((await outbox.held()).some((one) => one.hook === hook)).toBe(false);
      await ledger.finishRun(runOf(targets), join);
      expect((await gather())?.alert.alerts).toMatchObject([{ match: strong.match, more: [weak.match] }]);
      await deliver(digest);
      expect((await outbox.list(hook)).map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
    });

    it('are sent by themselves where a purge took the one that they would have gone with', async () => {
      const hook = unique();
      const { begin, toEnd, seen, between, found: findings } = purgeBench(bench);
      const [x, y, z] = [`${unique()}.purged.test`, `${unique()}.test`, `${unique()}.test`];
      const [own, other, third] = [await seen(x), await seen(y), await seen(z)];
      const [strong, weak] = [found(20, x), found(15, y)];
      await store.hooks.add({ ...FOLLOWER, id: hook, createdAt: AT, disabledAt: null });
      await findings(between(strong.match, [z, third], [x, own]));
      await findings(between(weak.match, [z, third], [y, other]));
      await ledger.saveFound(
        [],
        joinedAlerts([told(strong, hook), told(weak, hook)], () => ''),
      );
      expect((await dueTo(hook)).map(({ alert }) => alert.match)).toEqual([strong.match]);
      await toEnd(await begin({ site: x }));
      expect((await dueTo(hook)).map(({ alert }) => alert.match)).toEqual([weak.match]);
      await store.hooks.remove(hook);
    });

    it('tell each finding to each of its hooks once, in any order and after any death of a worker', async () => {
      const Screening = fc.record({
        finds: fc.array(fc.nat(7), { maxLength: 5 }),
        /** The worker dies before it stores. */
        dies: fc.boolean(),
        /** It is visited again when the run has ended. */
        isLate: fc.boolean(),
      });
      const Finding = fc.record({
        weight: fc.integer({ min: 10, max: 40 }),
        entity: fc.constantFrom('e1', 'e2', null),
        operator: fc.constantFrom('one', 'two', 'three'),
        hooks: fc.subarray([0, 1, 2], { minLength: 1 }),
      });
      const Case = fc.record({
        screenings: fc.array(Screening, { minLength: 1, maxLength: 4 }),
        findings: fc.array(Finding, { minLength: 8, maxLength: 8 }),
        /** What becomes of each attempt: answered, refused, or the worker dies with the answer. */
        attempts: fc.array(fc.constantFrom('ok', 'refused', 'dies'), { minLength: 1, maxLength: 12 }),
        twice: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(Case, async ({ screenings, findings, attempts, twice }) => {
          const hooks = [unique(), unique(), unique()];
          for (const id of hooks) await store.hooks.add({ ...FOLLOWER, id, createdAt: AT, disabledAt: null });
          const all = findings.map((one) => ({ ...one, match: unique() }));
          // The last hook collects.
          const to = (one: (typeof all)[number]) =>
            one.hooks.map((at) => told(one, hooks[at] ?? '', at === 2 ? { nextAt: null } : {}));
          const expected = new Set<string>();
          const received = new Map<string, string>();
          let attempt = 0;
          const send = async () => {
            for (const hook of hooks) {
              const digest = unique();
              await outbox.gather(hook, 3, (parts) => {
                const alert = { ...deliveryOf(digest).alert, match: null, alerts: parts.map((one) => one.alert) };
                return { ...deliveryOf(digest, { hook }), alert };
              });
              for (const { id } of await dueTo(hook)) {
                const outcome = attempts[attempt++ % attempts.length];
                const taken = await outbox.take(id, 0);
                if (taken === null) continue;
                if (outcome !== 'refused') {
                  const [key, body] = [`${hook} ${taken.alert.id}`, JSON.stringify(taken.alert)];
                  // A resend has the same id, and so the same words.
                  expect(received.get(key) ?? body).toBe(body);
                  received.set(key, body);
                }
                if (outcome === 'dies') continue;
                const again = { state: 'pending', nextAt: AT, lastStatus: 500 } as const;
                const done = { state: 'delivered', nextAt: null, lastStatus: 204, deliveredAt: AT } as const;
                await outbox.settle({ ...taken, ...(outcome === 'ok' ? done : again) });
              }
            }
          };
          const targets = await ready(screenings.length);
          const screenOne = async (at: number) => {
            const { finds = [], dies } = screenings[at] ?? {};
            const target = targets[at] as Target;
            const deliveries = joinedAlerts(
              [...new Set(finds)].flatMap((one) => to(all[one] as never)),
              () => '',
            );
            if (dies) await ledger.release(await claimed(target, 'screen'));
            expect(await screen(target, deliveries)).toBe(true);
            for (const { hook, alert } of deliveries) expected.add(`${hook} ${alert.match}`);
          };
          const inRun = screenings.flatMap((one, at) => (one.isLate ? [] : [at]));
          for (const at of inRun) {
            await screenOne(at);
            await send();
          }
          expect(received.size, 'nothing goes before the end').toBe(0);
          const finish = () => ledger.finishRun(runOf(targets), join);
          await (twice ? Promise.all([finish(), finish()]) : finish());
          await send();
          for (const [at, { isLate }] of screenings.entries()) if (isLate) await screenOne(at);
          // Each round is one attempt of each that is due.
          const isDue = async () => (await outbox.due(1000)).some((one) => hooks.includes(one.hook));
          for (let round = 0; round < 6 || (round < 40 && (await isDue())); round++) await send();
          // A receiver that never answers well keeps what is left for a later attempt.
          const isAnswered = attempts.includes('ok');
          const heard = [...received].flatMap(([key, body]) =>
            findingsIn(JSON.parse(body)).map((match) => `${key.split(' ')[0]} ${match}`),
          );
          expect(new Set(heard).size, 'none twice').toBe(heard.length);
          if (isAnswered) expect(new Set(heard)).toEqual(expected);
          for (const id of hooks) await store.hooks.remove(id);
        }),
        { numRuns: 40, interruptAfterTimeLimit: 30_000 },
      );
    });
  });
}
