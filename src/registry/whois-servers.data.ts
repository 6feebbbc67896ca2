/**
 * WHOIS servers (port 43) by top-level domain, from IANA's root zone database
 * (https://www.iana.org/domains/root/db), April
 * 2025. REVENANT_WHOIS_SERVERS goes before it; for any other domain IANA's own server is asked.
 * `{tld}`: the top-level domain.
 */
export const WHOIS_SERVERS: readonly string[] = `
  whois.verisign-grs.com com net; ccwhois.verisign-grs.com cc; whois.publicinterestregistry.org org; whois.nic.{tld} ac ad af ag ai ar as
  asia at aw bh bid biz bj bm bo cat cd ch ci cl cloud club co coop cr cv cx cz do dz ec es fm fo fr fun gd ge gh gl gp group gs hn ht hu
  icu im info io ir it jobs ki kn kz la li lk live loan ls ltd lv ly md me men mg ml mn mobi mp mr ms museum mw mz name nf online pg pm
  pro pw re ren sc sd sh shop site sl sm sn so space ss st store tc td tech tel tf tg tl tm top trade travel tv uk us ve vg vip website wf
  win work world xyz yt; whois.nic.google app dev; whois.gtld.knet.cn wang; whois.educause.edu edu; whois.iana.org int; whois.cnnic.cn cn
  xn--fiqs8s xn--fiqz9s; whois.hkirc.hk hk xn--j6w193g; whois.twnic.net.tw tw xn--kprw13d xn--kpry57d; whois.monic.mo mo xn--mix891f;
  whois.tcinet.ru ru su xn--p1ai; whois.cctld.by by xn--90ais; whois.ua ua; whois.dotukr.com xn--j1amh; whois.cctld.uz uz; whois.kg kg;
  whois.amnic.net am xn--y9a3aq; whois.nic.kz xn--80ao21a; whois.jprs.jp jp; whois.kr kr xn--3e0b707e; whois.registry.in in xn--2scrj9c
  xn--3hcrj9c xn--45br5cyl xn--45brj9c xn--fpcrj9c3d xn--gecrj9c xn--h2breg3eve xn--h2brj9c xn--h2brj9c8c xn--mgbbh1a xn--mgbbh1a71e
  xn--mgbgu82a xn--rvc1e0am3e xn--s9brj9c xn--xkc2dl3a5ee0h; whois.pknic.net.pk pk; whois.sgnic.sg sg; whois.mynic.my my xn--mgbx4cd0ab;
  whois.id id; whois.thnic.co.th th xn--o3cw4h; whois.bnnic.bn bn; whois.registry.gov.mm mm; whois.aeda.net.ae ae xn--mgbaam7a8h;
  whois.nic.net.sa sa xn--mgberp4a5d4ar; whois.registry.qa qa xn--wgbl6a; whois.registry.om om xn--mgb9awbf; whois.cmc.iq iq xn--mgbtx2b;
  whois.nic.ir xn--mgba3a4f16a; whois.isoc.org.il il xn--4dbrk0ce; whois.lbdr.org.lb lb; whois.pnina.ps ps xn--ygbi2ammx; whois.tld.sy sy
  xn--ogbpf8fl; whois.trabis.gov.tr tr; whois.auda.org.au au; whois.irs.net.nz nz; whois.cira.ca ca; whois.mx mx; whois.registro.br br;
  kero.yachay.pe pe; whois.nic.org.uy uy; whois.denic.de de; whois.eu eu xn--e1a4c xn--qxa6a; whois.dns.be be; whois.domain-registry.nl
  nl; whois.dns.lu lu; whois.dns.pl pl; whois.dns.pt pt; whois.dns.hr hr; whois.sk-nic.sk sk; whois.register.si si; whois.rotld.ro ro;
  whois.register.bg bg; whois.imena.bg xn--90ae; whois.rnids.rs rs xn--90a3ac; whois.marnet.mk mk xn--d1alf; whois.tld.ee ee;
  whois.domreg.lt lt; whois.fi fi; whois.iis.se se; whois.iis.nu nu; whois.norid.no no; whois.punktum.dk dk; whois.isnic.is is;
  whois.weare.ie ie; whois.gg gg; whois.je je; whois.kenic.or.ke ke; whois.nic.net.ng ng; whois.tznic.or.tz tz; whois.co.ug ug;
  whois.ricta.org.rw rw; whois.zicta.zm zm; whois.registre.ma ma; whois.ati.tn tn xn--pgbs0dh; whois.website.ws ws; whois.tonic.to to;
  whois.sx sx
`
  .trim()
  .split(/;\s+/);
