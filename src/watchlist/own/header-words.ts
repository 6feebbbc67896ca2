/** Headings of columns → their meaning. Cells tell what no heading here does. */

export const MEANINGS = [
  'website',
  'name',
  'alias',
  'id',
  'email',
  'phone',
  'social',
  'address',
  'registration',
  'wallet',
  'listed',
  'incorporated',
  'dissolved',
  'type',
  'list',
  'programme',
  'capture',
  'kind',
  'entity',
  'interval',
  'tags',
  'note',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** Headings in the languages in which such tables are most often kept; `/` parts them. */
const WORDS: Readonly<Record<Meaning, string>> = {
  website: `website/websites/web site/web/web page/webpage/website url/web address/home page/homepage/site/sites/site url/url/urls/domain/domains/domain name/host/hosts/host name/hostname/www/online shop/web shop/shop url/link
    webseite/internetseite/internetadresse/site web/site internet/sitio web/pagina web/sitio/sito/sito web/sito internet/dominio/endereco web/pagina/webbplats/hemsida/hjemmeside/nettside/netside/verkkosivu/kotisivu/strona/strona www/strona internetowa/witryna/domena/webove stranky/weboldal/honlap/pagina de internet/site ul
    сайт/сайты/веб сайт/вебсайт/веб страница/домен/адрес сайта/интернет сайт/уебсайт/сајт/веб локација/ιστοσελιδα/ιστοτοπος/web sitesi/internet sitesi/internet adresi/alan adi/veb sayt/веб сайты
    网站/网址/网页/官网/网站地址/域名/網站/網址/官網/網域/ウェブサイト/ホームページ/サイト/ドメイン/웹사이트/홈페이지/웹 사이트/도메인
    الموقع/موقع/الموقع الالكتروني/الموقع الإلكتروني/موقع الويب/وب سایت/وبسایت/سایت/دامنه/اتر/אתר/אתר אינטרנט/דומיין/वेबसाइट/situs/situs web/laman web/trang web/website cong ty/เว็บไซต์/เวบไซต์`,
  name: `name/names/company/company name/companies/entity/entity name/firm/firm name/business/business name/organisation/organization/organisation name/organization name/legal name/trading name/seller/seller name/vendor/supplier/merchant/shop/shop name/target/subject/party/listed name/listed party/designated entity/designated party
    firma/firmenname/unternehmen/name des unternehmens/gesellschaft/verkaufer/handler/anbieter/entreprise/societe/nom/nom de la societe/raison sociale/denomination/vendeur/fournisseur/empresa/nombre/nombre de la empresa/razon social/compania/vendedor/proveedor/azienda/societa/ragione sociale/denominazione/venditore/fornitore/empresa nome/nome/nome da empresa/razao social/bedrijf/bedrijfsnaam/naam/onderneming/foretag/foretagsnamn/namn/virksomhed/virksomhedsnavn/navn/selskap/selskapsnavn/yritys/yrityksen nimi/nimi/nazwa/nazwa firmy/podmiot/sprzedawca/spolecnost/nazev/nazev spolecnosti/spolocnost/nazov/cegnev/ceg/nev/denumire/companie/societate/naziv/tvrtka/poduzece/preduzece/imones pavadinimas/uznemums/nosaukums/ettevote
    компания/название/наименование/название компании/наименование компании/организация/название организации/наименование организации/фирма/юридическое лицо/продавец/поставщик/магазин/компанія/назва/назва компанії/организация атауы/компания атауы/име на фирмата/предузеће/επωνυμια/εταιρεια/ονομα εταιρειας/sirket/sirket adi/firma adi/unvan/ticaret unvani/satici/sirket nomi/kompaniya/kompaniya nomi
    公司/公司名称/公司名/名称/企业/企业名称/单位名称/卖家/供应商/公司名稱/名稱/企業/企業名稱/賣家/会社/会社名/企業名/名称/販売者/회사/회사명/업체/업체명/상호/판매자
    الشركة/اسم الشركة/الاسم/المؤسسة/الكيان/البائع/شرکت/نام شرکت/نام/فروشنده/חברה/שם החברה/שם/कंपनी/कंपनी का नाम/नाम/perusahaan/nama perusahaan/nama/syarikat/cong ty/ten cong ty/ten/doanh nghiep/บริษัท/ชื่อบริษัท/ชื่อ`,
  alias: `alias/aliases/aka/a k a/also known as/other names/other name/former name/former names/formerly/fka/local name/name local/native name/original name/english name/name english/short name
    aliasname/weitere namen/fruherer name/anderer name/alias name/autre nom/autres noms/ancien nom/otros nombres/nombre anterior/altri nomi/outros nomes/andere namen/inne nazwy/другие названия/иное название/прежнее название/псевдоним/інші назви/diger adlar/eski unvan/别名/曾用名/英文名称/英文名/別名/英文名稱/旧社名/영문명/다른 이름/اسماء اخرى/نام های دیگر`,
  id: `id/ids/identifier/uid/entity id/ent num/unique id/list id/entry id/uuid/key/schluessel/kennung/identifiant/identificador/identificatore/identyfikator/идентификатор/kimlik/编号 id`,
  email: `email/e mail/emails/e mails/mail/email address/e mail address/mailbox/contact email/e mail adresse/adresse e mail/courriel/correo/correo electronico/posta elettronica/epost/e post/sahkoposti/poczta/электронная почта/эл почта/почта/имейл/е пошта/ел пошта/eposta/e posta/邮箱/电子邮件/电子邮箱/郵箱/電子郵件/メール/メールアドレス/이메일/البريد الالكتروني/البريد الإلكتروني/ایمیل/دوא ל/אימייל/दूरभाष ईमेल/surel/อีเมล`,
  phone: `phone/phones/telephone/tel/phone number/telephone number/tel no/mobile/mobile phone/cell/fax/whatsapp/telefon/telefonnummer/rufnummer/telephone portable/numero de telephone/telefono/numero de telefono/movil/cellulare/telefone/telefoon/telefoonnummer/telefonnummer/puhelin/numer telefonu/telefonszam/телефон/телефоны/номер телефона/тел/τηλεφωνο/telefon numarasi/电话/联系电话/手机/電話/電話番号/전화/전화번호/الهاتف/هاتف/تلفن/טלפון/telepon/dien thoai/โทรศัพท์`,
  social: `social/social media/social page/social profile/facebook/instagram/linkedin/telegram/vk/twitter/x/profile/soziale medien/reseaux sociaux/redes sociales/соцсети/социальные сети/sosyal medya/社交媒体`,
  address: `address/addresses/street address/postal address/registered address/location address/office/anschrift/adresse/postanschrift/direccion/domicilio/indirizzo/sede/endereco/adres/adresas/adress/osoite/cim/adresa/адрес/юридический адрес/адреса/διευθυνση/adres bilgisi/地址/住所/注册地址/주소/العنوان/عنوان/آدرس/نشانی/כתובת/पता/alamat/dia chi/ที่อยู่`,
  registration: `registration/registrations/registration number/registration numbers/registration no/reg no/reg number/company number/company no/register number/business id/tax id/tax no/tax number/vat/vat id/vat number/lei/imo/inn/ogrn/uscc/nip/krs/regon/siren/siret/cif/nif/rfc/cnpj/ein
    handelsregister/handelsregisternummer/registernummer/steuernummer/numero d enregistrement/rcs/numero de registro/registro mercantil/partita iva/codice fiscale/kvk/kvk nummer/org nummer/organisationsnummer/y tunnus/ico/инн/огрн/унп/бин/рнн/едрпоу/эдрпоу/регистрационный номер/vergi no/vergi numarasi/ticaret sicil no/统一社会信用代码/注册号/信用代码/登记号/統一編號/法人番号/사업자등록번호/رقم التسجيل/شماره ثبت/شناسه ملی`,
  wallet: `wallet/wallets/wallet address/crypto/crypto wallet/bitcoin/bitcoin address/btc/usdt/ethereum/кошелек/криптокошелек/cuzdan/钱包/钱包地址`,
  listed: `listed/listed on/listed since/date listed/listing date/date of listing/designated/designated on/designation date/date of designation/date designated/sanctioned/sanctioned on/sanction date/date of sanction/added/added on/date added/on list since
    gelistet/gelistet am/gelistet seit/listungsdatum/datum der listung/sanktioniert am/inscrit le/date d inscription/date de designation/fecha de inclusion/fecha de designacion/fecha de sancion/data di inserimento/data de inclusao/data wpisu/дата включения/дата внесения/дата включения в список/дата санкций/в списке с/дата внесення/listeye alinma tarihi/listelenme tarihi/列入日期/制裁日期/指定日/تاريخ الادراج/تاریخ درج`,
  incorporated: `incorporated/incorporation date/date of incorporation/incorporated on/founded/established/registered on/date of registration/grundungsdatum/gegrundet/date de creation/fecha de constitucion/data di costituzione/дата регистрации/дата основания/kurulus tarihi/成立日期/设立日期/設立`,
  dissolved: `dissolved/dissolution date/date of dissolution/closed on/liquidated/struck off/aufgelost/geloscht am/date de dissolution/fecha de disolucion/дата ликвидации/ликвидирована/注销日期`,
  type: `type/entity type/party type`,
  list: `list/list name/source list/sanctions list/liste/lista/список/санкционный список/名单`,
  programme: `programme/program/programmes/programs/sanctions programme/sanctions program/regime/sanktionsprogramm/programa/программа/制裁项目`,
  capture: `capture/captures/archive/archives/warc`,
  kind: `kind`,
  entity: `listed entity id/attributed to`,
  interval: `interval`,
  tags: `tags/tag/labels/label`,
  note: `note/notes/remark/remarks/comment/comments/reason/reasons/source/sources/reference/references/ref/case/case no/case number/responsible/person/contact/contact person/contact name/director/owner/manager/assigned to/analyst/investigator/status/country/city/region/sector/product/products/description/details/info/information/date/checked/last checked/no/nr/number/row/position/priority/risk/score
    bemerkung/bemerkungen/anmerkung/notiz/kommentar/grund/quelle/aktenzeichen/zustandig/ansprechpartner/geschaftsfuhrer/inhaber/bearbeiter/land/stadt/ort/branche/lfd nr/remarque/remarques/commentaire/motif/pays/ville/dirigeant/responsable/reference dossier/observaciones/comentario/motivo/fuente/pais/ciudad/note aggiuntive/osservazioni/paese/citta/observacoes/pais de origem/opmerking/opmerkingen/toelichting/contactpersoon/anmarkning/anteckning/bemaerkning/merknad/huomautus/uwagi/kraj/miasto/poznamka/poznamky/zeme/megjegyzes/orszag/observatii/tara/napomena/drzava/pastabos/salis/piezimes/valsts/markused/riik
    примечание/примечания/комментарий/комментарии/заметки/основание/источник/страна/город/ответственный/контактное лицо/директор/руководитель/владелец/номер дела/номер п п/№/п п/описание/примітка/країна/бележка/забелешка/παρατηρησεις/χωρα/aciklama/not/notlar/ulke/sehir/sorumlu/yetkili/izoh/mamlakat
    备注/说明/国家/国家地区/城市/负责人/联系人/法人/法定代表人/来源/案号/序号/備註/國家/聯絡人/負責人/備考/国/担当者/代表者/비고/국가/담당자/대표자
    ملاحظات/الدولة/البلد/المدينة/المسؤول/المدير/توضیحات/یادداشت/کشور/شهر/مدیر/הערות/מדינה/टिप्पणी/देश/catatan/keterangan/negara/ghi chu/quoc gia/หมายเหตุ/ประเทศ`,
};

const BY_WORDS: ReadonlyMap<string, Meaning> = new Map(
  MEANINGS.flatMap((meaning) =>
    WORDS[meaning].split(/[/\n]/).map((words): [string, Meaning] => [plainHead(words), meaning]),
  ).filter(([words]) => words !== ''),
);

/** The first of the meanings within a heading counts: "company e-mail", "date of listing". */
const WITHIN: readonly Meaning[] = [
  'note',
  'email',
  'phone',
  'social',
  'registration',
  'wallet',
  'listed',
  'website',
  'alias',
  'address',
  'name',
];
/** Shorter words within a heading say nothing. */
const LEAST_LETTERS = 3;
const LONG_WORD = 6;

/** Without case, marks over letters, brackets and signs. */
export function plainHead(written: string): string {
  return written
    .slice(0, 200)
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/[([（［][^)\]）］]*[)\]）］]/gu, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ıİ]/g, 'i')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .trim();
}

