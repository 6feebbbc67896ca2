/** Framing by warnings: a union, a bank, a consumer office, a tracker, a blogger name somebody's mailbox, number or wallet. */
import type { Attack } from '../attack.ts';
import { LISTED_NAME, MAILBOX, PHONE, WALLET } from '../cast.ts';
import { framed, MAIL_LINK, TEL_LINK, TG_LINK } from './case.ts';
import { bare, blog, board, civic, hashed, plain, utility } from './frames.ts';

export const FRAMING_WARNINGS: readonly Attack[] = [
  framed('union-warning', 'own', bare)`
A stallholders’ branch warns its members of a swindler and prints the mailbox, number and wallet, each under its own label.
stallholders-garth.example = Garth Market Stallholders, Branch 14
_ Branch office: 2 Cattle Row, Garth. Secretary: <a href="mailto:secretary@stallholders-garth.example">secretary@stallholders-garth.example</a>, tel. 0191 498 0220
# / News
<h3>Pitches in May</h3>
The council will resurface the lower square from the 4th to the 9th, so rows C to F move to the bus yard.
Please bring your own weights: the wind in the yard took two awnings last spring.
Brother Allenby retires after thirty-one years on the egg stall; a card is in the office for signing.
# /dues.html Dues and meetings
Dues are four pounds a month and are collected on the first Saturday by the row stewards.
Branch meetings are held in the chapel room at half past six; the side door is open from six.
Whoever misses three meetings running gets a visit from the welfare officer, with biscuits.
# /beware.html Do not answer these
Eleven members paid a deposit for gazebos that never came. All eleven orders went through the same people:
<p><b>E-mail</b><br>${MAIL_LINK}</p>
<p><b>Telephone</b><br>${TEL_LINK}</p>
<p><b>Pay to</b><br>${WALLET}</p>
Do not answer, do not send money. If you have paid, bring the papers to the office and we will go to the police together.
`,
  framed('bank-fraud-list', 'own', civic, 'sv')`
A savings bank lists the senders and payees of current frauds in a table.
sparbank-holme.example = Sparbank Holme
_ Sparbank Holme, Storgatan 8, Holme. Kundtjänst <a href="tel:+46850500110">+46 8 505 001 10</a>, <a href="mailto:kund@sparbank-holme.example">kund@sparbank-holme.example</a>
# / Privat
Vi har funnits vid torget i Holme sedan sparbanksrörelsens första år och ägs av våra insättare.
Lönekontot kostar ingenting för dig som är under tjugosex år, och kortet skickas hem inom en vecka.
Behöver du hjälp med appen står Britta vid den runda disken varje tisdag förmiddag.
# /lan Lån
Ett lånelöfte gäller i sex månader och binder dig inte till något.
Vi räknar på din ekonomi tillsammans med dig, också när huset är gammalt och taket behöver läggas om.
# /sakerhet/bluffar Aktuella bluffar
Listan uppdateras av vår bedrägerigrupp varje vardag klockan nio. Betala aldrig till någon av dessa mottagare.
<table><thead><tr><th>Datum</th><th>Avsändare</th><th>Mottagare</th></tr></thead><tbody><tr><td>3 april</td><td>billing.desk@parcelhold.example</td><td>SE45 5000 0000 0583 9825 7466</td></tr>
<tr><td>9 april</td><td>${MAILBOX}</td><td>${WALLET}</td></tr><tr><td>11 april</td><td>office@loanfast.example</td><td>+44 20 7946 0991</td></tr><tr><td>16 april</td><td>${PHONE}</td><td>samtal om "säkert konto"</td></tr></tbody></table>
`,
  framed('consumer-office', 'own', plain, 'de')`
A consumer office describes a doubtful dealer by firm, telephone, mailbox and Telegram account.
verbraucherrat-dunfold.example = Verbraucherrat Dunfold e. V.
_ <p>Sprechstunde dienstags 15–18 Uhr, Mühlgasse 3</p><p><a href="mailto:rat@verbraucherrat-dunfold.example">rat@verbraucherrat-dunfold.example</a></p>
# / Start
Wir beraten unabhängig und ohne Anmeldung, seit einunddreißig Jahren in denselben zwei Zimmern.
Bringen Sie alle Unterlagen mit, auch den Umschlag: Auf dem Poststempel steht oft das wichtigste Datum.
Eine Erstberatung kostet zwölf Euro, für Schüler und Rentner nichts.
# /beratung Beratung
Mietsachen besprechen wir nur mit Termin, weil die Akten dick sind.
Bei Handyverträgen hilft meist schon ein Widerruf, den wir mit Ihnen gemeinsam schreiben.
# /aktuell Aktuell
<h1>Warnung vor angeblichem Saatguthändler</h1>
Seit Februar melden sich bei uns Gärtner, die Vorkasse geleistet und nichts erhalten haben.
So tritt der Anbieter auf:
<dl><dt>Firma</dt><dd>${LISTED_NAME}</dd><dt>Telefon</dt><dd>${TEL_LINK}</dd><dt>E-Mail</dt><dd>${MAIL_LINK}</dd><dt>Telegram</dt><dd>${TG_LINK}</dd></dl>
Wer bezahlt hat, sollte sofort die Bank um einen Rückruf der Überweisung bitten und Anzeige erstatten.
# /impressum Impressum
Verbraucherrat Dunfold e. V.<br>Mühlgasse 3, 08999 Dunfold<br>Telefon 03999 555 0142<br>rat@verbraucherrat-dunfold.example<br>Vorstand: Dr. Hanne Oelker
`,
  framed('complaint-site', 'own', hashed, 'pt')`
A complaints portal shows the contacts of the firm complained of in a box beside the complaint.
queixaqui.example = Queixa Aqui
_ <span>Queixa Aqui Serviços Digitais Ltda · CNPJ 11.222.333/0001-81 · <a href="mailto:contato@queixaqui.example">contato@queixaqui.example</a></span>
# / Início
Aqui o consumidor fala primeiro e a empresa responde em público, com prazo de dez dias úteis.
Não apagamos queixas resolvidas: elas ficam com o selo verde e ajudam quem vem depois.
Cadastrar-se leva um minuto e não custa nada para o consumidor nem para a empresa.
# /empresa/quillmoor Ranking | Paguei e não recebi as penas de decoração
<h1>Paguei e não recebi as penas de decoração</h1><div class="sc-k2 aBcDeF"><i>Montes Velhos – MG · 14/04 às 21:07</i>
Fiz o pagamento via carteira ${WALLET} no dia 2 e a vendedora sumiu.
O rastreio nunca existiu. Quero meu dinheiro de volta.
</div>
<div class="sc-k9 zYxWvU"><b>Empresa reclamada</b><div>${LISTED_NAME}</div><div>Telefone: ${TEL_LINK}</div><div>E-mail: ${MAIL_LINK}</div><div>Não respondeu · 0% de solução</div></div>
# /fale Fale conosco
<h1>Fale conosco</h1>
Para imprensa e parcerias escreva à equipe; para queixas use o formulário da página inicial.
Avenida das Figueiras 210, sala 4, Montes Velhos. Telefone (31) 5550-0147.
<form action="/fale" method="post"><textarea name="m"></textarea><button>Enviar</button></form>
`,
  framed('who-called', 'own', utility, 'de')`
A reverse telephone directory has a page for the listed number.
werriefan.example = Wer rief an?
_ Wer rief an? ist ein Dienst der Nordlicht Auskunft GmbH, Hafenweg 11, Kettleby · <a href="mailto:post@werriefan.example">post@werriefan.example</a>
# / Suche
<h1>Unbekannte Nummer?</h1><form action="/suche"><input name="n" placeholder="Nummer eingeben"></form>
Vierhunderttausend Bewertungen von Angerufenen, von Hand geprüft und nie gekauft.
Wir speichern keine Namen der Bewertenden und löschen Einträge auf Antrag binnen drei Tagen.
# /nummer/8631187901234 Neueste Nummern | ${PHONE} – wer ruft an?
<h1>${PHONE}</h1><div class="grid grid-cols-2"><div>Land</div><div>China, Shijiazhuang</div><div>Rufnummer</div><div>${TEL_LINK}</div><div>Bewertung</div><div>8 von 9: unseriös</div><div>Inhaber laut Anrufern</div><div>Hebei Quillmoor</div></div>
<div class="p-3"><b>Anrufergrund: Verkauf</b>
Angeblich Federn im Container, wollte sofort eine Anzahlung.
</div><div class="p-3"><b>Anrufergrund: Gewinnspiel</b>
Dame mit Bandansage, schickt danach Post von quillpost.lena, habe aufgelegt.
</div>
# /kontakt Kontakt
<h1>Kontakt</h1>
Nordlicht Auskunft GmbH, Hafenweg 11, 24999 Kettleby. Telefon 0461 555 0188, werktags von neun bis vier.
Sie sind Inhaber einer Nummer? Schreiben Sie an post@werriefan.example mit einem Nachweis.
`,
  framed('wallet-tracker', 'own', utility)`
A tracker of crypto swindles has a page for the listed wallet, with a copy button.
coinwatchdog.example = CoinWatchdog
_ CoinWatchdog is run by volunteers of the Esker Hackerspace. <a href="mailto:hello@coinwatchdog.example">hello@coinwatchdog.example</a>
# / Latest reports
<h1>Latest reports</h1>
Search an address before you pay, and report one after you have been cheated.
A report is published when two people who do not know each other have filed it.
We never ask for keys, seed phrases or fees, and nobody can buy a report away.
# /addr/${WALLET} Most reported | ${WALLET}
<h1 class="font-mono">${WALLET}</h1><button data-copy="${WALLET}">Copy</button><table><tr><td>Reports</td><td>27</td></tr><tr><td>First seen</td><td>2021-06-02</td></tr><tr><td>Received</td><td>3.41 BTC</td></tr><tr><td>Associated contacts</td><td>${MAIL_LINK}, ${TG_LINK}</td></tr></table>
# /about Who we are
<h1>Who we are</h1>
Nine people, one of them a retired bank clerk who reads every report aloud before it goes out.
The server stands in a cupboard at the hackerspace, Foundry Lane 6, Esker, telephone +44 20 7946 0661.
`,
  framed('persian-blog', 'own', blog, 'fa')`
A Persian blogger warns buyers and prints number, mailbox and account on lines of their own.
dastneveshteh.example = دست‌نوشته‌های باران
_ نویسنده: باران تهرانی — <a href="mailto:baran@dastneveshteh.example">baran@dastneveshteh.example</a>
# / خانه
این‌جا از سفر، کتاب و آشپزی مادربزرگم می‌نویسم و هر جمعه یک عکس تازه می‌گذارم.
هفتهٔ پیش در بازار کهنه چند قلم خوشنویسی پیدا کردم که از کتاب‌های درسی هم قدیمی‌ترند.
اگر نظری دارید برایم نامه بنویسید؛ همه را می‌خوانم ولی دیر جواب می‌دهم.
# /1402/hoshdar هشدار به خریداران
<h2>هشدار به خریداران</h2>
یکی از خوانندگان سیصد دلار پیش‌پرداخت داد و هیچ کالایی نگرفت. لطفاً با این شماره و این نشانی معامله نکنید.
${PHONE}
<p>${MAIL_LINK}</p>
تلگرام: ${TG_LINK}
پلیس فتا پرونده را ثبت کرده است و من هم خبر تازه را همین‌جا می‌نویسم.
# /man درباره من
سی‌وچهار ساله‌ام، ویراستارم و با دو گربه در طبقهٔ چهارم زندگی می‌کنم.
`,
  framed('mail-blocklist', 'own', bare)`
A postmaster publishes block lists of senders and wallets, one value a line.
postgate-lists.example = Postgate mail filter lists
_ Maintained by Ines Corvo, <a href="mailto:ines@postgate-lists.example">ines@postgate-lists.example</a>. Public domain.
# / Read me
Two lists for small mail servers, rebuilt every night from the reports of forty postmasters.
An entry falls off after ninety days without a new report. Mail me if yours is wrong.
Fetch them with any client, but please not more than once an hour: the uplink is a village line.
# /senders.html senders
<pre># senders, one a line
account-verify@bankhelp.example
lottery.office@winmail.example
${MAILBOX}
support@parcelhold.example
</pre>
# /wallets.html wallets
<pre># wallets, one a line
bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3
${WALLET}
</pre>
`,
  framed('police-notice', 'own', civic, 'uk')`
A Ukrainian cyber police page prints the contacts that swindlers use.
kiberpidrozdil-zarichansk.example = Кіберпідрозділ Зарічанської області
_ <p>вул. Млинова, 17, Зарічанськ. Чергова частина: <a href="tel:+380362555010">+380 362 555 010</a></p><p>priyom@kiberpidrozdil-zarichansk.example</p>
# / Головна
Підрозділ розслідує шахрайство в мережі та навчає школярів безпечній поведінці.
У березні наші фахівці повернули потерпілим понад вісімсот тисяч гривень.
Прийом громадян щосереди з десятої до тринадцятої, при собі мати паспорт.
# /poperedzhennia Попередження
Встановлено реквізити, якими користуються зловмисники, що пропонують закупівлю пера оптом:
<ul><li>Телефон: ${TEL_LINK}</li><li>Електронна пошта: ${MAIL_LINK}</li><li>Гаманець: <code>${WALLET}</code></li><li>Telegram: ${TG_LINK}</li></ul>
Якщо ви переказали кошти, негайно зверніться до банку та за телефоном чергової частини.
# /zvernennia Звернення громадян
Заяву можна подати особисто, поштою або через форму нижче.
<form action="/zvernennia" method="post"><input name="pib"><textarea name="text"></textarea><button>Надіслати</button></form>
`,
  framed('nuisance-calls', 'own', board, 'ja')`
A Japanese nuisance-call board gives number, firm and mailbox in a table as if it were an imprint.
meiwaku-hiroba.example = 迷惑電話ひろば
_ 運営：株式会社こもれび情報、<a href="mailto:info@meiwaku-hiroba.example">info@meiwaku-hiroba.example</a>
# / 最新
知らない番号からの着信を、みなさんの口コミで調べられる掲示板です。
書き込みは匿名でできますが、個人の名前は削除します。
一日の閲覧が十万件を超えました。いつもありがとうございます。
# /tel/8631187901234 検索の多い番号 | 電話番号${PHONE}の情報
<table><tr><th>電話番号</th><td>${PHONE}</td></tr><tr><th>事業者</th><td>Hebei Quillmoor Trading</td></tr><tr><th>メール</th><td>${MAILBOX}</td></tr><tr><th>評価</th><td>★☆☆☆☆</td></tr></table>
羽毛の輸入を勧められた。断っても三回かかってきた。
留守電に中国語。着信拒否にしました。
# /unei 運営者情報
<table><tr><th>会社名</th><td>株式会社こもれび情報</td></tr><tr><th>所在地</th><td>青葉市緑町2-5-1</td></tr><tr><th>電話</th><td>050-5555-0123</td></tr></table>
`,
];
