/**
 * Shown below the help of a command, behind the name of the program; a test parses each line. Three
 * for each command, subcommands together.
 */
export const EXAMPLES: readonly string[] = `
compare https://old.example/ https://new.example/
compare archives/old-site.warc.gz https://new.example/ --report comparison.html
compare --list suspects.txt --json
fingerprint https://new.example/
fingerprint archives/old-site.warc.gz --all
fingerprint https://new.example/ --entities watchlist.json --json
robots https://new.example/catalogue
robots https://new.example/ --file robots.txt --agent otherbot
robots https://new.example/ --json
lookup new.example
lookup new.example --enrich dns
lookup new.example --known --json
crawl watchlist.json sellers.csv
crawl sellers.xlsx --pages 12 --report run.html
crawl https://new.example/ --browser never --exit-code
crawl watchlist.json --follow 2 --budget 100
suggestions list
suggestions list --state dismissed --json
suggestions show 3f2a9c
suggestions find ofac-sdn:7 --budget 20
suggestions find old.example --source archive --source crtsh
suggestions visit 3f2a9c 77e0b1
suggestions visit 3f2a9c --browser never --pages 12
suggestions dismiss 77e0b1 --why "a trade fair"
suggestions dismiss 3f2a9c --why "their bank" --by "A. Analyst"
feed add zones/com.zone.gz
feed add https://feeds.example/new-domains.txt --every 12h
feed list
feed remove zones/com.zone.gz
lists add suspects sellers.csv https://new.example/ --tag shoes
lists list
lists show suspects --json
lists show suspects --limit 20
lists add suspects more.xlsx --by "A. Analyst"
lists edit suspects https://new.example/ --interval 2d --tag hats
lists edit suspects hxxps://gone[.]example/ --drop
lists run suspects
lists schedule suspects --every 7d
lists schedule suspects --every 12h --later
lists remove suspects
schedule add sellers.csv --every 7d
schedule add sellers.csv --every 1d --at 03:00 --timezone Europe/Berlin
schedule add sellers.csv --cron @daily --timezone Europe/Berlin --name sellers
schedule list --state paused
schedule list --site new.example
schedule run sellers
schedule pause sellers
schedule resume sellers
schedule remove sellers
worker
worker --verbose
worker --data /srv/revenant --quiet
import archives/old-site.wacz
import saved/index.html --url http://old.example/ --at 2021-05-18
import --from-archive http://old.example/ --at 2021-05
sift archives/
sift warc.paths.gz --base s3://commoncrawl --detach
sift archives/ --explain https://new.example/contact
entities import sdn_advanced.xml
entities import companies.csv --list "Own list"
entities keep https://lists.example/sdn.csv https://lists.example/add.csv https://lists.example/alt.csv
entities keep https://lists.example/UK-Sanctions-List.xml --every 12h
entities kept
entities unkeep https://lists.example/UK-Sanctions-List.xml
entities list --list "OFAC SDN" --has-website
entities list --left --limit 20
entities show ofac-sdn:7
entities changes --since 2026-01 --touching
entities changes --entity ofac-sdn:7
entities versions
entities versions --list "OFAC SDN"
entities mentions ofac-sdn:7 --limit 20
entities mentions --visit 3f2a9c
entities rescan
visits list --state unreachable
visits list --site new.example --since 2026-11
visits show 3f2a9c
site timeline new.example
site timeline new.example --report timeline.html
site timeline https://market.example/shop/new --kind trade-listing --json
serve
serve --port 0 --no-worker
serve --data /srv/revenant
search sales@old.example
search "+1 212 555 0100" --json
search --picture product.jpg
searches add "brindled felt" --name "The mill" --user "Ada Analyst"
searches add old.example --name "The old shop" --no-watch
searches list
searches list --user "Ada Analyst"
searches hits 3f2a9c --limit 20
searches hits 3f2a9c --user "Ada Analyst" --json
searches remove 3f2a9c
searches remove 3f2a9c --user "Ada Analyst"
matches list --flagged
matches list --verdict strong --json
matches show 9c1b04 --report finding.pdf
matches show 9c1b04 --at best
matches review 9c1b04 --judgement positive --by "A. Analyst" --why "same mailbox, same photographs"
matches review 9c1b04 --judgement negative --by "A. Analyst" --why "both bought one theme"
cases list --state open
cases list --limit 10
cases show 5d21
cases report 5d21 --out case.pdf
cases report 5d21 --out case.html
cases export 5d21 --out case.zip
cases export 5d21 --out case.zip --by "A. Analyst"
hooks add https://investigators.example/in
hooks add https://chat.example/hook --as slack --verdict strong,likely
hooks list
hooks set 7e0b --verdict strong
hooks set 7e0b --digest @daily --timezone Europe/Berlin
hooks pause 7e0b
hooks resume 7e0b
hooks test 7e0b
hooks test 7e0b --allow 10.0.0.5:8080
hooks preview 7e0b
hooks remove 7e0b
hooks deliveries --state dead
hooks deliveries --site new[.]example --since 2026-11
hooks replay msg_1f0c
hooks replay msg_1f0c --allow 10.0.0.5:8080
tokens add "A. Analyst" --role analyst --days 30
tokens add "A program" --role reader
tokens list
tokens revoke 1c9d
users add "Ada Analyst" --role analyst
users add "Rosa Reader" --role reader
users list
users password "Ada Analyst"
users disable "Ada Analyst"
export 9c1b04
export --flagged --format ftm --out findings.ftm.json
export 9c1b04 --at best --out match-best.wacz
verify match-9c1b04.wacz
verify case-5b02f1.zip
verify match-9c1b04.wacz --key MCowBQYDK2VwAyEA
verify match-9c1b04.wacz --json
log list --since 2026-11 --kind judgement
log list --after 1000 --limit 100
log checkpoint
log checkpoint --resolve stamps.example:443:10.0.0.5 --allow 10.0.0.5
log verify --checkpoint kept-elsewhere.json
log verify --tsa-ca authority.pem
log rotate-key
log rotate-key --json
example
example --once
example --data /tmp/example --json
backup /backups/revenant
backup /backups/revenant --full --json
backup case-backup --data case
restore /backups/revenant --check
restore /backups/revenant --into restored --anchor kept-elsewhere.json
restore case-backup --data restored
hold add --finding 3f9a1c20 --by "A. Analyst" --reason "court order 12/26"
hold add --site old.example --by "A. Analyst" --reason "asked by the prosecutor"
hold list
hold list --all --json
hold lift 1b2c3d4e --by "A. Analyst" --reason "the case is closed"
hold lift 1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9 --by "A. Analyst" --reason "set in error"
purge --before 2y
purge --site old.example --yes --by "A. Analyst" --reason "asked by the owner, letter of 3 March"
purge --value jane@old.example --json
purge --resume
doctor
doctor --json
doctor --data /srv/revenant
migrate
migrate --json
migrate --data /srv/revenant --json
bench
bench crawl extract --quick
bench text --repeats 5 --json
completion bash
completion zsh
completion fish
`
  .trim()
  .split('\n');
