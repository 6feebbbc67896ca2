/** What the firms that hide write about themselves: ordinary shop talk, of their own, in several languages. */

export const YARD = `# / Home
We press paper for people who still wrap things: grocers, florists, the old sweet shop by the canal.
The rolls come off the machine at forty metres a minute, and whoever stands at the end of it goes home deaf and content.
A pallet holds thirty-six rolls. Half pallets are possible if you fetch them yourself on a Thursday.
Colours are mixed by eye against a card that hangs in the north window, never under the lamps.
# /paper Papers
Kraft, forty to ninety grams, unbleached, in widths from thirty centimetres to a metre twenty.
Tissue in nineteen colours, of which the customers only ever order four.
Wax paper for cheese, cut square, boxed by the thousand, smelling faintly of the hive.
Blue sugar paper is made twice a year, in March and in October, when the vat is clean.
# /mill The mill
The wheel has not turned since the flood, but the building is the same and so is the damp.
Three of us were apprentices here under the former owner and bought the dryers when he stopped.`;

export const KILNS = `# / Start
Glazed flower pots from a small tunnel kiln, packed in straw and sold by the layer.
Every pot rings when you knock on it; the ones that do not are broken up for drainage.
We fire on Mondays, cool until Thursday and load the lorries on Friday before the fish market opens.
Importers may choose a colour of their own from two hundred pieces upwards.
# /catalogue Catalogue
Bell pots with a rolled rim, from nine to fifty-four centimetres across, saucers to match.
Strawberry jars with eight pockets, thrown in two halves and joined while leather-hard.
Hanging bowls with three holes and a chain that will outlive the balcony.
# /shipping Shipping
Breakage on the last forty containers was under two parts in a hundred.
A mixed container of our pots and our neighbour's baskets saves many buyers half of the freight.`;

export const PERO = `# / Главная
Шьём садовые перчатки и фартуки из плотного хлопка, маленькими партиями, с двойной строчкой.
Ткань покупаем сами на комбинате и сами стираем её до усадки, чтобы вещь не села у вас.
Минимальный заказ — двадцать пар, образец высылаем за свой счёт.
Мастерская работает с восьми до пяти, в обед выключаем машинки и пьём чай.
# /tovary Товары
Перчатки с брезентовой ладонью, размеры от семи до одиннадцати.
Фартук с четырьмя карманами, лямки крест-накрест, не давят на шею.
Нарукавники на резинке, продаются парами, цвет какой останется.
# /dostavka Доставка
Отправляем по вторникам и пятницам, посылку до трёх килограммов довозим за неделю.
Если перчатки не подошли, меняем размер без вопросов в течение месяца.`;

export const SERAMIK = `# / Ana sayfa
El yapımı ahşap kaşık ve kesme tahtası üretiyoruz; ağaç bölgenin budanmış zeytinlerinden geliyor.
Her parça üç kez zımparalanır ve bir gece keten yağında bekletilir.
Toptan siparişlerde kutunun üstüne müşterinin adını yakarak yazıyoruz.
Atölyemiz tren istasyonunun arkasındaki eski un ambarında.
# /urunler Ürünler
Tahta kaşıklar dört boydur, en küçüğü bal kavanozuna sığar.
Kesme tahtaları tek parçadır, yapıştırma kullanmıyoruz.
Salata takımı ceviz ağacındandır ve yılda yalnız iki yüz adet yapılır.
# /bakim Bakım
Tahtayı bulaşık makinesine koymayın, ılık suyla silip dik kurutun.
Ayda bir kez ince bir yağ sürerseniz torununuza kalır.`;

export const LATERNE = `# / Start
Wir nähen Zeltplanen und Markisen nach Maß, in einer Halle, in der früher Segel gemacht wurden.
Das Tuch kommt auf Rollen von zwei Metern, wir schneiden es auf dem Boden und auf den Knien.
Jede Naht wird doppelt gelegt und mit Wachs gestrichen, bevor die Ösen hineinkommen.
Ein Aufmaß vor Ort kostet nichts, wenn es in unserem Landkreis liegt.
# /planen Planen
Planen für Anhänger fertigen wir in acht Tagen, auf Wunsch mit Fenster.
Markisen bekommen ein neues Tuch, das alte nehmen wir mit und machen Taschen daraus.
# /preise Preise
Der Quadratmeter Baumwolle kostet vierundzwanzig Euro, Kunstfaser neunzehn.
Ösen, Riemen und Schnallen rechnen wir einzeln ab, wie es früher üblich war.`;

export const CHAJU = `# / 首页
本厂专做竹编灯罩与藤编收纳篮，自有竹林三百亩，每年冬天砍竹、春天破篾。
老师傅十一位，平均手艺年限二十六年，新学徒先编一年筐底才可上灯罩。
打样七天，大货四十天，旺季请提前一个季度排单。
包装用回收纸浆托，不用泡沫。
# /chanpin 产品中心
六角眼灯罩，直径三十至九十厘米，可配布线与瓷灯头。
双层收纳篮，内衬棉麻布，可拆洗。
野餐篮，盖子带皮扣，每只编号出厂。
# /gongyi 工艺流程
破篾、刮青、蒸煮、晾晒、编织、收口、打磨，一共七道工序。
颜色用茶叶和柿漆染，不褪色，也不掉味。`;

export const HOJA = `# / Inicio
Hacemos hamacas de algodón en telares de pedal y las vendemos a hoteles, nunca por unidad.
El hilo se tiñe en la azotea y se seca al viento, así que en época de lluvias no prometemos plazos.
Cada hamaca lleva la marca de quien la tejió, bordada en la punta del brazo.
# /hamacas Hamacas
Matrimonial, de cuatro metros, aguanta a dos adultos y a un perro.
Infantil, con red cerrada, en tres colores que no destiñen.
Silla colgante con travesaño de guayacán, para techos de más de dos metros.
# /taller El taller
Somos catorce personas y dos aprendices; los viernes comemos juntas en el patio.
Quien quiera ver los telares puede venir cualquier mañana y preguntar por Remedios.`;
