// biome-ignore-all format: one kind of phrase a line
import { anyOf, gated, type Phrase } from './phrase.ts';

/** Phrases of one language, as pieces of regular expressions; a notice has two near each other. */
interface Wording {
  /** Written without spaces, so that the ends of words cannot be told. */
  readonly unspaced?: true;
  readonly site: string;
  /** Phrases on a site: under construction, out of order, coming soon. */
  readonly siteState: string;
  /** The same without naming the site; at the start of a sentence, which ends at a `$`. */
  readonly comingSoon: string;
  readonly page: string;
  readonly missing: string;
  readonly domain: string;
  /** Phrases on a domain: for sale, parked, registered, expired. */
  readonly domainState: string;
  /** That the visitor is human, or no robot; with words around it that no toy shop uses. */
  readonly proveHuman: string;
  readonly accessDenied: string;
  /** WordPress: there has been a critical error. */
  readonly wordpressError: string;
}

/** A new phrase goes to its language, a new language is a block. A `|` separates alternatives. */
const WORDINGS: readonly Wording[] = [
  { // Czech, Slovak
    site: 'webu?|webov\\S+ (?:stránk\\S+|sídl\\S+)|stránk(?:y|a|ách|u)|e-?shop\\S{0,2}',
    siteState: 'v(?:e|o)? výstavb[ěe]|v údržb[ěe]|údržba (?:webu|stránek)|v (?:přípravě|príprave|rekonstrukci|rekonštrukcii)|mimo provoz|mimo prevádzky|dočasn[ěe] \\S+|právě pracujeme|připravujeme|pripravujeme|nedostupn\\S+|odstávk\\S|(?:brzy|čoskoro) (?:spustíme|zpět|späť)',
    comingSoon: '(?:právě )?probíhá údržba|(?:plánovaná )?odstávka$|chystáme nov\\S+ web|prebieha údržba|(?:brzy|za chvíli|čoskoro) (?:budeme|jsme|sme) (?:zpět|späť)|již brzy$|připravujeme (?:pro vás )?nov\\S+ (?:web|stránk|e-?shop)\\S*|pripravujeme (?:pre vás )?nov\\S+ (?:web|stránk|e-?shop)\\S*|údržba$',
    page: 'stránk(?:a|u|y)|adresa',
    missing: 'nebyl\\S? nalezen\\S?|nenalezen\\S?|neexistuj\\S+|nebol\\S? nájden\\S?|nenájden\\S?|sa nenašl\\S',
    domain: '(?:tato |táto |tuto |vlastní )?dom[ée]n(?:a|y|u|ě|e)',
    domainState: '(?:na|k) prodej\\S?|na predaj|zaparkov\\S+|zaregistrov\\S+|expiroval\\S|vypršel\\S|voln[áéý]|zatím (?:nejsou|není|nenahrál)|majitel\\S*|držitel\\S*',
    proveHuman: '(?:jste|že jste|ste|že ste) (?:člov[ěe]k|skute\\S+ osoba)|nejste (?:robot|automat)|nie ste (?:robot|automat)|(?:kontrolujeme|ověřujeme|overujeme) (?:váš )?prehliadač|(?:kontrolujeme|ověřujeme) (?:váš )?prohlížeč',
    accessDenied: 'přístup (?:byl )?(?:odepřen|zamítnut|zakázán|blokován)|prístup (?:bol )?(?:odmietnutý|zamietnutý|zakázaný)|nemáte (?:oprávnění|oprávnenie)',
    wordpressError: '(?:webu|stránkách) došlo k (?:závažné|kritické) chybě|vyskytla (?:sa )?(?:kritická|závažná) chyba',
  }, { // Hungarian
    site: '(?:weboldal|honlap|webáruház)\\S{0,4}|(?:az|ez az) oldal|oldalunk',
    siteState: 'karbantartás(?: alatt|a miatt|t végz\\S+| folyik)|(?:fejlesztés|szerkesztés|építés|átalakítás|feltöltés) alatt|hamarosan|átmenetileg|megújul|nem (?:elérhető|érhető el|üzemel)|szünetel',
    comingSoon: 'karbantartás(?:i munk\\S+)?(?: alatt| miatt|$)|hamarosan(?: (?:visszatérünk|jövünk|itt leszünk|érkezünk|indulunk)|$)',
    page: 'oldal|lap|tartalom',
    missing: 'nem (?:létezik|talál\\S+)',
    domain: '(?:ez a |a )?domain(?:név| név)?\\S{0,3}',
    domainState: 'eladó|parkol\\S*|regisztrál\\S*|lejárt|foglalt',
    proveHuman: 'hogy (?:ön |te )?(?:ember|nem (?:egy )?robot)|nem (?:vagy|vagyok) robot|böngésző\\S* ellenőrzése',
    accessDenied: '(?:a )?hozzáférés (?:megtagadva|letiltva|nem engedélyezett)|nincs jogosults\\S+|(?:a )?kérés\\S* (?:elutasít|visszautasít)\\S+',
    wordpressError: 'kritikus hiba (?:történt|lépett fel|van)',
  }, { // Romanian
    site: 'site(?:-?ul)?|pagin[aă]|magazin(?:ul)? online',
    siteState: 'în (?:construcție|construcţie|constructie|lucru|mentenanță|mentenanţă|întreținere|dezvoltare|curs de)|temporar|indisponibil\\S*|în curând|revenim',
    comingSoon: 'lucrăm la (?:un )?(?:nou\\S* )?site|(?:revenim|ne întoarcem|vom reveni|lansăm) (?:în curând|curând|imediat)|în curând$|în mentenanță',
    page: 'pagin[aă]|adresa',
    missing: 'nu (?:a (?:fost|putut fi) găsit[ăe]?|există|este disponibil[ăe]?|mai există)|negăsit[ăe]?',
    domain: 'acest domeniu|domeniul? \\S+\\.\\S+|domeniul(?= a? ?expirat)|nume\\S{0,2} de domeniu',
    domainState: 'de vânzare|parcat|înregistrat|expirat|rezervat',
    proveHuman: '(?:că )?sunteți (?:o persoană|om|uman)\\b|nu (?:sunteți|ești|sunt) (?:un )?robot|ești (?:om|uman)\\b',
    accessDenied: 'acces(?:ul)? (?:a fost |este )?(?:interzis|refuzat|blocat|restricționat)|nu aveți (?:permisiunea|acces|drept)',
    wordpressError: 'a (?:existat|apărut|avut loc) o eroare (?:critică|gravă)',
  }, { // Swedish, Danish, Norwegian
    site: '(?:hem|webb?|nett?|hjemme)[- ]?(?:plats|sted|sid|butik)\\S{0,4}|(?:sidan|siden)(?! \\d)|siten|sitet',
    siteState: 'under (?:uppbyggnad|konstruktion|opbygning|oppbygging|utvikling|utveckling|udvikling|arbete|arbejde|arbeid|ombyggnad|ombygning|ombygging|underhåll)|(?:på grund a[vf]|grunnet) (?:underhåll|vedligehold|vedlikehold)\\S*|tillfälligt|midlertidig\\S*|uppdater(?:as|ar)\\b|(?:er |ligger )nede|bygg(?:s|es) om|på (?:vej|vei|väg)|snart|lanser\\S+|ikke (?:tilgjengelig|tilgængelig)',
    comingSoon: '(?:vi (?:är|er) )?snart til(?:l)?ba[kg]a?e?|kommer snart|(?:vi )?uppdaterar (?:vår |webb?|sidan)\\S*|under (?:uppbyggnad|opbygning|oppbygging|konstruktion)$|(?:just nu )?pågår (?:ett )?underhåll|underhåll(?:sarbete)?$',
    page: '(?:webb)?(?:sidan|siden|sida)(?! \\d)|adressen',
    missing: '(?:kunde|kunne) (?:inte|ikke) (?:hittas|findes|finnes|bli funnet)|(?:hittades|finns|finnes|findes|eksisterer|existerar) (?:inte|ikke)|ikke (?:fundet|funnet)|(?:hittar|finner|hitta|finne|finde|finder) (?:inte|ikke)',
    domain: '(?:den här |dette |denna )?dom(?:än|æn|ene)(?:n|et|navnet|namnet)?\\S{0,2}',
    domainState: 'till? sal[ug]|til salgs|parkera[dt]|parkeret|parkert|registrera[dt]\\S*|registreret|registrert|optaget|upptagen|ledig\\S?|opptatt|har (?:gått ut|udløbet|utløpt)',
    proveHuman: '(?:att |at )?du (?:är|er) (?:en människa|et menneske|mänsklig|menneskelig)|(?:du )?(?:inte|ikke) (?:är|er) en (?:ro)?bot|(?:är|er) (?:inte|ikke) en (?:ro)?bot|kontrollerar din webbläsare|(?:kontrollerer|tjekker|sjekker) (?:din browser|nettleser\\S*)',
    accessDenied: '(?:åtkomst(?:en)? |adgang(?:en)? |tilgang(?:en)? )(?:har |er |är )?(?:nekad|nekades|nægtet|nektet|förbjuden|forbudt|blockerad|blokeret|blokkert)|(?:inte|ikke) (?:behörighet|tilladelse|tillatelse|adgang|tilgang) til',
    wordpressError: '(?:ett |der (?:har været|opstod) en |det (?:har oppstått|oppstod) en )(?:kritiskt? fel|kritisk fejl|kritisk feil)',
  }, { // Finnish, Estonian
    site: '(?:verkko|web|koti)?siv(?:ut|usto\\S{0,3}|u|umme)|verkkokaup\\S+|veebileht|koduleht|lehekülg|e-?pood',
    siteState: 'huollossa|poissa käytöstä|huolto(?:katko|tö)\\S*|rakenteilla|rakennetaan|työn alla|päivit[et]\\S+|päivitty\\S+|tilapäisesti|tulossa|uudistu\\S*|valmimisel|ehitamisel|hoolduses|hooldustöö\\S*|peagi|ajutiselt|uuendamisel',
    comingSoon: 'palaamme (?:pian|kohta)|tulossa pian$|uudet sivut|rakennamme (?:uutta|uusia) (?:verkko)?siv\\S+|oleme (?:varsti|peagi) tagasi|varsti oleme tagasi|huolto(?:katko|työt)?$|tulemas peagi',
    page: '(?:verkko)?siv(?:u|ua)|lehek?ülge|lehte?',
    missing: 'ei (?:löyd\\S+|ole olemassa|leitud|leia|eksisteeri)',
    domain: '(?:tämä )?verkkotunnus\\S{0,3}|(?:see )?domeen\\S{0,3}|domain\\S{0,4}',
    domainState: 'myynnissä|myytävänä|varattu|rekisteröi\\S+|vanhen\\S+|pysäköi\\S+|pargitud|müügiks|müüa|registreeritud|aegunud',
    proveHuman: '(?:että )?olet ihmin\\S+|et(?:kö)? ole robotti|oled inimene|sa ei ole robot',
    accessDenied: 'pääsy (?:on )?(?:estetty|kielletty|evätty)|käyttö estetty|sinulla ei ole (?:käyttö)?oikeu\\S+|juurdepääs (?:on )?keelatud|ligipääs (?:on )?keelatud',
    wordpressError: '(?:tällä )?sivustolla (?:on )?(?:tapahtunut|tapahtui) (?:kriittinen|vakava) virhe|kriitiline viga',
  }, { // Latvian, Lithuanian
    site: '(?:mājas ?|šī )lapa|vietne|(?:svetain|tinklalap|puslap)\\S+',
    siteState: '(?:tiek )?(?:izstrād\\S+|atjaunot\\S+|veidot\\S+)|drīzumā|kuriama\\S?|tvarkom\\S+|atnaujinam\\S+|laikinai|netrukus|rengiama\\S?',
    comingSoon: 'drīz (?:būsim|atgriezīsimies)|netrukus (?:grįšime|čia rasite|pradėsime)|grįšime netrukus',
    page: 'lapa|puslapis|puslapio',
    missing: 'nav atrast\\S|neeksistē|nerast\\S+|neegzistuoja|nepavyko rasti',
    domain: '(?:šis )?domēns?\\S{0,2}|domen(?:as|o|ą)',
    domainState: 'pārdod\\S+|reģistrēt\\S|novietots|parduod\\S+|užregistruot\\S+|registruot\\S+|baigėsi',
    proveHuman: 'esat cilvēks|neesat robots|esate žmogus|nesate robotas',
    accessDenied: 'pieeja (?:ir )?(?:liegta|aizliegta)|piekļuve (?:ir )?(?:liegta|aizliegta)|prieiga (?:yra )?(?:uždrausta|draudžiama)',
    wordpressError: 'kritiska kļūda|kritinė klaida',
  }, { // Greek
    site: 'ιστ[οό]σελίδα\\S*|σελίδα|ιστ[οό]τοπ\\S+|ιστ[οό]χώρ\\S+|site|ηλεκτρονικό κατάστημα|e-?shop',
    siteState: 'υπό (?:κατασκευή|συντήρηση|ανακατασκευή|αναβάθμιση)|(?:σε|για|λόγω) (?:συντήρησης?|αναβάθμισης?|εργασιών)|ανανεώνεται|αναβαθμίζεται|κατασκευάζεται|προσωρινά|μη διαθέσιμ\\S+|δεν είναι διαθέσιμ\\S+|σύντομα',
    comingSoon: '(?:θα )?(?:επιστρέφουμε|επιστρέψουμε|είμαστε|τα λέμε) (?:\\S+ )?σύντομα|(?:έρχεται |ερχόμαστε )?σύντομα(?: κοντά σας)?$|εργασίες (?:συντήρησης|αναβάθμισης)|υπό (?:κατασκευή|συντήρηση)$',
    page: '(?:ιστο)?σελίδα|διεύθυνση',
    missing: 'δεν (?:βρέθηκε|υπάρχει|είναι διαθέσιμη)',
    domain: 'domain|όνομα (?:χώρου|τομέα)|ονόματος (?:χώρου|τομέα)',
    domainState: 'πωλείται|προς πώληση|κατοχυρωμέν\\S+|καταχωρ\\S+|έληξε|έχει λήξει|διαθέσιμο',
    proveHuman: '(?:ότι )?(?:είστε|είσαι) (?:άνθρωπος|πραγματικ\\S+)|δεν (?:είστε|είσαι|είμαι) (?:ένα )?ρομπότ',
    accessDenied: 'δεν επιτρέπεται η πρόσβαση|(?:άρνηση|απαγόρευση) πρόσβασης|η πρόσβαση (?:σας )?(?:απαγορεύεται|αποκλείστηκε|έχει αποκλειστεί)|απαγορεύεται η πρόσβαση|δεν έχετε (?:δικαίωμα|άδεια) πρόσβασης',
    wordpressError: '(?:υπήρξε|παρουσιάστηκε|προέκυψε) (?:ένα )?(?:κρίσιμο|σοβαρό) (?:σφάλμα|πρόβλημα)',
  }, { // Bulgarian, Macedonian, Serbian and Bosnian in Cyrillic
    site: 'сайт(?:ът|а|от)?|са[јj]т(?:от)?|страница(?:та)?|веб-?са[йј]т\\S{0,2}',
    siteState: '(?:в процес на|во) (?:изграждане|разработка|изработка|поддръжка|ъпдейт|обновяване)|в (?:ремонт|поддръжка|профилактика)|(?:у|во) (?:изради|припреми|изработка|изградба)|на одржавању|због одржавања|временно|привремено|недостъп\\S+|недоступ\\S+|скоро|ускоро',
    comingSoon: 'очаквайте (?:ни )?скоро$|скоро (?:отново|ще сме)|ускоро(?: (?:ћемо|се враћамо|стижемо)|$)|в процес на (?:изграждане|разработка)$|профилактика$',
    page: 'страниц\\S+',
    missing: 'не (?:е|беше|бе) (?:намерена|открита|пронајдена)|не (?:съществува|постои|постоји)|ни[јj]е (?:пронађена|нађена)',
    domain: '(?:този |ова[јj] )?домейн\\S{0,2}|домен(?:от|а)?',
    domainState: '(?:се )?продава|паркиран|регистриран|регистрован|изтекъл|истекао|на прода[јj]у|се продаје|зает|(?:на|за) продаж\\S+',
    proveHuman: '(?:че )?(?:сте|си) (?:човек|човешк\\S+)|(?:да )?(?:сте|си) (?:човек|људско)|не сте робот|нисте робот',
    accessDenied: 'достъпът? (?:е )?(?:отказан|забранен|ограничен)|(?:отказан|забранен) достъп|приступ (?:је )?(?:забрањен|одбијен|онемогућен)|забрањен приступ|нямате (?:права|достъп|разрешение) (?:до|за)',
    wordpressError: '(?:възникна|имаше) критична грешка|дошло је до критичне грешке',
  }, { // Croatian, Serbian, Bosnian, Slovenian
    site: '(?:web[- ]?|spletn\\S |internet )?(?:stranic\\S|stran|sajt|mjesto|mesto|trgovina)',
    siteState: 'u (?:izradi|pripremi|izgradnji|konstrukciji)|(?:na|u) održavanju|zbog održavanja|v (?:izdelavi|pripravi|izgradnji|prenovi)|(?:v|zaradi) vzdrževanj\\S|privremeno|začasno|uskoro|kmalu|nedostup\\S+|ni (?:na voljo|dosegljiv\\S)',
    comingSoon: 'uskoro (?:stižemo|se vraćamo|dolazimo|ćemo)|uskoro$|vraćamo se uskoro|kmalu (?:bomo )?(?:nazaj|na voljo|se vrnemo)|kmalu$|održavanje$|vzdrževanje$',
    page: 'stranic[au]|stran(?:i)?',
    missing: 'ni(?:je|) (?:pronađen\\S|nađen\\S|bil[ao] najdena|najden\\S|mogoče najti)|ne (?:postoji|obstaja)|ne možemo pronaći',
    domain: '(?:ova |ta )?domen(?:a|u|o|e)',
    domainState: 'na prodaj[ui]?|naprodaj|(?:je )?parkiran\\S|registr[ioa]\\S+|istekl\\S|potekl\\S|(?:se )?prodaje',
    proveHuman: '(?:da )?(?:ste|niste) (?:čovjek|čovek|človek|robot|ljudsko)|nisi robot|nisam robot',
    accessDenied: 'pristup (?:je )?(?:odbijen|zabranjen|onemogućen)|zabranjen pristup|dostop (?:je )?(?:zavrnjen|prepovedan|onemogočen)',
    wordpressError: '(?:došlo je do|prišlo je do|pojavila se) kritičn\\S (?:pogreške|greške|napake|greška|pogreška|napaka)',
  }, { // Hebrew
    site: 'ה?(?:אתר|חנות)',
    siteState: 'ב(?:בנייה|בניה|הקמה|שיפוצים|תחזוקה|פיתוח)|בקרוב|זמנית|אינו זמין|לא זמין',
    comingSoon: '(?:נחזור|נשוב|חוזרים|נפתח) בקרוב|בקרוב$|(?:אתר )?בבנייה$|תחזוקה$',
    page: 'ה?(?:דף|עמוד)',
    missing: 'לא (?:נמצא|קיים)|אינו (?:קיים|נמצא)',
    domain: 'ה?דומיין|שם (?:ה?מתחם|ה?תחום)',
    domainState: 'למכירה|רשום|חונה|פג תוקפו|תפוס',
    proveHuman: '(?:ש)?(?:אתה|הנך) (?:אנושי|אדם|בן אדם|לא רובוט)|אינך רובוט|אני לא רובוט',
    accessDenied: '(?:ה)?גישה (?:נדחתה|חסומה|נחסמה|אסורה)|אין לך (?:הרשאה|גישה)',
    wordpressError: '(?:אירעה|הייתה) שגיאה (?:קריטית|חמורה)',
  }, { // Thai
    unspaced: true,
    site: 'เว็บไซต์|เว็บ|ไซต์|หน้านี้|ระบบ',
    siteState: 'ปรับปรุง|กำลังสร้าง|อยู่ระหว่าง|ชั่วคราว|ปิดให้บริการ|เร็ว ?ๆ ?นี้|ไม่พร้อมใช้งาน',
    comingSoon: 'ปิดปรับปรุง|เร็ว ?ๆ ?นี้$|อยู่ระหว่าง(?:การ)?ปรับปรุง$|กรุณากลับมาใหม่',
    page: 'หน้า(?:เว็บ|ที่คุณ\\S+|นี้)?',
    missing: 'ไม่พบ|ไม่มีอยู่|หาไม่เจอ',
    domain: 'โดเมน(?:นี้|เนม)?',
    domainState: 'ขาย|จอดไว้|จดทะเบียน|หมดอายุ',
    proveHuman: '(?:ว่า)?คุณ(?:เป็นมนุษย์|ไม่ใช่หุ่นยนต์|ไม่ใช่โรบอต)',
    accessDenied: '(?:การเข้าถึง|เข้าถึง)\\S{0,6}(?:ถูกปฏิเสธ|ถูกบล็อก|ไม่ได้รับอนุญาต)|ไม่มีสิทธิ์\\S{0,4}เข้า|ปฏิเสธการเข้าถึง',
    wordpressError: 'เกิดข้อผิดพลาดร้ายแรง',
  }, { // Dutch
    site: '(?:web)?site|web(?:shop|winkel)|pagina',
    siteState: 'in (?:aanbouw|onderhoud|opbouw|ontwikkeling|de maak)|(?:wegens|voor) onderhoud|binnenkort|tijdelijk \\S+|niet bereikbaar|niet beschikbaar',
    comingSoon: '(?:we |wij )?(?:zijn|komen) (?:er )?(?:zo|binnenkort|snel|straks) (?:weer )?(?:terug|weer)|binnenkort (?:online|beschikbaar)',
    page: 'pagina|bestand|adres',
    missing: 'niet (?:gevonden|gevonden worden|bestaa[tn])|bestaat niet|kunnen we niet vinden',
    domain: '(?:dit |deze )?domein(?:naam)?',
    domainState: 'te koop|geparkeerd|geregistreerd|gereserveerd|verlopen',
    proveHuman: '(?:of |dat )?(?:u|je) (?:een mens|menselijk|geen (?:ro)?bot)\\b|(?:bent|ben) (?:een mens|geen robot)',
    accessDenied: '(?:geen toegang|toegang (?:is )?(?:geweigerd|verboden|ontzegd|geblokkeerd))|geen (?:rechten|toestemming) om',
    wordpressError: 'er heeft zich een kritieke fout voorgedaan|kritieke fout op (?:deze|je) (?:web)?site',
  }, { // Georgian, Armenian
    site: 'საიტი\\S*|ვებ-?გვერდი\\S*|կայք\\S*',
    siteState: 'მზადების|დამუშავების|მშენებლობის|კონსტრუქციის|ტექნიკური|დროებით|մշակման|պատրաստման|կառուցման|տեխնիկական|ժամանակավոր\\S*',
    comingSoon: 'მალე (?:დავბრუნდებით|გაიხსნება)|շուտով (?:կվերադառնանք|կբացվի)?',
    page: 'გვერდი|էջը?',
    missing: 'ვერ მოიძებნა|არ არსებობს|չի գտնվել|գոյություն չունի',
    domain: 'დომენი\\S*|դոմեն\\S*',
    domainState: 'იყიდება|რეგისტრირებულ\\S+|վաճառվում\\S*|գրանցված',
    proveHuman: 'რომ ადამიანი ხართ|არ ხართ რობოტი|որ մարդ եք|ռոբոտ չեք',
    accessDenied: 'წვდომა (?:აკრძალულია|შეზღუდულია)|մուտքն արգելված|հասանելիությունը արգելված',
    wordpressError: 'კრიტიკული შეცდომა|կրիտիկական սխալ',
  },
];

