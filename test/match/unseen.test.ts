/** What no reader sees: a contact there is nobody's, a name there was left by whoever made the page. */
import { expect, it } from 'vitest';
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { openSite } from '../../src/page/site.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { capturedFrom } from '../../testkit/site-fixture.ts';

const shop = (host: string, name: string, inside: string, foot = '') => {
  const text = `<p>The shop ${name} sends its goods within a day to every town on the river and beyond the pass.</p>`;
  const html = `<html lang="en"><head><title>${name}</title></head><body><main>${text}${inside}</main><footer>${foot}<p>© 2023 ${name}</p></footer></body></html>`;
  const captured = capturedFrom({ '/': html }, { host });
  return { visit: captured.visit, fingerprint: fingerprintSite(openSite(captured)), entity: null };
};
const OLD = shop('quillmoor.test', 'Hebei Quillmoor Trading Co., Ltd.', '', '<p>E-mail: quillpost.lena@gmail.com</p>');
const rowOf = (inside: string, signal: string, foot = '') => {
  const match = matchPair(OLD, shop('fernhollow.test', 'Fernhollow Stationers Ltd', inside, foot), shippedBackground());
  return match.evidence.find((row) => row.signal === signal);
};

it('a mailbox that no reader of one side sees weighs little, and says why', () => {
  const seen = rowOf('', 'contact-email', '<p>quillpost.lena@gmail.com</p>');
  const unseen = rowOf('<p hidden>quillpost.lena@gmail.com</p>', 'contact-email');
  expect(unseen?.weight).toBeLessThan((seen?.weight ?? 0) / 3);
  expect(unseen?.note).toMatch(/hides it from readers/);
});

it('a name that was left in hidden text keeps its bits; in a comment of a visitor it has none of an owner’s', () => {
  const name = 'Hebei Quillmoor Trading Co., Ltd.';
  const hidden = rowOf(`<p hidden>${name}</p>`, 'residual-name');
  const comment = rowOf(`<ol class="comment-list"><li class="comment">${name}</li></ol>`, 'residual-name');
  expect(hidden?.weight).toBeGreaterThan(5);
  expect(comment?.level ?? 'partial').toBe('partial');
});
