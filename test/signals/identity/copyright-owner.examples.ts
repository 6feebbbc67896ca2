import { copyrightOwner } from '../../../src/signals/identity/copyright-owner.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(copyrightOwner, [
  {
    name: 'another owner in a translated footer',
    pages: {
      '/': '<html lang="en"><body><p>Pens</p><footer><p>© 2021 Shanxi Fernhollow Co., Ltd. All rights reserved.</p></footer></body></html>',
      '/ru/':
        '<html lang="ru"><body><p>Ручки и перья оптом для всех клиентов</p><footer><p>Авторское право © 2019 Hebei Quillmoor Trading Co., Ltd. Все права защищены.</p></footer></body></html>',
    },
    expect: ({ owners, years }) =>
      owners.map((owner) => owner.value).join() === 'shanxi fernhollow,hebei quillmoor trading' &&
      years.join() === '2019,2021',
  },
  {
    name: 'Chinese notice with a filing behind it',
    pages:
      '<html lang="zh"><body><footer><p>版权所有：河北鹅毛贸易有限公司 冀ICP备12345678号 技术支持：雁翎网络</p></footer></body></html>',
    expect: ({ owners }) => owners.length === 1 && owners[0]?.value === '河北鹅毛贸易',
  },
  {
    name: 'trap: a theme that was never filled in, and its builder',
    pages:
      '<body><footer><p>Copyright © 2021 Company Name. All Rights Reserved. Powered by Webcraft Ltd</p></footer></body>',
    expect: null,
  },
  {
    name: 'trap: an article about other people’s rights',
    pages:
      '<body><main><p>Judges found last week that the studio, and not the painter, holds the works. Copyright 1999 Studio Fernhollow Ltd was printed on all of them.</p></main></body>',
    expect: null,
  },
]);
