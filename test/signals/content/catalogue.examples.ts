import { catalogue } from '../../../src/signals/content/catalogue.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(catalogue, [
  {
    name: 'a table and a line of text',
    pages: `<body><p>Reagents for every bench, sent within a day.</p><table><tr><th>Name</th><th>CAS No.</th></tr><tr><td>one</td><td>64-17-5</td></tr><tr><td>two</td><td>103-63-9</td></tr></table>
          <p>Oil, CAS: 8013–07–8 and １２４–０４–９</p></body>`,
    expect: ['64-17-5', '103-63-9', '8013-07-8', '124-04-9'],
  },
  {
    name: 'cue behind the number',
    pages: '<body><p>Reagents for every bench, sent within a day.</p><p>Spirit 64-17-5 (CAS)</p></body>',
    expect: (value) => value.length === 1,
  },
  {
    name: 'trap: dates and numbers that fail their check',
    pages: '<body><p>Reagents for every bench, sent within a day.</p><p>Posted 2021-12-7</p><p>CAS 64-17-6</p></body>',
    expect: null,
  },
  {
    name: 'trap: phone numbers and sizes',
    pages: '<body><p>Pens and quills in bulk. Call 311-85-6 or 0311-85-67; size 64-17-5 mm.</p></body>',
    expect: null,
  },
]);
