import { streetAddress } from '../../../src/signals/identity/street-address.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS } from '../example-pages.ts';

export const examples = examplesOf(streetAddress, [
  {
    name: 'a cued line and structured data',
    pages: `<head><script type="application/ld+json">{"@type":"Organization","address":{"@type":"PostalAddress","streetAddress":"Quillstraße 7","postalCode":"48213","addressLocality":"Fernhollow"}}</script></head>
          <body>${PENS}<footer><p>Add: Rm 1802, Bldg 3, No. 158 Marrowgate East Rd., Quillmoor City, China Tel: +86 311 8567 2390</p></footer></body>`,
    expect: ['marrowgateeast road|158|3|1802||quillmoor', 'quill strasse|7|||48213|fernhollow'],
  },
  {
    name: 'Chinese and Russian',
    pages: `<body>${PENS}<p>地址：河北省鹅毛市羽笔区墨水东路158号3号楼1802室</p><p>Адрес:</p><p>443001, г. Перьев, ул. Гусиная, д. 12, оф. 305</p></body>`,
    expect: (value) =>
      value.length === 2 &&
      value.some(({ room, house }) => room === '1802' && house === '158') &&
      value.some(({ room }) => room === '305'),
  },
  {
    name: 'trap: a town alone, a street without a number or a town, a theme’s demo',
    pages: `<body>${PENS}<footer><p>Address: Industrial Zone, Quillmoor, Hebei, China 054000</p><p>Address: Marrowgate Road, Quillmoor</p><p>Address: 12 Harbour Street</p><p>Address: 123 Main Street, Anytown 12345</p></footer></body>`,
    expect: null,
  },
  {
    name: 'trap: numbers and roads in running text',
    pages: `<body>${PENS}<p>In 1802 the quill makers of Marrowgate Road 158, Quillmoor 48213, sent 12 pens by way of the harbour.</p></body>`,
    expect: null,
  },
]);
