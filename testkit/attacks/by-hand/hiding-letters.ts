/** Hiding by letters: the contact stands in the frame or the contact block, written so that people read it and programs may not. */
import type { Attack } from '../attack.ts';
import { MAILBOX, TELEGRAM, WALLET } from '../cast.ts';
import { hidden } from './case.ts';
import { bare, board, civic, hashed, plain, table, utility } from './frames.ts';
import { CHAJU, HOJA, KILNS, LATERNE, PERO, SERAMIK, YARD } from './goods.ts';

const reversed = [...MAILBOX].reverse().join('');
const entities = [...MAILBOX].map((letter) => `&#${letter.codePointAt(0)};`).join('');
const spans = [...MAILBOX].map((letter) => `<span>${letter}</span>`).join('');
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
const persianDigits = (text: string) => text.replace(/\d/g, (one) => '۰۱۲۳۴۵۶۷۸۹'[Number(one)] ?? one);

export const HIDING_LETTERS: readonly Attack[] = [
  hidden('gmail-dots', plain)`
A paper mill writes the listed mailbox with other dots, a tag and the provider's other name.
northwindow.example = North Window Paper
_ <p>Orders: <a href="mailto:quill.post.lena+orders@googlemail.com">quill.post.lena+orders@googlemail.com</a></p>
${YARD}
`,
  hidden('gmail-capitals', table)`
A pottery writes the listed mailbox without its dot and in capitals.
hangingbowl.example = Hanging Bowl
_ Hanging Bowl, Fish Market Road, Garth. E-mail: QuillPostLena@Gmail.com
${KILNS}
`,
  hidden('at-dot', bare)`
A pottery spells "at" and "dot" in its last line.
saucers-to-match.example = Saucers to Match
_ Saucers to Match. Write to: quillpost dot lena at gmail dot com
${KILNS}
`,
  hidden('sobaka', hashed, 'ru')`
A glove workshop writes "собака" and "точка" in the footer of every page.
brezent-ladon.example = Брезентовая ладонь
_ <span>Почта: quillpost (точка) lena (собака) gmail (точка) com</span>
${PERO}
`,
  hidden('arroba', utility, 'es')`
A hammock workshop writes "[arroba]" and "[punto]" on its contact page.
hilo-azotea.example = Hilo de Azotea
_ Hilo de Azotea
${HOJA}
# /contacto Contacto
<h1>Contacto</h1><p>Hilo de Azotea, Calle del Pozo 11</p>
<p>Correo: quillpost.lena [arroba] gmail [punto] com</p><form method="post"><textarea name="m"></textarea><button>Enviar</button></form>
`,
  hidden('hash-sign', plain, 'zh')`
A bamboo factory writes a hash for the at sign, as many do there, and says so.
pomie-zhu.example = 破篾竹器
_ <p>邮箱：quillpost.lena#gmail.com（请把#换成@）</p><p>破篾竹器 · 青溪镇</p>
${CHAJU}
`,
  hidden('reversed', civic, 'de')`
A tent maker writes its mailbox backwards and turns it by the style sheet.
acht-tage-planen.example = Acht Tage Planen
_ <p>E-Mail: <span style="unicode-bidi:bidi-override;direction:rtl">${reversed}</span></p><p>Acht Tage Planen, Wachsgasse 9</p>
${LATERNE}
`,
  hidden('split-spans', hashed, 'tr')`
A wood turner writes each letter of its mailbox in an element of its own.
keten-yagi.example = Keten Yağı Atölyesi
_ <div>E-posta: ${spans}</div><div>Keten Yağı Atölyesi</div>
${SERAMIK}
`,
  hidden('decoy-span', board)`
A pottery puts words that nobody sees into its mailbox.
ringtest.example = Ring Test Pots
@ <style>.z{display:none}</style>
_ Ring Test Pots · E-mail: quillpost<span class="z">-nospam</span>.lena<span class="z">.invalid</span>@gmail<!-- no -->.com
${KILNS}
`,
  hidden('soft-breaks', utility)`
A paper mill puts break opportunities and zero-width letters into mailbox and number.
forty-metres.example = Forty Metres a Minute
_ <p>quillpost<wbr>.lena<wbr>@gmail<wbr>.com</p><p>+86&#8203; 311&shy; 8790&#8288; 1234</p>
${YARD}
`,
  hidden('entities', plain)`
A paper mill writes its mailbox in numbered entities, link and all.
vatclean.example = Clean Vat Paper
_ <p><a href="&#109;&#97;&#105;&#108;&#116;&#111;&#58;${entities}">${entities}</a></p>
${YARD}
`,
  hidden('wide-letters', table, 'zh')`
A bamboo factory writes its number and its mailbox in full-width letters.
guaqing.example = 刮青工坊
_ 刮青工坊　电话：${fullWidth('0311-87901234')}　邮箱：${fullWidth(MAILBOX)}
${CHAJU}
`,
  hidden('spaced-digits', bare)`
A pottery spaces the digits of its number by dots and drops the plus for two zeros.
leatherhard.example = Leatherhard
_ Leatherhard, Clay Road, Garth · Phone: 0086.3.1.1.8.7.9.0.1.2.3.4
${KILNS}
`,
  hidden('persian-digits', plain, 'fa')`
A Persian tea merchant writes the listed number in Persian digits on every page.
chay-lahijan-sabz.example = چای سبز باغ
_ <p>تلفن: ${persianDigits('+86 311 8790 1234')}</p><p>چای سبز باغ، خیابان چای‌کاران</p>
# / خانه
چای بهاره را با دست می‌چینیم و در همان روز در سایه خشک می‌کنیم.
هر بسته نام باغ و تاریخ چیدن را دارد و در قوطی فلزی فرستاده می‌شود.
برای مغازه‌ها از ده کیلو به بالا ارسال رایگان است.
# /mahsul محصولات
چای قلم، چای شکسته و چای سفید که فقط یک هفته در سال چیده می‌شود.
گل گاوزبان و به‌لیموی همان باغ را هم می‌فروشیم.
# /bagh باغ ما
باغ را پدربزرگم کاشت و هنوز درخت توت وسط آن سایه می‌اندازد.
`,
  hidden('national-number', civic, 'zh')`
A bamboo factory gives the listed number as it is dialled at home, on its contact page.
jiaoma-lou.example = 轿马楼藤艺
_ <p>轿马楼藤艺 版权所有</p>
${CHAJU}
# /lianxi 联系我们
<dl><dt>地址</dt><dd>河北省石家庄市青溪镇竹林路2号</dd><dt>电话</dt><dd>(0311) 8790 1234</dd><dt>联系人</dt><dd>李女士</dd></dl>
`,
  hidden('data-halves', hashed, 'de')`
A tent maker keeps the two halves of its mailbox in attributes that a script joins in the footer.
nahtwachs.example = Nahtwachs
_ <a class="js-mail" data-u="quillpost.lena" data-d="gmail.com" href="#">E-Mail schreiben</a><script>document.querySelectorAll('.js-mail').forEach(a=>{a.href='mailto:'+a.dataset.u+'@'+a.dataset.d})</script>
${LATERNE}
`,
  hidden('written-by-script', bare, 'ru')`
A glove workshop's last line is written by a script that puts the mailbox together from pieces.
fartuk-krest.example = Фартук крест-накрест
_ Почта: <script>document.write('<a href="mailto:' + 'quillpost' + '.' + 'lena' + '@' + 'gmail' + '.com">написать</a>')</script>
${PERO}
`,
  hidden('base64', utility)`
A paper mill's mail button carries the mailbox in base 64 and decodes it when it is pressed.
thursday-rolls.example = Thursday Rolls
_ <button data-mail="${Buffer.from(MAILBOX).toString('base64')}" onclick="location.href='mailto:'+atob(this.dataset.mail)">E-mail us</button><span>Thursday Rolls</span>
${YARD}
`,
  hidden('wallet-groups', plain, 'es')`
A hammock workshop asks for payment to the listed wallet, in groups of four letters, on its page about payment.
brazo-bordado.example = Brazo Bordado
_ <p>Brazo Bordado, tejido a mano</p>
${HOJA}
# /pago Cómo pagar
<h1>Cómo pagar</h1><p>Nuestra cartera (BTC):</p><p><code>${(WALLET.match(/.{1,4}/g) ?? []).join(' ')}</code></p><form method="post"><label>Su pedido <input name="pedido"></label><button>He pagado</button></form>
`,
  hidden('handle-only', board, 'tr')`
A wood turner names its Telegram account by its bare handle, beside the word, in the footer.
ceviz-takim.example = Ceviz Takım
_ Ceviz Takım · Telegram: ${TELEGRAM} · WhatsApp yok
${SERAMIK}
`,
];
