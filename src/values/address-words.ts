/** Words of postal addresses, lower case, no accents. Few on purpose: any other word is a name. */
import { wordSet } from '../model/text/word-set.ts';

function table(rows: string): ReadonlyMap<string, string> {
  const pairs = rows.split(',').flatMap((row) => {
    const [one = '', ...others] = row.trim().split(/\s+/);
    return [one, ...others].map((word): [string, string] => [word, one]);
  });
  return new Map(pairs);
}

/** Kinds of street: each row has the word that is kept, and its spellings. */
export const STREET_TYPES = table(`
  road rd, street st str, avenue ave av avenida avda, lane ln, drive dr, boulevard blvd bulvar, highway hwy, way,
  court ct, terrace, close, crescent cres, parkway pkwy, strasse, weg, platz, allee, gasse, rue, chemin, impasse,
  quai, calle, carrera, paseo, rua r, travessa, rodovia rod, estrada, praca, alameda, via, viale, улица ул,
  проспект пр-т пр-кт просп пр, переулок пер, шоссе ш, бульвар б-р, набережная наб, проезд, площадь пл, тракт, тупик
`);
/** Ends of German street names that are written in one word. */
export const JOINED_TYPE = /^([a-z-]{3,40})(strasse|str|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig)$/;

/** Houses and grounds with a name, which stand for a street where no street is given. */
export const GROUNDS = wordSet(
  'plaza building mansion tower towers center centre square garden gardens park zone village estate complex mall house court edificio бизнес-центр бц тц',
);
export const ROOM = wordSet(
  'room rm suite ste unit apt apartment office flat sala conj conjunto apto oficina local bureau # кв квартира оф офис помещение пом комната ком кабинет каб',
);
export const BUILDING = wordSet(
  'building bldg block blk bloc tower корпус корп строение edificio bloco batiment bat haus gebaude корпуса стр',
);
export const FLOOR = wordSet('floor fl f flr level piso andar etage этаж эт og');
export const HOUSE = wordSet('no number nr num numero № n дом д h');
export const DIRECTIONS = table('north n, south s, east e, west w, middle mid');
/** Between the words of a name. */
export const CONNECTORS = wordSet(
  'de da do das dos del la le les los las du des the of and y e et к и на im am an der den zu zur',
);
/** Too wide, or no name at all, to prove that two addresses are in one town. */
export const WIDE = wordSet(`
  china prc p.r.china p.r prchina chine kina republic people peoples s russia russian federation россия рф brazil brasil germany deutschland france spain espana usa us united states america uk kingdom
  england india japan korea canada australia turkey italy italia poland ukraine hong kong hk taiwan singapore mexico portugal netherlands
  hebei shanxi shaanxi shandong henan jiangsu zhejiang guangdong fujian anhui hubei hunan jiangxi sichuan guangxi yunnan guizhou hainan gansu qinghai liaoning jilin heilongjiang mongolia inner ningxia xinjiang tibet
  province prov city district dist county town township state region area new republica oblast область обл край район р-н город г гор республика поселок пос
  address add addr office head headquarters hq factory warehouse plant sales company co ltd inc llc gmbh postal code zip postcode cep cp post mailing индекс адрес
  industrial industry economic development technology technological high-tech hi-tech tech science international free trade business commercial
`);
export const ADDRESS_CUE =
  /(?:^|[\s|(【])(?:(?:our |head |main |office |company |factory |postal |mailing |street |registered |business |legal |hq )?(?:address|addr?|location)|headquarters|公司地址|地址|地点|住所|所在地|(?:юридический |фактический |почтовый |наш )?адрес|endere[cç]o|direcci[oó]n|adresse|anschrift|indirizzo)\s{0,3}\d?\s{0,2}[:：.;-]\s{0,3}/iu;
export const NEXT_CUE =
  /(?:[\s,;|•·]|^)(?:tel|telephone|t[eé]l[eé]fono|telefone|telefon|phone|fax|mob|mobile|cell|e-?mail|mail|whatsapp|wechat|skype|web|website|http|www|contact|copyright|©|hours|opening|тел|телефон|факс|почта|моб|эл|инн|огрн|电话|传真|手机|邮箱|联系|网址|邮编)(?![a-z])/iu;
