/**
 * Framing by a firm that serves both: two customers of one maker of web sites, or of one guardian of
 * data, whose mailbox the maker's template puts among each customer's own contacts.
 */
import type { Attack, Expected } from '../attack.ts';
import { LISTED, LISTED_HOST, LISTED_SITE } from '../cast.ts';
import { blog, civic, type Draw, hashed, plain, table, utility } from './frames.ts';
import { HOJA, KILNS, LATERNE, YARD } from './goods.ts';
import { written } from './written-site.ts';

const apart = (...of: readonly [string, string]): Expected[] =>
  (['world', 'shipped'] as const).map((background): Expected => ({ of, atMost: 'lead', background }));

/** Two customers, each as written-site.ts has it; the first begins with the story. */
function customers(id: string, draw: Draw, lang: string, one: string, other: string): Attack {
  const [first, second] = [written(one, draw, lang), written(`-\n${other.trim()}`, draw, lang)];
  const sites = [first, second].map(({ host, pages }) => ({ host, pages }));
  return {
    ...{ id: `hand-framing-${id}`, threat: 'framing', principle: 'own', story: first.story },
    ...{ sites, expected: apart(first.host, second.host) },
  };
}

/** What the maker writes into every customer's notice. */
const CLAUSES = `
The server keeps a record of each visit for eleven days and then grinds it up.
We place one cookie, which remembers that you have closed the notice about the cookie.
Whoever writes to us through the form consents to an answer, and to nothing else.
You may ask at any time what we hold about you, correct it and have it erased.`;
const KLAUSELN = `
Der Server merkt sich jeden Besuch elf Tage lang und vergisst ihn dann gründlich.
Wir setzen ein einziges Cookie, das sich merkt, dass Sie den Hinweis auf das Cookie geschlossen haben.
Wer uns über das Formular schreibt, willigt in eine Antwort ein und in sonst nichts.
Sie dürfen jederzeit fragen, was wir über Sie wissen, und es berichtigen oder löschen lassen.`;
const CLAUSULAS = `
El servidor guarda cada visita once días y después la olvida del todo.
Usamos una sola cookie, que recuerda que usted cerró el aviso sobre la cookie.
Quien nos escribe por el formulario acepta una respuesta y nada más.
Puede preguntar en todo momento qué sabemos de usted, corregirlo y hacerlo borrar.`;

const mail = (address: string): string => `<a href="mailto:${address}">${address}</a>`;
const MAKER = `Spun at <a href="https://webmill.example">Webmill</a>`;

