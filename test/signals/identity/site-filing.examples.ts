import { siteFiling } from '../../../src/signals/identity/site-filing.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(siteFiling, [
  {
    name: 'filings in the footer, in full-width signs and by a link',
    pages: `<body><p>Pens and quills in bulk, sent within a day.</p><footer><p>冀ICP备2０19048213号-2　<span>冀公网安备 13010402001974号</span></p>
          <a href="https://beian.mps.gov.cn/#/query/webSearch?recordcode=13010402001974">police</a><p>增值电信业务经营许可证：粤B2-20190059</p></footer></body>`,
    expect: ['icp:冀2019048213', 'police-filing:13010402001974', 'telecom-licence:粤B2-20190059'],
  },
  {
    name: 'the site’s own filing beside its builder’s',
    pages: `<body><p>Pens and quills in bulk, sent within a day.</p><footer><p>© 2020 羽毛笔公司 冀ICP备19048213号 技术支持：蕨云</p>
          <p>技术支持：蕨云 粤ICP备19036721号</p></footer></body>`,
    expect: ['icp:冀19048213'],
  },
  {
    name: 'trap: phone and order numbers, and a blank filing',
    pages:
      '<body><p>Pens and quills in bulk. Call +86 311 8567 2390, order 130104020019741.</p><footer><p>京ICP备12345678号</p></footer></body>',
    expect: null,
  },
]);
