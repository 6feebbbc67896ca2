/**
 * WHOIS keys by meaning: ICANN's, then those of .cn .ru .uk .de .jp .kr .br .tw .hk .it .ua .tr.
 * Lower case.
 */
export const WHOIS_KEYS: Readonly<Record<string, string>> = {
  domain: 'domain name, domain, domainname, ドメイン名',
  registrar: `registrar, sponsoring registrar, registrar name, registrar organization, registrar organization name, authorized agency,
    registration service provider`,
  registrarId: 'registrar iana id, sponsoring registrar iana id',
  created: `creation date, registration time, registration date, created, created on, created date, registered on, registered, registered date,
    domain registration date, domain create date, created at, record created, record created on, domain created, creation time, registered since,
    domain name commencement date, registrant domain name commencement date, relevant dates registered on, 登録年月日`,
  expires: `registry expiry date, expiration time, expiration date, registrar registration expiration date, expiry date, registrant expiry date,
    paid-till, expires, expires on, expire date, expire, renewal date, valid until, expires at, record expires on, domain expiration date,
    relevant dates expiry date, exp date, expiry, 有効期限`,
  updated: `updated date, last updated, last update, changed, last modified, modified, last updated date, relevant dates last updated, 最終更新`,
  nameserver: `name server, nserver, nameserver, nameservers, name servers, name servers listed in order, host name, dns, ns,
    domain servers, domain servers in listed order, domain nameservers`,
  status: 'domain status, status, state, registration status, 状態',
  registrantName: `registrant name, registrant, registrant contact name, registrant person, owner, owner name, person, holder, holder name,
    domain holder, 登録者名`,
  registrantOrganisation: `registrant organization, registrant organisation, registrant contact organization, registrant contact organisation,
    registrant org, registrant company, registrant company english name, holder organization, owner organization, org, org-name, organization,
    organisation, organization name`,
  registrantEmail: `registrant email, registrant contact email, registrant e-mail, registrant contact e-mail, owner email, holder email, e-mail`,
  registrantPhone: 'registrant phone, registrant phone number, registrant contact phone, owner phone, phone',
  registrantCountry: 'registrant country, registrant country/economy, registrant country code',
  referral: 'registrar whois server, whois server, whois, refer, referral url',
};
