/**
 * A certificate for shop.example and the invented authority that signed it, valid from 2020 to 2120. Made with OpenSSL 3.5:
 *
 *   new="openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -not_before 20200101000000Z -not_after 21200101000000Z"
 *   $new -keyout ca.key -out ca.pem -subj '/CN=Invented Authority' -addext basicConstraints=critical,CA:TRUE \
 *     -addext keyUsage=critical,keyCertSign
 *   $new -CA ca.pem -CAkey ca.key -keyout server.key -out server.pem -subj '/CN=shop.example' \
 *     -addext basicConstraints=critical,CA:FALSE -addext subjectAltName=DNS:Shop.Example,DNS:*.shop.example,DNS:other.example
 */

export const AUTHORITY = `-----BEGIN CERTIFICATE-----
MIIBoTCCAUegAwIBAgIUb4jnuBWW+mA3dQIZ20LaloGlla4wCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwSSW52ZW50ZWQgQXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoY
DzIxMjAwMTAxMDAwMDAwWjAdMRswGQYDVQQDDBJJbnZlbnRlZCBBdXRob3JpdHkw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASU91Hmgg3/0M99puB7OWAo9K7Hk7Qx
LuY8rLuyJXOs1XULqevSkSJnhBfjIe9Pg76GBSJyXGY+TPq4q6kU2Z4Mo2MwYTAd
BgNVHQ4EFgQU7dzV2oSzGRKeA/dSCC/ZdVXqWd0wHwYDVR0jBBgwFoAU7dzV2oSz
GRKeA/dSCC/ZdVXqWd0wDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAgQw
CgYIKoZIzj0EAwIDSAAwRQIhAIZqfp66T3dq1x4pHHJBZYKIrrX+dds+himSYsmS
lGTlAiA3uLxUqjP/fgyb1PBUSv7DG0SxC1rJ9Gvl0wqUYY16MA==
-----END CERTIFICATE-----
`;

export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBwzCCAWigAwIBAgIUHoC7quQ8Nl/yknR2N+oFooxQ/kswCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwSSW52ZW50ZWQgQXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoY
DzIxMjAwMTAxMDAwMDAwWjAXMRUwEwYDVQQDDAxzaG9wLmV4YW1wbGUwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAASa3yHngj18mjnSOcECNegvsDBIJS12U4ckyjAR
9Z0gd2SD0zXPUwQTsubO4W5095uESXewP+8SjJm4nbjzYFojo4GJMIGGMB0GA1Ud
DgQWBBQD2dYL76jztpHSy8y4YmUa/rFvhDAfBgNVHSMEGDAWgBTt3NXahLMZEp4D
91IIL9l1VepZ3TAMBgNVHRMBAf8EAjAAMDYGA1UdEQQvMC2CDFNob3AuRXhhbXBs
ZYIOKi5zaG9wLmV4YW1wbGWCDW90aGVyLmV4YW1wbGUwCgYIKoZIzj0EAwIDSQAw
RgIhAOB8wSUOniSzt7qbBnqkyRiodTzhhJHcajkA/cpFy8KsAiEA0fNtk4ZxkBdO
oOUhOyrX3soHCy9PDohYpioYn53H38c=
-----END CERTIFICATE-----
`;

/** Guards nothing but this certificate. */
export const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaLxJ+P8Wo3/S+NoS
EW/aG2b++jaFvtObntpO0CUts6+hRANCAASa3yHngj18mjnSOcECNegvsDBIJS12
U4ckyjAR9Z0gd2SD0zXPUwQTsubO4W5095uESXewP+8SjJm4nbjzYFoj
-----END PRIVATE KEY-----
`;
