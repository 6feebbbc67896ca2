/** One of each thing in a desk, with values as long and as foreign as real ones, and the address of each page. */
import { isReplayed } from '../../src/desk/replay/origin.ts';
import { pastedSeeds } from '../../src/flow/crawl/pasted-seeds.ts';
import { makeList } from '../../src/flow/crawl/sweep-lists.ts';
import { openCase } from '../../src/flow/evidence/cases.ts';
import { createHook } from '../../src/flow/hooks.ts';
import { setHold } from '../../src/flow/operations/holds.ts';
import { writeComment } from '../../src/flow/people/comments.ts';
import { saveSearch, tellSearches } from '../../src/flow/site/saved-searches.ts';
import { readSubjects } from '../../src/flow/site/search-index.ts';
import { newFollow } from '../../src/flow/suggest/follow.ts';
import { OWNER } from '../../src/model/decisions/user.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Services } from '../../src/services.ts';
import { MATCH } from '../report/example-match.ts';
import { deliveryOf, OPTIONS } from '../store/facts.ts';
import { type DeskRoute, patternIn } from './routes-of.ts';

/** Routes that give no page: files, pictures, events and figures. */
const NO_PAGE =
  /\/(?:events|next|:digest)$|\/(?:report|brief)\.|^\/log\/export$|^\/(?:pictures|drawn|differences|screenshots|metrics|matches|login\.css|login\/oidc.*)(?:\/|$)/;

const LABEL = 'q'.repeat(63);
/** 253 characters are the most that a host may have. */
const LONG_HOST = `${LABEL}.${LABEL}.${LABEL}.${'r'.repeat(49)}.example`;
const NAMES = {
  chinese: '北海启润拓国际贸易与精细化工进出口有限责任公司',
  russian: 'Общество с ограниченной ответственностью «Внешнеэкономхимпромснаб»',
  arabic: 'شركة النور للتجارة الدولية والمواد الكيميائية المحدودة',
};

type Post = (path: string, fields: Readonly<Record<string, string>>) => Promise<unknown>;