/** WordPress: there has been a critical error, in further languages. */
const CRITICAL =
  /critical error on (?:this|your) website|kritischen? fehler auf (?:dieser|deiner|ihrer) website|erreur critique sur (?:ce|votre) site|error crítico en (?:esta|tu|su|el) (?:web|sitio)|errore critico (?:su|sul|in|nel) (?:questo |tuo )?sito|erro (?:crítico|fatal) (?:neste|no seu|no|em seu) site|(?:возникла|произошла) критическая ошибка|(?:виникла|сталася) критична помилка|kritik bir (?:hata|sorun)|(?:此|您的|该)?(?:站点|网站)(?:上)?(?:遇到|出现|发生)了?(?:致命|严重)错误|サイトで重大なエラー|사이트에 심각한 (?:오류|문제)|lỗi nghiêm trọng|kesalahan (?:serius|kritis|fatal) (?:pada|di)|خطأ (?:فادح|خطير)|خطای مهم(?:ی)?/i;

/** Words between the two pieces, host names among them, within a clause. */
const GAP = '(?:[^.!?,;:\\n]|\\.(?=\\S)){0,24}?';
/** “The page, which you look for under this address, is missing”. */
const LONG_GAP = '(?:[^.!?\\n]|\\.(?=\\S)){0,40}?';

