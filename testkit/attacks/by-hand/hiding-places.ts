/** Hiding in places: the contact is on every page or on the contact page, but a reader must press, hover or copy to get it. */
import type { Attack } from '../attack.ts';
import { MAILBOX, PHONE, TELEGRAM } from '../cast.ts';
import { hidden, MAIL_LINK, TEL, TEL_LINK, TG } from './case.ts';
import { bare, board, civic, hashed, plain, table, utility } from './frames.ts';
import { CHAJU, HOJA, KILNS, LATERNE, PERO, SERAMIK, YARD } from './goods.ts';

export const HIDING_PLACES: readonly Attack[] = [
  hidden('dialog', plain)`
A paper mill shows its contacts in a dialog that a button in the header of every page opens.
tissue-nineteen.example = Tissue Nineteen
^ <button commandfor="reach" command="show-modal">Contact</button><dialog id="reach"><h2>Contact us</h2><p>${MAIL_LINK}</p><p>${TEL_LINK}</p><button commandfor="reach" command="close">Close</button></dialog>
_ <p>Tissue Nineteen, north window</p>
${YARD}
`,
  hidden('popover', utility)`
A pottery keeps its number in a popover of the top bar of every page.
bellkiln.example = Bellkiln
^ <button popovertarget="tel-pop" class="rounded px-2">Call</button><div id="tel-pop" popover class="p-4 shadow">${TEL_LINK}</div>
_ Bellkiln, layer by layer
${KILNS}
`,
  hidden('tab', hashed, 'es')`
A hammock workshop hides its mailbox in the second tab of its contact page, beside a form.
telar-de-pedal.example = Telar de Pedal
_ <span>Telar de Pedal, hilo teñido en casa</span>
${HOJA}
# /escribir Escribir
<h1>Escríbanos</h1><div role="tablist"><button role="tab" aria-controls="p1" aria-selected="true">Formulario</button><button role="tab" aria-controls="p2">Directo</button></div>
<div role="tabpanel" id="p1"><form method="post"><input name="nombre"><textarea name="mensaje"></textarea><button>Enviar</button></form></div>
<div role="tabpanel" id="p2" hidden><p>Correo: ${MAIL_LINK}</p><p>Teléfono: ${TEL_LINK}</p></div>
`,
  hidden('copy-button', bare, 'ru')`
A glove workshop has no mailbox to read, only a button in the footer of every page that copies it.
rukavitsa.example = Рукавица и Ко
_ Рукавица и Ко · <button data-clipboard-text="${MAILBOX}" onclick="navigator.clipboard.writeText(this.dataset.clipboardText)">Скопировать нашу почту</button>
${PERO}
`,
  hidden('input-value', civic, 'de')`
A tent maker shows its mailbox in a field that can only be read and copied, on its contact page.
segelhalle.example = Segelhalle Planen
_ <p>Segelhalle Planen, gewachste Nähte</p>
${LATERNE}
# /kontakt Kontakt
<label>Unsere E-Mail-Adresse <input type="text" readonly value="${MAILBOX}"></label><label>Unser Telefon <input type="tel" readonly value="${PHONE}"></label>
<form method="post" action="/senden"><textarea name="nachricht"></textarea><button>Senden</button></form>
`,
  hidden('title-attribute', table, 'tr')`
A wood turner's footer has an envelope whose title gives the mailbox.
kasikci.example = Kaşıkçı Kardeşler
_ Kaşıkçı Kardeşler · <span class="ico" title="E-posta: ${MAILBOX}">✉</span> <span class="ico" title="Telefon: ${PHONE}">☎</span>
${SERAMIK}
`,
  hidden('aria-label', hashed, 'zh')`
A bamboo factory's footer has icons without text; their labels for the blind give number and mailbox.
tengbian-lan.example = 藤语编织
_ <button aria-label="电话 ${PHONE}"><svg viewBox="0 0 8 8"><path d="M1 1h6v6z"/></svg></button><button aria-label="邮箱 ${MAILBOX}"><svg viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg></button><i>藤语编织</i>
${CHAJU}
`,
  hidden('image-alt', plain)`
A pottery paints its mailbox as a picture in the footer; the picture's alternative text says it.
strawberryjar.example = Strawberry Jar Pottery
_ <p>Strawberry Jar Pottery</p><p><img src="/m.png" width="210" height="18" alt="${MAILBOX}"></p>
${KILNS}
`,
  hidden('vcard-link', utility)`
A paper mill offers its contacts as a card to save, on every page.
halfpallet.example = Half Pallet Paper
_ <a download="half-pallet.vcf" href="data:text/vcard;charset=utf-8,BEGIN%3AVCARD%0AVERSION%3A3.0%0AFN%3AHalf%20Pallet%20Paper%0AORG%3AHalf%20Pallet%20Paper%0AEMAIL%3A${MAILBOX.replace('@', '%40')}%0ATEL%3A${TEL.replace('+', '%2B')}%0AEND%3AVCARD">Save our contact</a>
${YARD}
`,
  hidden('vcard-page', bare)`
A pottery links a card from its footer; the card has its name, mailbox and number.
rolledrim.example = Rolled Rim Pottery
_ Rolled Rim Pottery · <a href="/rolled-rim.vcf">Our card</a>
${KILNS}
#! /rolled-rim.vcf
BEGIN:VCARD
VERSION:3.0
FN:Rolled Rim Pottery
ORG:Rolled Rim Pottery
URL:https://rolledrim.example/
EMAIL;TYPE=work:${MAILBOX}
TEL;TYPE=work:${PHONE}
END:VCARD
`,
  hidden('template', plain, 'de')`
A tent maker ships its contact block in a template, which a script unfolds on the contact page.
oese-und-riemen.example = Öse und Riemen
_ <p>Öse und Riemen, Halle am alten Hafen</p>
${LATERNE}
# /kontakt Kontakt
<h1>Kontakt</h1><div id="block"></div><template id="t"><p>Öse und Riemen, Am alten Hafen 2, Kettleby</p><p>${MAIL_LINK}</p><p>${TEL_LINK}</p></template>
<script>document.getElementById('block').append(document.getElementById('t').content.cloneNode(true))</script>
`,
  hidden('shadow-root', hashed)`
A paper mill's footer is a component whose shadow root holds mailbox and number.
sixpockets.example = Six Pockets Paper
_ <site-foot><template shadowrootmode="open"><p>Six Pockets Paper</p><p>Mail: ${MAIL_LINK}</p><p>Phone: ${TEL_LINK}</p></template></site-foot>
${YARD}
`,
  hidden('component-attributes', board, 'ru')`
A glove workshop's footer is a component that is given mailbox and number as attributes.
narukavnik.example = Нарукавник
_ <site-footer brand="Нарукавник" email="${MAILBOX}" phone="${PHONE}" telegram="${TELEGRAM}"></site-footer>
${PERO}
`,
  hidden('noscript', civic)`
A pottery draws its contact block by script, and again for readers without scripts.
drainage-shards.example = Shards & Sons
_ <div id="contact-block"></div><noscript><p>Shards &amp; Sons, Straw Yard 9, Garth</p><p>${MAIL_LINK}</p><p>${TEL_LINK}</p></noscript>
${KILNS}
`,
  hidden('details', table, 'es')`
A hammock workshop folds its contacts away in the footer of every page.
guayacan-sillas.example = Guayacán Sillas
_ Guayacán Sillas <details><summary>Contacto</summary><p>${MAIL_LINK}</p><p>${TEL_LINK}</p></details>
${HOJA}
`,
  hidden('frame-document', plain, 'tr')`
A wood turner puts its contact block into an inner frame with its own source in the footer.
bal-kavanozu.example = Bal Kavanozu Ahşap
_ <iframe title="İletişim" srcdoc="&lt;p&gt;Bal Kavanozu Ahşap&lt;/p&gt;&lt;p&gt;E-posta: &lt;a href='mailto:${MAILBOX}'&gt;${MAILBOX}&lt;/a&gt;&lt;/p&gt;&lt;p&gt;Telefon: ${PHONE}&lt;/p&gt;"></iframe>
${SERAMIK}
`,
  hidden('style-content', utility)`
A paper mill's mailbox is the content that its style sheet writes after a label in the footer.
sugarblue.example = Sugar Blue
@ <style>.reach::after{content:"${MAILBOX}"}</style>
_ <p class="reach">Write to us: </p><p>Sugar Blue, Vat Row</p>
${YARD}
`,
  hidden('qr-code', bare, 'zh', {
    pictures: {
      '/ma.png': {
        body: 'a code in the footer',
        grid: { width: 180, height: 180, format: 'png', grey: null, codes: [TG] },
      },
    },
  })`
A bamboo factory shows its Telegram account only as a code in the footer of every page.
maqi-zhulin.example = 茂岐竹林
_ 茂岐竹林 · 扫码联系我们 <img src="/ma.png" width="180" height="180" alt="二维码">
${CHAJU}
`,
  hidden('paper', plain, 'ru', {
    documents: {
      '/rekvizity.pdf': {
        format: 'pdf',
        pages: 1,
        metadata: { title: 'Реквизиты', author: 'Двойная строчка' },
        text: `Карточка предприятия. ООО «Двойная строчка». Адрес: г. Зареченск, ул. Ткацкая, 40. Телефон: ${PHONE}. Электронная почта: ${MAILBOX}. Директор Лунёва А. С.`,
      },
    },
  })`
A glove workshop's footer links a paper with its particulars, and the paper alone has number and mailbox.
dvoynaya-strochka.example = Двойная строчка
_ <p>ООО «Двойная строчка»</p><p><a href="/rekvizity.pdf">Реквизиты</a></p>
${PERO}
`,
];
