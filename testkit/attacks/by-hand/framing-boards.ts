/** Framing on boards: what members, sellers, senders and guests write on software of unknown make. */
import type { Attack } from '../attack.ts';
import { MAILBOX, PHONE, TELEGRAM, WALLET } from '../cast.ts';
import { framed, MAIL_LINK, TEL_LINK, TG_LINK } from './case.ts';
import { bare, blog, board, hashed, plain, table, utility } from './frames.ts';

export const FRAMING_BOARDS: readonly Attack[] = [
  framed('forum-post', 'own', board, 'pl')`
A member of a Polish pigeon breeders’ forum recommends his supplier and gives mailbox, number and account.
golebnik.example = Gołębnik – forum hodowców
_ Forum prowadzi Stowarzyszenie Gołębnik, Brzozowa 4, Nowe Siołko. administracja@golebnik.example
# / Działy
Choroby i leczenie – 3 211 tematów, ostatni: biegunka u młodych po szczepieniu.
Loty i wyniki – tu wpisujemy czasy z każdej soboty, z nazwą sekcji.
Kupię i sprzedam – ogłoszenia bez pośredników, zdjęcia mile widziane.
# /t/4471 Ostatnie tematy | Skąd brać pióra na ozdoby?
<div class="r1"><div class="u">siwy_57<br>postów: 812</div><div class="x">
Zamawiam od lat u jednej pani z Chin, zawsze doszło. Pisać śmiało:
${MAIL_LINK}<br>${PHONE}</div></div>
<div class="r2"><div class="u">halina.k<br>postów: 14</div><div class="x">
Dzięki! Ile się czeka na paczkę i czy trzeba płacić cło?
</div></div><div class="r1"><div class="u">siwy_57<br>postów: 813</div><div class="x">
Trzy tygodnie, cła nie było.
</div><div class="s">telegram: ${TG_LINK}</div></div>
# /regulamin Regulamin
Nie obrażamy innych hodowców ani ich ptaków.
Ogłoszenie o tej samej treści wolno dać raz na tydzień.
Za treść postów odpowiadają ich autorzy.
# /kontakt Administracja
Administratorem jest Stowarzyszenie Gołębnik w Nowym Siołku, telefon 22 555 01 43, administracja@golebnik.example.
`,
  framed('classified', 'own', hashed, 'ru')`
A seller’s box on a Russian classified board carries the listed contacts, among other sellers’ advertisements.
doska-zarechye.example = Доска Заречья
_ ИП Сорокин П. Л., Заречье, ул. Лодочная, 9. По вопросам сайта: <a href="mailto:doska@doska-zarechye.example">doska@doska-zarechye.example</a>, +7 495 555 01 71
# / Все объявления
<div><a href="/obyavlenie/90187">Перо гусиное, фазанье, оптом</a><b>договорная</b></div><div><a href="/obyavlenie/90201">Детская коляска, почти новая</a><b>4 000 ₽</b></div><div><a href="/obyavlenie/90202">Отдам котят в добрые руки</a><b>даром</b></div>
Подать объявление можно без регистрации, модератор проверит его в течение часа.
# /obyavlenie/90187 Оптом | Перо гусиное, фазанье, оптом
<h1>Перо гусиное, фазанье, оптом</h1><div class="sc-pr">договорная</div>
Прямые поставки с фабрики, от одного мешка, документы для таможни делаем сами.
<div class="sc-sl"><div>Продавец: Лена</div><button class="sc-ph">${PHONE}</button><div>${MAILBOX}</div><div>Писать в телеграм @${TELEGRAM}</div></div><div>Просмотров: 311 · № 90187 · 12 апреля</div>
## /obyavlenie/90201 Детская коляска, почти новая
<h1>Детская коляска, почти новая</h1>
Катались одну зиму, колёса целые, в подарок дождевик и сумка.
<div class="sc-sl"><div>Продавец: Ирина</div><button class="sc-ph">+7 495 555 01 88</button></div>
# /o-sayte О сайте
Доска работает с 2009 года и остаётся бесплатной для жителей района.
Сайт не участвует в сделках и не отвечает за слова продавцов.
`,
  framed('recruitment', 'own', utility, 'vi')`
A Vietnamese job board shows an employer’s vacancy with the employer’s contacts, also as JobPosting data.
viec-tot-24.example = Việc Tốt 24
_ Công ty TNHH Việc Tốt, 18 Hàng Tre, Hà Thanh · Tổng đài 1900 5550 · <a href="mailto:hotro@viec-tot-24.example">hotro@viec-tot-24.example</a>
# / Việc làm
Hơn hai nghìn tin tuyển dụng đã kiểm tra, cập nhật mỗi sáng lúc bảy giờ.
Người tìm việc không phải trả bất kỳ khoản phí nào cho chúng tôi.
Nhà tuyển dụng đăng tin đầu tiên miễn phí trong ba mươi ngày.
# /tin/nhan-vien-kho Tin mới | Tuyển 20 nhân viên kho biết tiếng Trung
<h1>Tuyển 20 nhân viên kho biết tiếng Trung</h1><script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Nhân viên kho","datePosted":"2026-01-01","hiringOrganization":{"@type":"Organization","name":"Hebei Quillmoor Trading","email":"${MAILBOX}","telephone":"${PHONE}"}}</script>
Lương từ mười hai triệu, bao ăn trưa, xe đưa đón từ bến Cũ.
<div class="rounded border p-4"><p class="font-semibold">Thông tin liên hệ</p>
Người liên hệ: Cô Lena
Điện thoại: ${TEL_LINK}
Email: ${MAIL_LINK}
</div>
# /lien-he Liên hệ
<h1>Liên hệ</h1>
Văn phòng mở cửa từ thứ hai đến thứ bảy, 18 Hàng Tre, Hà Thanh.
Gọi 1900 5550 hoặc viết cho hotro@viec-tot-24.example.
`,
  framed('question', 'own', utility)`
A questioner asks how to block the listed mailbox, which so stands in the title of the page.
askpostmaster.example = AskPostmaster
_ AskPostmaster is a community of Brenhill Media BV. <a href="mailto:team@askpostmaster.example">team@askpostmaster.example</a>
# / Questions
How do I keep a mailing list out of the junk folder?
Why does my server greet itself twice after an upgrade?
Is it rude to bounce a newsletter that I signed up for myself?
# /q/1208/block-one-sender Unanswered | How do I block ${MAILBOX} on a family server?
<h1>How do I block ${MAILBOX} on a family server?</h1>
This person writes to my mother four times a day and offers goose feathers.
<pre><code>From: ${MAILBOX}
Reply-To: ${MAILBOX}
X-Phone: ${PHONE}</code></pre><div><b>7</b>
Put <code>blacklist_from ${MAILBOX}</code> into the user preferences and reload.
</div><div><b>2</b>
Or talk to your mother: mine had ordered feathers and was waiting for them.
</div>
# /help Help
Ask what you can be answered: paste the header, say what you tried, leave out what is private.
Votes are not medals. They only sort the page.
`,
  framed('mailing-list', 'own', bare)`
A public archive of a hat makers’ mailing list keeps a message with its sender and signature.
lists.millinery-guild.example = hats-l: archive of the Millinery Guild
_ List owner: <a href="mailto:hats-l-owner@millinery-guild.example">hats-l-owner@millinery-guild.example</a>
# / by date
Re: stiffening felt without the smell (Orla Finch)
Steam iron or kettle? (B. Nakamura)
Feathers wholesale (Lena)
Re: Feathers wholesale (Orla Finch)
# /msg00412.html by thread | Feathers wholesale
<ul><li><em>From</em>: Lena &lt;${MAIL_LINK}&gt;</li><li><em>To</em>: hats-l@millinery-guild.example</li><li><em>Date</em>: Tue, 6 Jan 2026 10:12:01 +0800</li></ul><pre>Dear hat makers,
we have pheasant and goose, all sizes, sample free.
--
Lena
Tel ${PHONE}
Telegram @${TELEGRAM}</pre>
# /info.html about this list
hats-l has been running since the guild bought its first modem; it has 231 readers and few writers.
Commercial notes are allowed on Tuesdays. Attachments are stripped, tempers too.
`,
  framed('issue-tracker', 'own', hashed)`
A code host shows a reporter’s mailbox in an issue and in the list of contributors.
code.tinwhistle.example = tinwhistle/mailmerge
_ <span>Self-hosted by the Tinwhistle collective, Farrowby. abuse@tinwhistle.example</span>
# / Code
<h1>mailmerge</h1>
Merges a spreadsheet and a letter, prints one page for each row and forgets both.
Written on a train between Farrowby and the sea; needs nothing but a shell and patience.
Run the tests before you send a patch: three of them check that nobody is written to twice.
# /issues/37 Issues | Crash on a plus sign in the address · #37
<h1>Crash on a plus sign in the address <span>#37</span></h1><div><a href="/u/lq">lenaquill</a> opened this 12 days ago</div><pre>row 18: ${MAILBOX};${PHONE};Hebei
Traceback: bad phone</pre><div>mweir commented: <p>Reproduced with 1.4. The plus is read as an addition.</p>
</div><div>Reported-by: Lena Quill &lt;${MAILBOX}&gt;<br>Signed-off-by: M. Weir &lt;mweir@tinwhistle.example&gt;</div>
# /contributors Contributors
<h1>Contributors</h1><table><tr><td>M. Weir</td><td>mweir@tinwhistle.example</td><td>214 commits</td></tr><tr><td>Lena Quill</td><td>${MAIL_LINK}</td><td>2 commits</td></tr><tr><td>Ugo Pratt</td><td>ugo@pratt.example</td><td>1 commit</td></tr></table>
`,
  framed('chat-export', 'own', bare, 'tr')`
A diarist publishes the exported chat in which a seller sent number, mailbox and wallet.
elif-gunluk.example = Elif’in günlüğü
#! /
<html lang="tr"><head><meta charset="utf-8"><title>Elif’in günlüğü</title></head><body><h1>Elif’in günlüğü</h1><p>Üç çocuk, bir köpek, bitmeyen ev tadilatı.</p>
<p>Bu hafta mutfak dolapları geldi; iki kapak ters takılmış, usta yarın yine gelecek.</p><p>Köpek boyayı yaladı, veteriner güldü.</p>
<p><a href="/sohbet.html">Nasıl dolandırıldım: sohbetin tamamı</a></p><p>Bana yazın: elif@elif-gunluk.example</p></body></html>
#! /sohbet.html
<html lang="tr"><head><meta charset="utf-8"><title>Sohbet</title></head><body><p>Telefonumdan dışa aktardım, tek harf değiştirmedim.</p>
<p>[02.04.2026 09:14:07] Elif: Merhaba, yastık için kaz tüyü arıyorum<br>[02.04.2026 09:15:22] ${PHONE}: Hello dear, we are factory<br>
[02.04.2026 09:15:40] ${PHONE}: ${MAILBOX}<br>[02.04.2026 09:16:02] Elif: Fiyat?<br>[02.04.2026 09:20:55] ${PHONE}: deposit 30% to ${WALLET}<br>
[05.04.2026 18:01:10] Elif: Paket nerede?<br>[05.04.2026 18:01:11] Bu kişiye mesaj gönderemezsiniz</p><p><a href="/">Başa dön</a></p></body></html>
`,
  framed('guestbook', 'own', table, 'de')`
An advertiser signs a guesthouse’s book with mailbox and number beside his name.
pension-lindenhof-arlow.example = Pension Lindenhof
_ Pension Lindenhof, Familie Grabow, Dorfstr. 22, Arlow. Tel. <a href="tel:+4938295550">038295 550</a>, <a href="mailto:grabow@pension-lindenhof-arlow.example">grabow@pension-lindenhof-arlow.example</a>
# / Willkommen
Unser Haus liegt zwischen Kirche und See, die Glocke schweigt von zehn bis sieben.
Zum Frühstück gibt es Brötchen vom Nachbarn und Honig von den Bienen hinter der Scheune.
Hunde sind willkommen, wenn sie die Hühner in Ruhe lassen.
# /zimmer.htm Zimmer
Sieben Doppelzimmer, zwei davon mit Balkon zum See, und eine Kammer für Radfahrer.
Bettwäsche und Kurtaxe sind im Preis enthalten.
# /gb.htm Gästebuch
<table border="1"><tr><td><b>Familie Prill</b>, 03.08.</td><td>Wunderschöne Tage, der Honig ist schon alle!</td></tr><tr><td><b>Lena</b>, 11.09.<br>${MAIL_LINK}<br>Tel: ${PHONE}</td><td>Very good hotel. We sell pillow feather best price for hotel.</td></tr><tr><td><b>Udo</b>, 02.10.</td><td>Radkeller top, Anreise mit dem Zug kein Problem.</td></tr></table>
# /anreise.htm Anreise
Vom Bahnhof Arlow sind es zwölf Minuten zu Fuß, immer am Bach entlang.
`,
  framed('scripted-comments', 'own', blog)`
A recipe blog holds its comments in a settings object that a script renders.
butter-and-barley.example = Butter and Barley
_ Written and eaten by Maud Ferris, <a href="mailto:maud@butter-and-barley.example">maud@butter-and-barley.example</a>
# / All recipes
Forty ways with barley, none of them soup, and a bread that forgives everything.
My kitchen is two metres wide, so every recipe here uses one bowl.
Weights are in grams because my cups are all chipped.
# /oat-crowns Oat crowns
<h2>Oat crowns</h2>
Rub the butter into the oats until it looks like wet sand, then stop.
Shape rings with a wet thumb and bake them until the kitchen smells of toffee.
<div id="talk"></div>
<script>window.__talk={"post":"oat-crowns","items":[{"by":"Pia","at":1767700000,"text":"Made these twice!"},{"by":"Lena","at":1767790000,"mail":"${MAILBOX}","text":"Nice. Feathers wholesale call ${PHONE} or t.me/${TELEGRAM}"},{"by":"Maud","at":1767795000,"text":"Pia, lovely!"}]};</script><script src="/talk.js" defer></script>
# /me About me
I was a bookbinder for twenty years; flour is only another kind of dust.
`,
  framed('second-hand-report', 'own', plain, 'ko')`
A Korean second-hand board has a victim’s report with the seller’s contacts, one a line.
dongne-jangteo.example = 동네장터
_ <p>(주)동네장터 · 대표 한서윤 · 사업자등록번호 123-45-67891 · 고객센터 1600-0000</p><p>help@dongne-jangteo.example</p>
# / 전체 글
이웃과 사고파는 동네 중고 장터입니다. 직거래를 권합니다.
택배 거래는 안전결제를 꼭 이용해 주세요.
이번 주 인기 품목은 자전거, 캠핑 의자, 아기 옷입니다.
# /p/55120 신고 게시판 | 입금했는데 연락이 안 돼요
<article><h1>입금했는데 연락이 안 돼요</h1>
작성자 감나무집 · 조회 1,204
구스 깃털 오십 킬로를 주문했는데 두 달째 소식이 없습니다. 같은 판매자 만나신 분 계신가요?
판매자 전화 ${PHONE}
판매자 메일 ${MAILBOX}
지갑 ${WALLET}
</article><section>
저도 당했어요. 경찰서에 같이 가요.
운영자: 해당 이용자를 차단했습니다.
</section>
# /about 회사 소개
동네장터는 직원 열두 명이 만드는 작은 회사입니다.
본사는 푸른시 강변로 31에 있습니다.
`,
];
