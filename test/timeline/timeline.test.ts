/** The short form of `npm run timeline`: the same, with what every crawl must say. */
import { afterAll, expect, it } from 'vitest';
import { Timeline } from '../../src/model/derived/timeline.ts';
import { runHere, temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { crawlStages, SECOND, THIRD } from '../../testkit/timeline/stages.ts';

const folder = temporaryFolder();
const cli = (...args: string[]) => runHere(args, folder.path);

afterAll(() => folder.remove());

it('tells what came and what is absent, removal once it is confirmed, and flags the third name from archives alone', async () => {
  const { stages, timeline } = await crawlStages(cli, folder.path);
  const { events, sightings } = Timeline.parse(timeline);
  expect(sightings.map(({ presence }) => presence)).toEqual(['present', 'present', 'present', 'gone', 'gone']);
  expect(events.map(({ kind }) => kind).filter((kind) => kind !== 'matched')).toEqual([
    ...['first-seen', 'contacts-changed', 'changed', 'contacts-changed', 'changed', 'weakened', 'absent', 'removed'],
  ]);
  // It took the names out: what it was flagged for is kept, and what of that is gone is said.
  expect(events.find(({ kind }) => kind === 'weakened')?.text).toMatch(/[\d.]+ → [\d.]+ bits.*: .*gone/);
  const told = (stage: number) =>
    events
      .filter(({ visit }) => visit === sightings[stage]?.visit)
      .flatMap(({ changes }) => changes.map(({ what, value }) => `${what} ${value}`))
      .join('\n');
  const [copies, cleans] = [told(1), told(2)];
  expect(copies).toMatch(/^appeared samples@qiruntuo-chem\.example$/m);
  expect(copies).toMatch(/^absent hello@panmulan-chem\.example$/m);
  expect(cleans).toMatch(/^absent samples@qiruntuo-chem\.example$/m);
  expect(cleans).toMatch(/^absent .*qiruntuo/im);
  expect(cleans).toMatch(/^absent http:\/\/panmulan-chem\.example\/samples\.html$/m);
  expect(events.find(({ kind }) => kind === 'removed')?.text).toMatch(/^Present on .+, absent on .+ and on .+/);

  expect(stages.map(({ flagged }) => flagged.length > 0)).toEqual([false, true, true, false, true]);
  expect(stages[4]?.flagged.join('\n')).toMatch(new RegExp(`^qiruntuo-chem\\.example, ${THIRD}, strong$`, 'm'));
  // The page with the mailbox is gone (404), so the visit shows the whole site, and the mailbox is gone too.
  expect(stages[2]?.alerts.map(({ type }) => type)).toEqual(['match.weakened', 'site.contacts-changed']);
  const removed = stages.map(({ alerts }) => alerts.filter(({ type }) => type === 'site.removed'));
  expect(removed.slice(0, 4).flat()).toEqual([]);
  expect(removed[4]).toMatchObject([{ left: SECOND, entity: { id: 'hanbei-qiruntuo' } }]);

  const text = await cli('site', 'timeline', `http://${SECOND}/`);
  expect(text.stdout).toMatch(/^Contacts changed 2 times, last seen in the visit of /m);
  expect(text.stdout).toMatch(/− contact-email: samples@qiruntuo-chem\.example/);
  expect(text.stdout).not.toMatch(/deleted/i);
}, 300_000);
