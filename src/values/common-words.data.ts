/**
 * Words of everyday language, by how often they are used: a name made of them is nobody's own. English to the 10,000th, and
 * the first 1,200 of Spanish, German, French, Portuguese, Italian, Russian, Turkish, Polish and Dutch; lower case, without
 * accents. Frequencies: public lists of most common words (NOTICE).
 */

// biome-ignore format: data
export const COMMON_WORDS: readonly [everywhere: string, often: string, known: string] = [
`aan abbia abbiamo aber able about above aby access accessories accordo account acha acho aconteceu across act action actions active activities activity
acuerdo adam add added additional address adesso administration adult advanced advertise advertising africa after again against age agency ago agora
agreement ahi ahora ainda ainsi air albo album ale algo alguem alguien algum alguma all alla alle alleen allemaal alles alli allora along alors already
als alsjeblieft also although altijd altra altro always ama america american amico amigo among amor amount analysis anche ancora and andare andere
anderen anders andiamo anne annee annees anni annual anos another ans antes any anything apenas appena application applications apply apr april aqui
archive archives are area areas around art article articles arts artik asi ask asla aslinda aspetta assim association ate auch audio auf aug august aun
aus aussi australia author auto autre autres aux availability available avait avant avec average avere avete aveva avevo avoir avons away ayni baba
baby back bad baisse bak bakalim bana bank banque bar bardzo base based basic baska bay bayan beach beaucoup beauty because become bedankt bede bedoel
bedzie bedziemy bedziesz been bef before beh bei being bekle belge belges belgique believe belki below bem ben bence bene benefice benefits beni benim
benimle bent best beter better between bez bien big bij bile biliyor biliyorsun biliyorum bill bilmiyorum bin binnen bir biraz biri birkac birlikte bis
bisogno bist bit bitte biz bize bizi bizim black blog blue boa board body bom bon bonne book books both bourse box boyle boze brand browse bruxelles
buen buena bueno bugun build building buna bunu bunun burada buraya business but butun buy buyuk byc byl byla bylem bylo calendar california call
called camera can canada car cara card cards care carro cars cart cas casa case cases cash categories category cazzo caly cela cell celle celui center
central centre cependant certains certeza certo ces cet cette ceux change changes chapter chaque chat chce chcesz che cheap check chez chi chiffre
child children china chodz chodzi choose church chyba ciao cie ciebie city claro class clear click close club cocuk code coisa coisas cok collection
college color com come comigo comme comment comments commercial commission committee common community como companies company compare complete compte
computer computers con condition conditions conference conmigo construction contact content contents contigo continue contre control copy copyright
corporate cos cosa cosas cose cosi cost costs could council countries country county cours course court cover coz create created credit credo crees
creo croissance cuando cui cunku current currently customer customers czas czasu czego czemu czesc czy czym daar dacht dag daha dai daily daj dakika
dal dalej dalla damit dan dank danke dann dans daqui dar das dass dat data database date david davvero day days deals death debe debut dec december
decir deed degil degilim dei dein deine del dela dele delivery della delle dem demande demek den denk denn dentro department depois depuis der dernier
des description desculpe desde design designed despues details detto deus deux devam deve development deveria devi devo devrait deze dia dias dice dich
did die diese diesen dieser different diga digital dije dijo dilerim dinero dingen dinheiro dio dios dir dire direct director directory discount
discussion dispiace display disse disso district dit diye diz dizer dla dlaczego dlatego dobbiamo dobra dobry dobrze doch document doe doen does doet
dog dogru doing dois doit domain domu donc donde done dont dood door dopo dos dostum double doute dove down download downloads drie drive droit drug
due dur durch during dus duzo dvd dwa dzieci dzieje dzieki dziekuje dzien dzis each early east easy ebay ecco echt economic economique ederim edit
edition education een eens eerste efendim effective effects effet egalement eger ehi ein eine einem einen einer einfach either ela ele electronic
electronics eles elkaar ella elle elles ellos else email emin employment encore end energy engine engineering english enough entao enter entertainment
entonces entre entreprises entry environment environmental equipment era eres erg ero error esa ese eso espera espere essa esse essere est esta estaba
estado estamos estan estao estar estas estate estava este esto estou estoy etait ete etwas euch europe european eve even event events ever every
everything evet example exchange exemple experience face facendo fact fai faire fait falando falar family faq far fare farlo fast fatto faut favor
favore fax faz fazendo fazer fazla features feb february federal feedback feel few fez ficar field figlio figure file files filho film fin final
finance financial find fire first five florida foi fois following fonds food for fora force form format forse forum forums fosse found four france
francs frau free french friday friend friends from front fue fuera full fun function fuori fur further future gaan gaat gallery game games ganz garden
gay gdy gdzie gece gedaan geef geen gehen geht gel geld geldi geliyor gemacht general genoeg gente gerade gercek gercekten gerek geri germany gesagt
gesehen get getting gewoon gezien gia gibi gibt gift gifts ging giorno girl girls git giusto give given glaube gli global god goed going gold golf good
google gore got gott government graag gracias gran grand grande grazie great green group groupe groups growth guarda guide gun gusta gut guzel haar hab
habe haben haber habia hablar hace hacer haces haciendo had hadi hai hakkinda hala half hallo han hand hanno hard hardware harika has hast hasta hat
hatte hausse have having hay haydi hayir head health heart heb hebben hebt hecho heeft heel hej held hele help helpen hem hemen hep her here herkes het
heures heute hey hic hicbir hier high higher hij hijo him his history hoe hoje hola holiday hombre hombres home homem hora hosting hot hotel hotels hou
houden hours house how however hoy html huis human hun ich icin icinde idea iedereen iemand iets ihm ihn ihnen ihr ihre iki ile ilk ils image images
immer importa important include included includes including income increase index india individual industry info information institute insurance
interest international internet into isc island isso issue issues ist iste ister istiyorsun istiyorum isto item items its iyi izin jaar jak jakies
jakis jako jamais james jan january japan jasne jeden jego jej jesli jest jestem jestes jestesmy jeszcze jetzt jij job jobs john join jou jour journal
jours jouw jul jullie july jun june just juz kadar kan kann kannst keep keer kein keine keinen kendi key kids kiedy kijk kilka kim kimse king kingdom
klaar know knowledge known kom komen komm kommen kommt komt kon konnen konnte kotu krijgen kto ktore ktory ktos kucuk kunnen kunt kwam kiz laat lake
land lang language large las lassen last lat laten later latest lavoro law lazim lch learn learning least leben left legal lei lepiej les less let leuk
leur leurs leute level leven lhe library license life light like limited line lines link links linux list listed listing listings little live living
loan loans local location log login london long look looking loro lors los loss lot love low ludzi ludzie luego lugar lui lutfen lyrics maak maakt maar
machen macht made madre mae mag magazine mai mail main mais major make maken makes making mal male mam mama mamma mamy man management manager manana
mann many map mar march marche mark market marketing mas masz material materials may mean means media medical mee meer meet meeting meglio mehr mein
meine meinen mejor melhor member members memory men menos mensen merhaba mesmo message messages met method methods meu meus mia mial mich michael
microsoft miec miei miejsce mierda mieux might mij mijn miles milliards million millions mim minha minutes mio mir mira mis misin mismo misschien mit
miyim mna mnie mobile model models modo moeder moet moeten moge moim moins mois moj moja moje mojego mojej molto moment momento monday monde money
month months more most movie movies mowi moze mozemy mozesz mozna much mucho muito mujer mulher mundo musi music musimy musisz muss mussen must musun
musze mutter muy mysle mysli myslisz misin naar nach nada nadie nam name nao naprawde nas nasil national natural nature natuurlijk nawet near necesito
neden nee need needed needs neem nein nel neler nella nem nerede nessuno net network never new news newsletter next nia nic nich nicht nichts nie niech
niego niemand niente niet niets nigdy night niks nikt nim nin ninguem niveau niz noch noche nodig nog noi noite nombre nome non none nooit north nos
nosotros nossa nosso nostro not notamment note notes notice notre nou nous nouveau nouvelle nov november novo now nude nuestro nuevo number nun nunca
nuovo nur nin obrigada obrigado oct october oczywiscie oder off offer offers office official often oggi ogni oil okay oke ola olabilir olacak olan
olarak old oldu oldugunu olmak olmaz olsun olur oluyor omdat ona once onde one onemli oni onlar onlari online only ons ont onu onun onunla onze ook
open options ora orada order orders original other others otimo otra otro our out outra outro over overall own oye oyle ozur package padre page pages
pai pan pana pani panie papa paper par para parece park parlare part parte partie parts party pas pasa passiert password past paul pay payment pays pek
pekala peki pela pelo penso people per percent perche performance period permet pero person personal persone personnes pessoas petit peu peut peuvent
pewnie phone photo photos piace pics picture pictures piu place plan planning plans play player players please plus plusieurs poco pod pode podemos
poderia podria poi point points poker policies policy political politique pomoc popular por porn porque port porzadku position possiamo possible posso
post posted posto posts potem potrebbe pouco pour pourrait pouvoir power powered powiedz powiedzial powiedziec pra practice praten prawda precisa
preciso prego premier present president press previous price prices prima primeiro print printer privacy private prix pro problem problema problems
process product production products produit produits professional profile program programs project projects property proprio prostu prosze protection
provide provided provides przed przepraszam przez przy przykro public published puede puedes puedo puo puoi purchase put qual qualche qualcosa qualcuno
qualite quality qualquer quando quanto que quel quella quello quelque quelques quem quer queria quero questa questi question questions questo qui quick
quien quiere quieres quiero quindi quote radio ragazzi raison range rapport rate rates rating raz razem read reading real really realmente receive
received recent record records red reden reference region regional register registered related release remember reply report reports request required
requirements research reserved resource resources response reste result resultats results return review reviews rien right rights risk risque river
road robisz rock room rozumiem rss rules run rzeczy saat sabe saber sabes sabia sadece safety sagen sagte sai said sair sale sales sam same san sana
sans sanirim sao sapere sarebbe save say says schon school schools science screen sea search season second secteur section security see seen seguro
sehen sehr sei sein seine seja sekilde selam select self sell seller sem sembra sempre sen send senhor seni senin seninle senor senti senza sep
september ser sera seria series serio seront server service services ses set seu seus several sex sey seyi seyler shall share she shipping shoes shop
shopping short should show shows sia siamo sich sicher sicuro side sido sie siebie siempre siento siete sign signor signore sim simdi similar simple
sin since sind single sinto sir site sites siz size sizi sizin skad small sobie sobre social societe society software soit soldi soll sollte solo
solutions some someone something son sono sonra sont sony soon sorry sort sorun sou sound source sous south souvent soy soyle soyledi space special
specific speed spijt sponsored sports sta staat stad staff stai standard standards star start started stata state statement states stato status stay
stalo steeds step still sto stock stop storage store stores stories story street student students studies study stuff style sua suas subject submit
subscribe successo such sul sulla summary sun sunu suo supplies support sur sure surtout sus swoje system systems tabii table tag tak take taken taki
takie tal talk talvez tam tamam tambem tambien tan tanrim tanto tao tarde taux tax team tech technical technology teen tegen tego tej tek tekrar tell
tem temos tempo temps temu ten tenemos tener tengo tenho tenia ter teraz term terme terms terug tesekkur tesekkurler test texas text tez than thanks
that the their them then there these they thing things think third this those though thought thread three through tickets tiempo tiene tienen tienes
tijd time times tinha tipo tips title titre toba toch toda todas today todo todos toe toen together too tools top topic topics tot total toujours tous
tout toute toutes town toys tra trabajo trabalho track trade training travail travel tre treatment tres troche trois trop troppo true try tua tudo tum
tun tuo turn tus tut tutaj tutti tutto twee two twoj twoja twoje tych tylko tym type types uber uit uma una und under une unit united university uno
uns until uomo update updated upon url usa usd use used user users using usted usually uur uzgunum uzun vader vai valeur value vamos van vao var vardi
various vas vast vater vedere veel ven venha vente ver verdad verdade vero vers version vertellen very vez vezes via vida video videos vie viel
vielleicht vieni view views vind vinden visit visto vita voce voces voglio voi voir volta von voor vor votre vou vous voy vrouw vuoi vuole waar waarom
wacht wam want war ware waren warum was washington wat watch water way weather web website week weer weet weg weight weil weiss wel welcome well wenn
wer werd werde werden were werk west western weten what when where whether which while white who whole why wide wie wiec wiecej wieder wiedziec wiele
wiem wiesz wij wil wilde will willen willst wilt window windows wir wird wireless wirklich wissen wist with within without wohl wollen wollte women
word worden words wordt work working works world would write writing written wszyscy wszystkie wszystko wtedy wurde wyglada wlasnie yahoo yani
yapiyorsun yardim year years yellow yeni yer yes yet yine yok yoksa york you young your yuzden yil zal zaman zaten zawsze zeby zeg zeggen zegt zei zeit
zeker zich zie zien ziet zij zijn zit zitten znaczy zoals zonder zou zrobic zullen zum zur zuruck zwei zycie без боже больше будем будет буду был была
были было быть вам вас ведь видел вместе возможно вот времени время все всегда всего всем всех всё где говорил давай даже два делаешь делать дело день
деньги для доктор должен должна должны дома домой друг думаешь думал думаю его ему если есть еще ещё жизни жизнь зачем здесь знаете знаешь знать значит
знаю иди или именно кажется как когда конечно которые который кто куда ладно лет лучше люблю людей люди мама меня место мистер мне много мной мог могу
моей можем может можешь можно мои мой моя надо назад найти нам нас него ней немного нет никогда никто ним них ничего нравится нужно один она они отец
отлично очень парень поговорить под пожалуйста пока помочь понимаю порядке после потом потому похоже почему поэтому правда привет прости просто прямо
раз разве своей свою сделал сделать себе себя сегодня сейчас сказал сказала сказать сколько слишком случилось слушай снова спасибо стоит сэр сюда так
такое такой там твой твоя тебе тебя тем теперь тобой тогда того тоже только том тот точно тут уже хорошо хотел хотела хочет хочешь хочу чего человек
чем через что чтобы эта эти этим это этого этой этом этот эту`,
`aardig abajo abbastanza abend ability abstract abuse aca acaba acabar acabou academic academy acc accept acceptance accepted accommodation accordance
according accounting accounts accuracy accurate acele acerca ach achar achei acheter achieve achter acid acontece acontecendo acontecer acordo acqua
acreditar acredito actionnaires activites actual actually actuel actuelle actuellement aci acik adami adamim adamin adding addition addresses adelante
ademas adeus adios admin administrative administrator adobe adonde ads adults advance advantage adventure advertisement advice advisor adi adim affairs
affari affect affected affiliate affiliates afin african afuera agencies agent agente agents ages agli agree agreed agricultural agriculture agua ahead
ahnung aid aids ailleurs aim aircraft airport ait aiuto ajuda ajudar aksam alabama alaska alcohol aldi aldim alem alert algumas algun alguna algunas
algunos alguns ali allebei allein allow allowed allows almak almeno almost alo alone alpha alsof alstublieft alternative alto altre altri alti altinda
aman amanha amateur amazing amazon amendment americain americaine americans amici amigos amo amore amounts anal ancak anda andando andata andate andato
ander andrew angel angeles angst ani animal animals anime anladim anliyorum ann annem anno annotation announced announcements ano anoche anonymous
answer answers anti antwoord anyone aol aos apartment apartments apparel appeal appear appears apple applicable applied approach appropriate approval
approved approximately aptal aquela aquele aquilo ara araba arada arasinda arbeit arbeiten architecture argument arizona arkadasim arma armas arms army
array arriba arrivato arsch artist artists ascolta asia asian asked aspects ass assembly assessment assets assez assigned assist assistance assistant
associate associated associates atencao ates atlanta atom atras attack atteint attempt attention attenzione attimo attorney auction auctions aucun
aucune audience augen aunque aura aurait austin australian austria autant authority authors automatic automatically automotive autour avaient avanti
ave avenue aver avesse avessi avevi avg avoid avond avrebbe avrei avresti avril avuto award awards aware ayant aynen ayrica ayuda ayudar azindan baan
baas babam baban babes background backup badz bag bags baixo bajo bakin balance bald ball bambini bambino band bang banking banks banques bardziej bars
bas baseball basis basket basketball basladi bass basta bastante basina bath batteries battery battle bazen bazi bbc bear beat beautiful bebe bebegim
bebek became becomes bed beda bedeutet bedroom beetje began begin beginnen beginning begrepen begrijp behavior behind beide beim bekommen bel
belangrijk bell bella belle bellen belli bello bende benden beneden benefit beraber bere bereit beri bes besoin besser beste bestimmt beta betalen
betekent bevor bewijs beyaz beyler beyond bezig bible bid bids bijna bilirsin biliyordum billion bilmek binding bird birini birinin birisi birsey birth
birthday bisschen bitti bleiben blij blijf blijft blijven block bloed blogs blood blow boards boat bob boca boek bog bondage bons bonus bookmark born
bos boston bottom bought boven boxes boy boylece boys boyunca brain branch brands brauche brauchen braucht bravo brazil break breakfast breaking breast
breng brengen brian bridge brief brincando bring bringen british broadband broer broken bron brother brought brown browser bruder brzmi budget buenas
buenos bug buildings built buiten buldum bundan bunlar bunlari buon buona buongiorno buradan burasi bureau bus buscando buscar bush businesses button
buurt buyer buying byli bylismy bym bys bytes bylam byles byloby byly birak caballeros cabeca cabeza cable cabuk cada cadre cafe callate calle calling
calls calma calisiyor calisiyorum cama cambio came cameras caminho camino camp campaign campus canadian cancer canon canim cap capacity cape capire
capisci capisco capital capitan capitano capitao capito capo carajo caras career careers carino carolina carried carry carte casamento casi casino caso
cast cat catalog causa cause caused cavolo cala cale calkiem cds cedo celles cells cena ceneni census cent centers century cerca cercando cercare certa
certain certaine certaines certainly certificate certificates certification certified cevap ceviri chacun chain chair chairman challenge chamar chance
changed changing channel character characters charge charges charles chart charts chca chcemy chcial chcialam chcialbym chcialem checkout chef chefe
chega chegar chegou chemical cher chiama chiamato chiamo chica chicago chicas chico chicos chief chiesto chiffres chinese chodzmy choice choix cholera
cholery chose choses chris christ christian christmas chwile chwili ciagle cialo cidade ciddi cielo cierto ciesze cima cinco cinq cinque cio cioe
circuit cisco cities citizens citta ciudad civil claim claims clark clase classes classic classical classifieds clean cleaning clearly client clients
climate clinical clip clips clock closed clothes clothing clubs cnet coach coast coche cock cocugu cocuklar codes coffee cokolwiek col cold
collectibles collections colocar colorado colors colour colpa columbia column combination combined comecar comecou comer comes comfort comics comida
coming command commerce communication communications communities compact compared comparison compatible compensation competition competitive completed
completely complex compliance component components comprar comprehensive compris computing comunque concept concern concerne concerned concerns
concurrence conduct conducted confiance configuration conflict congress conhece conheco connect connected connecticut connection connu conoces conosco
conozco consegue conseguir conseguiu conseil conservation conserver consider considered consigo consommation constitue constitutes consulting consumer
conta contacts contain contained containing contains contar contemporary context continuar continued continuing conto contra contract contraire contrat
contro controllo controls convention conversar conversion cook cool copies coracao corazon core corner corpo corporation correct correcto count counter
coup couple courant courses coverage covered covers cream creating creation creative credere credi credits cree creek creer crianca criancas crime
criminal crise criteria critical cross cruise crystal cual cualquier cuanto cuarto cuatro cuenta cuerpo cuidado culo culpa cultural culture cum cuore
cup cura currency custom cut cvs cycle czasami czasem czasie czegos czekaj czuje czujesz czyms czlowiek czlowieka cikar cikti daarna daarom dabei dac
dachte dad dafur dagen daki dakota dallas dalle dam damage dame dammi dance daniel daran darauf dare darf dark daruber dates dating dato daughter
davantage davanti dave davis davon dazu dass dead deal dealer dealers debemos deben deberia deberias debes debo debt decembre decide decided decision
decisions dedi dedicated dedim deel deep default defense define defined definition degildi degildir degilsin degli degree degrees deinem deinen deiner
deixa deixar deixe deixou deja dejame dejar deles delete delivered dell delta demais demand demasiado demonios denen denke denken denkt depart
departments depth derniers dersin descobrir describe described desculpa designated designer designs desk desktop desormais despite dessa desse desta
destination detail detailed determine determined detras deu deur dev devant devel develop developed developer developing developpement devemos devia
device devices devient dezelfde diablos diabos diabla diamond diavolo dica dicen dicendo dices dicho dicht dici diciendo dick dico dicono dictionary
died diego diesem dieses diet dietro diferente diff difference differences differentes differents difficile difficult dificil digas diger digo dijiste
dikkat dile dime dimmi ding dinge dining dinle dinner directed directeur direction directions directly directors direito disc disclaimer discover
disculpe discuss discussed discussions disease disk disney displayed dispose distance distributed distribution divertente division dix diyorsun dizem
dizendo dna dni dnia dobre doc dochter doctor documentation documents doden dogs doivent dokad dokter doktor doktorze dokladnie dolar dolares dollar
dollari dollars dolu dom domaine domanda domani domestic don donna donne donnees donner dopiero dopoki dormir dort dosc dossier dostac dot dottor
dottore doutor dovrebbe dovrei dovremmo dovresti dovuto draft dran draussen dream drei dress drin drink drinken driver drivers drives driving droga
drogi droits drop drugs druk dry drzwi dsl dual duas duidelijk dun dunya durant durante duree durum durumda durun dusundum dusunuyorsun dusunuyorum
duty duydum dvds dwie dwoch dynamic dziala dziecko dziewczyna dziewczyny dzisiaj dziwne disari disinda dlugo earlier earth easier easily eastern eat
eben echte economics economy edecek eden eder edge edin editor editorial ediyor ediyorsun ediyorum educational eerder eerlijk eerst effect effort
efforts egal ego eigen eigenlijk eigentlich eight eines einmal eins einzige elas elbette election electric electrical element elements eleve eligible
elizabeth elk elke embora emergency eminim employee employees employer empty enable encontrar encyclopedia ende ended ending ends enfants enfin engines
england enige enjoy enkel enlarge enquanto ensuite ensure entende entendo enterprise enterprises entiendes entiendo entire entrambi entrar entrare
entreprise entries entschuldigung environ equal equipe equipo equity eraan eram eran erano ergens eri eric erin erkek ermee erop errado errors erst
erste ersten eruit ervan ervoor erzahlt esas esattamente esatto escola escritorio escucha escuela eski esos especial especially esperando esperar
espero esposa essas essen essential esses estabas establish established estara estavam estavamos esteja estes estimated estimates estime estiver estos
estranho estuvo etaient etant etc eten etme etmek etmeye etti ettim etwa eur euro europeen europeenne europeens eux evaluation evde evening everyone
evidemment evidence evil evlat evolution exactamente exactly examples exatamente excellent except exclusive executive exercise exist existe existing
expand expect expected experienced expert experts explain explique explore export exposure express expressed expression extended extension extent
external extra extrano extreme eye eyes faca faccia facciamo faccio facet facil facile facilities facility faco factor factors factory facts faculty
fahren faible fail failed failure fair faith fakat fala falan fale fall falls falou false falta famiglia familia familie families famille fammi famous
fan fanno fans fantastico fantasy faqs faremo faria fark farkli farm farmi faro farti fashion faster fat fate father fatta favorite favorites fazem
fear feature featured fee feed feeds feeling fees feet feito felice feliz felt female femme femmes fertig festa festival fevrier fica ficou fiction
fields fiesta fight figli figlia figures fijn fikir filed filha filhos filiale fill filme films filter fim finally financier financiers finde finden
finding fine finish finished finita finito fino fique firm firme firms fish fishing fit fitness fix fixed fiz flag flash flat flight flights floor flow
flower flowers fly focus fogo follow followed follows fonction font foot football foram forca forced forces ford forecast foreign forest forget forgot
forma formation forme former forms formule fort forte fortuna forward forza fossi foto foundation fourth fout frage fragen frais frame frames framework
francisco frank fratello frauen freedom frente frequency frequently fresh freund freunde fri friendly fuck fucking fuego fuel fueron fuerte fui fully
functional functions fund funding funds funny fuoco furniture fut gab gaf gain galiba galleries gambling gaming gamma gamme ganhar ganze ganzen gar
garip garota garotas garoto gas gave gdyby gdybym gdzies gear gebeld geben gebeurd gebeuren gebeurt gebruiken gebruikt gec geceler gecen gecti geeft
gefunden gegaan gegen gegeven geh gehad gehe gehoord gehort gek gekomen gekommen geldim geldin gelecek geleden gelen gelijk gelin gelip gelir geloof
geloven geluk gelukkig gemaakt genau genc gender gene generale generalement generally generated generation genere generic genial genitori genre gens
genug george georgia gereken gerekiyor gerektigini german gern gerne geschichte gesicht gestion getan getotet gets geval geven gevonden geweest
geweldig gewesen geworden gezegd gezicht gib gidelim gidip gidiyor gidiyorsun gidiyorum gidiyoruz gioco giorni giro gisteren gitmek gitti gives giving
gizli glass glauben gleich gluck gmt gnu goal goals godzin godziny goede goes golden gone goods gordum gordun gormek gorunuyor gorusuruz gosta gostaria
gosto gouvernement goz gps gra grade graduate grandes grands grant graphic graphics gratis greater greatest greek groot gros grote ground grow growing
grosse grund guarantee guaranteed guclu guerra guerre guess guest guidelines guides guitar gule gunaydin gunu gustaria gusto gute guten guy guys haal
haat habla hablando hablas habra habt hacemos hacen hacerlo hacia hadden hafta haga hagas hago hair haklisin halde halen hall halo halt halten handen
handle handling hands hangi happen happened happy hardcore hare hareket harry hart hatta hatten haus hause haut hava havia hawaii haya hayal hayat
hayatta hayatim hazir headlines healthcare healthy hear heard hearing heat heavy heen heet height heisst helemaal helfen hello helpful helping helps
hemos hen henry hentai henuz hepimiz hepsi hepsini herhangi herif heritage hermana hermano herr hetzelfde hice hiciste hidden hide hield highest highly
hija hijos hilfe hill hills himself hin hinter hip hire hissediyorum historia historical hit hits hiv hizo hoch hoeft hoeveel hoffe hoi hold holding
hole holidays homens homepage homes homme hommes hong hoofd hoop hoor hoorde hoort hope hor horas horen horse hos hospital host houd houdt hour
household houses housing houston houve hubiera huge hulp hunter hizli iba ibm ice iceri ici icine icon ide ideal ideas idee ideia identified identify
identity idiota ido idz idzie idziemy idziesz ieri igual ihren ihtiyaci ihtiyacim iii ilgili illinois imie immediate immediately impact implementation
import importance importante improve improved improvement inaczej inc incest inch inches increased increasing increible incrivel indeed independent
inderdaad indian indiana indietro individuals indo industrial industries influence informatie informations informed infrastructure initial inizio
injury ink inn inne innego inny innych input ins insan insanlar inside insieme install installation installed instance instant instead institution
institutions instruction instructions instruments int integrated integration intel intelligence intended interactive interested interesting interests
interface interior internal interracial interview introduced introduction invece investigation investissements investisseurs investment involved iowa
ipod ira iraq ire ireland iria irish irma irmao irme iron isbn ise isi isin islands israel issued istedigim istedim istemiyorum istiyor italian italy
itself iyiyim jack jackson jahr jahre jahren jaka jakby jaki jakie jamas jantar janvier japanese jaren java javascript jazz jeder jedna jednak jednego
jedno jednym jefe jeff jeito jemand jemanden jersey jestescie jesus jeu jeune jeunes jewelry jezelf jezeli jim joe jogar jogo johnson joined joint
jones jongen jongens jordan joseph jovem joven judge juego jugar juillet juin juist jump junge jungs junior juntos justice justo jutro kabul kac kadin
kahretsin kal kaldi kam kamer kans kansas kant kantoor kapiyi karar kardesim karsi kazdego kazdy kazdym keeping kelly ken kendimi kendine kendini kenne
kennen kent kentucky kept kere kerel kerl kes kesin kesinlikle kevin keyword keywords kez kiedys kijken kill kimin kind kinder kinderen kinds kisi kit
kitchen klar klein kleine kleinen klinkt klootzak klopt knew knows kobieta kobiety kocham kochanie kogo kogos kolay komik komme koncu kong koniec
konnten kontrol konuda konusmak konusunda kop kopf korea korkunc kreeg kriegen krijg krijgt krwi ktora ktorego ktorej ktorych ktorym ktorzy kun kurwa
kurz kwaad kwijt kisa kizi laatste lab label labor laboratory lack ladies lado lady lane lanet lange langs languages laptop laquelle larger largest
lascia lasciare lasciato laser lass lasst lata late latin lavorare laws lawyer lawyers layer lcd lead leader leaders leadership leading leads league
leather leave led lee legislation leid lejos lekker lembra lembro length lequel leren lesbian lesbians letter letters letto letzte letzten levar levels
lhr lhre liability lib libraries libre libro licenca licensed lichaam licht liebe lieber liefde liegt liet lieu liever lieverd ligar liggen lighting
lights ligne ligt lijkt likely limit linda lingerie lire lista listen listo lists literature lives livre livro llama llamar llc llegar lleva load
located locations loco logged logo loi loin longe longer longtemps looked looks lopen lord lorsque lost lots louco louis louisiana lower lowest ltd lub
lubie luister luxury luz maakte maanden mac macchina mach mache machine machines machst macie madchen magari magazines magic mailing maine maintain
maintained maintenance maior maison maja majority mala maldita maldito malgre malo mamae mamo manage managed managers managing mandato maneira manera
mangiare manha mani manier mannen manner mano manos manque manter manual manufacturer manufacturers manufacturing mao maos maps marches marido marine
marito marketplace markets marque marriage married mars martin martw mary maryland mass massachusetts master matar match matches matching math
mathematics matka matou matrimonio matrix matter matters mature max maximum maybe mayor maz maly meaning measure measures medicine medico medio medium
medo meetings meilleur meinem meiner meinst meio meisje membership membres memnun meneer meno menschen mental mente mentioned mentre menu merak
merchant merda meses mesi mesma messo mesure metal meteen mettere mettre mevrouw mexico mezelf mezzo miami miala mialam mialem miales michel michigan
mid middle mie miedo miedzy miejsca miejscu mieli mielismy mientras migliore mike mil milf military miljoen miller min mind minder mine minhas mini
minimum minister ministre ministry minnesota minor minut minute minuten minuti minuto minutos miscellaneous mise misiniz misma miss missing mission
mississippi missouri mix mixed miyiz milo milosc mochte mode modern modified module modules moeilijk moest moga mogelijk mogen moglie mogl mogla moich
moitie molti mom mon mond mondo monitor monitoring montant monthly mooi mooie moon moord morgen morir morire morning morrer morreu morta morte mortgage
morto mostly mostrar mother motion motivo motor motorola mount mountain mouse mouvement move moved movement moving mow mowia mowic mowie mowisz mowil
mowilem moyen moyenne moyens mozecie mozliwe msn mucha muchachos muchas muchos mudar muerte muerto muhtemelen muita muitas muitos mujeres mukemmel
mulheres multi multimedia multiple mumkun murio museum musial musica musical musik musst musste musunuz mutlu myself myslalam myslalem misiniz naam
nacht nad nadal nadzieje najpierw naked named namen names nami nasz nasza nasze naszego naszej naszych naszym nasilsin nation nations native naturlich
natychmiast nave navigation nazywa neanche nearby nearly necesita necesitamos necesitas necessaire necessary nedir neemt neer nefret negative negli
nehmen nei nele nelle nemen nemmeno nenhum nenhuma nereden neredeyse nereye nergens nessa nesse nessun nessuna neste netherlands nett networking
networks neue newest newsletters newspaper neyi neyse nice niczego niej nieuw nieuwe nieuws niezle nikogo nimi nina nine ningun ninguna nino ninos
nisso niye nlg noc noches nocy noemen noise nokia nom nombreuses nombreux nor normal northern nossas nossos nostra nostri noted nothing notte nouveaux
nouvelles nova novamente novembre nowego nowy nuclear nuestra nuestras nuestros nueva null nulla num numa numbers numer numero nummer nuova nursing
nutrition oben object objectives objects obligations obtain obtained occhi occur ocean och octobre oczy odio offered offering officer officers offices
officials offre oficina ogen oglum ogole ohio ohne ojca ojciec ojos oklahoma olacagim olacagini olamaz olay older oldugu oldugumu olduguna oldukca
oldum olha olhar olhe olhos olmadan olmadi olmadigini olmali olmasi olmayacak olmus olsa olum olun olurdu olursa omicidio ondan onder onderzoek ones
onlara onlarin ontario ontem ontmoet ontmoeten onto ooit oorlog opening operating operation operations operator opinion opinions oportunidad
opportunities opportunity optical option optional oral orange oraya orde orden ordering ordnung ore oregon organization organizations origin originally
orlando ort ortaya ospedale ostatni ostatnio otherwise oto otros ouca oud oude ouders outdoor outdoors output outras outre outros outside ouvi ouvir
ouviu overal overview owned owner owners oyleyse oyun ozel oznacza paar pace pacific pack packages padres pagar paid pain paio pair pais pak pakken
palabra palavra palm pamietam pamietasz panasonic panel pania panowie panu pap papai paperback papers papier paragraph parameters parar parayi parce
pare parent parents parfois paris parking parks parla parlando parlato parmi parola parole participants participate participation particular
particularly particulier parties partir partner partners partnership pasado pasando pasar paso pass passado passar passare passato passe passed passer
patch path patient patients patrz pattern patterns paura payer payments paypal paz pda pdf peace peak pedir pegar pegue peine pena pendant pennsylvania
pensa pensando pensar pensare pensato pensavo pense pensei pensi peor pequena pequeno percentage perder perdere perdon perfect perfecto perfetto
perform performed pergunta perguntar perhaps periode perl permalink permanent permis permission permit perro perso persona personals personas personne
personnel persons perte perto pessoa pessoal pet peter petite petites petits pets pewien pewna pewno pharmacy phase phentermine philadelphia philippe
philosophy phoenix phones photography php physical physics piacere piano pic piccola piccolo pick piec piece pieces piedi pieniadze pieniedzy piensa
piensas pienso pierwszy pijn pin pink pior pistola plaats placed places planet plano plant plants plastic platform played playing playstation plek plug
plupart pocket podczas podem poder podia podoba podrias poetry pois pojde pojecia pokoju police policia polis politics politie politiques polizei
polizia pomocy pomysl poniewaz ponto pool poor pop population porno porozmawiac porra porta portable portal portato porte portefeuille portfolio
posible positions positive possa possibile possivel possono postal poster posters posting posluchaj potential potete potrei potremmo potresti
potrzebuje potrzebujemy potuto pourquoi pourra pourtant powaznie powerful powiedziala powiedzialem powiedziales powiem powiesz powinien powinienem
powinienes powinnas powinnismy powodu powrotem poza poznac pozniej pozwol praat prace practical practices pracy pratique prawde prawie prawo prazer pre
precies precisamos pregunta premiers premium prend prendere prendi prendre preocupe preocupes preparation prepared prescription presence presentation
presente presented presidente preso presque pressure presto pretty prev prevent prevention preview previously pricing primary prime primeira primer
primera primero primo principal principe principles printed printers printing prints prior priority pris probabilmente probably probeer probeerde
proberen probleem problemas problemen problemi procedure procedures processes processing prochain procurando produce produced professionals professor
profiles profit programme programmes programming progress projet projets promote promotion pronto proof proper properties proposal propose proposed
propre propres prossima protect protected protein protocol prova provavelmente provider providers providing provision provisions proxima proximo
przeciez przeciwko przestan przynajmniej pst publication publications publisher publishing pubmed pueblo pueda pueden puerta pues puis puisque punto
pure purpose purposes pussy puta puttana pytanie qua quale qualsiasi quand quant quanti quantity quarter quarto quase quasi quatre quatro quattro queda
queen quei quelle quelli querem queremos querer querida querido query queste quickly quieren quis quiser quite quiza quizas quoi quotes race racing
racje raczej ragazza ragazze ragazzo ragione rahat rahatsiz rain raised random rank rano rape rapidement rapido rare rated rather ratings ratio raus
raw ray razao razie razon razy reach reader readers ready realidad realise realiser realite reality reason reasonable reasons rece receiving recently
recherche recht recipe recipes recommend recommendations recommended recorded recording recovery recreation recuerdo redden reduce reduced reduction
refer references referred regarding regions registration regular regulation regulations rein relations relationship relationships relative released
releases relevant relief religion religious remain remains remote removal remove removed rendement rendre rent rental rentals repair replacement
replies reported reporting represent representative represente reprise republic requested requests require requires reseau reservations reserve
residential residents resolution resort respect respective responsibility responsible rest restaurant restaurants restent resto resultat retail
returned returns revanche revenue revenus reviewed revised revision revisione rey ricevuto rich richard richtig ricordi ricordo ride riesco ring rings
ringtones rise rob roba robert robi robic robie rodziny roku role roll rom rond rooms root rose round route row rowniez royal rozmawiac rozumiesz rue
ruhe ruhig ruim rule running runs runter rural russia russian rust rustig rzecz sabah sabem sabemos saben sacco sache sachen sadze safe sag sage sagst
sagt sah sahip saia saint sait saiu saka sakin sakin sala salir salt salve sama samen samo samochod sample samples samsung sangre sangue saniye sanki
sanmiyorum santa saniyordum saniyorsun sapete sapevo sappiamo sara saranno sarei sat satellite saturday savas savings savoir saw saying scale scene
schat schatz schedule scheisse scheme schiet schlecht schnell schuld schule schwer schwester sciences scientific score scotland scott script scritto
scuola scusa scusi searches searching seat seattle sec secondary seconde secondo seconds secret secretary sections sector secure securite seeing
seeking seem seems seguir segundo segura seguranca seguridad sehe seid seinem seinen seiner seis seit seite selbst selected selection sellers selling
selon semaine semaines semana semanas semble senate sence sende senden sendo senhora senior senora sens sense sensin senso sent sente sentido sentir
sentire sentito sento separate septembre sequence serait serce serial serie serious serve served servers serving session sesso sets settimana setting
settings seul seule seulement seven sevindim seviyorum sexo sexual sexy seye seyin seyleri shape shared shares sharing sharp sheet shemale ship ships
shirt shirts shops shot showing shown siano sicura sicurezza sieh siehst sieht signal signature signed significa significant signora signorina signs
sigue siktir silah silver simplement simply sinds singapore singles siquiera sister sitemap situation six ski skills skin skip skoro sky slapen slecht
sleep slightly slow smaller smart smettila smierc smierci smith smoking snap snel snow sob soba soccer sociale societes sofort soft sogar sohn sola
sold solid sollen sollten solltest solution sometimes sommes somos soms song songs sonst sonunda soort sopra sorella sorgen sorte sorted soru sotto
soul sounds sources southern soyledim soylemek soyluyor soz sozinho spa spain spam spanish spat spater spass speak speaker speakers specialist specials
species specifically specifications specified specs speech spelen spend spent spero spiace spiel spielen spirit spojrz spokoj spokojnie sponsor sport
sporting sposob spot sprawa sprawe sprawie sprawy spread sprechen spreken spring springs sql squadra square sra src srta staan stac stadt stage stand
standing stanie stanno stanza stare stars starting stary stasera stated statements stati static station stations statistics stats stava stavo steel
stehen steht stel stephen steps sterben sterven stessa stesso steve stia stiamo stil stimmt stond stone stoppen storia strada straight straks strano
strategic strategie strategies strategy stream strength stress string strong structure structures studio stuk stunden sub subito subjects submitted
subscription succede succedendo success successful sucede suchen sue suerte suffit suficiente suggest suggested suggestions suis suite suites sujet
sulle summer suna sunday suoi super supongo supplied suppliers supply supported supporting supports supuesto surekli surface surgery suru survey sweden
sweet swiat swiecie swietnie switch swoich swoim swoj swoja swojego swojej sydney syn szczescie szkoly szybko slowa sluchaj slucham slyszalem tabi
tables tage tags tahmin taka takes takich takiego takim taking takip takze talking tamamen tampoco tandis tane tanri tant tape tarafindan tard tardi
target task tata tatlim tato taxes taylor tchau tea teacher teachers teaching teams technique techniques technologie technologies teens teil tel
telefon telefone telefono telefoon telephone television telle temperature tendance tenga tenha tenido tennessee tennis tentando tentar tera teria terk
termes terra terrain terwijl tesoro testa testing tests teufel teve thank theater theatre theme themselves theory therapy therefore thinking thomas
thoughts thousands throughout thu thuis thursday thus ticket tien tieni tierra tijdens tim tio tip tirar titles titres tits tive tivesse tizio tobie
tochter tod todavia told toll tom toma tomar took tool tornare toronto toten touch tour tourism tours toutefois toward towards toy trabajar trabalhar
trackback tracking trademark trademarks trading traditional traduzione traffic train transfer transit translation transport transportation tras trata
trato tratta tree trees treffen trends trial tried trimestre trip tripadvisor trouble trouve trouver trouxe trovare trovato truck trust truth trying
trzeba trzy trzymaj tue tuesday tuhaf tuoi tur turkey turned tussen tutta tutte tuve tweede twoich twoim twojego twojej tyle typ tlumaczenie uberhaupt
uccidere ucciso udalo ufficio uhr ultima ultimate ultimo umarim unas understand understanding unica unico union unique units universal unknown unless
unos unser unsere unserer unter uomini updates upgrade upper ups urban usage usar usb uscire useful username uses usr ustedes utah utilities utility
uwazaj uwierzyc uygun uzak uzerinde uzerine vaak vacation vada vado vale valeurs valid vallen valley valt values vamonos vanaf vanavond vandaag vandaan
vardir variable variety varmis varsa vaut vay vaya vecchio veces vedi vediamo vedo vegas vehicle vehicles veilig veio veja vejo velho vem vemos vendo
vendor vendre venga venir venire vent ventes venuto veo veramente veranderen veras verdammt verder verdi verdim verdomme vergeet vergessen vergeten
verhaal verin veritable veriyorum verlassen verloren vermek vermoord vermoorden verruckt versions verso verstehe verstehen versuchen versucht verte
vertel verteld vertelde vertrouwen ves vete veut veya vhs viagra vice vicino victoria viejo viele viene vient vier viewed viewing vijf village ville
vim vindo vindt vino vintage violence vir virgin virginia virtual virus vision visitors vista viste visual vite viu viver vivere vivir vivo voel voelt
voglia vogliamo vogliono voice void voire voit voiture vol volete voleva volevo volgende volgens voltar volte volume volver vom vond vont voorbij
voordat vooruit vorbei vorrei vos vostra vostro vote votes voyeur vraag vragen vrai vraiment vriend vrienden vriendin vrij vroeg vrouwen vue vuelta
waarheid waarschijnlijk wachten wahr wahrheit wait waiting wakker wales walk walking wall wallonie wann wanneer wanted wants wapen warning warranty
wars warst warte warten wasser waste watches ways wazne wcale wciaz wczesniej wczoraj wear webmaster websites wed wedding wednesday weekend weekly
weeks wees wegen weiss weit weiter weisst weken welke welkom welt wenig went wereld werken werkt wez whatever wheel wholesale whom whose wiadomosc width
widze widzialam widzialem widziales widziec widzisz wiecie wiedzial wiedzialem wielu wiemy wierze wieso wife wild william williams wilson win wina wind
wine winning winter wire wirst wisconsin wish witaj witam woche woher wollten woman won wonderful wood woord worked workers workshop worldwide wort
worth wou writer wrocic wrong wrote wszystkich wszystkiego wszystkim wurden wusste www wybacz wydaje wygladasz wyjsc wystarczy wlasciwie xbox xml xxx
yakin yakinda yalan yalniz yanlis yaninda yap yapacagim yapamam yapma yapmak yapti yaptigini yaptim yaptin yapiyor yardimci yarin yasli yeah yemek
yeniden yerde yere yerine yesterday yeter yeterince yoktu yol yolu yolunda yourself youth yuksek yuzunden zaak zabic zabil zabrac zaczekaj zadnego
zadnych zag zaken zamanda zamani zamknij zanim zarar zaraz zat zbyt zealand zebym zebys zeer zeigen zelf zelfs zero zes zet zetten zichzelf ziemi
ziemlich zimmer zin zip zle znalezc znam znasz znow znowu zobaczyc zodat zoek zoeken zoiets zona zone zoom zoon zor zorg zorgen zorunda zostac zostaw
zostal zostala zouden zoveel zrob zrobie zrobimy zrobisz zrobil zrobilem zrobiles zult zus zusammen zwischen zyc zycia zyciu zyje ага алло безопасности
бог более большой боюсь брат будете будешь будто будут будь быстрее быстро важно вами ваш ваша ваше вашего вашей ваши верно вернуться весь вечер
вечером вещи взять видела видели видеть видишь виду вижу внимание возьми вон вообще вопрос вперед вроде всю вся вчера выглядит глаза говори говорила
говорили говорит говорите говорить говоришь говорю говорят год года голову город господи господин готов давайте давно дай дал дальше дать две дверь
девушка действительно дела делает делал деле денег детей дети джон дней дня доброе довольно долго должно дом доме дорогая дорогой достаточно дочь друга
другие других другой другом друзья думаете думала думать жаль жена женщина жить завтра затем здорово здравствуйте знаем знает знал знала зовут идея
идти извини извините имеет имею имя иначе иногда интересно итак каждый какая какие какого какой капитан кем кого кому которая которого которое которой
которую кофе кровь кроме кстати лицо лишь любит любовь мам мать машину между места месте милая минут мир мире мисс миссис могла могли могут мое моего
можете моим моих момент мою моё наверное над надеюсь нами насколько насчет наш наша нашего нашей нашел наши наших нашли нее некоторые нельзя нем
несколько неё никаких никого ними новый номер нормально ночи ночь ночью нужен нужна нужны оба обо обратно обычно одна однажды одно одного одной одну
оно опять остаться откуда отсюда отца папа парни парня пару первый перед план плохо поверить подожди подумал поздно позже пойдем пойду пойти полагаю
получил получить помнишь помню помощь понимаете понимаешь понял понятно понять пор пора последний послушай посмотреть посмотри посмотрим почти пошли
прав права правду правильно прежде прекрасно при придется пришел пришла пришли приятно про проблема проблемы произошло происходит простите против прошу
пусть пути пытался пять работа работает работать работе работу работы равно рад рада ради раньше рассказать ребенка ребята решил руки рядом сам сама
самое самом самый свое своего свои своим своих свой сделала сделали сделаю семья сердце серьезно сестра сильно скажешь скажи скажу сказали скорее скоро
следующий слова слово случае слышал смерти смогу сможешь смотри смысле сначала собираюсь собой совершенно совсем спать сразу стал стать стой столько
странно сын такая также такие таким такого твое твоего твоей твои твою телефон тело тех типа той тому три туда убил убить уверен уверена увидеть
увидимся ужасно узнать уйти ума умер утро утром хватит хорошая хороший хотели хотите хоть хотя хотят час часов часть человека черт честь чтоб чувак
чувствую чём чёрт шанс этих этому ясно`,
`aaa aaccff aandacht aantal aanval aarde aaron abandoned abc aberdeen abilities abogado aboriginal abortion abra abraham abre abrir abroad abs absence
absent absolute absolutely absoluut absorption abstracts abu abuela abuelo acabei acabo academics acao acaso accent acceptable accepting accepts
accessed accessibility accessible accessing accessory accident accidente accidents accion accommodate accommodations accompanied accompanying
accomplish accomplished accord accordingly accountability accreditation accredited accurately accused acdbentity ace aceitar acer acham achamos achete
achieved achievement achievements achieving achou acht acidente acids acil acknowledge acknowledged acm acne acoustic acquire acquired acquis
acquisition acquisitions acre acredita acredite acres acrobat acrylic actifs acting activated activation actively activists activite actor actors
actress acts acute ada adama adamlar adams adaptation adapted adapter adapters adaptive adaptor addiction addio additionally additions addosso
addressed addressing adds adelaide adentro adequate adidas adipex adjacent adjust adjustable adjusted adjustment adjustments administered
administrators admission admissions admit admitted adolescent adopt adopted adoption adoro adres adrian adsl advancement advances advantages adventures
adverse advert advertisements advertiser advertisers advise advised advisors advisory advocaat advocacy advocate advogado adware adina adini aereo
aerial aerospace aferin affair affaire affaires affare affatto affecting affects affedersin affedersiniz affiche affiliated affiliation affirme afford
affordable afgelopen afghanistan afraid afspraak afternoon afterwards aged agences agenda agenten aggregate aggressive aging agreements agrees agir
ahbap aile aimed aims aire airfare airline airlines airplane airports aiutare aiutarti aiuti ajan ajude aka ala alabilir alacagim alacak alan alarm
albania albany albert alberta albums albuquerque alcun alcune alcuni aldin alegro alerts alex alexander alexandria alfred algebra algeria algorithm
algorithms alias alice alien align alignment alike alive allah allan alleged alleine allem allemagne allemand allen aller allergy alliance allied allo
allocated allocation allowance allowing alloy alma almaya almis alot alphabetical alpine alrededor alt alta alte alten alter altered alternate
alternatively alternatives altrimenti altin altina aluminium aluminum alumni alweer alin alip alir aliyor aliyorum amable amanda ambassador amber
ambien ambient ambos amd amend amended amendments amenities americaines americains americas amerika amerikaanse amerikan amica amiga amino amongst amp
ampland amplifier amsterdam amy ana anaheim analog analyses analyst analystes analysts analytical analyze analyzed anatomy anchor ancien anciens
ancient andale andar andati anderes andern anderson andorra andra andrea andreas andrews andy anfang anfangen angela angels anger angerufen angle
angola angry anima animais animales animated animation aniversario anladin anlami anlamina anlamiyorum anlasma anlasildi anlat anliyor anna annemin
annen annesi annex annie anniversary annonce annotated announce announcement announces annoying annually annuel anruf anrufen answered answering ant
antarctica ante antenna anthony anthropology antibodies antibody anticipated antigua antique antiques antivirus antonio antwort anvers anxiety anybody
anymore anytime anyway anywhere aonde apache apart apartamento aperto api apnic apollo apos aposto app apparatus apparent apparently appartamento
appeals appearance appeared appearing appel appendix appliance appliances applicant applicants applies applying appointed appointment appointments
appraisal appreciate appreciated appreciation approaches appropriations approve approx approximate apps appuntamento aprender apri apt aptalca apuesto
aqua aquarium aquatic aquelas aqueles arab arabayi arabia arabic arbeite arbeitet arbitrary arbitration arbor arc arcade arch architect architects
architectural archived arctic arena arg argentina arger argue argued arguments aria arise arising arka arkadas arkadasi arkadasin arkansas arlington
arm arme armed armenia armi armor armstrong arnold arrange arranged arrangement arrangements arrest arrested arriva arrival arrivals arrivando arrivare
arrivata arrivati arrive arrived arrivederci arrives arrivo arrow arschloch arthritis arthur artificial artistic artwork aruba arzt ariyor asagi
asbestos ascii ascoltami asesinato asesino ash ashley aside asin asking asks askina asn asp aspect aspettando aspettare aspettate aspetti aspetto
assassinato assassino assault assembled assess assessed assessing assessments asset assign assignment assignments assisted assists associations
assolutamente assume assumed assumes assuming assumption assumptions assunto assurance assure assured assurer asthma astrology astronomy asunto asus
asylum asik asil asiri ata ataque atencion athens athletes athletic athletics ati atirar atlantic atlas atm atmosphere atmospheric atomic atraves
attacco attach attached attachment attachments attacked attacks atteindre attempted attempting attempts attend attendance attended attending attendre
attento attitude attitudes attorneys attract attraction attractions attractive attraverso attribute attributes auburn auckland aud audi audit auditor
aufhoren aufs auge augenblick augmentation augmente aula aurora authentic authentication authorities authorization authorized automated automation
automobile automobiles autorites autos autumn ausser avantage avantages avatar averlo averti avevamo avevano avez avi aviao aviation avion avis avoiding
avon avrai avremmo avremo avvocato awarded awareness awesome awful axis ayak aye ayer ayudame ayudarte azerbaijan azul babamin babasi babe babies
bachelor backed backgrounds backing bacon bacteria bacterial badge badly baghdad bagli bagno bahamas bahrain bahsediyorsun bailar baile bailey baja
bakayim baker baking bakma baksana bal balanced bali ballet ballo balloon ballot balls baltimore balik bambina ban banana bancaire banco bands
bandwidth bangbus bangkok bangladesh banheiro banho bankruptcy banned banner banners bano baptist barbados barbara barbie barcelona barco bare barely
bargain bargains barn barnes barrel barrier barriers barry baseline basement basename bases basically basics basin basit baskan baskets bastardo basura
basima bat batalla batch bater bathroom bathrooms baths batman battlefield bauer bayagi bayanlar bayim bbl bbs bbw bdsm beaches beads beam bean beans
bearing bears beast beastality beastiality beatles beats beau beautifully beaver beber bebida becoming bedding bedford bedoelt bedrijf bedrooms beds
bedziecie bee beef beer befehl beginner beginners begins begint begon begonnen begrijpen begrijpt begun behalf behalten behalve behavioral behaviour
beiden beijing beings beispiel bekannt bekend bekijken bekleyin bekliyor bekommt bela belachelijk belarus belde beleza belfast belgacom belgium belief
beliefs believed believes belize belkin bellissima belly belo belong belongs beloof beloofd belt belts bench benchmark bend beneath benefices
beneficiaire beneficial benen benissimo benjamin bennett benutzen benutzt benz benziyor berbat bereiken bereits bericht berkeley berlin bermuda bernard
berry beschermen beside besides beslissing besoins besonders bestaan bestaat besten bestiality bestsellers bet betaald betere beth betrokken bett
betting betty bevel beverage beverages beverly bewegen bewegung bewijzen bey bezahlen bezahlt bezoek bezorgd bhutan biais bianco bias biblical
bibliographic bibliography bicycle bidder bidding biens bienvenido bier bigger biggest bike bikes bikini bild bilemiyorum bilgi bilir biliyorsunuz
biliyoruz billing bills billy bilmem bilmiyor bilmiyordum binary bind bingo bio biodiversity biographies biography biol biological biology bios
biotechnology bira birazdan bircok birden birds birileri birine biriyle birmingham birra bishop bisogna bitch bite bits bitten biura bizarre bizden
bizimle bizrate blackberry blackjack blacks blade blades blah blair blake blame blanc blanco blank blanket blast bleeding bleef bleib bleibt blend
bless blessed blijkbaar blind blink blisko blocked blocking blocks blogger bloggers blogging blond blonde bloody bloom bloomberg blowing blowjob
blowjobs bloss blues bluetooth blut blvd bmw boas boating boats bobby boc bocca boden bodies boeken boga bogu bois boje bok bol bola bold boli bolivia
bolsa bolt bolum bomb bomba bond bonds bone bones bonita bonito bonnes boob boobs booking bookings bookmarks bookstore bool boolean boom boord boos
boost boot booth boots booty bord border borders bored boring borough borsa bose bosnia bosque boss bother botswana bottle bottles boulder boulevard
bound boundaries boundary bouquet bout boutique bow bowl bowling boxed boxing bra braccio bracelet bracelets bracht bracie bracket brad bradford
bradley brak brake brakes branches branco brandon bras brass brat brata brauchst brava brave brazilian brazo breach bread breakdown breaks breasts
breath breathing breed breeding breeds bref brengt breve brick bridal bride bridges briefing briefly briefs bright brighton brilliant bringe bringing
brings bringt brisbane bristol britain britannica britannique britney broad broadcast broadcasting broader broadway brochure brochures broek broke
broker brokers broma bromeando broni bronze brook brooklyn brooks brothers browsers browsing bruce brunei brunette brunswick brush brussels brut brutal
brutta brutto bryan bryant bubble buch buck bucks budapest buddy budgets buf buffalo buffer bufing bugs builder builders builds bukkake bul bulduk
buldun bulgaria bulgarian bulk bull bullet bulletin bulmak bumper bunch bundle bunlarin bunny bununla buonanotte buono buradaki buradayim burayi burda
burden bureaux buried burke burlington burn burner burning burns buro burst burton busca buses busty busy butler butt butter butterfly buttons butts
buyers buys buzz bye byte bylas birakin blad cab caballo cabelo cabin cabinet cabinets cables caccia cache cached cachorro cad cadillac cage cair caiu
caixa caja cake cakes cal calcium calculate calculated calculation calculations calculator calculators caldo calendars calgary calibration caliente
calm calmate calvin calisan calistim calisiyorsun cam camara cambiar cambiare cambiato cambodia cambridge camcorder camcorders camel cameron cameroon
camion campagne campaigns campbell camping campo camps cams canal canberra cancel cancellation cancelled cancion candidate candidates candle candles
candy cane canli cannon cant cantar canvas canyon canzone canina cao capabilities capability capable capacite capaz capelli capitale capitaux capitol
caps captain capture captured carb carbon carcel cardiac cardiff cardiovascular careful carefully carey cargo caribbean carina caring carl carlo carlos
carmen carne carnival caro carol caroline carpet carrera carrier carriers carries carroll carrying carta cartao cartas carter cartes cartoon cartoons
cartridge cartridges casar casey cashiers casinos casio cassette casting castle casual catalogs catalogue catalyst catch catering cathedral catherine
catholic cats cattle caught causes causing caution cavallo cavalo cave cayman calej calkowicie calym cbs ccd cdna cdt ceci cedar ceiling cek cekil cel
celebrate celebration celebrities celebrity celebs cellular cellulare celtic celular cement cemetery cenar centered centrale centres centro centrum
cents centuries ceo ceramic cercato cerco cerebro ceremony certainement certamente certes cerveja cervello cerveza cesit ceu cfr cgi cha chad chains
chairs challenged challenges challenging chama chamada chamado chamber chambers chame chamou champagne champion champions championship championships
chan chancellor chances changelog changement changer channels chao chaos chapel chapters char characteristic characteristics characterization
characterized charged charger chargers charging charitable charity charleroi charleston charlie charlotte charm charming charms charter chase chassis
chave chcecie chciala chcialabym chciales chcieli cheaper cheapest cheat cheats checked checking checklist checks cheers cheese chegando cheio cheiro
chelsea chem chemicals chemin chemistry chen cheque cherry chess chest chester chevrolet chevy chiamare chiamata chiami chiaro chiave chick chicken
chicks chiedere chiedo chiesa childhood childrens chile chine chip chips chiunque chiuso cho choc chociaz chocolate chodzcie chodzilo choices choir
choisi choisir cholesterol choosing chorus chosen christianity christians christina christine christopher chrome chronic chronicle chronicles chrysler
chubby chuck churches chute chwila chwileczke chlopak chlopaki chlopcy cia ciagu cialis ciala cibo cicho cidden ciekawe cielos cierra ciezko cift
cigarette cigarettes cinayet cincinnati cindy cinema cingular cir circa circle circles circuits circular circulation circumstances circus cita citation
citations cite cited citizen citizenship citysearch civic civilian civilization claimed clair claire clairement clan clara clarity clarke classe
classics classification classified classique classroom clause clay cleaner cleaners cleanup clearance cleared clearing clerk cleveland clicking clicks
cliente cliff climat climb climbing clinic clinics clinton clocks clone closely closer closes closest closing closure cloth cloud clouds cloudy clube
cluster clusters cms cnn coaches coaching coal coalition coastal coat coated coating cocks cocktail cocugun cocuklari cod codice coding coeur cognitive
cogu cohen coi coin coins coktan cole coleman colin collaboration collaborative collapse collar colleague colleagues collect collectables collected
collectible collecting collective collector collectors colleges collins colocou cologne colombia colon colonial colony coloque colored colours colpito
colpo columbus columnists columns comandante comando combat combinations combine combines combining combo comeca comeco comedy comfortable comic comm
commande commander commandes commands commence commentary commented commissioner commissioners commissions commit commitment commitments committed
committees commodities commodity commonly commons commonwealth commun communicate communist comp compagnia compagnie compagnies companero companhia
compania companion compaq comparable comparative comparing comparisons compatibility compete competent competing competitions competitors compilation
compile compiled compiler complaint complaints compleanno complement completamente completing completion complexity compliant complicated complications
complimentary comply composed composer composite composition compound compounds comprare comprato comprend comprendre compressed compression compromise
comptes computation computational compute computed comum concentrate concentration concentrations concepts conceptual concerning concert concerts
conclude concluded conclusion conclusions concord concrete concurrents conditional conditioning condo condos conducting conf conferences conferencing
confiar confidence confident confidential confidentiality config configurations configure configured configuring confirm confirmation confirmed
conflicts confused confusion congo congratulations congressional conhecer conheci conjunction connaissance connecting connections connectivity
connector connectors conoce conocer conocido conosce conoscere conosci conosciuto cons conscious consciousness consecutive consegui conseguimos consejo
conselho consensus consent consequence consequences consequently conservative considerable consideration considerations considering considers consiglio
consist consiste consistency consistent consistently consisting consists console consoles consolidated consolidation consommateur consommateurs
consortium conspiracy const constant constantly constate constituent constitute constitution constitutional constraint constraints construct
constructed consult consultancy consultant consultants consultation consumers consumption contacted contacting contacto container containers
contamination contato contatto conte contento contest contests contexte continent continental continua continually continuare continues continuity
continuous continuously contou contracting contractor contractors contracts contrario contrary contrast contrats contribute contributed contributing
contribution contributions contributor contributors controle controllare controlled controller controllers controlling controversial controversy
convenience convenient conventional conventions convergence conversa conversation conversations convert converted converter convertible convicted
conviction convient convinced cookbook cooked cookie cookies cooking cooler cooling cooper cooperation cooperative coordinate coordinated coordinates
coordination coordinator cop cope copied copper copying copyrighted copyrights coraggio coral coraz cord cordless cork corka corn cornell corners
cornwall coronel corp corporations corps corpus corre corrected correction corrections correctly correlation correr correspondence corresponding
corruption corso corte cosmetic cosmetics costa costas costume costumes cottage cottages cotton couleur couleurs councils counsel counseling counted
counters counties counting counts coupled couples coupon coupons cour courage courier courtesy courts cove covering cow cowboy cox cozinha cpu crack
cradle craft crafts craig crap craps crash crawford crazy creates creations creativity creator creature creatures crede credevo creen crei creia creio
crest crew cricket crimen crimes crimine crisis cristo criterion criticism critics crm croatia croire crop crops crossing crossword crowd crown crucial
crude cruises cruz cry css cst ctrl cualquiera cuantos cuba cube cubic cucina cuidar cuisine cult cultures cumpleanos cumshot cumshots cumulative cunt
cups cure curious currencies curriculum cursor curtis curve curves custody customise customize customized customs cute cuts cutting cyber cycles
cycling cylinder cyprus czech czeka czekac czesci czescia czesto cztery czyli czyz czlowiekiem czlowieku cik cikmak cikip daarmee daarvan daarvoor
dachten daddy dado dagegen dagli dair dairy daisy dajcie daje dale daleko dalga damaged damages damals damas dames damn dana danach dancar dancing
dando danger dangerous danish dannazione danny dano dansen darfst darkness darle darme darum darwin dash dasz databases dated daughters dava davet
davidson dawaj dawn dawno dayton dal ddr deadline deadly deaf dealing dealt dealtime dean dear deaths debajo debate deberiamos debian deborah debug
decade decades decent dechets decia decimal decirle decirme decirte decisao decisione deciso deck declaration declare declared decline declined decor
decorating decorative decouvrir decrease decreased dedektif deden dedin dee deemed deeper deeply deer def defa defeat defects defence defend defendant
defensive deferred deficit defines defining definitely definitions defol degene deger degiliz deixei dejado dejare deje dejes dejo dek deki delas
delaware delay delayed delays delegation delegue delen deleted delhi deli delicious delight deliver delivering delivers dello deluxe demander demanding
demands demas demektir demeure demo democracy democrat democratic democrats demographic demonstrate demonstrated demonstrates demonstration denaro
denial denied deniz denkst denmark dennis dense density dental dentists denver deny departamento departement departmental departure depend dependence
dependent depending depends depenses deployment deposit deposits depot depressa depression dept deputy derby derde derece derecha derecho derek derived
descending describes describing descriptions desculpas desejo deseo desert deserve deshalb designation designers designing desirable desire desired
desktops desperate despierta dessas desses deste destinations destino destiny destra destroy destroyed destruction detect detected detection detective
detector detente determination determines determining detetive detient detroit dette deutsch deutsche deutschland devagar devait developers
developmental developments developpe developper develops devem devenir devenu deveriamos deviant deviation devil devise devises devon devono devoted
devra devraient dez diabetes diablo diagnosis diagnostic diagram dial dialog dialogue diameter diamonds diana diane diary diceva dichtbij diciamo dicke
dicks dictionaries dieci dienst diep dieren dieron dies diesel dietary diez diferenca diferentes differ differential differently differenza difficultes
difficulties difficulty diffs dig digest digit dijeron dikkatli dildo dildos dim dimension dimensional dimensions dimenticato dinleyin dioses dip
diploma direcao direccion directement directive directories direi direita direkt direto diretor direttore diria dirigeants diritto dirlo dirmi dirt
dirti dirty dis disabilities disability disable disabled disagree disappointed disaster discharge disciplinary discipline disciplines disclaimers
disclose disclosure disco discounted discounts discovered discovery discrete discretion discrimination discs disculpa discusses discussing diseases
dish dishes disks disorder disorders dispatch dispatched displaying displays disponible disponibles disposal disposition dispute disputes disque
disseram dist distances distant distinct distinction distinguished disto distribute distributions distributor distributors districts disturbed dite
dito div dive diventare diventato divers diverse diverses diversity diverso divertido divide divided dividend dividende divine diving divisions divorce
divx diy diyor diyorum dns dobranoc dobrego dobrym doce dock docs doctors doctrine documentary documented dod dode dodge doel doente dogum dolarow
dolayi dolce doll dolls dolor dolore domains domande dome dominant dominican donald donate donated donation donations dondu donker donnent donor donors
doom doors dor dormindo dormire dosage dose dostaniesz dostal dostalem dottoressa dou doubt doug douglas dover dovete doveva dovevo dovrai dow
dowiedziec downloadable downloaded downloading downtown doy dozen dozens dol dpi draagt drag dragen dragon drain drainage drama dramatic dramatically
drauf draw drawing drawings drawn draws dreams dressed dresses dressing drew dried drill drilling drinking drinks driven drodze drogas droge droite
dromen dronken droom dropped drops drove druben drugi drugiej drum drums drunk dryer dsc dts dua dubai dublin duck duda dude duele dui duke dulce dumb
dumm dump duncan dunque dunyada dunyanin duo duplicate dura durable duration durfen durham duro durumu durust duruyor dust dusun dusunmustum dusunuyor
dusunuyordum dutch duties duurt duydun duymak duyuyor duyuyorum duzy dying dylan dynamics dzieciak dziecka dzieckiem dziewczyne disarida disi dluzej
eagle eagles ear earl earliest earn earned earning earnings earrings ears earthquake ease easter eating eau ebony ebook ebooks eccolo echo eclipse eco
ecological ecology ecommerce economies economiques ecuador edad eddie edebilir edecegim edelim edeyim edgar edges edificio edinburgh edip edited
editing editions editorials editors edmonton eds edt educated educators edward edwards eentje eer eet effectively effectivement effectiveness effets
effetti efficace efficiency efficient efficiently egg eggs eglenceli egypt egyptian eher ehm ehrlich eigenen eind einde eindelijk einige ejaculation
ejercito elde elder elderly elect elected elections electoral electricity electro electron electronique elegant elementary elephant elevation eleven
eleves eligibility elimden eliminate elimination elinde elini elite ellas ellen ellerini elliott ellis ello elsewhere eltern elvis emacs emails embaixo
embassy embedded emerald emerging emily eminem emirates emission emissions emma emotional emotions emperor empezar emphasis empire empirical emplois
employ employed employers employes emprego empresa enabled enables enabling enb encanta encima enclosed enclosure encoding encontrado encontramos
encontre encontrei encontro encontrou encounter encountered encourage encouraged encourages encouraging encryption encuentra encuentro endangered endif
endiselenme endless endlich endorsed endorsement ene enemies enemigo enemy energia enfant enfermo enforcement eng engage engaged engagement engaging
engineer engineers engracado enhance enhanced enhancement enhancements enhancing enig enjoyed enjoying enkele enlargement enormous enquiries enquiry
enrolled enrollment enseguida ensemble ensures ensuring ent entender entendeu entendi entendido entendu entered entering enters entertaining entirely
entities entitled entity entra entrada entrance entrepreneur entrepreneurs entro entrou entscheidung entschuldige entschuldigen envelope environments
enzyme eos epa epic epinions episode episodes epoca epoque epson equality equally equation equations equilibrium equipped equivalent equivocado
erachter eras eravamo erbij erde erfahren erger ericsson erik erinnere erinnern erkekler erken erklaren ernst erotic erotica erover erp errada erro
errore erwartet erzahlen escape escolha escolher escort escorts escrever escuchame escuchar escuta escute esempio esercito esiste eskiden espacio
espaco espada espalda esperaba esperanca esperava esperen espn esposo esqueca esquecer esqueci esquerda essay essays essence essentially essentials
essentiellement esserci essex estabamos estaban establishing establishment estacion estaras estare estarei estaremos estaria estates esteve estimate
estimation estive estivesse estonia estrada estupido estuve etat eternal ethernet ethical ethics ethiopia ethnic etmez etmis etrangers ettigini ettin
etude etudes euer eugene eure europeennes euros eva eval evaluate evaluated evaluating evaluations evanescence evans eventually everybody everyday
everywhere evi evident evin evine eviter exact exam examination examinations examine examined examines examining exams exceed excel excelente
excellence exception exceptional exceptions excepto excerpt excess excessive exceto exchanges excited excitement exciting exclude excluded excluding
exclusion exclusively excuse excuseer excuses exec execute executed execution executives exemplo exempt exemption exercises exercito exhaust exhibit
exhibition exhibitions exhibits existed existem existence exists exit exotic exp expanded expanding expansion expansys expectations expects expedia
expenditure expenditures expense expenses expensive experiences experiencia experiencing experiment experimental experiments expertise expiration
expired expires explained explaining explains explanation explicar explicit explicitly exploration explorer exploring explosion expo exports exposed
expressions ext extend extending extends extensions extensive exterior extract extraction extraordinary extras extremely eyed fabric fabrication
fabrics fabulous faced faces faceta facetem faceva facial facilement facilitate facing faculdade failing faillite fails failures fairfield fairly fairy
faisant fajnie fake falei fallen falling fallo fallt falo falsch fame familiar fancy fand fantastic fantastisch fara farai farci farebbe farei faremos
fares farkinda farla farmer farmers farming farms farsi fascinating fastest fatal fathers fato fatti fatty faudra fault faveur favors favour favourite
favourites fazemos fazia fbi fcc fda fears feat featuring fed federation feeding feelings feels feest feestje fehler feit fell fellow fellowship
females fena fence fenster feof fera ferma fermati fermi fermo ferrari ferry fest festivals fetish feu feuer fever fewer fiber fibre ficando ficara
ficaria fico fifteen fifth fifty fig fighter fighters fighting figured fiji fikrim fil filename filing filled filling fils filtering filters finalement
finalmente finals financement finances financing finche findarticles finder findet findings findlaw finds finest finger fingering fingers finire
finishing finite finland finnish fioricet fiquei fired firefox fireplace fires firewall firewire firma firmware fiscal fiscale fisher fisheries fist
fisting fits fitted fitting fixe fixes fixtures fizemos fizeram flags flame flandre flashers flashing flavor fleece fleet flesh flex flexibility
flexible flickr fliegen flip float floating flood flooring floors floppy floral florence florist florists flour flows floyd flu flugzeug fluid flush
flux flyer flying foam focal focused focuses focusing fog fold folder folders folding folge folk folks fome fomos fonctions fond fondo fonts foo foods
fool footage footwear forbes forbidden forecasts forestry forests forever forge forgotten fork formal formas formats formatting formed formerly forming
formula fortement forth fortis fortune forty forwarding fossero fossil foster fotos fought foul foundations founded founder fountain fox fra fraction
fragrance fragrances framed framing franc franchise francis frankfurt franklin fraser fraud fred freddo frederick freebsd freelance freely freeware
freeze frei freight frequencies frequent fretta freundin frf fridge friendship frio frog froh fronte frontier frontpage frost frozen fruh fruher fruit
fruits ftp fucked fuerza fugir fuhle fuhlen fuhren fuhrt fuiste fuji fujitsu funciona functionality functioning fundamental fundamentals funded fundo
fundraising funeral funf funk funktioniert funky funziona furnished furnishings furthermore fusion futur futures futuro fuzzy fwd gabriel gadgets gage
gained gains galaxy gale gamecube gamespot ganar gang gangbang gap gaps garage garantie garbage garcia garde gardening gardens garder garlic garmin
garotos gary gasoline gast gate gaten gates gateway gather gathered gathering gato gauge gayet gays gazette gba gbp gcc gdp gdybys gearbeitet gebe
gebeurde gebied geboren gebouw gebracht gebroken gebruik gedacht gedachten gedanken gedood geek geest gefahr gefahrlich gefallen gefallt gefangnis
gefeliciteerd gefragt gefuhl gefuhle gegangen gegeben gehaald geheim geheime gehouden gehst geist gekocht gekregen geldiginde geldigini geldik geldiniz
geleerd gelernt gelesen gelezen geliyorum gelmek gelmis gelooft gelukt gem gemist gen genauso genealogy generaal generate generates generating
generations generator generators generous genes genesis genetic genetics geneva genius genome genomen genommen genres gentile gentle gentleman gently
genuine geo geographic geographical geography geological geology geometry geprobeerd geraakt gerald gercegi gered gerekecek gerekir gerekiyordu gerekli
gerettet geschafft geschaft geschehen geschickt geschiedenis geschreven geschrieben gesprek gesprochen gesproken gestern gestolen gestopt gestorben
gestuurd getir getirdim getroffen getrouwd getuige getuigen gevaar gevaarlijk gevallen gevangenis gevecht gevoel gevraagd geweldige gewerkt gewinnen
gewond gewonnen gezet gezin ghana ghost ghz giant giants gibiydi gibraltar gibson gidecegim gidecek gider gidin gif gig gilbert gingen giocare giornata
giovane girlfriend gis gisteravond gitme gitmem gitmis gitsin gittim giu giudice giuro giusta glad glance glasgow glasses glaub glaubst glaubt glen
glenn glielo globe glory glossary gloves glow glucklich glucose gmbh gmc gnome goat gobierno gods godzine goedemorgen goeie gonna gooi gordon gordugum
gorev gorgeous gormedim gormeye gorunuse gorunuyorsun goruyor goruyorum gory gorze gosc goscia gospel gossip gostar gostei goster gothic goto gotowa
gotowe gotowi gotowy gotta gotten gottes gourmet governance governing governmental governments governo governor gowno gpl grab grac graca gracas grace
gracioso grad grades grado gradually graduated graduates graduation graham grain grammar grams grandi granny granted grants graph graphical graphique
graphs grapje grappig gras grass grateful gratuit grave gravity gray greatly greece greene greenhouse greensboro greeting greetings greg gregory
grenada grew grey grid griffin grill grip grocery groep grond grootste groove gross grosso groter grounds groundwater groupes grove grown grows gross
grossartig grossen grosser grupo gruppo gry gsm gst gtk guai guam guarantees guard guardando guardare guardate guardi guardia guardian guards guatemala
guc guestbook guests gui guidance guided guild guilty guinea guitars gulf gunes gunler guns gunun guru gurur gustan guter gutes guven guvende guvenli
guvenlik guyana gym gzip glos glowe glowie glowy glupi haast habitacion habitat habits hablamos hablo habria hack hacker hagan hairy haiti hak hakli
hale halifax halloween halte ham hambre hamburg hamilton hammer hampshire hampton handbags handbook hande handed handheld handhelds handjob handjobs
handled handles handmade handy hang hanging hangt hani hans hansen hanimefendi happening happens happiness hara haras harassment harbor harbour
hardcover harder hardly hardwood haremos haria harley harm harmful harmony harold harper harris harrison hartford harvard harvest harvey hash hasse
hata hate hats hattest hatirliyor hatirliyorum haute haven haver hawaiian hawk hayas hayati hayatimi hayatin hayatini hayes haz hazard hazardous
hazards hazlo hdtv headed header headers heading headline headphones headquarters heads headset healing hearings hearts heated heater heath heather
heating heaven heavily hebrew hediye heer heerlijk heights hein heiraten heiss heissen hel helaas helen helena helft helicopter hell helmet helped helpt
hemel hence henderson hepatitis hepiniz herald heraus herb herbal herbs hereby herein heren herhalde herinner herinneren herkese herkesi herkesin
hermanos hermosa hermoso hero heroes herren herself hersey herseyi herum herz herzen hewlett hicieron hicimos hierarchy hierheen hierher highland
highlight highlighted highlights highs highway highways hiking hilton himmel hindu hint hinten hints hired hiring hispanic hist histoire historic
historii hitachi hitting hobbies hobby hockey hoef hoeven hoezo hogar hoge holdem holder holders holdings holds holen holes holland holle hollow holly
hollywood holmes holocaust holy homeland homeless homer hometown homework hon hond honda honduras honest honey honger honolulu honor honors honra hood
hoog hoogte hook hop hoped hopefully hopelijk hopes hoping hopkins hore horizon horizontal hormone horn horny horrible horrivel horror hors horses hort
horte hosca hose hospitality hospitals hosted hostel hostels hosts hosuma hosuna hotelu hotmail hottest hourly households housewares housewives howard
howto href hrs http hub hubo hudson hugh hughes hugo hull humanitarian humanities humanity humano humanos humans humidity humor hund hundred hundreds
hung hungarian hungary hunger hungry hunt hunting huntington hurricane hurt husband huwelijk hwy hybrid hydraulic hydrocodone hydrogen hygiene
hypothesis hypothetical hyundai ian iceland icki icons icq ict idade idaho idees identical identification identifier identifies identifying idioot
idiot idle idol ids ieder iedere ieee ifade iglesia ignore ignored igreja ihrem ihrer ihtiyacimiz ihtiyacin ikinci ikiniz ikna ilginc ilha ill illegal
illness illustrated illustration illustrations imagination imagine imaging imbecil imediatamente img immagino immediatement immigrants immigration
immobilier immune immunology impacts impaired imperial implement implemented implementing implications implied implies importantes importantly
importants imported importo imports impose imposed imposible impossibile impossible impossivel impressed impression impressive improvements improving
inanamiyorum inanilmaz inappropriate inbox incentive incentives incidence incident incidente incidents incinta incl inclusion inclusive incluso
incoming incomplete incontrato incontro incorporate incorporated incorrect increases increasingly incredibile incredible incurred ind independence
independently indexed indexes indianapolis indians indicate indicated indicates indicating indication indicator indicators indices indie indigenous
indirect individually indonesia indonesian indoor induced induction industriel inexpensive inf infant infants infatti infected infection infections
infectious inferno infierno infinite inflation influenced influences inform informacao informacion informacje informacoes informal informational
informationen informatique informative informazioni infrared infringement ing inglese ingredients inherited initially initiated initiative initiatives
iniziare iniziato injection injured injuries inkjet inline inner inni innocent innovation innovations innovative inns innym inputs inquire inquiries
inquiry insanlara insanlari insanlarin insects insel insert inserted insertion insider insight insights insomma inspection inspections inspector
inspiration inspired installations installing instances instantly institutes institutional instructional instructor instructors instrument instrumental
instrumentation insulation insulin insured intake integer integral integrate integrating integrity inteiro inteligente intellectual intelligent
intelligente intend intendi intendo intense intensity intensive intent intention intento intenzione inter interact interaction interactions interesa
interesante interessa interessant interessante interessiert interfaces interference interim intermediate internationale internationally internship
interpretation interpreted intersection interstate interval intervals intervention interventions interviews intimate intl intorno intranet intro
introduce introduces introducing introductory invalid invasion invention inventory invest investi investigacion investigate investigated investigations
investigator investigators investing investissement investments investor investors invisible invision invitation invitations invite invited invoice
involve involvement involves involving ion ipaq ips iran iraqi irc irei iremos irgendwas irgendwie irgendwo irnos irrigation irs irse isa isaac isim
isini isla islam islamic isle isler isleri iso isolated isolation isp israeli issn istanbul istedi istedigin istedigini istemedim istemem istemiyor
isterdim isterim istersen isteyen istiyorsan istiyorsunuz istiyoruz istnieje italia italiano italic itunes ivory iyidir iyilik iyisi izquierda jacket
jackets jackie jacksonville jacob jacques jade jaguar jail jakas jakbym jake jakiego jakiegos jakim jakos jam jamaica jamie jammer jane janela janet
japon jar jason jawel jay jean jeans jechac jede jedem jedes jednej jedyna jedyne jedynie jedyny jedynym jedzenie jedziemy jeep jefferson jeffrey
jelsoft jemals jemandem jennifer jenny jeremy jerry jerusalem jesse jessica jet jets jewel jewellery jewish jews jezu jezus jill jimmy joan joel johnny
johns johnston joining joins joke jokes jon jonathan jong jonge jorku jose josh joshua joue jouer journalism journalist journalists journals journey
joy joyce jpeg jpg juan judges judgment judicial judy jugando juge juice juiste julia julian julie jumping junction jungen jungle junk junto
jurisdiction juro jury juste justify justin juvenile jvc kaart kadinlar kadini kadinin kaffee kahve kai kalacak kalan kaldim kalk kalmadi kalmak kalp
kalt kalin kamen kamera kampf kampfen kapa kapat kapitan kapitanie kapitein kapot kaptan kapi kara karanlik karaoke karen karl karma karte karim kate
kathy katie katil katrina kaufen kaum kavga kay kayip kazakhstan kazdej kde keek keen keeps keiner keith kelime kelkoo kende kendim kendime kendin
kendisi kennedy kenneth kennst kennt kenny keno kenya kerk kernel kerry keske keus keuze keyboard keyboards keys kick kid kidney kiedykolwiek kiezen
kijiji kijkt kilku killed killer killing kills kilometers kimi kims kimsenin kimseye kimseyi kimsin kinase kinda kings kingston kirk kisisel kiss
kissing kitap kits kitty klappe klasse kleiner kleines kleren klingt knap knee knife knight knights knit knitting knives knock knowing knowledgestorm
kobiet kobiete koca kocha kochasz kodak koffie kolacje kolejny koles kolonel komaan komisch kommst konca konden konig koning konnt konntest kont
kontrolle konu konus konusma kopek kopen korean korekta korper kort kost koud kracht kraft kraju kral krank krankenhaus kredietbank krew krieg kriegt
kruger ktokolwiek kulak kummern kumpel kupic kurt kusura kutsal kuwait kwalijk kwamen kyle kirmizi kizlar kizim kizin klopoty laatst labeled labels
laboratories labour labs lace lachen ladder laden lafayette lag lage laid laisse laisser lakes lamb lambda lamento lamp lamps lan lancaster lance
lancement lancer landing lands landscape landscapes lanes langer langsam lanka laos lap laptops largely largement largo larry lasci lasciami lasse
lastig lasting lately latex latina latinas latino latitude lato latter latvia lauderdale laufen lauft laugh laughing launch launched launches laundry
laura lauren lavora lavorando lavorato lavori lawn lawrence lawsuit lay layers layout lazy lbs leaf lean learned learners lease leasing leaves leaving
lebanon lebens lebt leci lecture lectures lecz leeds leeft leeg leek leer leg legacy legally legend legendary legends leger legge leggen leggere
legislative legislature legitimate legs leicht leiden leider leisure lembrar lemon len lender lenders lending lens lenses leo leon leonard leone lepsze
ler lernen lesen leslie lesser lesson lessons lets lettera letting leu leuke leuten leva leve levend levitra levou levy lewis lexington lexmark lexus
ley lezen lhes lhnen lhren lhrer liabilities liable liberal liberdade liberia libero libertad liberte liberty librarian libros libs licence licenses
licensing licking lid lidar lie lieben liebling liebt liechtenstein lief liefje liegen liep lies lieve lifestyle lifetime lift liga ligacao lightbox
lighter lightning lightweight lignes ligo ligou ligue lijk lijken lijn lijst liked likelihood likes likewise lil lime limitation limitations limite
limiting limits limousines lincoln lindo lindsay linea linear lined linha linked linking lion lions lip lips liquid lisa liste listening listos
listprice lit lite literacy literally literary lithuania litigation livecam lived livello liver liverpool livesex livestock livres lixo liz llamada
llamado llaman llamare llamas llamo llave llaves llega llegado llego llegue llevar llevo lloyd llp loaded loading loads lobby loc loca locale locally
locate locator lock locked locking locks locura lodge lodging logan logging logic logical logiciel logiciels logique logistics logitech logos logs loja
lol lolita londres lone lonely longest longitude longo longue lontano looksmart lookup loop loops loopt loose lopez lose losing losses lottery lotus
lou louca loucura loud louise louisville lounge loved lovely lover lovers loves loving lows lua lubi lubisz lucas luce luces lucht lucia luck lucky
lucy ludziom ludzmi luft lugares luggage luis luisteren luitenant luke lukt lul luna lunch lung lunga lungo luogo lustig luta lutar luther luxembourg
lycos lying lynn lyric maand maat macedonia machinery machte macintosh macro macromedia mad madagascar madison madness madonna madrid maestro magasins
maggiore magical magnet magnetic magnificent magnitude maiden mailed mailman mails mailto mainland mainly mains mainstream maintaining maintains
maintenant maioria maisons majorite maker makers makeup makkelijk malawi malaysia maldicion maldives maledizione males mali mall malpractice malta
mambo manca manchester manchmal mandar mandate mandatory mando mandou manga manhattan manitoba manor mantener mantikli manually manuals manufacture
manufactured maple mapping maquina marathon maravilhoso maravilloso marble marc marco marcus mardi mare margaret marge margin maria mariah marie
marijuana marilyn marina mario marion maritime marked marker markers marking marks marques marriott marsh marshall mart martha martial martwic martwy
marvel mask mason massage massive mastercard masters masturbating masturbation mat matado matched mate materiel maternity mathematical mating matki
mato mats matt matthew mattina mattress mau maui mauritius mauvais mavi maximize mazda mala male malo mba mcdonald meal meals meaningful meant
meanwhile measured measurement measurements measuring meat mechanical mechanics mechanism mechanisms med medal median mediawiki medicaid medicare
medication medications medicines medieval meditation mediterranean medline meegenomen meen meenemen meest meestal meeste meester meets meetup mega meia
meid meiden meilleure meilleurs meines meinung meisjes meisten meister mejores mel melbourne melhores melissa mem membrane memo memoire memorabilia
memoria memorial memories memphis menge menina meninas menino mens mensagem mensaje mensch ment mention mentira mentito mentor menus mercedes
merchandise merchants mercury mercy mere merely merge merger merit merry mes mesa mesaj mese mesela mesh mess messaggio messaging messenger mestre
mesures meta metabolism metadata metade metallic metallica metals meter meters methode methodology metier metres metric metro metropolitan metros metti
mexican meyer meza mezczyzna mhz miasta miasto mialas mialo mic mica mice michelle micro microphone microwave midden midi midlands midnight midwest
miescie miesiecy mieszka mighty miglior migliori migration mijne milan mild mile mileage milfhunter milfs milhoes milieu milioni milk mill mille
millennium millet milliard millionen millones mills milton milwaukee milyon mime mimo minds mineral minerals mines miniature minimal minimize mining
ministers ministries minneapolis minolta minority mins mint minus miracle mirando mirar mire miren mirror mirrors misc mision missao missed missen
missie missile missione missions mist mistake mistakes mistress mitad mitchell mitsubishi mixer mixing mixture miydi milosci mlb mls mniej mnostwo
mobiles mobility moc mocht mocno mocy mod modeling modelling modem modems moderate moderator moderators modes modification modifications modify mods
modular moe moeite moesten mogli moglibysmy moglich moglam moglby moglbym moglbys moglem mogles moglo moi moindre moisture mold moldova molecular
molecules molte moments momentum moms monaco monat monate monaten mondial mondiale monetaire monetary mongolia monica monitored monitors monkey monnaie
mono monroe monster monsters montana monte montgomery montre montreal mood moordenaar moore moral morder moreover morgan morocco morris morrison mort
mortality mortgages morti mortos moscow moses moss mot motel motels moteur motherboard mothers motivated motivation motorcycle motorcycles motors mots
mountains mounted mounting mounts mouth movements movers moves mowiac mowila mowilam mowiles mowy mozambique mozilla mpeg mpegs mpg mph mrna mrs msg
msgid msgstr msie mtv muchacho mud mudou muerta muertos muevanse mug muhtesem mumbai mund munich municipal municipality murder murphy murray muscle
muscles musee museums musiala musialem musician musicians musicie musieli musique muslim muslims mussten mustang musza mutual muur muydu muze muziek
muzik muss myanmar myers myrtle mysimon mysl myslec myspace mysql mysterious mystery myth miydi miyim mlody naartoe naast nachdem nachricht nachste
nachsten nadat nagle nahe nail nails naja najbardziej najlepiej najlepsze najlepszy nalezy namely namespace namibia namorada namorado nancy nano naples
naquela naquele narrative narrow nasa nascar nasdaq nashville nastepny nastepnym nasty nat natal natale nathan nationale nationally nationwide nato
naturally naturals naughty nav naval navidad navigate navigator navy nazwisko nazywam nba nbc ncaa neanmoins nearest nebraska nec necesario necesitan
necessaires necessarily necessario necessity neck necklace nedeni needle neerlandais nefes negen negocio negocios negotiation negotiations negozio
negro nehme neighbor neighborhood neighbors neil neither nek nela nello nelson nena nennen nennt neo neon nepal nero nerve nervous nest nesta nested
netscape nettement neu neuen neues neuf neural neus neutral nevada nevertheless newark newbie newcastle newer newfoundland newly newman newport
newspapers newton nextel neydi neye neyin nfl nhl nhs niagara niby nicaragua nicholas nicin nick nickel nickname nicole niczym niedlugo niektorzy
niemals niemanden niemozliwe nienawidze nieprawda niesamowite niestety nietwaar niewazne niezly nigdzie niger nigeria nightlife nightmare nights nike
nikomu nikon nil nimm nimmt ninguno nintendo nipple nipples nirvana nissan nitrogen nivel noble nobody nochmal node nodes noel noem nogal nogi noir
nominated nomination nominations nonna nonno nonprofit noon nord norfolk norm normaal normale normally norman norte northeast northwest norton norway
norwegian nose nostre notebook notebooks noticed notices noticias notification notifications notified notify notig notion notizia notizie nottingham
nouvel novel novels novelty novia novio nowa nowe nowhere nowym nsw ntsc nudist nudity nuit nuke numara numeric numerical numerous nurse nursery nurses
nut nutritional nuts nutten nvidia nyc nylon oak oakland oaks oasis obawiam obchodzi obesity obiad obiecuje obituaries obj objectif objective
obligation oboje obok obra observation observations observe observed observer obtaining obtenir obvious obviously occasion occasional occasionally
occasione occasions occhiata occhio occupation occupational occupations occupied occurred occurrence occurring occurs ocho oclc ocupado ocurre ocurrio
oda odd oddio odds ode odeio odejsc odkad odpowiedz oecd oem oeuvre oeuvres offense offensive offerings officially offline offset offshore ofiary
oficial oft ogrenmek oido oils oir oito ojala ojcem ojcze ojo okazji okej okolo okul okula olabilirim olacagiz olacaksin olanlar olasi olayi oldest
oldugum oldugun oldugundan oldun oldurdu oldurmek olhada olhando olho olive oliver olma olmalisin olman olmasin olmasini olmaya olmayan olmayi olsaydi
oltre olu olup olurum olvidalo olympic olympics olympus oma omaha oman omega omhoog omissions onceden onceki onderweg onderzoeken ongelooflijk ongeluk
ongeveer ongoing onion onkel onlardan onlarla onmogelijk onore ontdekt ontslagen onunde onzin oog oom ooo oops opened openings opens opera operate
operated operates operatie operational operators opfer opnieuw oportunidade opponent opponents opposed opposite opposition oppure opt optics optimal
optimization optimize optimum oracle oradan orasi oraz orbit orchestra ordem ordenes ordens ordered ordinance ordinary ordinateur ordine org organ
organic organisation organisations organised organisms organizational organize organized organizer organizing orgasm orgy oriental orientation oriented
origins orleans ormai oro orospu ortadan ortak oscar osob osoba osoby ostatnie otima otras ottawa ottimo otto otur otworz oublier ought ouro ours
ourselves outcome outcomes outer outlet outlets outline outlined outlook outputs outreach outsourcing outstanding ouvert ouvindo oval oven overcome
overhead overleven overnight overseas ovunque ovviamente owen ownership owns oxford oxide oxygen ozellikle ozone paard pac paciente packaging packard
packed packet packets packing packs pad pads paese pagare pagato paiement painful paint paintball painted painting paintings pairs pakistan pal
palabras palace palavras pale palestine palestinian palle palmer pam pamela pamietaj panama panels panem panic panno panties pants pantyhose papel
paperbacks papi papua parabens parade paradise paragraphs paraguay parallel parameter parca parcasi parcel pardon parecem parecer parecia parem
parental parenting parfaitement parish parker parlarne parle parler parli parliament parliamentary parliamo parlo partenaire partenaires partes parti
partial partially participant participated participating particle particles particuliers partita partition partly partnerships partout pase passa
passada passage passei passenger passengers passes passi passieren passing passion passive passo passou passport passt passwords pasta paste pastor
pasuje pat patches patent patents pathology paths patio patricia patrick patrimoine patrol patron patrzec pavilion paxil payable payday paying payroll
paziente pazzo pci pcs pct pdas pdt peaceful pearl peas peau peca peccato pedi pediatric pediu pee peeing peer peers pega peggio pegou peguei pelas
pelea pelear pelicula peligro peligroso pelle pelos pen penalties penalty pencil pending penetration penguin peninsula penis penn penny pens pensaba
pensado penser pension pensions pensou pentium peoples pepper perceived perception percio perdeu perdi perdido perdre perdu perfectly perfeito perfekt
performances performer performing performs perfume perguntas pericolo pericoloso perigo perigoso periodic periodically periods peripheral peripherals
permesso permettant permettent permettre permiso permissions permits permitted perra perry persian persistent personale personality personalized
personally persoon persoonlijk perspective perspectives pertes perth peru pes pest pete petersburg peterson petition petroleum pewne pewnego pewnoscia
pewny pezzi pezzo pgp phantom pharmaceutical pharmaceuticals pharmacies pharmacology phases phd phenomenon phi phil philip philippines philips phillips
photograph photographer photographers photographic photographs photoshop phpbb phrase phrases phys physically physician physicians physiology piacciono
piacerebbe pichunter picked picking picks pickup picnic pie pied piekna piekne piena pieno pierce pierre pierwsza pierwsze pierwszym pies pig pike pill
pillow pills pilot pine ping pins pioneer pipe pipeline pipes pirates pislik piso piss pissing pistool pit pitch pittsburgh piuttosto pix pixel pixels
pizza placement placer placing plain plains plaintiff plaisir plane planeet planes planeta planets planned plannen planner planners plasma plastics
plate plates platforms platinum platz playback playboy playlist plays plaza plc pleasant pleased pleasure pledge plein plenty plezier plot plots
plotzlich plugin plugins plumbing plymouth pmc pme pmid pobre pockets poczatku poczekaj podcast podcasts podera poderiamos podriamos podrian poem poems
poet pogadac poids pointed pointer pointing poison pojdzie pojdziesz pojsc pokaz pokazac pokemon poki pokoj poland polar pole policial policja policje
policji polish polished polisi politicians poliziotto poll polls pollution polo poly polyester polymer polyphonic pomeriggio pomiedzy pomoz pomoze
pomyslalem ponad pond pone poner ponownie pontiac pools popatrz pope popularity populations porcelain pork porsche portare porter portes porti portion
portions portland porto portrait portraits ports portsmouth portugal portuguese pos pose posicao posicion posing positie positioning posizione possess
possession possibilita possibilite possibilites possibilities possibility possibly postage postcard postcards poste postings postposted poszedl poszlo
pot potato potatoes potentially potentiel poter potere poteva potevo potrafi potrafie potrebbero potrzebujesz potter pottery poultry pound pounds
pourraient pourront poursuit pouvait poverty povo powder powell powerpoint powers powerseller powie powiedzialam powiedzialas powinna powinnam powinno
powod powodzenia powstrzymac pozno pozwole pozwolic pol ppc ppm praca prachtig pracowac practitioner practitioners pracuje prague prairie praise pranzo
prasident pratiquement prawa prawdopodobnie prawdziwe prawdziwy pray prayer prayers precedenti preceding precious precipitation precisam precisar
precisava precise precisely precision preco precompte predict predicted prediction predictions prefer preference preferences preferred prefers prefix
pregnancy pregnant preguntas pregunto preliminary premiere premises prende prendo preoccuparti preocupado preocupar prep prepaid prepare preparing
prerequisite presa prescribed presentations presenting presently presents preservation preserve presidential pressao presse pressed pressing pression
preston preuve preventing previews previsions prevoit prevu prezent priced pride priest prigione prijs primarily prince princesa princess princeton
principalement principaux principio principle printable priorities prisa prisao prise prision prison prisoner prisoners prive privee privilege
privileges prize prizes probability probablement probablemente probe probeert probleme problemy probowal probuje proc proceed proceeding proceedings
proceeds processed processo processor processors processus prochaine proche procurar procurement producer producers produces producing productions
productive productivity profesor profession professionnel professionnelle professionnels profiter profits programa programma programmer programmers
progression progressive prohibited projected projection projector projectors promesso prometo prometto prominent promise promised promises promising
promo promoted promotes promoting promotional promotions prompt promptly pronta pronti prontos propecia properly prophet propia propio proportion
propos proposals proposition proposito propria proprietaire proprietary pros prospect prospective prospects prossimo prostate proste prosto prostores
prot protecting protective proteger proteins protest protocols prototype proud proudly provar provare provato prove proved proven providence province
provinces provincial proxy prozac prueba pruebas przestac przyjaciel przyjaciela przyjaciele przyjacielem przyjaciol przyjaciolmi przyjdzie przyjsc
przyklad przysiegam przyszedl przyszlosc psi psp psychiatry psychological psychology pts pty pub pubblico publicite publicity publicly publico publics
publique publiques publish publishers pubs pude puder pudesse pudiera pudo puedas puente puerto puesto puissance puisse pull pulled pulling pulse pump
pumps punch punishment punk punt pupils puppy purchased purchases purchasing purple purse pursuant pursue pursuit push pushed pushing puso puts putting
puzzle puzzles pvc pytan pytania python qatar qld qty quad quais qualcun quali qualification qualifications qualified qualify qualifying qualities
qualunque quantas quante quantitative quantities quantos quantum quao quarterly quarters quebec quedan quedar quedate queens queensland queira quente
querias queries quest questao questione questionnaire queue quiera quieras quiet quilt quise quisiera quit quiz quizzes quotations quoted raad raak
raakt raam raar rabbit races rachat rachel racial racja rack racks radar rade radiation radical radios radius rady rage ragmen raid rail railroad
railway rainbow rainha raise raises raising raisons raiva raken raleigh rally ralph ram ran ranch rand randy ranger rangers ranges ranging ranked
ranking rankings ranks rany rap rapaz rapazes rapid rapide rapidly rapids rapporto rarely rares raro rat rational ratios rato rats raum raymond rayos
rays razu rca reached reaches reaching reaction reactions readily readings reads reale realistic realize realized realm realta realtor realtors realty
rear reasonably reasoning rebate rebates rebecca rebel rebound rec recall receber receipt receiver receivers receives recemment reception receptor
receptors rechercheur rechter recipient recipients recognised recognition recognize recognized recommendation recommends reconstruction recorder
recorders recordings recover recovered recreational recruiting recruitment recuerda recuerdas recycling rede redeem redest redhead redressement reduces
reducing reductions reduire reduit reed reef reel reellement ref referenced referral referrals referring refers refinance refine refined reflect
reflected reflection reflections reflects reform reforms refresh refrigerator refugees refund refurbished refuse refused reg regalo regard regarded
regardless regards regel regelen regels reggae regime regina registrar registry reglas regole regras regresa regresar regreso regression regularly
regulated regulatory rehab rehabilitation rei reicht reid reis reject rejected reke rekening relacao relacion relate relates relatie relating relation
relatively relativement relatives relax relaxation relay relazione relevance reliability reliable reliance religions reload relocation rely relying
remainder remained remaining remark remarkable remarks remedies remedy remembered remind reminder remix removable removing renaissance rencontre rend
rende render rendered rendering renew renewable renewal rennen reno rentabilite rep repairs repeat repeated repente replace replaced replacing replica
replication replied repondre reponse reporter reporters repository representation representations representatives represented representent representing
represents reprint reprints reprises reproduce reproduced reproduction reproductive republican republicans reputation requesting requirement requiring
res rescue researcher researchers reseaux reseller reservation reserves reservoir reset residence resident resist resistance resistant resmi
resolutions resolve resolved resolver resorts respected respectively respeito respeto respiratory respond responded respondent respondents responding
responsabilite responsable responsables responses responsibilities resposta respuesta resta restare rester restoration restore restored restrict
restricted restriction restrictions restructuring resulted resulting resume resumes reszta reszte retailer retailers retain retained retention retired
retirement retour retreat retrieval retrieve retrieved retro retrouve retrouver retten returning reuniao reunion reussi reuters rev reveal revealed
reveals revelation revenge revenu revenues reverse revient reviewer reviewing revisao revisions revolution revolutionary reward rewards reynolds rfc
rhode rhythm ribbon rica rice ricerca richards richardson richmond richtige richting richtung rick ricky rico ricorda rid rider riders rides ridge
riding riesce riesci riguarda riguardo rij rijden rijk rim rimanere rimasto ringtone rio rip ripe risico rising risks rispetto rispondere risposta
risques ritardo riuscito rivers riverside rna roads robbie roberts robertson robia robimy robin robinson robil robot robota robots roboty robust
rochester rocket rocks rocky rod rode rodzice rodzicow rodzina rodzine roger rogers rojo rok roland roles rolle rolled roller rolling rolls roma roman
romance romania romantic rome ron ronald roof roommate roommates roots ropa rope rosa roses ross roster rosto rot rotary rotation rotto rouge rough
roughly roulette rounds roupa roupas router routers routes routine routines routing rover rows roy royalty rpg rpm rrp rua rubato rubber ruber ruby ruf
rufe rufen rug rugby rugs ruimte ruled ruling rum runner runtime rush russell ruszac ruszaj ruth ruzie rwanda ryan rythme saberlo sabias sacar sacma
sacmalik saco sacramento sacred sacrifice sad saddam sadzie sadzisz safari safely safer sagem sagol sagten sahibi sahte saiba saida sail sailing saindo
saints sake sal salad salak salaries salary salem salga salida salio salle sally salmon salon salud salute salvador salvar salvare salvation salvato
salvo samba samego samej sami samoa samochodu sampling samuel samym sand sandra sandwich sandy sanno sante santo sanyo sap saperlo sapeva sapevi
sapphire sappia saputo sarah sarai saremo saresti sargento sarki saro sas saskatchewan satin satisfaction satisfactory satisfied satisfy saturn satin
sauce saude saudi sauf savage savannah saved saver saves saving saygi sayin sbagliato sbjct scales scan scanned scanner scanners scanning scappare
scared scarpe scary scelta scelto scena scenario scenarios scenes scenic schaffen schatje schatze schau scheduled schedules scheduling scheint scheiss
schelen schema schemes scherzando schicken schicksal schieten schiff schifo schip schlafen schlagen schlimm schluss schlussel schneller schoenen
scholar scholars scholarship scholarships schone schreiben schrijven schuldig sci scientist scientists scommetto scoop scope scoperto scoprire scored
scores scoring scorsa scotia scottish scout scratch screening screens screensaver screensavers screenshot screenshots screw scripting scripts scrivere
scroll scsi scuba sculpture scusami scusate seafood seal sealed sean searched seas seasonal seasons seating seats sebebi sebep sechs seconda seconden
secondi secretariat secreto secrets secteurs sectors secured securely securities seed seeds seek seeker seekers seeks seele seemed sees sef sefer sega
segment segments segredo segreto segun segunda segundos sehir seht sekiz seks seksi sekund sekunde sekunden selber selecting selections selective sells
semblent sembrava sembri semester semestre semi semiconductor seminar seminars semplice semplicemente senal senator senators sender sending sends sene
senegal senhoras senhores senhorita seniors senorita sensible sensitive sensitivity sensor sensors sensu senta sentar sentence sentences sentindo
sentite seo separated separately separation sept seq sequences seraient seran serao seras serata serbest serbia serca sere serei sergeant sergente
serieus seriously sert serum serves servicio servico servizio servono sesi sesini sessions sessiz sete sette settimane settle settled settlement setup
setzen seuls seventh severe severim sevgili seviyor sewing sexcam sexuality sexually seyden shade shades shadow shadows shaft shake shakespeare shakira
shame shanghai shannon shaped shapes shareholders shareware shark sharon shaved shaw shed sheep sheer sheets sheffield shelf shell shelter shemales
shepherd sheriff sherman shield shift shine shipment shipments shipped shit shock shoe shoot shooting shopper shoppers shopzilla shore shortcuts
shorter shortly shorts shots shoulder showcase showed shower showers showtimes shut shuttle sic sicav sicherheit sick sicuramente sides siediti siemens
siendo sientate siente sientes sierra sig sigara sight sigma signals signatures significance significantly signifie signing signori signup sigues
siguiente silahi silence silencio silent silenzio silicon silk silly simdiye similarly simile simon simplemente simples simplesmente simplified simpson
simpsons sims simulation simulations simultaneously sinal sing singer singh singing sinistra sink sinn sino siostra sip sistema sisters sit sitio
sitting situacao situacion situated situatie situations situazione situe sitzen sitzt sixth siyah sizden sized sizes sizinle skarbie skating skiing
skill skilled skins skirt skirts skonczyc sku skype sla slaan slaap slaat slachtoffer slachtoffers slag slave slechte slechts sleeping sleeps sleeve
sleutel slide slides slideshow slight slim slip slope slot slots slovak slovakia slovenia slowly slub sluit sluiten slut sluts smallest smell smile
smilies smithsonian smoke smooth sms smtp snake snapshot sneller snowboard soa soap soc sociales societies sociology socket socks socorro sodium sofa
softball sogno soguk soi soient soil soir sol solar solaris solche soldados soldier soldiers sole solely soli solito sollst solomon soltanto solvay
solve solved solving soma somalia somebody somehow somente somerset somewhat somewhere somme sommet sommige sona sondern sonho sonhos sonic sonraki
sons sonsuza sonu soonest sophisticated sorge sorpresa sortie sortir sorts soube sought souls soundtrack soup southampton southeast southwest soutien
soviet sowieso sox soyledin soyleme soylemistim soylemistin soyler soyleyecegim soyleyeyim soyleyin soyluyorsun soyluyorum sozinha spac spaces spalle
span spank spanking sparato sparc spare spas spatial spazio speaking speaks spears spec speciaal speciale specialistes specialists specialized
specializing specially specialties specialty specie specification specifics specifies specify spectacular spectrum speeches speeds speel speelt spel
spell spelling spencer spending sperm spesso spettacolo sphere spice spider spielt spies spin spine spirits spiritual spirituality split spoke spoken
spokesman spokoju sponsors sponsorship spoor sporen sporo spotkac spotkanie spotlight spots spouse sprak sprawdzic spray spreading spreek spreekt
spricht springer springfield sprint sprobowac sprobuj spul spullen spy spyware squad squirt squirting sri srodka srodku ssl stability stable stack
stadium staffing stages stainless stake stakeholders stamattina stamp stamps stan standig standings stands stanford stanley stanotte stap starb stark
starring starsmerchant starter starts startup stat statek statewide stating stationery statistical statute statutes statutory stavamo stavi stayed
staying stays std ste steady steal steam steckt steek steering stelen stelle stellen stem stephanie stereo sterk sterling stesse stessi steven stevens
stewart stick sticker stickers sticks sticky stierf stimme stockholm stockings stocks stoi stoj stolen stolz stom stomach stomme stones stood stopped
stopping stops stored storm str straat strain strand strange stranger strap strasznie strasse streaming streams streets strengthen strengthening
strengths stretch strict strictly strike strikes striking strings strip stripes strips stroke strone stronger strongly stronie strony stronzo struck
struct structural structured struggle stuart stuck stud studied studios studying stuffed stunde stunning stupid stupida stupido sturen stuur styles
stylish stylus subaru subcommittee subdivision subjective sublime sublimedirectory submission submissions submitting subscriber subscribers
subscriptions subsection subsequent subsequently subsidiaries subsidiary substance substances substantial substantially substitute subtle suburban suc
succeed succes successfully succession sucedio sucesso suck sucking sucks suclu sud sudan sudden suddenly suelo suena sueno suenos suffer suffered
suffering sufficient sufficiently suffisamment sugar suggesting suggestion suggests sui suicide suit suitable suited suits suivant suivi suivre
sullivan sum summaries summit sunglasses sunny sunrise sunset sunshine superb superieur superieure superintendent superior supervision supervisor
supervisors supone supplement supplementaire supplemental supplements supplier supporters suppose supposed supreme surece surely surf surfaces surfing
surge surgeon surgeons surgical surname surplus surpresa surprise surprised surprising surrey surround surrounded surrounding surveillance surveys
survival survive survivor survivors susan suse suspect suspected suspended suspension sussex sustainability sustainable sustained suyo suzuki swap
swaziland swedish swiata swiatlo swietny swift swim swimming swing swingers swiss switched switches switching switzerland sword symantec symbol symbols
sympathy symphony symposium symptoms syna sync syndicate syndication syndrome synopsis syntax synthesis synthetic synu syracuse syria sys systeem
systematic sytuacji szansa szanse szczerze szczesliwy szef szefie szene szesc szkoda szkole szpitala szpitalu szukac szukam szybciej sicak sik siki
sira sirada slowo slyszalam slyszales slysze slyszysz taa tab tableau tablet tablets tabs tackle tactics tacy tafel tagen tages tagged tahoe tail
taille taiwan takiej takim tale talent talented tales talked talks tall tamamdir tamil tampa tank tanks tanta tante tanti tanzania taniyor taniyorum
tap tapes tar tarafa taraftan targeted targets tariff tas tasks taste tat tatli tattoo taught tavolo taxation taxi tba tcp teach teaches tear tears
tebrikler technician techno technological techrepublic ted teddy tedy tee teenage teeth tehdit tehlikeli teken teki teklif telecharger telecom
telecommunications telefonu telephony telescope televisions tellement telles telling tells tels temat temiz temo temp temperatures tempi template
templates temple temporal temporarily temporary tempos temprano tenant tend tender tendo tendra tendras tendre tendremos tenente tenere tengas tenias
teniente tenir tenminste tension tent tente tentei tentou tenu tenzij tercih terei teremos terminado terminal terminals terminar termination
terminology terrace terre terribile terrible territories territory terrivel terror terrorism terrorist terrorists terry teslim testament teste tested
testimonials testimony teu teveel tex textbook textbooks texte textile textiles texts texture tft tgp thai thailand thanksgiving thats theaters thee
theft thehun themes theology theorem theoretical theories therapeutic therapist thereafter thereby thereof thermal thesaurus thesis theta thick
thickness thin thinkpad thinks thirty thompson thomson thong thongs thorough thoroughly thou thousand threaded threads threat threatened threatening
threats threesome threshold thriller throat throw throwing thrown throws thru thumb thumbnail thumbnails thumbs thumbzilla thunder thy tia tide tie
tied tienda tient tier tiers ties tiffany tiger tigers tight tijdje til tile tiles till timber timeline timely timer timing timothy tin tinham tinhamos
tiny tion tions tipos tire tired tires tiro tisch tissue tit titanium titans titled titten tivemos tiver tja tmp tobacco tobago toca tocar todd toddler
toekomst toilet token tokyo tolerance tolle tomato tomatoes tome tommy tomorrow ton tone toner tones tongue tonight tonnes tons tonto tony toolbar
toolbox toolkit tooth topless tops toque torna tornar tornata tornato torno torture toshiba totale totalement totally totalmente totals totdat touched
tough touring tourist tournament tournaments tower towers towns township toxic toyota trabaja trabajando trabalha trabalhando trace trackbacks tracked
tracker tracks tract tractor tracy trader trades tradition traditions traducao trae traga tragedy tragen trail trailer trailers trails trained trainer
trainers trains traitement traje tramadol trance tranny tranquillo tranquilo trans transaction transactions transcript transcription transcripts
transexual transexuales transferred transfers transform transformation transition translate translated translations translator transmission transmit
transmitted transparency transparent transsexual trap trasero trash tratando traum trauma travaille travailler travailleurs travaux traveler travelers
traveling traveller travelling travels travers traves travesti travis tray trazer treasure treasurer treasures treasury treat treated treating
treatments treaty trek trekken trem trembl tremendous tren trend treo tri trials triangle tribal tribe tribes tribunal tribune tribute trick tricks
tries trigger trim trinidad trinity trinken trio triple trips triste triumph trivia troops tropical trots trotzdem troubleshooting trout trouwen
trouwens trova trovata trovi trovo troy trucks trudne trudno truly trunk trusted trustee trustees trusts trzech trzymac tsunami tub tube tubes tucson
tuition tulsa tumor tune tuner tunes tuning tunisia tunnel turbo turkish turner turning turns turtle tust tutorial tutorials tuurlijk tuvo tuya tuyo
tva tvs twarz twarzy twelve twenty twice twiki twin twinks twins twist twisted twoi tydzien tygodni tygodnie tygodniu tyler tymi typen typical
typically typing tysiecy tylek tylu tipki uau uberall uciec ucuncu uda uds ufak uganda ugly uiteindelijk uitleggen ukraine ulicy ultimately ultimi
ultimos ultra ultram umano umas umbringen umgebracht umrzec umurumda unable unauthorized unavailable unbedingt uncertainty uncle undefined
undergraduate underground underlying understood undertake undertaken underwear undo unemployment unexpected unfortunately unglaublich uni unidos
unified uniform unions uniprotkb uniquement unity univ universe universidad universities unix unlike unlikely unlimited unlock unmoglich unnecessary
unserem unseren unsigned unsubscribe unten unterwegs untitled unto unusual unutma unwrap upc upcoming updating upgrades upgrading upload uploaded upset
upskirt upskirts urge urgent uri urls uruguay urw usando usare usato usc uscita uscito usda usgs uspokoj usps ust ustunde ustune usual utc utilisateurs
utilise utiliser utilization utilize utils uwaga uwage uwaza uwazam uwazasz uwielbiam uyusturucu uzbekistan uzere vacancies vacations vaccine vacuum
vagina vakit vakti val valentine validation validity valium valuable valuation valued valve valves vampire vancouver vanilla vanmorgen vanno vanuit
vanwege variables variance varias variation variations varied varies varieties vary varying vat vatican vattene vault vayan vayas vbulletin vcr vea
veamos vecchia vechten vector vede vederti vegetable vegetables vegetarian vegetation vehicule velha veloce velocity velvet vender vendors vendu
venezuela vengan vengo vengono venham venice venido venite ventana venture ventures venue venues venuta vera veranderd verandert verao verbal verdachte
verdadeiro verdadero verdammte verde verdienen verdient verdin verdomde verdwenen vere verecegim veremos vergiss verheiratet verici verification
verified verify verir verita veriyor verizon verjaardag verkaufen verkeerd verkeerde verklaring verkocht verkopen verla verlaten verleden verletzt
verliefd verlieren verlies verliezen verlo verme vermelho vermont vernon verrassing verre verschil verschillende verschwinden verse verstanden
verstehst versuche versus vert vertaling vertelt vertex vertical vertrekken vertrouw verwacht verzeichnis verzeihung vessel vessels vestido vestiti
vestito veteran veterans veterinary veulent viagem viaggio viaje vibrator vibrators vic victim victims victor victorian victory vid vidas vids vieja
vielen viendo vienen vienes vienna viennent vietnam vietnamese vieux viewer viewers viewpicture vii viii vijand viking villa villages villas vin
vincent vine vinho vins vinto vinyl vio violation violations violent violin vip viral virtually virtue viruses visa visibility visible visita visite
visited visiting visitor visits vital vitamin vitamins vitesse vitima vittima viva vive vivre vliegen vliegtuig vlucht vocabulary vocal vocals
vocational voelde voelen voices voici voie voip voitures voix volar volevi volg volgen volk volkswagen voll volledig voller volleyball vollig volo
volonte volt voltage volto voltou volumes voluntary volunteer volunteers voluto volvere volvo vonden vontade vooral voorstellen voorzichtig vorher
vorige vorrebbe vorsichtig vorstellen vostre vostri voted voters voting voyage voyeurweb voyuer voz vpn vraagt vrede vreemd vreemde vreselijk vriendje
vroeger vsnet vuelo vuelto vuelva vuelve vulnerability vulnerable vuol vuur waard waarmee waarop waarvan waarvoor waffe waffen wage wagen wages wagner
wagon wahl wahrend wahrscheinlich waiver wake wal walczyc walked walker walki walks wallace wallet wallon wallonne wallpaper wallpapers walls walnut
walt walter wami wan wang wanna wanting wapens warcraft ward warehouse warm warming warned warner warnings warrant warranties warren warrior warriors
wartet wash washer washing wasz wasza wasze watched watching waterproof waters watershed watson watt watts wav wave waves wax wayne weak wealth weapon
weapons wearing webcam webcams webcast weblog weblogs webmasters webpage webshots webster weddings wedstrijd wedlug weed weekends weggaan wegwezen weh
weighted weights weile weinig weird wejsc welche welding welfare welk wellington wellness wells welsh wem wen wendy weniger wenigstens werdet werkte
wert wesley westminster wet wezme whale whats wheat wheels whenever whereas wherever whilst whore wiadomosci wichita wichtig wicked widac widely wider
widescreen widespread widzenia widzi widzial widzialas wieczor wieczorem wiedersehen wiedza wiedziala wiedzialam wiekszosc wieku wielka wielki wielkie
wierzysz wiesci wiezienia wifi wijn wiki wikipedia wilden wilderness wildlife wiley willing willkommen willow winds windsor wines wing wings winkel
winnen winner winners wins winston wired wires wiring wisdom wise wishes wishing wishlist wisten wit witch withdrawal witness witnesses witte witz
witzig wives wizard wkrotce wma wochen wody wohin wohnung wojny wolf wollt wolltest wolno womens wonder wondering wonen wooden woods wool woont woorden
worcester wordpress worker workflow workforce workout workplace workshops workstation worldcat worlds worldsex worm worn worried worry worse worship
worst worte worthy wound wow wracac wracaj wracam wrap wrapped wrapping wrestling wreszcie wright wrist writers writes writings wroce wroci wrocil
wspaniale wspaniale wspolnego wszedzie wto wunschte wurdest wyboru wyoming wypadek wystarczajaco wziac wlasne wlosy xanax xerox xhtml xnxx yacht
yaklasik yale yalnizca yamaha yang yanimda yanina yapabilir yapabilirim yapacagiz yapacak yapacaksin yapalim yapan yapar yaparim yapmadim yapmam
yapmaya yapmayi yapmis yaptigi yaptigim yaptigin yapiyorsunuz yapiyorum yapiyoruz yard yards yarn yarim yasam yasamak yasinda yasiyor yavas yaz yazik
yea yearly yeast yedi yemegi yemen yemin yen yeri yerinde yerini yeterli yeux yield yields yla yoga yoktur yola yolunu yorkshire younger yours yrs
yugoslavia yukari yukon yuru yuz yuzbasi yildir yillar zabawne zabierz zabije zaczac zaczal zaczyna zaden zadnej zadzwon zadzwonic zadzwonie zagen
zajac zajme zajmie zak zalezy zamandir zamanlar zamanlarda zambia zamiar zamiast zamierzam zapomnij zapytac zartujesz zatem zatrzymac zatrzymaj zavalli
zdjecia zdjecie zdnet zebysmy zee zehn zeiden zeki zelfmoord zen zengin zeug zeven zewnatrz zgadza ziehen ziek ziekenhuis ziel ziemie ziens zimbabwe
zinc zio zitto zmienic zna znac znaczenia znajde znajdziemy znalazl znalazlem znalezlismy zobacz zobacze zobaczenia zobaczymy zobaczysz zodra zoekt
zolang zoloft zomaar zon zones zoning zony zoo zoophilia zope zorundasin zorundayim zostan zostanie zostawic zostalo zostaly zover zrobi zrobila
zrobilam zrobilas zrozumiec zshops zuerst zug zukunft zul zulke zupelnie zuster zwaar zwanger zwar zwarte zweer zwiazek zwiazku zwykle zla zle zlego
zly latwo lozka абсолютно агент алекс бен благодарю благодаря близко блин блядь бога богу боль больно большая большое босс брата брось будущее бывает
вашем вашим ваших вашу ввиду вдруг верить вернулась вернулся вернусь вернуть вероятно верю весело вести вечеринку вещь взял взяли вид видимо видите
вина вместо вниз внутри воды возможность возьму вокруг волнуйся волосы вопросов вопросы впервые вперёд вполне всей всеми всему встретиться встречи
второй выбор выглядишь выйти выпить гарри генри главное глаз говоря году голове голос гораздо города городе господа готова готовы дайте далеко дам дамы
двери двое двух девочка девочки девушки девушку делаем делаете делай делала делали делаю делают делу держать держи держись дерьмо десять детектив детка
джейн джек джо джордж добро добрый доктора долларов другим другого другое другу другую друзей друзьями думает думали дэнни дядя единственная
единственный еду ехать ждать жду женой жену женщин женщину женщины жив живет забрать забудь забыл забыла замечательно замуж заниматься заставить
заткнись защитить звонил звонок звучит земле землю знали знают игра играть игру игры идем идет идиот идите иду идём идёт известно изменить имеешь имел
имени иметь искать использовать истории историю история каждого каким какое касается ключ клянусь команда комнате комнату компании конец конца конце
корабль котором которым которых крайней крови круто купил купить курсе легко леди либо лично лучший любви любил любишь любой любом людьми людям мадам
майк майкл макс маленькая маленький мало малыш мальчик матери машина машине машины менее меньше мере мертв месье месяц месяца месяцев мило милый
минутку минуту минуты мира мистера многие могло моем моему молодец муж мужа мужик мужчина мужчины мысли мэм мэри наверняка навсегда называется найду
наконец намного например настолько настоящий насчёт находится начал начала начали начать наше нашем нашим нашла нашу нашёл неважно невероятно
невозможно недавно неделе недели недель неделю немедленно нему ненавижу необходимо неплохо неправильно неужели нечего ник никак никакого никакой никому
никуда новая нового новости новую новые ноги нравятся нём обещаю образом общем объяснить обязательно огонь однако одним одном означает окей около
оружие особенно оставаться оставил оставить оставь осталось остальные остановить осторожно ответ отличная отношения оттуда отцом очевидно очередь пап
пара парней парнем первая первой первым перевод переводчики перестань пистолет письмо питер пить платье повезло поверь поводу поговорим погоди подальше
подарок подождите подумала подумать поехали пожаловать позволить позволь позвольте позвонить позвоню поздравляю познакомиться пойдём показать покое пол
полиции полицию полиция полностью получается получила получили получилось получится помните помоги помогите поможет помощи понадобится понравится
поняла понятия попасть попробовать последнее последние послушайте посмотрите постоянно потерял похож пошел пошла право предложение представить
президент прекрати преступления придет придётся приехал прийти принять причина пришлось пришёл приятель проблем проверить провести пройти прошло
прошлой прошлом прощения путь пытается пыталась пытаюсь работал работаю разговор рано расскажи рассказал ребенок речь решение решила решили родители
рождения рот руках руку самая сами самого самой сара свет свидание свидания своем своему своими своё связи связь сделаем сделает сделаешь сделай секс
секунд секунду семь семье семьи семью серьёзно сидеть силы сих скажите слава следует словно сложно случай случится слушайте слышала слышали слышать
слышишь слышу смерть смешно смог сможем сможет сможете смотреть смотрите смысл собирается собираешься собирался согласен сожалею сон сообщение
состоянии спасти список спокойно спокойной способ спросить среди стала стали стало станет становится старый стоило стоп стороне сторону стороны стоять
страшно суд существует счет считаю сына сынок сэм таких таком такую твоем твоим твоих твоё тела течение тихо трудно тысяч тюрьме тяжело убийства
убийство убийца убили уверены увидел угодно удалось удачи ужин узнал улице умереть умерла услышать успокойся утра уходи ушел ушла фбр фильм фото фрэнк
хватает ходить хорошего хорошее хорошие хотелось хотим хочется хуже чарли часа части часто человеком чему черта честно четыре чувства чувство
чувствуешь чуть шесть шеф школе школу школы шоу эми этими является`,
];
