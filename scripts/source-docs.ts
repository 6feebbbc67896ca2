/** The table of sources → docs/sources.md. */
import { SOURCES, SourceName } from '../src/model/sources.ts';

const INTRODUCTION = `# Sources

Made from the program by \`npm run docs\`. \`revenant suggestions find <entity|site|finding>\` asks them for addresses that nobody has
listed ([suggestions.md](suggestions.md)). Each is off until \`sources\` (\`REVENANT_SOURCES\`) names it, since each learns a part of the case.

\`\`\`sh
export REVENANT_SOURCES=archive,searxng REVENANT_ARCHIVE_ENDPOINT=https://archive.example REVENANT_SEARXNG_URL=https://search.example
revenant suggestions find ofac-sdn:7 --budget 20
\`\`\`

**What is asked.** What the entity's list entry gives, and what its captured sites give as their own by proof: domains, mailboxes, phone
numbers, registration numbers, wallets, accounts, and the sentences and names of companies. The rarest values come first, by the counts
of the newest background. What too many parties carry is not asked. Of a natural person only exact values are asked; the name only with
\`--reason <text>\`. The source \`dns\` permutes names of companies only. A finding stands for its listed entity: nothing of the other side is asked. A site that no listed entity is behind is not asked about.

**In which order.** Passive sources first: an active one passes the question on, which can warn the target. \`--budget\` is the most
requests of all; each source gets an equal share of what is left.

**What is logged.** Each question is an entry of the log (\`question\`), written before it is asked: source, time, entity, kind of value, the
reason if one was given, and SHA-256 of the entry's id and the text. Everybody who may open the log sees that there was a question; only
admins see the rest, and nobody reads the text there. Who knows the text can check it; a short one, such as a phone number, can be guessed.

**What comes of an answer.** Only found addresses are read. Each passes the rules of every suggestion, and is visited only when asked for,
through the guard. The order of an answer says nothing, since it can be bought. An address among *n* of one answer gets log2 *n* bits less,
and so does one found by a value that *n* parties carry. Of one answer at most 1,000 addresses are read and 100 kept.

**When it fails.** A source that fails costs only its own part: \`quota\` (402), \`later\` (429, 503; with the time to wait, which also holds
for the next call), \`refused\` (401, 403, robots.txt, the guard, a redirect: none is followed), \`slow\`, \`too-large\` (over 4 MB),
\`unreadable\`, \`failed\`. The command then ends with 3.

Requests go through the guard. For a SearXNG on an inner address, pin its name (\`REVENANT_RESOLVE=search.example:80:10.0.0.5:8080\`):
a pin opens nothing else.

**Common Crawl's columnar index.** \`commoncrawl-table\` reads Parquet files by ranges. The part of such a file that a question needs is found by the statistics of its columns:
row groups and pages without the key (\`com,example)\`) are not read. No list says which keys a file has, so each of the some 300 files of a new crawl is asked once for its
end. That says nothing of the case, counts as requests, and is kept in \`crawls/\` of the data folder: start with \`--budget 400\`, which takes about ten minutes; a smaller budget goes on
where it stopped. Then the source gives what \`commoncrawl\` gives, and says which pages of both domains have the same bytes. A search for a digest alone is not possible: the index is not
sorted by it. Of each found domain one page, the nearest to its home page, is fetched from the archive (one record, by offset and length), checked against the address and
the digest in the index, and read in full. It is kept only if it leads to a listed entity, as an archive that was handed in ([sift.md](sift.md)); one with \`noarchive\` is not looked at.
Before that page, what the site answered for robots.txt is fetched from the same crawl, whose index for these files is looked at once until the host is found (some 300 more requests at most, kept too). The page is left out where one of the answers forbids it, where there are more
than 16 different ones, and where the budget ends before they are read; a site without an answer there forbids nothing. Nothing is fetched where robots.txt of the archive itself forbids it.

The program of \`exec\` can be named only in the configuration file (\`sourceProgram\`, a path from the root). It reads a line
\`{"kind":"mailbox","value":"…"}\` for each value and writes a line \`{"value":"…","address":"https://…"}\` for each address. Its environment is
empty; after 30 seconds or 1 MB it is ended.
`;

export function sourceDocs(): string {
  const parts = SourceName.options.map((name) => {
    const { title, takes, isPassive, pace, price, needs, terms, keeps, learns } = SOURCES[name];
    const rows = [
      ...[
        `| it learns | **${learns}** |`,
        `| takes | ${takes.join(', ')} |`,
        `| kind | ${isPassive ? 'passive' : 'active'} |`,
      ],
      ...[
        `| needs | ${needs} |`,
        `| price | ${price} |`,
        `| pace | ${pace} |`,
        `| terms | ${terms} |`,
        `| kept | ${keeps} |`,
      ],
    ];
    return `## ${name}\n\n${title.replace(/^./, (letter) => letter.toUpperCase())}.\n\n| | |\n| --- | --- |\n${rows.join('\n')}\n`;
  });
  return `${INTRODUCTION}\n${parts.join('\n')}`;
}
