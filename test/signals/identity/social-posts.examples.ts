import { socialPosts } from '../../../src/signals/identity/social-posts.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(socialPosts, [
  {
    name: 'a website has names and no posts',
    pages:
      '<body><p>Pens and quills in bulk, sent within a day.</p><footer>© 2026 Quillmoor Trading Co., Ltd.</footer></body>',
    expect: ({ own, posts }) => own[0]?.value === 'quillmoor trading' && posts.length === 0,
  },
  {
    name: 'a profile whose posts name that site',
    host: 'www.facebook.com',
    kind: 'social-page',
    pages: {
      '/annahollis': `<head><title>Anna Hollis | Facebook</title></head><body><h1>Anna Hollis</h1><p>Sales, at work since the spring.</p>
          <div role="article"><h4>Anna Hollis</h4><p>Write to me for prices of Quillmoor Trading quills.</p></div></body>`,
    },
    expect: ({ posts }) => posts.length === 1,
  },
  {
    name: 'trap: articles on a website are no posts',
    pages:
      '<body><article><p>Fernhollow Ink Co., Ltd. opened a mill, the harbour paper writes this week.</p></article></body>',
    expect: null,
  },
]);
