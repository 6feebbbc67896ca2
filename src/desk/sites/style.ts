/** The differences of two visits: words that are gone and words that are new. */
export const SITE_STYLE = `
del,ins{text-decoration:none;border-radius:3px}del{background:color-mix(in srgb,var(--strong) 18%,transparent);text-decoration:line-through}ins{background:color-mix(in srgb,var(--content) 22%,transparent)}
@media screen and (min-width:761px){.differs td{width:50%}}.named.differs td[colspan]::before{content:none}@media screen and (max-width:760px){.named.differs td[colspan]{padding-left:0}}.differences>details{margin:var(--space-3) 0}.differences summary{cursor:pointer}.differences details .homes{margin:var(--space-3) 0}
`;
