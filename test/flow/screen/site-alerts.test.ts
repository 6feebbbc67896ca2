/** What hooks hear of a watched site whose contacts change between its visits, on a real store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageOf, textOf } from '../../../src/alert/message.ts';
import { siteAlerts } from '../../../src/flow/screen/site-alerts.ts';
import { Alert, type Hook } from '../../../src/model/alert.ts';
import type { Visit } from '../../../src/model/facts/visit.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import type { Store } from '../../../src/model/ports/store.ts';
import { fingerprintSite } from '../../../src/signals/fingerprint.ts';
import { alertNounOf } from '../../../src/signals/words.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import { openStore } from '../../../src/store/store.ts';
import { entity } from '../../../testkit/match/invented.ts';
import { capturedFrom, siteFrom } from '../../../testkit/site-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-site-alerts-'));
const HOOK: Hook = {
  ...{ schema: 'revenant.hook/1', id: 'h1', url: 'https://team.example/in', secret: 'whsec_AAAA', all: false },
  ...{ createdAt: '2026-01-01T00:00:00Z', disabledAt: null },
};
const page = (contacts: string): string =>
  `<html lang="en"><body><main><p>Pens and quills in bulk, cut by hand from the feathers of our own geese and sent within a day of the order to any harbour.</p></main><footer>© Quillmoor Pens. ${contacts}</footer></body></html>`;

let database: Awaited<ReturnType<typeof openEmbedded>>;
let store: Store;
beforeAll(async () => {
  database = await openEmbedded(join(folder, 'data'), { seedDump: seedDumpPath() });
  store = await openStore(database.pool);
  await store.hooks.add(HOOK);
  await store.entities.save([{ ...entity('listed'), names: ['Quillmoor Pens Ltd.'] }]);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A visit at that time, stored with the alerts that it gives. */
async function visited(host: string, at: string, contacts: string, rest: Partial<Visit> = {}): Promise<Alert[]> {
  const codes = contacts.includes('/code.png') ? ['https://pay.quillmoor.example/77'] : [];
  const grid = { width: 90, height: 90, format: 'png', grey: null, codes };
  const options = { host, capturedAt: at, images: { '/code.png': { body: `code ${codes.join()}`, grid } } };
  const { visit: captured } = capturedFrom({ '/': page(contacts) }, options);
  const visit: Visit = { ...captured, id: `${host} ${at}`, source: 'crawl', entity: 'listed', startedAt: at, ...rest };
  const read = fingerprintSite(siteFrom({ '/': page(contacts) }, options));
  const fingerprint = { ...read, id: visit.id, visit: visit.id, entity: visit.entity };
  await store.ledger.importVisit(visit, fingerprint, [], []);
  const ports = { store, link: 'https://desk.team.example', limits: LIMITS, clock: { now: () => new Date(at) } };
  const deliveries = await siteAlerts(visit, fingerprint, ports);
  await store.outbox.add(deliveries);
  return deliveries.map(({ alert }) => Alert.parse(alert));
}
const day = (n: number, hour = 8) => new Date(Date.UTC(2026, 2, n, hour)).toISOString();

describe('the contacts of a watched site', () => {
  it('that change are told as numbers, with what is new and gone, and no value', async () => {
    const host = 'quillmoor.example';
    expect(await visited(host, day(1), 'sales@quillmoor.example')).toEqual([]);
    expect(await visited(host, day(2), 'sales@quillmoor.example')).toEqual([]);
    const [alert, ...more] = await visited(host, day(3), 'desk@quillmoor.example +44 20 7946 0011');
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      ...{ type: 'site.contacts-changed', left: host, entity: { name: 'Quillmoor Pens Ltd.' }, match: null },
      link: `https://desk.team.example/sites/${host}`,
      contacts: { since: day(2), again: false },
    });
    expect(alert?.contacts?.changed).toEqual(
      expect.arrayContaining([
        { signal: 'contact-email', came: 1, went: 1 },
        { signal: 'contact-phone', came: 1, went: 0 },
      ]),
    );
    expect(JSON.stringify(alert)).not.toMatch(/desk@|sales@|7946/);
    const text = alert === undefined ? '' : textOf(messageOf(alert, alertNounOf));
    expect(text).toMatch(/^Contacts changed\nSite: quillmoor\[\.\]example\n/);
    expect(text).toContain('New: 1 mailbox, 1 phone number\nGone: 1 mailbox\n');
  });

  it('are all that docs/alerts.md promises: each kind is told as its page shows it', async () => {
    const host = 'every-kind.example';
    const parts = [
      ['mailbox', 'sales@every-kind.example'],
      ['phone number', 'Phone +44 20 7946 0011'],
      ['messenger', '<a href="skype:quillmoor.pens?chat">Chat</a>'],
      ['social profile', '<a href="https://www.facebook.com/quillmoor.pens">Us</a>'],
      ['wallet', 'Bitcoin: 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
      ['postal address', '<address>12 Harbour Street, Marlwick MW1 4QT</address>'],
      ['code in a picture', '<img src="/code.png">'],
    ] as const;
    await visited(host, day(1), '');
    for (const [i, [words, shown]] of parts.entries()) {
      const [came] = await visited(host, day(3 + 4 * i), shown);
      expect(came && textOf(messageOf(came, alertNounOf)), words).toContain(`New: 1 ${words}\n`);
      const [went] = await visited(host, day(5 + 4 * i), '');
      expect(went && textOf(messageOf(went, alertNounOf)), words).toContain(`Gone: 1 ${words}\n`);
    }
  });

  it('do not include numbers in a register: they are the owner’s', async () => {
    await visited('numbers.example', day(1), 'ИНН 7707083893');
    expect(await visited('numbers.example', day(2), '')).toEqual([]);
  });

  it('of a partial visit, of an archive, or of a site that nobody watches are not told', async () => {
    const host = 'partial.example';
    await visited(host, day(1), 'a@partial.example');
    expect(await visited(host, day(2), 'b@partial.example', { state: 'partial' })).toEqual([]);
    expect(await visited(host, day(3), 'b@partial.example', { source: 'import' })).toEqual([]);
    // Compared with the last complete visit, not with the partial one.
    expect(await visited(host, day(4), 'b@partial.example')).toMatchObject([{ contacts: { since: day(1) } }]);
    await visited('unwatched.example', day(1), 'a@unwatched.example', { entity: null });
    expect(await visited('unwatched.example', day(2), 'b@unwatched.example', { entity: null })).toEqual([]);
  });

  it('that are random at each visit give one alert a day, which says so; what changed in between is told the next day', async () => {
    const host = 'random.example';
    const told: (Alert | undefined)[] = [];
    for (let hour = 0; hour < 96; hour += 6) {
      const [alert] = await visited(host, day(1, hour), `x${hour}@random.example`);
      told.push(alert);
    }
    const alerts = told.filter((alert) => alert !== undefined);
    expect(alerts).toHaveLength(4);
    expect(alerts.map(({ contacts }) => contacts?.again)).toEqual([false, true, true, true]);
    expect(alerts.map((alert) => /may show others at each visit/.test(textOf(messageOf(alert, alertNounOf))))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    // Nothing changes any more, but the last values were not told yet.
    expect(await visited(host, day(6), 'x90@random.example')).toHaveLength(1);
    expect(await visited(host, day(8), 'x90@random.example')).toEqual([]);
  });
});
