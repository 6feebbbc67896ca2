/**
 * RDAP servers by top-level domain: IANA's bootstrap registry for the domain name space
 * (https://data.iana.org/rdap/dns.json, RFC 9224), without domains of one brand, where nobody else
 * can register. REVENANT_RDAP_BOOTSTRAP replaces it by a newer file.
 */
/** @internal The documents name this day; a test compares them. */
export const RDAP_PUBLISHED = '2025-11-06';

/** Rows of a base URL and its top-level domains; `{tld}` stands for the top-level domain. */
export const RDAP_SERVERS: readonly string[] = `
  https://rdap.verisign.com/{tld}/v1/ com net; https://tld-rdap.verisign.com/{tld}/v1/ cc name xn--11b4c3d xn--3pxu8k xn--42c2d9a
  xn--9dbq2a xn--c2br7g xn--fhbei xn--j1aef xn--mk1bu44c xn--pssy2u xn--t60b56a xn--tckwe; https://rdap.publicinterestregistry.org/rdap/
  charity foundation gives giving ngo ong org xn--c1avg xn--i1b6b1a6a2e xn--nqv7f xn--nqv7fs00ema; https://pubapi.registry.google/rdap/
  app boo cal channel dad day dev eat esq fly foo here how ing map meme mov new nexus page phd prof rsvp soy xn--flw351e xn--q9jyb4c
  xn--qcka1pmc zip; https://rdap.centralnic.com/{tld}/ art audio auto autos baby beauty best boats bond box build cam car cars case ceo
  cfd christmas college cyou dealer diet fans flowers fm fo frl fun game gd gent guitars hair help homes host hosting icu inc kred lat llp
  lol london luxury makeup mom monster motorcycles online ooo pics press protection pw qpon quest reit rent ruhr saarland sbs security
  site skin space storage store tech theatre tickets tui uno vg viva website wme xn--4gbrim xn--ngbe9e0a xn--vermgensberater-ctb
  xn--vermgensberatung-pwb xyz yachts zuerich; https://rdap.gmoregistry.net/rdap/ kyoto nagoya okinawa ryukyu shop tokyo yokohama;
  https://rdap.gtlds.nic.br/ bom final rio; https://rdap.identitydigital.services/rdap/ academy accountants actor aero agency ai airforce
  apartments archi army asia associates attorney auction band bargains bet bike bingo bio black blue bm boutique business cab cafe camera
  camp capital cards care careers cash casino catering center chat cheap church city claims cleaning clinic clothing coach codes coffee
  community company computer condos construction consulting contact contractors cool coupons credit creditcard cruises dance dating deals
  degree delivery democrat dental dentist diamonds digital direct directory discount doctor dog domains education email energy engineer
  engineering enterprises equipment estate events exchange expert exposed express fail family fan farm finance financial fish fitness
  flights florist football forex forsale fund furniture futbol fyi gallery games gifts glass global gmbh gold golf graphics gratis green
  gripe group guide guru haus healthcare helsinki hockey holdings holiday hospital house immo immobilien industries info institute insure
  international investments irish ist istanbul java jetzt jewelry juegos kaufen kids kim kitchen kosher land lawyer lease legal lgbt life
  lighting limited limo live llc loans lotto ltd ltda maison management market marketing markets mba media memorial mobi moda money
  mortgage movie mu navy network news ninja onl organic partners parts pet photography photos pictures pink pizza place plumbing plus
  poker post pro productions promo properties pub recipes red rehab reise reisen rentals repair report republican restaurant reviews rich
  rip rocks run sale salon sarl school schule services shiksha shoes shopping show singles ski soccer social software solar solutions spa
  srl stockholm studio style supplies supply support surgery systems tax taxi team technology tennis theater tienda tips tires today tools
  tours town toys trading training travel university vacations vegas ventures vet viajes video villas vin vision vote voto voyage watch
  wine works world wtf xin xn--5tzm5g xn--6frz82g xn--czrs0t xn--fjq720a xn--unup4y xn--vhquv zone; https://rdap.nic.{tld}/ abogado
  abudhabi accountant ad adult alsace amsterdam ar arab bank barcelona basketball bayern bcn beer bible bid biz blackfriday boston
  brussels buzz bzh casa cat club cm compare cooking corsica courses cpa cr cricket cv cx cz date dds design download dubai earth eus
  faith fashion film fishing fit fr gal garden gay gdn gs health hn horse hotels ht ink insurance krd law lifeinsurance loan luxe ly
  madrid melbourne men menu miami ml mma moe ms museum nf nrw nyc one osaka ovh paris party pg photo physio pm porn quebec racing radio re
  review rodeo rugby sas science scot sd select sex sport ss stream study sucks surf swiss sydney taipei tattoo tel tf trade tube tv vi
  vip vlaanderen vodka voting webcam wedding wf wiki win work xn--80aqecdr1a xn--80asehdb xn--80aswg xn--mgbab2bd xn--mgbca7dzdo
  xn--ngbc5azd xn--ngbrx xn--tiq49xqyj xxx yoga yt zm; https://rdap.nic.{tld}/v1/ berlin hamburg versicherung;
  https://rdap.nic.{tld}/rdap/ africa capetown durban joburg locker; https://rdap.nominet.uk/{tld}/ bot broadway career cymru desi jobs
  jot pharmacy pn realestate realtor uk wales; https://rdap.tucowsregistry.net/rdap/ click country diy food gift hiv lifestyle link living
  property sexy trust vana; https://rdap.registry.{tld}/rdap/ bar cloud coop hiphop love; https://rdap.registry.bar/rdap/ rest;
  https://rdap.registry.click/rdap/ feedback forum observer pid realty; https://rdap.registry.coop/rdap/ creditunion;
  https://rdap.registryservices.music/rdap/ music; https://rdap.ryce-rsp.com/rdap/ cologne koeln tirol wien;
  https://rdap.zdnsgtld.com/{tld}/ ren top wang xn--30rr7y xn--3bst00m xn--6qq986b3xl xn--9et52u xn--czr694b xn--czru2d xn--fiq64b
  xn--hxt814e xn--imr513n xn--otu796d xn--ses554g; https://rdap.zdnsgtld.com/XN--45Q11C/ xn--45q11c; https://rdap.teleinfo.cn/ anquan
  shouji xihuan xn--vuq861b yun; https://rdap.teleinfo.cn/{tld}/ xn--3ds443g xn--fiq228c5hs xn--kput3i xn--nyqy26a xn--rhqv96g;
  https://restwhois.ngtld.cn/ xn--1qqw23a xn--55qx5d xn--io0a7i xn--xhq521b; https://rdap.conac.cn/ xn--55qw42g xn--zfr164b;
  https://ccrdap.twnic.tw/tw/ tw; https://ccrdap.twnic.tw/taiwan/ xn--kpry57d; https://rdap.flexireg.net/ moscow xn--80adxhks;
  https://api.rdap.nic.xn--p1acf/ xn--p1acf; https://whois.nic.{tld}/rdap/ tatar xn--d1acj3b; https://rdap.blog.fury.ca/rdap/ blog;
  https://rdap.ca.fury.ca/rdap/ ca; https://rdap.eco.fury.ca/rdap/ eco; https://rdap.kiwi.fury.ca/rdap/ kiwi;
  https://keetmans.omadhina.co.na/ na; http://rdap.cctld.kg/ kg; http://rdap.nic.mg/ mg; https://rdap.cctld.uz/ uz; https://rdap.dns.pl/
  pl; https://rdap.fi/rdap/rdap/ fi; https://rdap.hostmaster.ua/ ua; https://rdap.iana.org/ int; https://rdap.isnic.is/rdap/ is;
  https://rdap.kenic.or.ke/ ke; https://rdap.lbdr.org.lb/ lb; https://rdap.nixiregistry.in/rdap/ in; https://rdap.norid.no/ no;
  https://rdap.pandi.id/rdap/ id; https://rdap.register.si/ si; https://rdap.registro.br/ br; https://rdap.registry.ec/ ec;
  https://rdap.registry.gy/ gy; https://rdap.ricta.org.rw/ rw; https://rdap.sidn.nl/ nl; https://rdap.thains.co.th/ th xn--o3cw4h;
  https://rdap.tonicregistry.to/rdap/ to; https://rdap.y.net.ye/ ye; https://whois.kyregistry.ky/rdap/ ky; https://whois.sr/rdap/ sr;
  https://whois.tznic.or.tz/rdap/ tz; https://www.rdap.fj/ fj
`
  .trim()
  .split(/;\s+/);
