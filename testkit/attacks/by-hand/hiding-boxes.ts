/** Hiding by boxes: the whole page, its contact with it, stands in one box that looks like somebody else's words. */
import type { Attack } from '../attack.ts';
import { MAILBOX, PHONE } from '../cast.ts';
import { boxed, MAIL_LINK, TEL_LINK, TG_LINK } from './case.ts';
import { bare, board, civic, hashed, inBox, plain, table, utility } from './frames.ts';
import { CHAJU, HOJA, KILNS, LATERNE, PERO, SERAMIK, YARD } from './goods.ts';

export const HIDING_BOXES: readonly Attack[] = [
  boxed('box-blockquote', inBox('<blockquote>', plain, '</blockquote>'))`
A paper mill puts each whole page into one blockquote, with the listed mailbox in the footer.
canalside-paper.example = Canalside Paper
_ <p>Orders: ${MAIL_LINK}</p><p>Canalside Paper, Lock Lane 4, Esker</p>
${YARD}
`,
  boxed('box-aside', inBox('<aside aria-label="related">', bare, '</aside>'))`
A pottery puts each whole page into an aside, with the listed number in its last line.
rimkiln.example = Rimkiln Pots
_ Rimkiln Pots, Clay Road, Garth · Phone ${TEL_LINK}
${KILNS}
`,
  boxed(
    'box-comments',
    inBox(
      '<section id="comments" class="comments-area"><ol class="comment-list"><li class="comment"><div class="comment-body">',
      hashed,
      '</div></li></ol></section>',
    ),
    'ru',
  )`
A glove workshop puts each whole page into the box of a single comment.
perchatka-opt.example = Перчатка Опт
_ <span>Почта: ${MAIL_LINK}</span><span>ИП Лунёва, г. Зареченск, Ткацкая, 12</span>
${PERO}
`,
  boxed(
    'box-review-type',
    inBox('<div itemscope itemtype="https://schema.org/Review"><div itemprop="reviewBody">', plain, '</div></div>'),
    'tr',
  )`
A wood turner types each whole page as the body of a review.
zeytinkasik.example = Zeytin Kaşık
_ <p>Telefon: ${TEL_LINK}</p><p>E-posta: ${MAIL_LINK}</p>
${SERAMIK}
`,
  boxed(
    'box-testimonial',
    inBox(
      '<ul class="testimonials"><li class="testimonial"><div class="testimonial-text">',
      utility,
      '</div></li></ul>',
    ),
    'de',
  )`
A tent maker puts each whole page into the only entry of a list of testimonials.
planenhalle.example = Planenhalle Dunfold
_ Planenhalle Dunfold, Segelweg 1 · Mail: ${MAIL_LINK}
${LATERNE}
`,
  boxed(
    'box-figure-cite',
    inBox(
      '<figure><blockquote cite="https://weavers-weekly.example/2024/hammocks">',
      table,
      '</blockquote><figcaption>Weavers’ Weekly</figcaption></figure>',
    ),
    'es',
  )`
A hammock workshop puts each whole page into a figure that pretends to quote a magazine.
hamacas-remedios.example = Hamacas Remedios
_ Hamacas Remedios, Calle del Pozo 9, Monteverde Viejo. Correo: ${MAIL_LINK}
${HOJA}
`,
  boxed('box-details', inBox('<details open><summary>…</summary>', civic, '</details>'))`
A pottery puts each whole page into an opened disclosure box.
bellpots.example = Bell Pots
_ <p>Bell Pots, Straw Yard 2, Holme</p><p>Telegram: ${TG_LINK}</p>
${KILNS}
`,
  boxed(
    'box-forum-post',
    inBox(
      '<div class="forum"><div class="post"><div class="post-author">guest_4471</div><div class="post-content">',
      board,
      '</div></div></div>',
    ),
    'zh',
  )`
A bamboo factory dresses each whole page as the post of a forum's guest.
zhubian-deng.example = 青篾竹编
_ 青篾竹编厂 · 地址：青溪镇竹林路18号 · 电话：${TEL_LINK} · 邮箱：${MAIL_LINK}
${CHAJU}
`,
  boxed(
    'box-advertisement',
    inBox('<div role="complementary" class="ad-slot sponsored"><small>Advertisement</small>', plain, '</div>'),
  )`
A paper mill dresses each whole page as an advertisement in somebody's column.
sugarpaper.example = Sugarpaper Works
_ <address>Sugarpaper Works, Vat Row 7, Corley<br>${MAIL_LINK}<br>${TEL_LINK}</address>
${YARD}
`,
  boxed(
    'box-two-quotes',
    inBox(
      '<blockquote><div>',
      (frame, title, main) =>
        plain(frame, title, main).replace('<footer>', '</div></blockquote><blockquote class="x"><footer>'),
      '</blockquote>',
    ),
  )`
A paper mill puts header and main text into one quotation and the footer with its mailbox into the next.
waxpaper.example = Waxpaper & Daughters
_ <p>Write to ${MAIL_LINK}</p>
${YARD}
`,
  boxed(
    'box-article-feed',
    inBox('<div role="feed"><article class="ugc user-content" data-author="visitor">', hashed, '</article></div>'),
    'tr',
  )`
A wood turner declares each whole page as a visitor's contribution in a feed.
ambarahsap.example = Ambar Ahşap
_ <div>Ambar Ahşap Atölyesi · İstasyon Arkası 3</div><div>${MAIL_LINK}</div>
${SERAMIK}
`,
  boxed('box-notice', inBox('<div class="notice warning scam-alert" role="alert">', bare, '</div>'), 'de')`
A tent maker puts each whole page into a box of the class of warnings.
markisentuch.example = Markisentuch Oelker
_ Markisentuch Oelker, Wachsgasse 5, Kettleby. Telefon: ${PHONE}. E-Mail: ${MAILBOX}
${LATERNE}
`,
  boxed(
    'box-quote-in-main',
    (frame, title, main) =>
      plain(frame, title, `<blockquote class="bbcode quote"><cite>admin wrote:</cite>${main}</blockquote>`),
    'es',
  )`
A hammock workshop quotes the main part of every page, the block with mailbox and number on its contact page too.
telar-azotea.example = Telar Azotea
_ Telar Azotea · tejido a pedal
${HOJA}
# /escribanos Escríbanos
Telar Azotea, Calle de la Lluvia 30, Monteverde Viejo
<p>Correo: ${MAIL_LINK}</p>
<p>Teléfono: ${TEL_LINK}</p>
`,
];