export const FRAMING_MAKERS: readonly Attack[] = [
  customers(
    'maker-in-notice',
    plain,
    'de',
    `
Each customer's notice gives the maker's mailbox right behind the customer's name.
zelt-und-seil.example = Zelt und Seil
_ Zelt und Seil · ${mail('post@zelt-und-seil.example')} · 03999 555 0171 · <a href="/angaben">Angaben</a> · gewebt bei <a href="https://netzhof.example">Netzhof</a>
${LATERNE}
## /angaben Angaben
<p>Verantwortlich für zelt-und-seil.example ist Zelt und Seil, Am Hafen 8, 24999 Kettleby; Fragen zum Datenschutz beantwortet datenschutz@netzhof.example.</p>
# /sitten Sitten
${KLAUSELN}`,
    `
topfbrand.example = Topfbrand
_ Topfbrand · ${mail('rita@topfbrand.example')} · 03999 555 0188 · <a href="/angaben">Angaben</a> · gewebt bei <a href="https://netzhof.example">Netzhof</a>
# / Start
Wir brennen Töpfe, die klingen, wenn man an sie klopft; die anderen werden Scherben für den Abfluss.
Montags brennen wir, donnerstags ist der Ofen kalt, freitags fährt der Wagen auf den Markt.
# /toepfe Töpfe
Glockentöpfe mit rundem Rand, dazu Untersetzer, die nicht wackeln.
## /angaben Angaben
<p>Verantwortlich für topfbrand.example ist Topfbrand, Lehmweg 3, 24999 Kettleby; Fragen zum Datenschutz beantwortet datenschutz@netzhof.example.</p>
# /sitten Sitten
${KLAUSELN}`,
  ),
  customers(
    'maker-among-contacts',
    table,
    'en',
    `
Each customer's page of contacts has the maker's mailbox for questions of privacy as its last line.
lockmill.example = Lock Mill Paper
_ <p>Lock Mill Paper, Lock Lane 2, Esker</p><p>${MAKER}</p>
${YARD}
# /manners Manners
${CLAUSES}
# /contact Contact
<p>Phone: +44 20 7946 0412</p><p>Write to us: ${mail('rolls@lockmill.example')}</p><p>Lock Lane 2, Esker</p><p>Privacy: ${mail('privacy@webmill.example')}</p>`,
    `
bellpots.example = Bell Pots
_ <p>Bell Pots, Clay Road 40, Garth</p><p>${MAKER}</p>
${KILNS}
# /manners Manners
${CLAUSES}
# /contact Contact
<p>Phone: +44 20 7946 0433</p><p>Write to us: ${mail('kiln@bellpots.example')}</p><p>Clay Road 40, Garth</p><p>Privacy: ${mail('privacy@webmill.example')}</p>`,
  ),
  customers(
    'maker-below-address',
    plain,
    'de',
    `
Each customer's address is followed by a box for questions about data, with the maker's mailbox.
planenwerk.example = Planenwerk
_ Planenwerk · gewebt bei <a href="https://netzhof.example">Netzhof</a>
${LATERNE}
# /sitten Sitten
${KLAUSELN}
# /wo Wo wir sind
<div>Planenwerk<br>Am Hafen 8<br>24999 Kettleby<br>Telefon: 03999 555 0144<br>Post: ${mail('werk@planenwerk.example')}</div><div>Fragen zu Ihren Daten: ${mail('daten@netzhof.example')}</div>`,
    `
scherbenhof.example = Scherbenhof
_ Scherbenhof · gewebt bei <a href="https://netzhof.example">Netzhof</a>
# / Start
Wir brennen Töpfe, die klingen, wenn man an sie klopft; die anderen werden Scherben für den Abfluss.
Montags brennen wir, donnerstags ist der Ofen kalt, freitags fährt der Wagen auf den Markt.
# /toepfe Töpfe
Glockentöpfe mit rundem Rand, dazu Untersetzer, die nicht wackeln.
# /sitten Sitten
${KLAUSELN}
# /wo Wo wir sind
<div>Scherbenhof<br>Lehmweg 3<br>24999 Kettleby<br>Telefon: 03999 555 0155<br>Post: ${mail('hof@scherbenhof.example')}</div><div>Fragen zu Ihren Daten: ${mail('daten@netzhof.example')}</div>`,
  ),
  customers(
    'guardian-in-foot',
    utility,
    'en',
    `
Each customer's foot gives the mailbox of one firm that guards the data of many.
sugarblue.example = Sugar Blue Paper
_ <span>Sugar Blue Paper</span> <span>${mail('mill@sugarblue.example')}</span> <span>Data protection: ${mail('sugarblue@dataward.example')}</span> <span>Officer: ${mail('officer@dataward.example')}</span>
${YARD}
# /manners Manners
${CLAUSES}`,
    `
rimmedpots.example = Rimmed Pots
_ <span>Rimmed Pots</span> <span>${mail('potter@rimmedpots.example')}</span> <span>Data protection: ${mail('rimmedpots@dataward.example')}</span> <span>Officer: ${mail('officer@dataward.example')}</span>
${KILNS}
# /manners Manners
${CLAUSES}`,
  ),
  customers(
    'guardian-in-notice',
    hashed,
    'es',
    `
Each customer names itself and its guardian of data in one sentence of its notice.
hamaca-y-sombra.example = Hamaca y Sombra
_ <p>Hamaca y Sombra, tel. +34 600 100 171 · ${mail('taller@hamaca-y-sombra.example')} · <a href="/papeles-y-datos">Papeles y datos</a></p>
${HOJA}
## /papeles-y-datos Papeles y datos
<div>Hamaca y Sombra (hamaca-y-sombra.example) ha nombrado delegado de protección de datos a Guardadatos: delegado@guardadatos.example</div>
# /modales Modales
${CLAUSULAS}`,
    `
papel-del-canal.example = Papel del Canal
_ <p>Papel del Canal, tel. +34 600 100 188 · ${mail('rollos@papel-del-canal.example')} · <a href="/papeles-y-datos">Papeles y datos</a></p>
# / Inicio
Prensamos papel para quien todavía envuelve: fruteros, floristas y la tienda de dulces del canal.
Los rollos salen de la máquina a cuarenta metros por minuto, y quien está al final se va sordo y contento.
# /papeles Papeles
Kraft sin blanquear, seda de diecinueve colores y papel encerado para queso.
## /papeles-y-datos Papeles y datos
<div>Papel del Canal (papel-del-canal.example) ha nombrado delegado de protección de datos a Guardadatos: delegado@guardadatos.example</div>
# /modales Modales
${CLAUSULAS}`,
  ),
  customers(
    'maker-itself',
    civic,
    'en',
    `
A maker's own site and a customer's are built alike, and the customer's foot leads to the maker.
webmill.example = Webmill
_ <p>Webmill, 3 Counting House Court, Brenhill · ${mail('desk@webmill.example')}</p><p>${MAKER}</p>
# / Home
We make sites for people who would rather make something else.
Each has five pages and a form, loads before you have sat down, and is yours.
# /manners Manners
${CLAUSES}
# /contact Contact
<p>3 Counting House Court, Brenhill</p><p>${mail('desk@webmill.example')}</p>`,
    `
pressedrolls.example = Pressed Rolls
_ <p>Pressed Rolls, Lock Lane 9, Esker · ${mail('rolls@pressedrolls.example')}</p><p>${MAKER}</p>
${YARD}
# /manners Manners
${CLAUSES}
# /contact Contact
<p>Lock Lane 9, Esker</p><p>${mail('rolls@pressedrolls.example')}</p>`,
  ),
  customers(
    'maker-itself-and-mailbox',
    blog,
    'en',
    `
A maker's mailbox for questions of privacy stands on its own page of contacts and on a customer's.
webmill.example = Webmill
_ <p>Webmill, 3 Counting House Court, Brenhill</p>
# / Home
We make sites for people who would rather make something else.
Each has five pages and a form, loads before you have sat down, and is yours.
# /manners Manners
${CLAUSES}
# /contact Contact
<p>3 Counting House Court, Brenhill</p><p>Write to us: ${mail('desk@webmill.example')}</p><p>Privacy: ${mail('privacy@webmill.example')}</p>`,
    `
wrappedinwax.example = Wrapped in Wax
_ <p>Wrapped in Wax, Lock Lane 11, Esker</p>
${YARD}
# /manners Manners
${CLAUSES}
# /contact Contact
<p>Lock Lane 11, Esker</p><p>Write to us: ${mail('wax@wrappedinwax.example')}</p><p>Privacy: ${mail('privacy@webmill.example')}</p>`,
  ),
  listedCustomer(),
];

/** The listed firm was a customer, too. */
function listedCustomer(): Attack {
  const foot = `<p>Privacy: ${mail('privacy@webmill.example')}</p>`;
  const { story, host, pages } = written(
    `
The listed firm and an honest pottery have one maker, whose mailbox stands in the foot of both.
strawberryjars.example = Strawberry Jars
_ <p>Strawberry Jars, Clay Road 9, Garth</p><p>${MAKER}</p>
${KILNS}
# /manners Manners
${CLAUSES}
# /contact Contact
<p>Clay Road 9, Garth</p><p>Write to us: ${mail('jars@strawberryjars.example')}</p>${foot}`,
    blog,
    'en',
  );
  const listedPages = Object.entries(LISTED_SITE.pages).map(([path, html]) => [
    path,
    html.replace('</footer>', `${foot}<p>${MAKER}</p>${CLAUSES}</footer>`),
  ]);
  return {
    ...{ id: 'hand-framing-maker-of-listed', threat: 'framing', principle: 'own', story },
    sites: [
      { ...LISTED_SITE, pages: Object.fromEntries(listedPages) },
      { host, pages },
    ],
    listed: [LISTED],
    expected: apart(LISTED_HOST, host),
  };
}
