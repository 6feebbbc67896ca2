import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRdapDomain } from '../../src/registry/rdap-document.ts';
import { HOLDER, rdapDomain } from '../../testkit/registry/registries.ts';

const read = (document: unknown, domain = 'quill.test') => readRdapDomain(document, domain)?.registration;

describe('an RDAP answer', () => {
  it('is read: holder, registrar, dates, hosts, status', () => {
    expect(readRdapDomain(rdapDomain('quill.test', HOLDER), 'quill.test')).toEqual({
      registration: {
        registrantName: 'Edda Marrow',
        registrantOrganisation: 'Fernhollow Imp. & Exp. Co., Ltd.',
        registrantEmail: 'inkwell.owner@quillmoor.test',
        registrantPhone: '+86.3115550143',
        registrantCountry: 'CN',
        registrar: 'Marrowgate Names, Inc.',
        registrarId: '99999',
        created: '2019-04-12',
        expires: '2027-04-12',
        nameservers: ['ns1.quillhost.test'],
        status: ['active'],
      },
      related: null,
      hasRegistrant: true,
    });
  });

  it('a name that was registered again is held from then on', () => {
    const again = { eventAction: 'reregistration', eventDate: '2021-06-05T10:00:00Z' };
    const first = { eventAction: 'registration', eventDate: '2009-04-01T10:00:00Z' };
    for (const events of [
      [first, again],
      [again, first],
    ])
      expect(readRdapDomain(rdapDomain('quill.test', HOLDER, { events }), 'quill.test')?.registration.created).toBe(
        '2021-06-05',
      );
  });

  it('a card of a firm names a firm', () => {
    const firm = [
      ['fn', {}, 'text', 'Fernhollow Ltd'],
      ['kind', {}, 'text', 'org'],
    ];
    expect(read(rdapDomain('quill.test', firm))).toMatchObject({ registrantOrganisation: 'Fernhollow Ltd' });
    expect(read(rdapDomain('quill.test', firm))).not.toHaveProperty('registrantName');
  });

  it('a firm of several units, an international name, a country in the address', () => {
    const card = [
      ['org', {}, 'text', ['Fernhollow', 'Export']],
      ['adr', {}, 'text', ['', '', '', '', '', '', 'China']],
    ];
    expect(read(rdapDomain('xn--fiq228c.test', card, { unicodeName: '中文.test' }), 'xn--fiq228c.test')).toMatchObject({
      registrantOrganisation: 'Fernhollow, Export',
      registrantCountry: 'China',
    });
    expect(
      read({ ...rdapDomain('x', null), ldhName: undefined, unicodeName: 'ÄRGER.test' }, 'xn--rger-koa.test'),
    ).toBeDefined();
  });

  // RFC 9537, 4.2: by name, by path, by replacement.
  it.each([
    [{ name: { description: 'Registrant Email' }, method: 'removal' }, 'registrantEmail', 'registrant email'],
    [
      { name: { type: 'Registrant Email' }, method: 'replacementValue', replacementPath: '$.entities[0]' },
      'registrantEmail',
      'registrant email',
    ],
    [
      {
        name: { description: 'x' },
        prePath: "$.entities[?(@.roles[0]=='registrant')].vcardArray[1][?(@[0]=='email')]",
      },
      'registrantEmail',
      'registrant email',
    ],
    [
      { name: { description: 'Registrant Name' }, postPath: "$.entities[0].vcardArray[1][?(@[0]=='fn')][3]" },
      'registrantName',
      'registrant name',
    ],
    [{ name: { description: 'Registrant Organization' } }, 'registrantOrganisation', 'registrant organisation'],
    [{ name: { description: 'Registrant Phone' } }, 'registrantPhone', 'registrant phone'],
  ])('what is said to be withheld is dropped, value or not: %j', (entry, field, says) => {
    const found = read(rdapDomain('quill.test', HOLDER, { redacted: [entry] }));
    expect(found).not.toHaveProperty(field);
    expect(found?.withheld).toEqual([says]);
  });

  it('what is withheld of others is no matter, what of parts we do not read is told', () => {
    const redacted = [{ name: { description: 'Tech Email' } }, { name: { description: 'Registrant Street' } }];
    expect(read(rdapDomain('quill.test', HOLDER, { redacted }))).toMatchObject({
      registrantEmail: 'inkwell.owner@quillmoor.test',
      withheld: ['registrant street'],
    });
  });

  it('the older remark says it, too', () => {
    const document = rdapDomain('quill.test', []) as { entities: { remarks?: unknown }[] };
    if (document.entities[0] !== undefined)
      document.entities[0].remarks = [{ title: 'REDACTED FOR PRIVACY', type: 'object redacted due to authorization' }];
    expect(read(document)?.withheld).toEqual(['registrant']);
  });

  it('names where its registrar answers', () => {
    const links = [
      { rel: 'self', href: 'http://rdap.registry.test/x', type: 'application/rdap+json' },
      { rel: 'related', href: 'http://registrar.test/help', type: 'text/html' },
      { rel: 'related', href: 'javascript:1', type: 'application/rdap+json' },
      { rel: 'related', href: 'http://rdap.registrar.test/domain/quill.test', type: 'application/rdap+json' },
    ];
    expect(readRdapDomain(rdapDomain('quill.test', null, { links }), 'quill.test')).toMatchObject({
      related: 'http://rdap.registrar.test/domain/quill.test',
      hasRegistrant: false,
    });
  });

  it.each([
    ['another name', rdapDomain('other.test', HOLDER)],
    ['a host', { ...rdapDomain('quill.test', HOLDER), objectClassName: 'nameserver' }],
    ['an error', { errorCode: 404, title: 'quill.test' }],
    ['nothing', null],
    ['a list', [rdapDomain('quill.test', HOLDER)]],
    ['members of a prototype', JSON.parse('{"__proto__": {"objectClassName": "domain", "ldhName": "quill.test"}}')],
  ])('about %s is none', (_, document) => {
    expect(readRdapDomain(document, 'quill.test')).toBeNull();
  });

  it('takes whatever stands in place of what it should be, and stays small', () => {
    const wild = fc.anything({ maxDepth: 4, withNullPrototype: true });
    const domain = fc.record(
      {
        objectClassName: fc.constant('domain'),
        ldhName: fc.constant('quill.test'),
        ...Object.fromEntries(
          ['events', 'entities', 'nameservers', 'status', 'links', 'redacted'].map((name) => [
            name,
            fc.oneof(wild, fc.array(wild)),
          ]),
        ),
      },
      { requiredKeys: ['objectClassName', 'ldhName'] },
    );
    fc.assert(
      fc.property(domain, (document) => {
        const found = readRdapDomain(document, 'quill.test');
        expect(JSON.stringify(found).length).toBeLessThan(40_000);
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a hundred thousand hosts keeps a few, each in one short clean line', () => {
    const nameservers = Array.from({ length: 100_000 }, (_, i) => ({ ldhName: `ns${i}.quill.test` }));
    const status = ['a\u0000b\u001b[31m\u202ec', 'x'.repeat(1e6)];
    const found = read(rdapDomain('quill.test', [], { nameservers, status }));
    expect(found?.nameservers?.length).toBe(30);
    expect(found?.status?.[0]).toMatch(/^a ?b ?\[31m ?c$/);
    expect(found?.status?.[1]?.length).toBe(300);
  });
});
