/** Goes with every bundle, for whoever holds it and not the program. */
export const ABOUT = `What this file is

An evidence bundle of revenant: a WACZ web archive (Webrecorder's tools replay it) with one finding, the two visits that it
was made of, and a manifest of SHA-256 digests (datapackage.json). "revenant verify <file>" checks every byte without a
network, reads both sites again from the bytes in it and recomputes the finding.

What it shows

- These bytes were received by us at the times that the records state, from the addresses that they state, in answer to
  the requests that stand beside them (archive/*.warc.gz). Transfer and content codings are undone; what was changed in a
  header for that reason is marked x-orig-.
- They have not changed since the checkpoint in evidence/log.json was signed, as far as that key is trusted; with an
  RFC 3161 time stamp, not since the time that the authority states.
- The finding (evidence/match.json) follows from these bytes by the stated model, by arithmetic that anybody can repeat.

What it does not show

- That the site showed the same to others, or at any other time. "Present at t1, absent at t2" is all that two visits tell:
  when something was changed or taken away between them, and by whom, they do not tell.
- That a server of that name was the owner's. A certificate shows who held the name towards us; TLS leaves no proof for
  third parties of what was said over it.
- Who runs a site. The finding is a weighed likelihood, a lead for a person to judge (evidence/judgements.json).
- When a capture was made elsewhere (a visit whose source is "import"): that the archive it was read from is right.
- The time by anybody's clock but ours, where no time stamp of an authority is in it.
`;