/** @param pair two sites that were visited and are alike @param post sends a form of the desk @param user who looks */
export async function fillDesk(
  services: Services,
  [site, other]: readonly [string, string],
  post: Post,
  user: string = OWNER.id,
): Promise<string[]> {
  const { store, clock } = services;
  const by = NAMES.russian;
  const finding = (await store.matches.list({ site })).find(({ left, right }) =>
    [left.site, right.site].includes(other),
  );
  const long = {
    ...MATCH,
    id: 'd'.repeat(64),
    left: { ...MATCH.left, site: LONG_HOST, entity: { id: LABEL, name: NAMES.arabic } },
    right: { ...MATCH.right, site: `${LONG_HOST}/${LABEL}` },
  };
  await store.ledger.saveFound([long], []);
  const folder = await openCase(`${NAMES.chinese} ${LABEL}`, by, services);
  const at = clock.now().toISOString();
  const items = [
    { kind: 'finding', subject: long.id, text: NAMES.arabic },
    { kind: 'finding', subject: finding?.id ?? '', text: `${LABEL}${LABEL}` },
    { kind: 'site', subject: site, text: '' },
    { kind: 'note', subject: 'n1', text: `${NAMES.arabic}\n${LONG_HOST}` },
  ] as const;
  for (const item of items) await store.cases.put(folder.id, { ...item, by, at });
  const hook = createHook({ url: `https://${LONG_HOST}/in`, all: true }, clock.now());
  await store.hooks.add(hook);
  await store.outbox.add([deliveryOf('shown', { hook: hook.id, lastError: `answered 500 ${LABEL}` })]);
  const seeds = pastedSeeds(`http://${site}/\nhttps://${LONG_HOST}/${LABEL}`, services.ofReplay);
  const list = await makeList({ name: NAMES.russian, by, seeds }, services);
  await setHold({ kind: 'finding', subject: long.id, by, reason: `${NAMES.chinese} ${LABEL}` }, services);
  const watched = { user, name: `${NAMES.chinese} ${LABEL}`, text: LONG_HOST, watched: true };
  const search = await saveSearch(watched, services);
  await store.ledger.saveFound(
    [{ ...long, id: 'f'.repeat(64), right: { ...long.right, site: `${LABEL}.${LABEL}.example` } }],
    [],
  );
  for (const [about, subject] of [
    ['finding', finding?.id ?? ''],
    ['finding', long.id],
    ['site', site],
    ['case', folder.id],
  ] as const) {
    const text = `${NAMES.arabic} ${LABEL}${LABEL}\n@owner ${LONG_HOST}`;
    await writeComment({ about, subject, text, by, user: 'somebody' }, services);
    const told = { about, subject, text, by, user, at, mentions: [by] };
    const comment = { schema: 'revenant.comment/1' as const, id: `c-${subject}`, ...told };
    await store.comments.add(comment, [user], `${NAMES.chinese} ${LABEL} ${LONG_HOST}`);
  }
  await readSubjects(services, 10_000);
  await tellSearches(services, 10_000);
  const suggestion = 'e'.repeat(64);
  const reason = { kind: 'bio', bits: 8, entity: LABEL, from: LONG_HOST, visit: null, capture: null } as const;
  const seenAt = { url: `https://${LONG_HOST}/${LABEL}`, quote: NAMES.arabic, steps: 1, seenAt: at };
  await store.suggestions.add(
    [
      {
        ...{ id: suggestion, address: `https://${LONG_HOST}/${LABEL}`, site: LONG_HOST, kind: 'website' },
        reasons: [{ ...reason, ...seenAt }],
      },
    ],
    () => 8,
  );
  const follow = newFollow({ from: NAMES.chinese, entities: [LABEL], depth: 2, budget: 50, by }, services);
  await store.follows.add({ ...follow, state: 'ended', visited: 12, suggested: 1, endedAt: at }, OPTIONS);
  const addresses = `https://${LONG_HOST}/${LABEL}`;
  await post('/schedules', { name: NAMES.arabic, addresses, every: '7d', later: 'yes' });
  await visitAgain(site, services);
  const begun = (await post('/imports/captures', { url: addresses, by })) as Response;
  const [seen] = await store.ledger.visits({ site });
  const capture = seen?.visit.captures.find(isReplayed);
  const [run] = await store.ledger.runs(1_000);
  const [entity] = await store.entities.list();
  const [schedule] = await store.schedules.list();
  const of = encodeURIComponent;
  return [
    ...[
      '/',
      '/findings?judged=any',
      '/findings?judged=any&kind=website',
      '/findings?judged=any&view=pairs',
      `/findings/${finding?.id}`,
      `/findings/${long.id}`,
    ],
    ...[
      `/sites/${site}`,
      `/sites/${site}/timeline`,
      `/sites/${site}/difference`,
      '/suggestions',
      `/suggestions?from=${of(entity?.id ?? '')}`,
      `/suggestions/${suggestion}`,
      `/follows/${follow.id}`,
      '/operators',
      `/operators/${site}`,
      `/operators/${site}/graph`,
      '/entities',
      '/entities?q=a',
      `/entities?list=${of(entity?.list ?? '')}`,
      `/entities/${of(entity?.id ?? '')}`,
    ],
    ...[
      '/search',
      '/searches',
      `/searches/${search.id}`,
      '/inbox',
      '/inbox?all=yes',
      `/search?q=${of(site)}`,
      '/compare',
      '/send',
      '/imports',
      begun.headers.get('location') ?? '',
      '/runs',
      `/runs/${run?.id}`,
      '/cases',
      `/cases/${folder.id}`,
    ],
    ...['/schedules', '/lists', `/lists/${list}`, ...(schedule === undefined ? [] : [`/lists/of/${schedule.id}`])],
    ...[
      '/hooks',
      `/hooks/${hook.id}`,
      '/log',
      '/holds',
      '/holds?all=yes',
      '/purges',
      '/health',
      '/people',
      '/account',
      '/api',
    ],
    ...[`/replay/${seen?.visit.id}`, `/replay/${seen?.visit.id}/${capture?.id}`, '/login'],
  ];
}

/** One more visit of the site, a day later: a page shows what differs between two. */
async function visitAgain(site: string, { store }: Services): Promise<void> {
  const [newest] = await store.ledger.visitsOfSite(site, { before: null, limit: 1 });
  const print = newest === undefined ? null : await store.fingerprints.get(newest.visit.id);
  if (newest === undefined || print === null) return;
  const later = (at: string): string => new Date(Date.parse(at) + 86_400_000).toISOString();
  const { visit } = newest;
  const id = sha256('again', visit.id);
  const captures = visit.captures.map((one) => ({ ...one, id: sha256('again', one.id) }));
  const times = { startedAt: later(visit.startedAt), endedAt: later(visit.endedAt) };
  const again = { ...print, id: sha256('again', print.id), visit: id, capturedAt: times.startedAt };
  await store.ledger.importVisit({ ...visit, ...times, id, run: null, captures }, again, [], []);
}

/** Pages of the route table that are not among the addresses. */
export function missingPages(routes: readonly DeskRoute[], paths: readonly string[]): string[] {
  const walked = new Set(paths.map((path) => patternIn(routes, 'GET', path.split('?')[0] ?? '')));
  return routes
    .filter(({ method, path }) => method === 'GET' && !NO_PAGE.test(path) && !walked.has(path))
    .map(({ path }) => path);
}
