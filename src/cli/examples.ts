/**
 * Shown below the help of a command; a test parses each line. Three for each command, subcommands
 * together.
 */
export const EXAMPLES: readonly string[] = `
revenant compare https://old.example/ https://new.example/
revenant compare archives/old-site.warc.gz https://new.example/ --report comparison.html
revenant compare --list suspects.txt --json
revenant fingerprint https://new.example/
revenant fingerprint archives/old-site.warc.gz --all
revenant fingerprint https://new.example/ --entities watchlist.json --json
revenant robots https://new.example/catalogue
revenant robots https://new.example/ --file robots.txt --agent otherbot
revenant robots https://new.example/ --json
revenant lookup new.example
revenant lookup new.example --enrich dns
revenant lookup new.example --known --json
revenant crawl watchlist.json sellers.csv
revenant crawl sellers.xlsx --pages 12 --report run.html
revenant crawl https://new.example/ --browser never --exit-code
revenant lists add suspects sellers.csv https://new.example/ --tag shoes
revenant lists list
revenant lists show suspects --json
revenant lists show suspects --limit 20
revenant lists add suspects more.xlsx --by "A. Analyst"
revenant lists edit suspects https://new.example/ --interval 2d --tag hats
revenant lists edit suspects hxxps://gone[.]example/ --drop
revenant lists run suspects
revenant lists schedule suspects --every 7d
revenant lists schedule suspects --every 12h --later
revenant lists remove suspects
revenant schedule add sellers.csv --every 7d
revenant schedule add sellers.csv --cron @daily --timezone Europe/Berlin --name sellers
revenant schedule list --state paused
revenant schedule list --site new.example
revenant schedule run sellers
revenant schedule pause sellers
revenant schedule resume sellers
revenant schedule remove sellers
revenant worker
revenant worker --verbose
revenant worker --data /srv/revenant --quiet
revenant import archives/old-site.wacz
revenant import saved/index.html --url http://old.example/ --at 2021-05-18
revenant import --from-archive http://old.example/ --at 2021-05
revenant entities import sdn_advanced.xml
revenant entities import companies.csv --list "Own list"
revenant entities list --list "OFAC SDN" --has-website
revenant entities list --left --limit 20
revenant entities show ofac-sdn:7
revenant entities changes --since 2026-01 --touching
revenant entities changes --entity ofac-sdn:7
revenant entities versions
revenant entities versions --list "OFAC SDN"
revenant entities mentions ofac-sdn:7 --limit 20
revenant entities mentions --visit 3f2a9c
revenant entities rescan
revenant visits list --state unreachable
revenant visits list --site new.example --since 2026-11
revenant visits show 3f2a9c
revenant site timeline new.example
revenant site timeline new.example --report timeline.html
revenant site timeline https://market.example/shop/new --kind trade-listing --json
revenant serve
revenant serve --port 0 --no-worker
revenant serve --data /srv/revenant
revenant search sales@old.example
revenant search "+1 212 555 0100" --json
revenant search --picture product.jpg
revenant matches list --flagged
revenant matches list --verdict strong --json
revenant matches show 9c1b04 --report finding.pdf
revenant matches show 9c1b04 --at best
revenant matches review 9c1b04 --judgement positive --by "A. Analyst" --why "same mailbox, same photographs"
revenant matches review 9c1b04 --judgement negative --by "A. Analyst" --why "both bought one theme"
revenant cases list --state open
revenant cases list --limit 10
revenant cases show 5d21
revenant cases report 5d21 --out case.pdf
revenant cases report 5d21 --out case.html
revenant cases export 5d21 --out case.zip
revenant cases export 5d21 --out case.zip --by "A. Analyst"
revenant hooks add https://investigators.example/in
revenant hooks add https://chat.example/hook --as slack --verdict strong,likely
revenant hooks list
revenant hooks set 7e0b --verdict strong
revenant hooks set 7e0b --digest @daily --timezone Europe/Berlin
revenant hooks pause 7e0b
revenant hooks resume 7e0b
revenant hooks test 7e0b
revenant hooks test 7e0b --allow 10.0.0.5:8080
revenant hooks preview 7e0b
revenant hooks remove 7e0b
revenant hooks deliveries --state dead
revenant hooks deliveries --site new[.]example --since 2026-11
revenant hooks replay msg_1f0c
revenant hooks replay msg_1f0c --allow 10.0.0.5:8080
revenant tokens add "A. Analyst" --role analyst --days 30
revenant tokens add "A program" --role reader
revenant tokens list
revenant tokens revoke 1c9d
revenant users add "Ada Analyst" --role analyst
revenant users add "Rosa Reader" --role reader
revenant users list
revenant users password "Ada Analyst"
revenant users disable "Ada Analyst"
revenant export 9c1b04
revenant export --flagged --format ftm --out findings.ftm.json
revenant export 9c1b04 --at best --out match-best.wacz
revenant verify match-9c1b04.wacz
revenant verify case-5b02f1.zip
revenant verify match-9c1b04.wacz --key MCowBQYDK2VwAyEA
revenant verify match-9c1b04.wacz --json
revenant log list --since 2026-11 --kind judgement
revenant log list --after 1000 --limit 100
revenant log checkpoint
revenant log checkpoint --resolve stamps.example:443:10.0.0.5 --allow 10.0.0.5
revenant log verify --checkpoint kept-elsewhere.json
revenant log verify --tsa-ca authority.pem
revenant log rotate-key
revenant log rotate-key --json
revenant example
revenant example --once
revenant example --data /tmp/example --json
revenant backup /backups/revenant
revenant backup /backups/revenant --full --json
revenant backup case-backup --data case
revenant restore /backups/revenant --check
revenant restore /backups/revenant --into restored --anchor kept-elsewhere.json
revenant restore case-backup --data restored
revenant hold add --finding 3f9a1c20 --by "A. Analyst" --reason "court order 12/26"
revenant hold add --site old.example --by "A. Analyst" --reason "asked by the prosecutor"
revenant hold list
revenant hold list --all --json
revenant hold lift 1b2c3d4e --by "A. Analyst" --reason "the case is closed"
revenant hold lift 1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9 --by "A. Analyst" --reason "set in error"
revenant purge --before 2y
revenant purge --site old.example --yes --by "A. Analyst" --reason "asked by the owner, letter of 3 March"
revenant purge --value jane@old.example --json
revenant purge --resume
revenant doctor
revenant doctor --json
revenant doctor --data /srv/revenant
revenant migrate
revenant migrate --json
revenant migrate --data /srv/revenant --json
revenant bench
revenant bench crawl extract --quick
revenant bench text --repeats 5 --json
revenant completion bash
revenant completion zsh
revenant completion fish
`
  .trim()
  .split('\n');
