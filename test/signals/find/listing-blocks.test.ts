/** Contacts in a list of other firms are theirs; those of one firm's branches are its own. */
import { describe, expect, it } from 'vitest';
import { contactEmail } from '../../../src/signals/identity/contact-email.ts';
import { contactPhone } from '../../../src/signals/identity/contact-phone.ts';
import { messenger } from '../../../src/signals/identity/messenger.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const FILL =
  '<h1>Makers of pens</h1><p>All makers of pens and quills along the coast, with their telephones and mailboxes.</p>';
const FOOT = '<footer><p>© 2026 Coast Directory. Call us: +86 311 8790 1200, desk@coastlist.test</p></footer>';
const NAMES = [
  'Quillmoor',
  'Fernhollow',
  'Oxbow',
  'Marrowgate',
  'Tallgrass',
  'Heronbrook',
  'Saltmarsh',
  'Larkfield',
  'Thornbury',
  'Wrenlow',
  'Ashcombe',
  'Elmstead',
];
const phone = (i: number) => `+86 311 8567 23${i + 10}`;

const page = (
  entries: readonly string[],
  around: (all: string) => string = (all) => `<div class="list">${all}</div>`,
) => siteFrom({ '/': `<body>${FILL}${around(entries.join(''))}${FOOT}</body>` }, { host: 'coastlist.test' });
const parts = (site: ReturnType<typeof page>) => ({
  phones: new Set(
    contactPhone
      .extract(site)
      ?.filter(({ value }) => value !== '+8631187901200')
      .map(({ place }) => place.part),
  ),
  own: contactPhone.extract(site)?.find(({ value }) => value === '+8631187901200')?.place.part,
});
const five = NAMES.slice(0, 5);

describe('a list of other firms', () => {
  it.each([
    [
      'cards',
      page(five.map((name, i) => `<div class="card"><h3>${name} Trading Co., Ltd</h3><p>Tel: ${phone(i)}</p></div>`)),
    ],
    [
      'cards of two kinds',
      page(
        five.map(
          (name, i) =>
            `<div class="card ${i % 2 ? 'odd' : 'even'}"><h3>${name} Trading Co., Ltd</h3><div><p>Pens</p></div><a href="tel:${phone(i)}">call</a></div>`,
        ),
      ),
    ],
    [
      'rows',
      page(
        five.map((name, i) => `<tr><td>${name} Ltd</td><td>Tel ${phone(i)}</td></tr>`),
        (all) => `<table>${all}</table>`,
      ),
    ],
    [
      'items with their own sites',
      page(
        five.map(
          (name, i) => `<li><b>${name}</b> <a href="https://${name.toLowerCase()}.test/">site</a> Tel ${phone(i)}</li>`,
        ),
        (all) => `<ul>${all}</ul>`,
      ),
    ],
    [
      'many items without any',
      page(
        NAMES.map((name, i) => `<li><a href="/firm/${name}">${name}</a> Tel ${phone(i)}</li>`),
        (all) => `<ul>${all}</ul>`,
      ),
    ],
  ])('in %s is cited, and the directory stands in its frame', (_, site) => {
    const { phones, own } = parts(site);
    expect([...phones]).toEqual(['cited']);
    expect(own).toBe('frame');
  });

  it('gives their mailboxes and messengers, too', () => {
    const site = page(
      five.map(
        (name, i) =>
          `<div class="card"><h3>${name} Ltd</h3><p>WeChat: quill_${i}66, Tel ${phone(i)}, <a href="mailto:sales@${name.toLowerCase()}.test">mail</a></p></div>`,
      ),
    );
    expect(new Set(messenger.extract(site)?.map(({ place }) => place.part))).toEqual(new Set(['cited']));
    const mails = contactEmail.extract(site)?.filter(({ value }) => value !== 'desk@coastlist.test') ?? [];
    expect(mails).toHaveLength(5);
    expect(new Set(mails.map(({ place }) => place.part))).toEqual(new Set(['cited']));
  });
});

describe("a firm's own branches", () => {
  const cities = ['Northport', 'Southport', 'Easthaven', 'Westhaven', 'Midtown', 'Riverside'];
  it.each([
    [
      'few',
      page(cities.slice(0, 4).map((city, i) => `<div class="office"><h3>${city}</h3><p>Tel ${phone(i)}</p></div>`)),
    ],
    [
      'six by their towns',
      page(cities.map((city, i) => `<div class="office"><h3>${city}</h3><p>Tel ${phone(i)}</p></div>`)),
    ],
    [
      'twelve with mailboxes on one domain',
      page(
        NAMES.map((city, i) => `<li>${city} Tel ${phone(i)}, ${city.toLowerCase()}@quillmoor.test</li>`),
        (all) => `<ul>${all}</ul>`,
      ),
    ],
    [
      'twelve of one name',
      page(
        NAMES.map((city, i) => `<li>Quillmoor ${city} Ltd, Tel ${phone(i)}</li>`),
        (all) => `<ul>${all}</ul>`,
      ),
    ],
    [
      'twelve of the name of the site',
      page(
        NAMES.map((city, i) => `<li>Coastlist ${city}, Tel ${phone(i)}</li>`),
        (all) => `<ul>${all}</ul>`,
      ),
    ],
    [
      'subsidiaries',
      page(
        ['GmbH', 'SARL', 'Ltd', 'LLC', 'S.p.A'].map(
          (form, i) => `<div class="office"><h3>Quillmoor ${form}</h3><p>Tel ${phone(i)}</p></div>`,
        ),
      ),
    ],
    [
      'one number beside every firm',
      page(five.map((name) => `<div class="card"><h3>${name} Ltd</h3><p>Order by telephone: ${phone(1)}</p></div>`)),
    ],
  ])('%s stay its own', (_, site) => {
    const { phones, own } = parts(site);
    expect([...phones]).toEqual(['self']);
    expect(own).toBe('frame');
  });
});

it('looks through a page of nothing but numbers in time', () => {
  const site = page(Array.from({ length: 10_000 }, (_, i) => `<div><p>Tel +86 311 ${10_000_000 + i}</p></div>`));
  expectQuick(() => contactPhone.extract(site), 4_000);
});