function whole(words: string, { unspaced }: Wording): string {
  return unspaced === true ? `(?:${words})` : `(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`;
}

function near(one: string, other: string, gap = GAP): string {
  return `${one}${gap}(?:${other})|(?:${other})${gap}${one}`;
}

/** @param needs text that every such notice has at least, whatever stands around it */
function said(needs: (wording: Wording) => string, of: (wording: Wording) => string): Phrase {
  const gate = new RegExp(WORDINGS.map(needs).join('|').replaceAll('$', ''), 'i');
  return gated(gate, WORDINGS.map(of).join('|'));
}

/** The notices of these languages by condition. They count in a title as they do in a sentence. */
export const MORE_LANGUAGES = {
  challenge: said(
    (row) => row.proveHuman,
    (row) => whole(row.proveHuman, row),
  ),
  blocked: said(
    (row) => row.accessDenied,
    (row) => whole(row.accessDenied, row),
  ),
  parked: said(
    (row) => row.domainState,
    (row) => near(whole(row.domain, row), row.domainState),
  ),
  notFound: said(
    (row) => row.missing,
    (row) => near(whole(row.page, row), row.missing, LONG_GAP),
  ),
  maintenance: anyOf(
    said(
      (row) => `${row.siteState}|${row.comingSoon}|${row.wordpressError}`,
      (row) =>
        `${near(whole(row.site, row), row.siteState)}|^\\P{L}*(?:${row.comingSoon.replaceAll('$', '(?=\\P{L}*$)')})|${row.wordpressError}`,
    ),
    CRITICAL,
  ),
};
