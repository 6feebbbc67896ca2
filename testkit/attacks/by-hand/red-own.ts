/** Whose word, once more: records within the owner's record, referees; and owners in records, letters and frames of other times. */
import type { Attack } from '../attack.ts';
import { ENTRY, LISTED_NAME, MAILBOX, PHONE, TELEGRAM } from '../cast.ts';
import { MAIL_LINK, TEL, TEL_LINK } from './case.ts';
import { bare, hashed, plain, utility } from './frames.ts';
import { KILNS, LATERNE, YARD } from './goods.ts';
import { innocentOf, site, successorOf } from './worlds.ts';

const json = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const frames = (host: string): Record<string, string> => ({
  '/': `<html><head><title>Rimble Pots</title></head><frameset rows="60,*,40"><frame src="/head.htm" name="head"><frame src="/start.htm" name="main"><frame src="/foot.htm" name="foot"></frameset></html>`,
  '/head.htm': `<html><body bgcolor="#eeddcc"><b>Rimble Pots</b> <a href="/start.htm" target="main">Start</a> <a href="/pots.htm" target="main">Pots</a></body></html>`,
  '/start.htm': `<html><head><title>Start – ${host}</title></head><body><p>Glazed pots from a small kiln, packed in straw, sold by the layer to whoever has a van.</p><p>We fire on Mondays and are unbearable until Thursday.</p></body></html>`,
  '/pots.htm': `<html><head><title>Pots – ${host}</title></head><body><p>Bell pots, strawberry pots, and a tall one that nobody has a name for.</p></body></html>`,
  '/foot.htm': `<html><body bgcolor="#eeddcc"><font size="1">Rimble Pots · E-mail: ${MAIL_LINK} · Phone: ${TEL_LINK}</font></body></html>`,
});

export const RED_OWN: readonly Attack[] = [
  innocentOf({
    ...{ id: 'sponsor-in-record', principle: 'own' },
    story:
      'A village orchestra’s own record names its sponsor, with the sponsor’s mailbox and number, as a record within it. The inner record has another’s name: a lead.',
    site: site(plain, 'sv')`
byorkestern.example = Byorkestern
@ ${json({ '@context': 'https://schema.org', '@type': 'Organization', name: 'Byorkestern', url: 'https://byorkestern.example/', email: 'spel@byorkestern.example', sponsor: { '@type': 'Organization', name: LISTED_NAME, email: MAILBOX, telephone: PHONE, sameAs: `https://t.me/${TELEGRAM}` } })}
_ <p>Byorkestern · <a href="mailto:spel@byorkestern.example">spel@byorkestern.example</a></p>
# / Start
Vi spelar i ladan när höet är inne och i kyrkan när det inte är det.
Två fioler, en klarinett och en tuba som ingen vågar säga nej till.
# /spelplan Spelplan
Midsommar på bryggan, skörd i ladan, advent med vantar.
`,
  }),
  innocentOf({
    ...{ id: 'referees', principle: 'own' },
    story:
      'A translator’s page of contacts ends with two customers who may be asked about her, each with a number. They stand below a heading of their own: a lead.',
    site: site(utility, 'ja')`
kawabata-honyaku.example = 川端翻訳事務所
_ <p>川端翻訳事務所 〒604-0001 京都市中京区</p>
# / はじめに
絹と羽毛と和紙の取扱説明書を、読める日本語にします。
急ぎの仕事は断り、断った分だけ丁寧に訳します。
# /renraku お問い合わせ
<h1>お問い合わせ</h1><p>電話:075-555-0142</p><p>メール:<a href="mailto:kawabata@kawabata-honyaku.example">kawabata@kawabata-honyaku.example</a></p>
<h3>当事務所についてのお問い合わせ先(お客様)</h3>
<p>丸太町製本 山田様</p><p>電話:075-555-0199</p>
<p>${LISTED_NAME} 趙様</p><p>電話:${TEL_LINK}</p><p>メール:${MAIL_LINK}</p>
# /ryokin 料金
一枚四百字で数え、図は数えません。
`,
  }),
  successorOf({
    ...{ id: 'publisher-record', principle: 'own', against: [ENTRY] },
    story:
      'A tent maker’s front page has a record of the site, whose publisher is the tent maker with the listed mailbox and number. The record has the site’s own front door and name: that suffices.',
    site: site(hashed, 'de')`
planenhof.example = Planenhof
@ ${json({ '@context': 'https://schema.org', '@type': 'WebSite', name: 'Planenhof', url: 'https://planenhof.example/', publisher: { '@type': 'Organization', name: 'Planenhof', url: 'https://planenhof.example/', email: MAILBOX, telephone: TEL } })}
_ Planenhof
${LATERNE}
`,
  }),
  successorOf({
    ...{ id: 'georgian-foot', principle: 'own', against: [ENTRY] },
    story:
      'A felt maker’s foot says telephone and post in Georgian, on every page. A linked value behind one word in the foot suffices in any script.',
    site: site(bare, 'ka')`
teka-sakhli.example = თექის სახლი
_ თექის სახლი, თბილისი · ტელეფონი: ${TEL_LINK} · ელფოსტა: ${MAIL_LINK}
# / მთავარი
ვამზადებთ თექის ხალიჩებს და ქუდებს მთის ცხვრის მატყლისგან, ხელით და ცხელი წყლით.
ყოველი ქუდი შრება ორ დღეს, ხალიჩა კი ერთ კვირას, თუ წვიმა არ არის.
# /nakete ნაკეთობა
ქუდი, ჩანთა, ჩუსტი და ერთი დიდი ხალიჩა, რომელიც არ იყიდება.
`,
  }),
  successorOf({
    ...{ id: 'frameset', principle: 'own', against: [ENTRY] },
    story:
      'A pottery’s site is a set of frames as in 1998, of which the lowest stays on the screen and has the listed mailbox and number. A bar that stays while pages change is the frame: that suffices.',
    site: { host: 'rimble-pots.example', pages: frames('rimble-pots.example') },
  }),
  innocentOf({
    ...{ id: 'label-in-picture-strip', principle: 'own' },
    story:
      'A pottery’s page of its kilns has a strip of plates, one of which is the maker’s plate of the kiln with number and mailbox as the maker stamped them, also as the picture’s alternative text. It is in no frame and on no page of contacts: a lead.',
    site: site(plain, 'en')`
ashglaze.example = Ashglaze
_ <p>Ashglaze · <a href="mailto:wheel@ashglaze.example">wheel@ashglaze.example</a></p>
${KILNS}
# /kilns Our kilns
<figure><img src="/plate1.jpg" width="800" height="600" alt="${LISTED_NAME}, tel. ${PHONE}, ${MAILBOX}"><figcaption>The plate on kiln two. Tel. ${PHONE} · ${MAILBOX}</figcaption></figure>
<figure><img src="/plate2.jpg" width="800" height="600" alt="no plate"><figcaption>Kiln one never had a plate.</figcaption></figure>
`,
  }),
  innocentOf({
    ...{ id: 'mill-that-was', principle: 'own' },
    story:
      'A mill’s page about its past tells that the listed firm rented a floor until 2018 and how one rang it then. A sentence about another says: a lead.',
    site: site(bare, 'en')`
lockside-mill.example = Lockside Mill
_ Lockside Mill · <a href="mailto:gate@lockside-mill.example">gate@lockside-mill.example</a>
${YARD}
# /past The past
Until 2018 the top floor was let to ${LISTED_NAME}, who could be rung at ${PHONE} and written to at ${MAILBOX}.
Before them it was let to pigeons, who paid more regularly.
`,
  }),
];
