/** Whose box, once more: long posts, exhibits, pages within pages on honest sites; whole sites of cards, rows and author lines of successors. */
import { prose } from '../../traps/small-site.ts';
import type { Attack } from '../attack.ts';
import { ENTRY, LISTED_NAME, MAILBOX, PHONE } from '../cast.ts';
import { MAIL_LINK, ps, TEL, TEL_LINK, TG_LINK } from './case.ts';
import { bare, blog, civic, hashed, plain, table } from './frames.ts';
import { innocentOf, site, successorOf } from './worlds.ts';

export const RED_SHARE: readonly Attack[] = [
  innocentOf({
    ...{ id: 'two-stalls', principle: 'share' },
    story:
      'A village’s page of things for sale has two sellers this week: one wrote two lines, the other, listed, a long letter with his contacts, which is most of the page. Who reads it sees two sellers’ boxes: a lead.',
    site: site(bare, 'it')`
bacheca-di-valle.example = Bacheca di Valle
_ Bacheca di Valle, presso il bar · scrivere a <a href="mailto:bacheca@bacheca-di-valle.example">bacheca@bacheca-di-valle.example</a>
# / Vendo
<div class="foglio"><b>Gino</b><p>Vendo la bicicletta di mio suocero, una ruota sola, prezzo da vedere.</p></div>
<div class="foglio"><b>Quillmoor</b><p>Vendiamo piume d'oca lavate due volte e asciugate al vento, in sacchi da dieci chili.</p>
<p>Chi ne prende tre sacchi ha il quarto a metà, e chi ne prende dieci ha anche il furgone fino a casa.</p>
<p>Le piume sono bianche, grigie o miste; le miste costano meno e scaldano uguale, ma nessuno lo ammette.</p>
<p>Si può venire a vedere, toccare e starnutire ogni mattina tranne la domenica.</p>
<p>Email: ${MAIL_LINK}</p><p>Tel: ${TEL_LINK}</p></div>
# /regole Regole
Un foglio per famiglia, una settimana per foglio, poi si stacca.
`,
  }),
  innocentOf({
    ...{ id: 'first-post', principle: 'share' },
    story:
      'On a consumers’ forum somebody who was cheated puts the seller’s whole card on top of a thread, and nobody has answered yet: each thread has one post. The post is a visitor’s, and no owner stands in it: a lead.',
    site: site(hashed, 'pt')`
queixas-da-casa.example = Queixas da Casa
_ Queixas da Casa, fórum de quem comprou · <a href="mailto:moderacao@queixas-da-casa.example">moderacao@queixas-da-casa.example</a>
# / Entrada
Escreva o que comprou, de quem, quando, e o que veio na caixa em vez disso.
<p><a href="/t/881">Fronhas que nunca chegaram</a></p><p><a href="/t/882">Chaleira que fala</a></p>
## /t/881 Fronhas que nunca chegaram
<div class="k7"><div class="k8">marta_do_largo, 3 de março</div><div class="k9"><p>Paguei vinte fronhas e não chegou nenhuma. A loja é esta:</p>
<p><strong>${LISTED_NAME}</strong></p><p>E-mail: ${MAIL_LINK}</p><p>Telefone: ${TEL_LINK}</p><p>Telegram: ${TG_LINK}</p></div></div>
## /t/882 Chaleira que fala
<div class="k7"><div class="k8">velho_tejo, 9 de março</div><div class="k9"><p>Comprei uma chaleira e ela diz as horas. Não pedi. Alguém sabe calá-la?</p></div></div>
# /regras Regras
Sem insultos, sem moradas de particulares, e uma fotografia se houver.
`,
  }),
  innocentOf({
    ...{ id: 'exhibited-letter', principle: 'share' },
    story:
      'A museum of swindles has one page a letter and shows each as it was sent, letterhead and all, with a line of its own below. What is exhibited is another’s: a lead.',
    site: site(plain, 'da')`
svindelmuseet.example = Svindelmuseet
_ <p>Svindelmuseet, Havnegade 2 · <a href="mailto:post@svindelmuseet.example">post@svindelmuseet.example</a></p>
# / Museet
Vi samler breve, der lover guld, fjer og arv, og hænger dem i samme højde som malerier.
Adgang er gratis for dem, der har svaret på et.
# /brev-12 Brev 12
<div class="sheet"><p>${LISTED_NAME}</p><p>E-mail: ${MAIL_LINK}</p><p>Tel: ${TEL_LINK}</p><p>Dear friend of feathers, your parcel is held by an officer who is also a friend of feathers.</p><p>Send the fee today and the officer will weep with joy, as will the parcel.</p></div>
<p>Blæk på tyndt papir, indkommet 2020. Modtageren svarede ikke.</p>
# /brev-13 Brev 13
<div class="sheet"><p>The Royal Bank of Somewhere</p><p>Dear heir, your uncle whom you never met has met with a piano.</p></div>
<p>Trykt, indkommet 2018. Modtageren havde ingen onkel.</p>
`,
  }),
  innocentOf({
    ...{ id: 'page-in-page', principle: 'share' },
    story:
      'A maker of web sites shows on one page a whole site that it made for the listed firm, within a frame with its own source. The page within is the customer’s: a lead.',
    site: site(table, 'fi')`
havupaja.example = Havupaja
_ Havupaja, verkkosivuja käsin · <a href="mailto:paja@havupaja.example">paja@havupaja.example</a> · 09 555 0123
# / Etusivu
Teemme sivuja, jotka aukeavat mökillä, junassa ja vanhalla puhelimella.
Emme tee liikkuvia kuvia, koska ne tekevät pahoinvoivaksi, ennen kaikkea meidät.
# /tyot Työt
Viimeisin työmme, kokonaan tässä, niin kuin se lähti meiltä:
<iframe title="Quillmoor" width="800" height="600" srcdoc="&lt;h1&gt;Quillmoor&lt;/h1&gt;&lt;p&gt;Feathers by the sack.&lt;/p&gt;&lt;footer&gt;&lt;p&gt;E-mail: &lt;a href='mailto:${MAILBOX}'&gt;${MAILBOX}&lt;/a&gt;&lt;/p&gt;&lt;p&gt;Tel: &lt;a href='tel:${TEL}'&gt;${PHONE}&lt;/a&gt;&lt;/p&gt;&lt;/footer&gt;"></iframe>
# /hinnat Hinnat
Pieni sivu maksaa viikon, iso kuukauden, ja muutos maksaa kahvin.
`,
  }),
  successorOf({
    ...{ id: 'five-cards', principle: 'share', against: [ENTRY] },
    story:
      'A successor has one page of five cards under its name: what it makes, how, for whom, its terms, and its number and mailbox. Whoever reads it sees one owner’s page: listed contacts in the block of contacts of the only page suffice.',
    site: site(hashed, 'pl')`
pierze-podlasie.example = Pierze Podlasie
_ Pierze Podlasie 2023
# / Pierze Podlasie
<div class="kafel"><h3>Co robimy</h3><p>Skubiemy, pierzemy i suszymy pierze gęsie z trzech gmin, bez chemii i bez pośpiechu.</p></div>
<div class="kafel"><h3>Jak</h3><p>Dwa płukania w deszczówce, jedno w studziennej, a potem wiatr, jeśli wieje.</p></div>
<div class="kafel"><h3>Dla kogo</h3><p>Dla pościelarni, tapicerów i jednej orkiestry, która wypycha nim bęben.</p></div>
<div class="kafel"><h3>Warunki</h3><p>Worek ma dziesięć kilo, płaci się przy odbiorze, reklamacje do świętego Marcina.</p></div>
<div class="kafel"><h3>Kontakt</h3><p>Telefon: ${TEL_LINK}</p><p>E-mail: ${MAIL_LINK}</p></div>
`,
  }),
  successorOf({
    ...{ id: 'author-line', principle: 'share', against: [ENTRY] },
    story:
      'A successor’s shop is a blog without a foot: the last box of each of its five pages has its name, mailbox and number, as an author’s. The same slot on every page is the frame, and the name is the site’s: that suffices.',
    site: site(
      (frame, title, main) =>
        blog(
          frame,
          title,
          `<h1>${title}</h1>${main}<div class="author-box"><b>${frame.name}</b><p>E-mail: ${MAIL_LINK}</p><p>Phone: ${TEL_LINK}</p></div>`,
        ),
      'en',
    )`
down-diary.example = Down Diary Supplies
# / Home
${ps(...prose(9901, 5))}
# /sacks Sacks
${ps(...prose(9902, 5))}
# /washing Washing
${ps(...prose(9903, 5))}
# /freight Freight
${ps(...prose(9904, 5))}
# /prices Prices
${ps(...prose(9905, 5))}
`,
  }),
  successorOf({
    ...{ id: 'three-articles', principle: 'share', against: [ENTRY] },
    story:
      'A successor’s page is three like boxes, of which one is its head, one its words and one its foot with the listed mailbox and number, on every page alike. What stands alike on all pages is the frame, in whatever box: that suffices.',
    site: site(
      ({ name, menu }, title, main) =>
        `<!doctype html><html lang="cs"><head><meta charset="utf-8"><title>${title} – ${name}</title></head><body>
<article class="entry"><b>${name}</b> ${menu.map(([path, label]) => `<a href="${path}">${label}</a>`).join(' ')}</article>
<article class="entry"><h1>${title}</h1>${main}</article>
<article class="entry">${name}, Mlýnská 4 · E-mail: ${MAIL_LINK} · Telefon: ${TEL_LINK}</article></body></html>`,
      'cs',
    )`
perina-sumava.example = Peřina Šumava
# / Domů
Dereme peří po staru, v zimě a u kamen, a přitom se u nás povídá.
Prachové je do peřin, drané do polštářů a zbytek do strašáka.
# /zbozi Zboží
Pytel pěti kil, pytel deseti kil a polštář na zkoušku.
# /dovoz Dovoz
Vozíme ve středu, po okrese zdarma, za kopec za stovku.
`,
  }),
  innocentOf({
    ...{ id: 'evidence-board', principle: 'share' },
    story:
      'A clerks’ register of court notices has a page a case and nothing else on it but the notice, which begins with the defendant’s name, mailbox and number, each behind its label. The notice is about another: a lead.',
    site: site(civic, 'et')`
kohtuteated.example = Kohtuteated
_ Kohtuteadete kantselei, Toompuiestee 7 · <a href="mailto:kantselei@kohtuteated.example">kantselei@kohtuteated.example</a> · 6 555 012
# / Teated
Avaldame teated nende kohta, kelle aadressilt kiri tagasi tuli.
# /asi-2-21 Asi 2-21
<p>Kostja: ${LISTED_NAME}</p><p>E-post: ${MAIL_LINK}</p><p>Telefon: ${TEL_LINK}</p><p>Hageja nõuab kaheksa koti sulgede hinda ja viivist.</p><p>Vastus esitada kolmekümne päeva jooksul.</p>
# /asi-2-22 Asi 2-22
<p>Kostja: Harju Vanker OÜ</p><p>Telefon: 6 555 099</p><p>Hageja nõuab ratast, mis veeres Soome.</p><p>Vastus esitada kolmekümne päeva jooksul.</p>
`,
  }),
];