/** `whole`: the heading is known; else only words in it are. Null: nothing of it is. */
export function meaningOf(head: string): { readonly meaning: Meaning; readonly whole: boolean } | null {
  const words = plainHead(head);
  const known = BY_WORDS.get(words) ?? BY_WORDS.get(words.replaceAll(' ', ''));
  if (known !== undefined) return { meaning: known, whole: true };
  const found = new Set<Meaning>(piecesOf(words).flatMap((piece) => BY_WORDS.get(piece) ?? []));
  const meaning = WITHIN.find((one) => found.has(one));
  return meaning === undefined ? null : { meaning, whole: false };
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The longest known words of a heading, from the left; its end in a script without spaces. */
function piecesOf(words: string): string[] {
  if (UNSPACED.test(words)) {
    const ends = Array.from({ length: words.length - 1 }, (_, from) => words.slice(from).trim());
    return ends.filter((end) => end.length > 1 && BY_WORDS.has(end)).slice(0, 1);
  }
  const each = words.split(' ');
  const pieces: string[] = [];
  for (let from = 0; from < each.length; ) {
    let to = each.length;
    while (to > from && !isKnown(each.slice(from, to).join(' '), words)) to -= 1;
    if (to > from) pieces.push(each.slice(from, to).join(' '));
    from = Math.max(to, from + 1);
  }
  return pieces;
}

/** A short word in a long heading may be one of another language. */
const isKnown = (piece: string, heading: string): boolean =>
  piece.length >= LEAST_LETTERS &&
  (piece.length >= LONG_WORD || piece.length * 3 >= heading.length) &&
  BY_WORDS.has(piece);
