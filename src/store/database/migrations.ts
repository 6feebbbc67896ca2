/**
 * The database's history, oldest first, forward only. A released step is never edited, not even a
 * comment in it: its checksum is kept in the databases. A change is one more step at the end.
 *
 * Documents are `json`, not `jsonb`: they come back byte for byte, and searched values have
 * columns. Instants of facts are text for the same reason. Indexed values are short or hashed: a
 * B-tree refuses rows over 2.7 kB, and URLs are longer.
 */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /**
   * Running programs that know this version go on beside it; absent: only programs that know this
   * step itself.
   */
  readonly oldest?: number;
}

/** Kinds of wallets, which earlier versions kept among the registration numbers. */
const CHAINS = '(?:bitcoin|tron|ethereum|litecoin|dogecoin|dash|monero)';

/**
 * SQL by name; the version is the position, counted from 1. `oldest`: for a step whose additions
 * older programs neither read nor must write.
 */
const HISTORY: Readonly<Record<string, string | Pick<Migration, 'sql' | 'oldest'>>> = {
  'facts, derived things, decisions': `
create table revenant_runs (
  id text primary key,
  key text not null,
  ordinal integer not null,
  options json not null,
  targets integer not null,
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  background text,
  unique (key, ordinal)
);

create table revenant_targets (
  id text primary key,
  run text not null references revenant_runs (id),
  ordinal integer not null,
  seed json not null,
  step text check (step in ('capture', 'fingerprint', 'screen')),
  visit text,
  suspect boolean not null default false,
  deaths integer not null default 0,
  token bigint not null default 0,
  worker text,
  alone boolean not null default false,
  lease_until timestamptz
);
create index revenant_targets_by_run on revenant_targets (run, ordinal);
create index revenant_targets_waiting on revenant_targets (step) where step is not null;
create index revenant_targets_held on revenant_targets (worker) where worker is not null;

create table revenant_visits (
  id text primary key,
  seq bigint generated always as identity,
  target_id text references revenant_targets (id),
  final boolean not null,
  run text,
  site text not null,
  kind text not null,
  state text not null,
  condition text not null,
  reason text,
  entity text,
  source text not null,
  doc json not null
);
create unique index revenant_visits_final on revenant_visits (target_id) where final;
create index revenant_visits_by_run on revenant_visits (run, state);
create index revenant_visits_by_site on revenant_visits (left(site, 200));

create table revenant_captures (
  visit text not null references revenant_visits (id),
  ordinal integer not null,
  id text not null,
  role text not null,
  page_role text,
  url text not null,
  final_url text not null,
  status integer,
  headers jsonb not null,
  body text,
  length bigint not null,
  screenshot text,
  captured_at text not null,
  reason text,
  grey bytea,
  doc json not null,
  primary key (visit, ordinal)
);
-- Picture bytes do not compress: do not try, and keep them out of the row.
alter table revenant_captures alter column grey set storage external;
create index revenant_captures_by_id on revenant_captures (id);
create index revenant_captures_by_body on revenant_captures (body) where body is not null;

create table revenant_fingerprints (
  id text primary key,
  seq bigint generated always as identity,
  visit text not null,
  site_key bytea not null,
  comparable boolean not null,
  tokens text[] not null,
  doc json not null
);
create index revenant_fingerprints_by_visit on revenant_fingerprints (visit, seq);

-- The latest comparable fingerprint of each (site, kind), and its blocking keys: what others are compared with.
create table revenant_sites (
  site_key bytea primary key,
  site text not null,
  kind text not null,
  fingerprint text not null references revenant_fingerprints (id),
  visit text not null,
  captured_at timestamptz not null
);
create table revenant_keys (
  key bytea not null,
  site_key bytea not null references revenant_sites (site_key),
  primary key (key, site_key)
);
create index revenant_keys_by_site on revenant_keys (site_key);

create table revenant_backgrounds (
  id text primary key,
  shipped text not null,
  sites integer not null,
  counts json not null,
  created_at timestamptz not null default clock_timestamp()
);

create table revenant_matches (
  id text primary key,
  verdict text not null,
  weight double precision not null,
  background text not null,
  left_site text not null,
  right_site text not null,
  doc json not null,
  found_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp()
);
create index revenant_matches_by_weight on revenant_matches (weight desc, id);
create table revenant_match_runs (
  run text not null references revenant_runs (id),
  match text not null references revenant_matches (id),
  primary key (run, match)
);

create table revenant_hooks (
  id text primary key,
  seq bigint generated always as identity,
  doc json not null
);

create table revenant_deliveries (
  id text primary key,
  seq bigint generated always as identity,
  hook text not null,
  alert json not null,
  state text not null check (state in ('pending', 'delivered', 'dead')),
  attempts integer not null,
  next_at timestamptz,
  lease_until timestamptz,
  last_status integer,
  last_error text,
  delivered_at timestamptz
);
create index revenant_deliveries_due on revenant_deliveries (next_at, seq) where state = 'pending';
create index revenant_deliveries_by_hook on revenant_deliveries (hook, seq);

create table revenant_entities (
  key text primary key,
  id text not null,
  doc json not null
);

create table revenant_schedules (
  id text primary key,
  doc json not null,
  created_at timestamptz not null,
  last_run_at timestamptz
);
`,
  'lanes: politeness shared by all workers': `
create table revenant_lanes (
  key text primary key,
  holder text,
  lease_until timestamptz not null,
  next_at timestamptz not null,
  paused_until timestamptz not null default '-infinity',
  deferrals integer not null default 0
);
`,
  'targets that are taken up again': `
alter table revenant_targets add column not_before timestamptz;
alter table revenant_targets add column put_off_until timestamptz;
alter table revenant_targets add column attempts integer not null default 0;
create index revenant_targets_again on revenant_targets (not_before) where not_before is not null;
`,
  'findings by site': `
create index revenant_matches_left on revenant_matches (left(left_site, 200));
create index revenant_matches_right on revenant_matches (left(right_site, 200));
`,
  'versions of watchlists and what changed between them': `
-- since, until: number of the list's first and last version that said so; until is null while the newest one does.
alter table revenant_entities add column list text;
alter table revenant_entities add column since integer;
alter table revenant_entities add column until integer;
create index revenant_entities_by_id on revenant_entities (left(id, 200) collate "C", key);
create index revenant_entities_by_list on revenant_entities (list, key) where list is not null;

-- What a list said of an entity before: with the rows above, every version of it can be laid out again.
create table revenant_entity_history (
  key text not null,
  since integer not null,
  until integer not null,
  list text not null,
  doc json not null,
  primary key (key, since)
);

create index revenant_visits_by_entity on revenant_visits (left(entity, 200)) where entity is not null;

create table revenant_list_versions (
  list text not null,
  ordinal integer not null,
  content text not null,
  doc json not null,
  imported_at timestamptz not null default clock_timestamp(),
  primary key (list, ordinal)
);

create table revenant_list_changes (
  id text primary key,
  seq bigint generated always as identity,
  list text not null,
  ordinal integer not null,
  dated text not null,
  doc json not null,
  foreign key (list, ordinal) references revenant_list_versions (list, ordinal) deferrable initially deferred
);
create index revenant_list_changes_by_list on revenant_list_changes (list, ordinal);
`,
  'the log: captures, findings, judgements and exports in one chain': `
create table revenant_log (
  seq bigint primary key,
  at text not null,
  kind text not null check (kind in ('capture', 'match', 'judgement', 'retraction', 'export')),
  subject text not null,
  digest text not null,
  previous text not null,
  hash text not null
);
create index revenant_log_by_subject on revenant_log (subject, seq);
-- One row: the end of the chain. Whoever appends holds it until the commit, so that no two entries get one number.
create table revenant_log_head (
  one boolean primary key default true check (one),
  seq bigint not null,
  hash text not null
);
insert into revenant_log_head (seq, hash) values (0, repeat('0', 64));
create table revenant_checkpoints (
  seq bigint generated always as identity primary key,
  size bigint not null,
  doc json not null
);
create table revenant_judgements (
  seq bigint generated always as identity primary key,
  id text not null unique,
  match text not null references revenant_matches (id),
  doc json not null
);
create index revenant_judgements_by_match on revenant_judgements (match, seq);

-- What was written stays. Who owns the database can take this away: that is what checkpoints kept elsewhere are for.
create function revenant_stays() returns trigger language plpgsql as
  $$ begin raise exception '% is append only', tg_table_name using errcode = 'integrity_constraint_violation'; end $$;
create trigger revenant_log_stays before update or delete or truncate on revenant_log
  for each statement execute function revenant_stays();
create trigger revenant_checkpoints_stay before update or delete or truncate on revenant_checkpoints
  for each statement execute function revenant_stays();
create trigger revenant_judgements_stay before update or delete or truncate on revenant_judgements
  for each statement execute function revenant_stays();
`,
  'what registries and name servers said of domains': `
create table revenant_observations (
  domain text not null,
  key text not null,
  kind text not null,
  doc json not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (domain, key, first_seen)
);
create index revenant_observations_addresses on revenant_observations ((doc->>'value')) where kind = 'address';
`,
  'listed names found on visits': `
-- Derived: which compiled list a visit was searched for. No row: it was not searched.
create table revenant_name_searches (
  visit text primary key,
  list text not null,
  cut boolean not null,
  searched_at timestamptz not null default clock_timestamp()
);
create table revenant_mentions (
  visit text not null references revenant_name_searches (visit),
  ordinal integer not null,
  entity text not null,
  doc json not null,
  primary key (visit, ordinal)
);
create index revenant_mentions_by_entity on revenant_mentions (entity);
`,
  'findings as they stood before': `
create table revenant_match_history (
  match text not null,
  since timestamptz not null,
  until timestamptz not null,
  doc json not null,
  primary key (match, until)
);

-- Whoever takes a page down after an alert must not take the finding with it. Less than a bit is no other finding.
create function revenant_keep_match() returns trigger language plpgsql as
  $$ begin insert into revenant_match_history values (old.id, old.seen_at, new.seen_at, old.doc) on conflict do nothing; return new; end $$;
create trigger revenant_matches_keep before update on revenant_matches for each row
  when (old.verdict is distinct from new.verdict or abs(old.weight - new.weight) >= 1)
  execute function revenant_keep_match();
`,
  'the best that a finding ever was, and until when it was seen like that': `
-- One row a model: bits of two models are not the same measure, so each has its own best.
create table revenant_match_bests (
  match text not null,
  model text not null,
  verdict text not null,
  weight double precision not null,
  doc json not null,
  since timestamptz not null,
  seen_until text,
  primary key (match, model)
);

-- The last visit of a match at a time that is known and not in doubt. The date of a list is no visit.
create function revenant_seen(doc json) returns text language sql immutable as
  $$ select max(side->>'capturedAt' collate "C") from (values (doc->'left'), (doc->'right')) as sides(side) where side->>'kind' <> 'list' and side->>'timeDoubt' is null $$;
create function revenant_verdict_rank(verdict text) returns integer language sql immutable as
  $$ select array_position(array['unrelated', 'lead', 'likely', 'strong'], verdict) $$;

create function revenant_keep_best() returns trigger language plpgsql as
  $$ begin insert into revenant_match_bests as b values (new.id, new.doc->>'model', new.verdict, new.weight, new.doc, new.seen_at, revenant_seen(new.doc)) on conflict (match, model) do update set (verdict, weight, doc, since) = (excluded.verdict, excluded.weight, excluded.doc, excluded.since) where excluded.weight > b.weight; return new; end $$;
create trigger revenant_matches_best after insert or update on revenant_matches for each row execute function revenant_keep_best();

-- Less than a bit below its best is still the same finding. Below its best, not below the last one: many small losses add up.
create function revenant_keep_seen() returns trigger language plpgsql as
  $$ begin update revenant_match_bests b set seen_until = greatest(b.seen_until collate "C", revenant_seen(new.doc) collate "C") where b.match = new.id and b.model = new.doc->>'model' and b.weight - new.weight < 0.95 and revenant_verdict_rank(new.verdict) >= revenant_verdict_rank(b.verdict); return new; end $$;
create trigger revenant_matches_best_seen after insert or update on revenant_matches for each row execute function revenant_keep_seen();

insert into revenant_match_bests (match, model, verdict, weight, doc, since, seen_until)
select distinct on (match, doc->>'model') match, doc->>'model', doc->>'verdict', (doc->>'weight')::double precision, doc, since, revenant_seen(doc)
from (
  select match, since, doc from revenant_match_history union all select id, seen_at, doc from revenant_matches
) as known
order by match, doc->>'model', (doc->>'weight')::double precision desc, since;

create index revenant_deliveries_by_match on revenant_deliveries ((alert->>'match'), seq);
`,
  'case folders, and who may open the desk': `
create table revenant_cases (
  id text primary key,
  seq bigint generated always as identity,
  name text not null,
  by text not null,
  at text not null,
  closed_at text
);
create table revenant_case_items (
  case_id text not null references revenant_cases (id),
  seq bigint generated always as identity,
  kind text not null check (kind in ('finding', 'site', 'note')),
  subject text not null,
  text text not null,
  by text not null,
  at text not null,
  primary key (case_id, kind, subject)
);
create index revenant_case_items_by_subject on revenant_case_items (kind, left(subject, 200));

-- Keys of the desk, by their hash.
create table revenant_tokens (
  id text primary key,
  seq bigint generated always as identity,
  hash text not null unique,
  doc json not null
);
`,
  'requests by their Idempotency-Key': `
create table revenant_requests (
  key text primary key,
  owner text not null,
  request text not null,
  status integer,
  type text,
  answer text,
  at timestamptz not null default clock_timestamp()
);
create index revenant_requests_by_owner on revenant_requests (owner);
create index revenant_requests_by_time on revenant_requests (at);
`,
  'alerts that are collected and sent as one': `
-- Id of the digest that an alert went out with. Pending without a time and without a digest: it waits for the next one.
alter table revenant_deliveries add column digest text;
create index revenant_deliveries_held on revenant_deliveries (hook, seq) where state = 'pending' and next_at is null and digest is null;
create index revenant_deliveries_of_digest on revenant_deliveries (digest) where digest is not null;
create index revenant_deliveries_by_alert on revenant_deliveries ((alert->>'id'));
`,
  'the queue: what findings are filtered by, whose they are, and what a person has seen': `
-- Made of the document by the database, so that a filter reads no document and old rows have them too.
alter table revenant_matches
  add column left_kind text generated always as (doc->'left'->>'kind') stored,
  add column right_kind text generated always as (doc->'right'->>'kind') stored,
  add column left_entity text generated always as (doc->'left'->'entity'->>'id') stored,
  add column right_entity text generated always as (doc->'right'->'entity'->>'id') stored;
alter table revenant_match_history
  add column verdict text generated always as (doc->>'verdict') stored,
  add column weight double precision generated always as ((doc->>'weight')::double precision) stored;
create index revenant_matches_found on revenant_matches (found_at);
create index revenant_match_history_until on revenant_match_history (until);
create index revenant_entities_list_name on revenant_entities (left(doc->>'list', 200));
create index revenant_entities_programme on revenant_entities (left(doc->>'programme', 200));

-- Decisions: the latest on a finding counts; null gives it back to everybody.
create table revenant_assignments (
  seq bigint generated always as identity primary key,
  match text not null references revenant_matches (id),
  assignee text,
  doc json not null
);
create index revenant_assignments_by_match on revenant_assignments (match, seq);
create trigger revenant_assignments_stay before update or delete or truncate on revenant_assignments
  for each statement execute function revenant_stays();
alter table revenant_log drop constraint revenant_log_kind_check;
alter table revenant_log add constraint revenant_log_kind_check
  check (kind in ('capture', 'match', 'judgement', 'retraction', 'export', 'assignment'));
create index revenant_log_by_kind on revenant_log (kind, seq);

-- Up to when a person has seen what is new. An empty account: who started the desk.
create table revenant_news_seen (
  account text primary key,
  until timestamptz not null
);
`,
  'case folders: files, whose they are, and what was done in them': `
alter table revenant_cases add column assignee text;
alter table revenant_case_items drop constraint revenant_case_items_kind_check;
alter table revenant_case_items add constraint revenant_case_items_kind_check check (kind in ('finding', 'site', 'note', 'file'));
alter table revenant_case_items add column file json;
create table revenant_case_events (
  seq bigint generated always as identity primary key,
  case_id text not null references revenant_cases (id),
  doc json not null
);
create index revenant_case_events_by_case on revenant_case_events (case_id, seq);
create trigger revenant_case_events_stay before update or delete or truncate on revenant_case_events
  for each statement execute function revenant_stays();
`,
  'the last alert about the contacts of a site': `
create index revenant_deliveries_contacts on revenant_deliveries (left(alert->>'left', 200), seq) where alert->>'type' = 'site.contacts-changed';
`,
  'people who sign in to the desk': `
create table revenant_users (
  id text primary key,
  seq bigint generated always as identity,
  -- The name in one spelling.
  spelled text not null unique,
  password text not null,
  doc json not null
);
create table revenant_sign_ins (
  -- Of the secret of the cookie.
  hash text primary key,
  id text not null unique,
  user_id text not null references revenant_users (id),
  started_at timestamptz not null,
  seen_at timestamptz not null,
  agent text not null
);
create index revenant_sign_ins_by_user on revenant_sign_ins (user_id);
`,
  'entities by each of their programmes': `
create function revenant_programmes(doc json) returns text[] language sql immutable as
  $$ select array_append(array(select left(p.value, 200) from json_array_elements_text(case json_typeof(doc->'programmes') when 'array' then doc->'programmes' else '[]' end) as p(value)), left(doc->>'programme', 200)) $$;
create index revenant_entities_programmes on revenant_entities using gin (revenant_programmes(doc));
`,
  'names of entities as they are searched; findings by their last change': `
create index revenant_matches_seen on revenant_matches (seen_at);

-- Derived, by the program that folds them. What a name is stored under may be any length, so words are cut.
create table revenant_entity_names (key text primary key, names text[] not null);
create table revenant_entity_words (word text collate "C" not null, key text not null, primary key (word, key));
create index revenant_entity_words_by_key on revenant_entity_words (key, word);
create index revenant_entity_names_whole on revenant_entity_names using gin (names);
-- Whose names are to be read, again or for the first time.
create table revenant_unread_names (key text primary key);
insert into revenant_unread_names select key from revenant_entities;
-- An update, not "do nothing": it waits for a reader that holds the row, and is not lost.
create function revenant_note_names() returns trigger language plpgsql as
  $$ begin insert into revenant_unread_names values (new.key) on conflict (key) do update set key = excluded.key; return new; end $$;
create trigger revenant_entities_named after insert on revenant_entities for each row execute function revenant_note_names();
create trigger revenant_entities_renamed after update on revenant_entities for each row
  when (old.doc::text is distinct from new.doc::text) execute function revenant_note_names();
`,
  'lists and programmes of entities as columns: a filter that fits most of them reads no document': `
alter table revenant_entities
  add column list_name text generated always as (left(doc->>'list', 200)) stored,
  add column programmes text[] generated always as (revenant_programmes(doc)) stored;
drop index revenant_entities_list_name;
drop index revenant_entities_programmes;
create index revenant_entities_list_name on revenant_entities (list_name);
create index revenant_entities_programmes on revenant_entities using gin (programmes);
`,
  'sweep lists that are edited in the desk': `
create table revenant_lists (
  id text primary key,
  name text not null unique,
  by text not null,
  at text not null
);
create table revenant_list_rows (
  list text not null references revenant_lists (id),
  key text not null,
  seq bigint generated always as identity,
  doc json not null,
  primary key (list, key)
);
create index revenant_list_rows_in_order on revenant_list_rows (list, seq);
`,
  'the fleet: who works, what was done, and since when targets are ready': `
alter table revenant_targets add column ready_at timestamptz not null default now();
create index revenant_targets_ready on revenant_targets (step, suspect, deaths, put_off_until nulls first, ready_at, ordinal)
  where step is not null and worker is null;
create table revenant_workers (
  id text primary key,
  version text not null,
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  alive_until timestamptz not null,
  at_once integer not null,
  pressure text
);
-- Sums since the database was made: a worker adds what it has done since its last sign of life.
create table revenant_totals (name text primary key, count double precision not null);
`,
  'what operators removed or put back, and blobs that removed rows named': `
create table revenant_operations (
  seq bigint generated always as identity primary key,
  id text not null unique,
  kind text not null,
  doc json not null
);
create trigger revenant_operations_stay before update or delete or truncate on revenant_operations
  for each statement execute function revenant_stays();
create table revenant_freed_blobs (digest text primary key, is_list boolean not null);
alter table revenant_log drop constraint revenant_log_kind_check;
alter table revenant_log add constraint revenant_log_kind_check
  check (kind in ('capture', 'match', 'judgement', 'retraction', 'export', 'assignment', 'purge', 'restore'));
`,
  'the oldest program that may work on beside each step': `
alter table revenant_migrations add column oldest integer;
`,
  'whether a run still has targets in a step, without a count': {
    sql: `
create index revenant_targets_open on revenant_targets (run, step) where step is not null;
drop index revenant_targets_waiting;
`,
    oldest: 24,
  },
  'the lane that a target waits for, so that any machine can call the next one': {
    sql: `
alter table revenant_targets add column waits_for text;
create index revenant_targets_in_line on revenant_targets (waits_for, ready_at, ordinal) where waits_for is not null;
`,
    oldest: 24,
  },
  'targets that wait for a worker with a browser': {
    sql: 'alter table revenant_targets add column needs_browser boolean not null default false;',
    oldest: 24,
  },
  // No `oldest`: a program that does not know holds would purge held data.
  'holds: what no purge may take': `
create table revenant_holds (
  id text primary key,
  seq bigint generated always as identity,
  kind text not null,
  subject text not null,
  in_force boolean not null default true,
  doc json not null
);
create index revenant_holds_in_force on revenant_holds (kind, left(subject, 200)) where in_force;
alter table revenant_log drop constraint revenant_log_kind_check;
alter table revenant_log add constraint revenant_log_kind_check
  check (kind in ('capture', 'match', 'judgement', 'retraction', 'export', 'assignment', 'purge', 'restore', 'hold', 'lift'));
`,
  'which fingerprints a comparison found to be copies of one shop': {
    sql: `
create table revenant_siblings (
  fingerprint text not null references revenant_fingerprints (id) on delete cascade,
  model text not null,
  decided json not null,
  primary key (fingerprint, model)
);
`,
    oldest: 24,
  },
  'purges in parts, and indexes by which they find what refers to a row': `
create table revenant_purges (
  id text primary key,
  seq bigint generated always as identity,
  rule json not null,
  doc json not null,
  phase text not null default 'match',
  after text not null default '',
  part integer not null default 0,
  removed json not null default '{}',
  kept integer not null default 0,
  busy integer not null default 0,
  moved_at timestamptz not null default clock_timestamp()
);
create table revenant_purge_marks (
  purge text not null,
  kind text not null,
  id text collate "C" not null,
  primary key (purge, kind, id)
);
create index revenant_visits_by_target on revenant_visits (target_id) where target_id is not null;
create index revenant_match_runs_by_match on revenant_match_runs (match);
create index revenant_sites_by_fingerprint on revenant_sites (fingerprint);
`,
  'when blobs of visits that are not stored may go': {
    sql: 'alter table revenant_freed_blobs add column due_at timestamptz;',
    oldest: 30,
  },
  'why a purge keeps a finding': {
    sql: 'alter table revenant_purge_marks add column why text;',
    oldest: 30,
  },
  'the next targets of each queue, without those in line at a host': {
    sql: `
create index revenant_targets_next on revenant_targets (step, needs_browser, suspect, deaths, ready_at, ordinal)
  where step is not null and worker is null and (waits_for is null or step <> 'capture');
drop index revenant_targets_ready;
`,
    oldest: 30,
  },
  'which workers take what needs a browser': {
    sql: 'alter table revenant_workers add column renders boolean;',
    oldest: 30,
  },
  'targets that no worker could draw': {
    sql: 'alter table revenant_targets add column undrawn boolean not null default false;',
    oldest: 30,
  },
  'the run that an alert is of': {
    sql: `
alter table revenant_deliveries add column run text;
create index revenant_deliveries_of_run on revenant_deliveries (run, hook) where run is not null;
`,
    oldest: 30,
  },
  'the newest runs, and those at work': {
    sql: `
create index revenant_runs_by_time on revenant_runs (created_at desc, id);
create index revenant_runs_at_work on revenant_runs (created_at desc, id) where finished_at is null;
`,
    oldest: 30,
  },
  'sign-ins, and what admins do with users, keys, passwords and hooks': {
    sql: `
create index revenant_operations_by_kind on revenant_operations (kind, seq);
alter table revenant_log drop constraint revenant_log_kind_check;
alter table revenant_log add constraint revenant_log_kind_check
  check (kind in ('capture', 'match', 'judgement', 'retraction', 'export', 'assignment', 'purge', 'restore', 'hold', 'lift',
    'sign-in', 'failed-sign-in', 'user', 'key', 'password', 'hook'));
`,
    oldest: 30,
  },
  // Fingerprints stay as they are: a document under an id never changes.
  'wallets are counted and found under a name of their own': `
update revenant_fingerprints
set tokens = array(
  select regexp_replace(token, '^registration-number:(?=${CHAINS}:)', 'wallet:')
  from unnest(tokens) with ordinality as t(token, at) order by at)
where tokens::text ~ 'registration-number:${CHAINS}:';
insert into revenant_keys (key, site_key)
select distinct substring(sha256(convert_to(regexp_replace(key, '^registration-number:', 'wallet:'), 'UTF8')) for 16), s.site_key
from revenant_sites s join revenant_fingerprints f on f.id = s.fingerprint
  cross join lateral json_array_elements_text(f.doc->'keys') as k(key)
where key ~ '^registration-number:${CHAINS}:'
on conflict do nothing;
`,
  // No `oldest`: a program that does not know them would purge a visit and leave its pictures.
  'pictures of captured pages, and those that are still to be drawn': `
create table revenant_drawings (
  visit text not null,
  capture text not null,
  screen text not null,
  doc json not null,
  primary key (visit, capture, screen)
);
create table revenant_drawings_due (
  visit text not null,
  page text not null,
  screen text not null,
  seq bigint generated always as identity,
  since timestamptz not null default clock_timestamp(),
  attempts integer not null default 0,
  lease text,
  leased_until timestamptz,
  primary key (visit, page, screen)
);
create index revenant_drawings_due_in_order on revenant_drawings_due (seq);
alter table revenant_log drop constraint revenant_log_kind_check;
alter table revenant_log add constraint revenant_log_kind_check
  check (kind in ('capture', 'match', 'judgement', 'retraction', 'export', 'assignment', 'purge', 'restore', 'hold', 'lift',
    'sign-in', 'failed-sign-in', 'user', 'key', 'password', 'hook', 'drawing'));
`,
  // Triggers remove a row with its fact and note what to read anew: older programs need not know.
  'search: words, names and numbers of pages, sites, entities, findings, cases and notes': {
    sql: `
create extension if not exists pg_trgm;
create table revenant_search (
  id bigint generated always as identity primary key,
  kind text not null,
  -- Of the fact; of a page the hash of its site, address and content.
  key text not null,
  part integer not null,
  subject text not null,
  -- The site of a page, the case or finding of a note.
  place text not null,
  title text not null,
  -- Folded words, for typing errors and parts of words. Null: a further part of a text.
  names text,
  name_words tsvector,
  words tsvector not null,
  text text not null,
  at text not null,
  unique (kind, key, part)
);
-- Pages are many, so they have indexes of their own.
create index revenant_search_page_words on revenant_search using gin (words) where kind = 'page';
create index revenant_search_page_name_words on revenant_search using gin (name_words) where kind = 'page';
create index revenant_search_page_names on revenant_search using gin (names gin_trgm_ops) where kind = 'page';
create index revenant_search_words on revenant_search using gin (words) where kind <> 'page';
create index revenant_search_name_words on revenant_search using gin (name_words) where kind <> 'page';
create index revenant_search_names on revenant_search using gin (names gin_trgm_ops) where kind <> 'page';
create index revenant_search_whole on revenant_search (left(names, 200)) where names is not null;
-- Which visits have a page with this content.
create table revenant_search_visits (
  visit text not null,
  key text not null,
  capture text not null,
  at text not null,
  primary key (visit, key)
);
create index revenant_search_visits_by_key on revenant_search_visits (key, at);
create table revenant_search_unread (
  kind text not null,
  key text not null,
  primary key (kind, key)
);
create function revenant_search_noted() returns trigger language plpgsql as
  $$ declare which text; begin if tg_op = 'DELETE' then execute format('select ($1).%I::text', tg_argv[1]) into which using old; else execute format('select ($1).%I::text', tg_argv[1]) into which using new; end if; if tg_op <> 'INSERT' then delete from revenant_search s where s.kind = tg_argv[0] and s.key = which; end if; if tg_op = 'DELETE' then delete from revenant_search_unread u where u.kind = tg_argv[0] and u.key = which; else insert into revenant_search_unread values (tg_argv[0], which) on conflict (kind, key) do update set key = excluded.key; end if; return null; end $$;
create trigger revenant_search_entity after insert or delete on revenant_entities for each row execute function revenant_search_noted('entity', 'key');
create trigger revenant_search_entity_changed after update on revenant_entities for each row when (old.doc::text is distinct from new.doc::text) execute function revenant_search_noted('entity', 'key');
create trigger revenant_search_site after insert or delete on revenant_sites for each row execute function revenant_search_noted('site', 'site_key');
create trigger revenant_search_site_changed after update on revenant_sites for each row when (old.fingerprint <> new.fingerprint) execute function revenant_search_noted('site', 'site_key');
create trigger revenant_search_finding after insert or delete on revenant_matches for each row execute function revenant_search_noted('finding', 'id');
create trigger revenant_search_case after insert or delete on revenant_cases for each row execute function revenant_search_noted('case', 'id');
create trigger revenant_search_note after insert or update or delete on revenant_case_items for each row execute function revenant_search_noted('note', 'seq');
create trigger revenant_search_reason after insert or delete on revenant_judgements for each row execute function revenant_search_noted('reason', 'id');
-- A visit is to be read unless its pages are stored with its fingerprint.
create function revenant_search_fingerprinted() returns trigger language plpgsql as
  $$ begin if not exists (select from revenant_search_visits where visit = new.visit) then insert into revenant_search_unread values ('visit', new.visit) on conflict do nothing; end if; return null; end $$;
create trigger revenant_search_fingerprint after insert on revenant_fingerprints for each row execute function revenant_search_fingerprinted();
create function revenant_search_unvisited() returns trigger language plpgsql as
  $$ begin delete from revenant_search_unread where kind = 'visit' and key = old.id; with gone as (delete from revenant_search_visits where visit = old.id returning key) delete from revenant_search s using gone where s.kind = 'page' and s.key = gone.key and not exists (select from revenant_search_visits o where o.key = gone.key and o.visit <> old.id); return null; end $$;
create trigger revenant_search_visit after delete on revenant_visits for each row execute function revenant_search_unvisited();
insert into revenant_search_unread
  select 'entity', key from revenant_entities union select 'site', site_key::text from revenant_sites
  union select 'finding', id from revenant_matches union select 'case', id from revenant_cases
  union select 'note', seq::text from revenant_case_items union select 'reason', id from revenant_judgements
  union select 'visit', visit from revenant_fingerprints;
`,
    oldest: 39,
  },
  'suggestions: addresses worth a visit, with their reasons': `
create table revenant_suggestions (
  id text primary key,
  site text not null,
  state text not null,
  bits double precision not null,
  doc json not null
);
create index revenant_suggestions_by_rank on revenant_suggestions (state, bits desc, id);
create index revenant_suggestions_by_site on revenant_suggestions (left(site, 200));
create table revenant_suggestion_reasons (
  suggestion text not null references revenant_suggestions (id) on delete cascade,
  id text not null,
  visit text,
  entity text not null,
  doc json not null,
  primary key (suggestion, id)
);
create index revenant_suggestion_reasons_by_visit on revenant_suggestion_reasons (visit);
create index revenant_suggestion_reasons_by_entity on revenant_suggestion_reasons (entity);
`,
  'questions to sources and imports of lists are entries of the log': `
alter table revenant_log drop constraint revenant_log_kind_check;
alter table revenant_log add constraint revenant_log_kind_check
  check (kind in ('capture', 'match', 'judgement', 'retraction', 'export', 'assignment', 'purge', 'restore', 'hold', 'lift',
    'sign-in', 'failed-sign-in', 'user', 'key', 'password', 'hook', 'drawing', 'question', 'list'));
`,
  'platforms: the hosts of stored listings and profiles': `
create index revenant_visits_by_platform on revenant_visits (split_part(left(site, 200), '/', 1), kind)
  where kind <> 'website';
`,
  'lists and feeds that are kept current': {
    sql: `
create table revenant_kept (
  id text primary key,
  seq bigint generated always as identity,
  kind text not null,
  next_at timestamptz not null,
  doc json not null
);
create index revenant_kept_due on revenant_kept (next_at, seq);
`,
    oldest: 44,
  },
  'suggestions: visits of a domain in an hour, and crawls that follow suggestions': `
alter table revenant_suggestions add column domain text;
alter table revenant_suggestions add column queued_at timestamptz;
alter table revenant_suggestions add column noted_at timestamptz not null default now();
create index revenant_suggestions_by_queue on revenant_suggestions (queued_at) where queued_at is not null;
create table revenant_follows (
  id text primary key,
  seq bigint generated always as identity,
  state text not null,
  options json not null,
  worker text,
  lease_until timestamptz,
  doc json not null
);
create index revenant_follows_open on revenant_follows (seq) where state = 'open';
`,
  'runs have names': `
alter table revenant_runs add column name text;
`,
  'the entities of one list, in order': `
create index revenant_entities_of_list on revenant_entities (list_name, left(id, 200) collate "C", key);
drop index revenant_entities_list_name;
`,
  // No `oldest`: a program that does not know them would purge a finding and leave its comments.
  'comments, inboxes, and searches that are watched': `
create table revenant_comments (
  id text primary key,
  seq bigint generated always as identity,
  about text not null,
  subject text not null,
  -- The comment that this row withdraws. Null: it is a comment.
  withdraws text unique,
  doc json not null
);
create index revenant_comments_about on revenant_comments (about, left(subject, 200), seq);
create trigger revenant_comments_stay before update or delete or truncate on revenant_comments
  for each statement execute function revenant_stays();
create trigger revenant_search_comment after insert or delete on revenant_comments for each row execute function revenant_search_noted('comment', 'id');
create table revenant_inbox (
  id text primary key,
  seq bigint generated always as identity,
  user_id text not null,
  kind text not null,
  about text not null,
  subject text not null,
  read_at timestamptz,
  doc json not null
);
create index revenant_inbox_of on revenant_inbox (user_id, seq);
create index revenant_inbox_unread on revenant_inbox (user_id, seq) where read_at is null;
create index revenant_inbox_about on revenant_inbox (about, left(subject, 200));
create table revenant_saved_searches (
  id text primary key,
  seq bigint generated always as identity,
  user_id text not null,
  is_watched boolean not null,
  doc json not null
);
create index revenant_saved_searches_of on revenant_saved_searches (user_id, seq);
create index revenant_saved_searches_watched on revenant_saved_searches (id) where is_watched;
create table revenant_search_hits (
  search text not null references revenant_saved_searches (id) on delete cascade,
  -- Hash of what fits.
  key text not null,
  seq bigint generated always as identity,
  about text not null,
  subject text not null,
  -- Null: it fitted before the search was watched.
  at timestamptz,
  is_told boolean not null,
  doc json,
  primary key (search, key)
);
create index revenant_search_hits_new on revenant_search_hits (search, seq) where at is not null;
create index revenant_search_hits_about on revenant_search_hits (about, left(subject, 200));
-- Rows of the index that were not compared with the watched searches yet.
create table revenant_search_fresh (id bigint primary key);
create function revenant_search_watched() returns trigger language plpgsql as
  $$ begin if exists (select from revenant_saved_searches where is_watched) then insert into revenant_search_fresh select id from added on conflict do nothing; end if; return null; end $$;
create trigger revenant_search_fresh after insert on revenant_search referencing new table as added
  for each statement execute function revenant_search_watched();
alter table revenant_log drop constraint revenant_log_kind_check;
alter table revenant_log add constraint revenant_log_kind_check
  check (kind in ('capture', 'match', 'judgement', 'retraction', 'export', 'assignment', 'purge', 'restore', 'hold', 'lift',
    'sign-in', 'failed-sign-in', 'user', 'key', 'password', 'hook', 'drawing', 'question', 'list', 'comment', 'withdrawal'));
`,
  'operators: names, notes, merges and splits that people decide': `
create table revenant_operator_decisions (
  seq bigint generated always as identity primary key,
  id text not null unique,
  doc json not null
);
create trigger revenant_operator_decisions_stay before update or delete or truncate on revenant_operator_decisions
  for each statement execute function revenant_stays();
alter table revenant_log drop constraint revenant_log_kind_check;
alter table revenant_log add constraint revenant_log_kind_check
  check (kind in ('capture', 'match', 'judgement', 'retraction', 'export', 'assignment', 'purge', 'restore', 'hold', 'lift',
    'sign-in', 'failed-sign-in', 'user', 'key', 'password', 'hook', 'drawing', 'question', 'list', 'comment', 'withdrawal', 'operator'));
`,
  'suggestions: what people made of their reasons': {
    sql: `
create table revenant_reason_judgements (
  seq bigint generated always as identity primary key,
  suggestion text not null references revenant_suggestions (id) on delete cascade,
  at timestamptz not null,
  doc json not null
);
create index revenant_reason_judgements_of on revenant_reason_judgements (suggestion);
`,
    oldest: 50,
  },
  // No `oldest`: a program that does not know them would purge a site and leave what sifting found.
  'archives of the web that are sifted, in parts': `
create table revenant_sifts (
  id text primary key,
  -- Null: it has ended.
  step text,
  doc json not null
);
create table revenant_sift_parts (
  id text primary key,
  sift text not null references revenant_sifts (id) on delete cascade,
  ordinal bigint generated always as identity,
  -- Null: it waits for the others, or has ended.
  step text,
  is_file boolean not null,
  name text not null,
  bytes bigint,
  at bigint not null default 0,
  skip bigint not null default 0,
  counts json not null,
  -- What came of a site.
  outcome json,
  problems json not null default '[]',
  worker text,
  lease_until timestamptz,
  token bigint not null default 0,
  -- Since its last checkpoint: workers that died on it, attempts that failed, and why the last one did.
  deaths integer not null default 0,
  failures integer not null default 0,
  failure text,
  not_before timestamptz
);
create index revenant_sift_parts_of on revenant_sift_parts (sift, step);
create index revenant_sift_parts_next on revenant_sift_parts (deaths, failures, ordinal) where step is not null and worker is null;
create index revenant_sift_parts_at_work on revenant_sift_parts (worker) where worker is not null;
create table revenant_sift_found (
  part text not null references revenant_sift_parts (id) on delete cascade,
  kind text not null,
  at bigint not null,
  skip bigint not null,
  sift text not null,
  site text not null,
  doc json not null,
  primary key (part, kind, at, skip)
);
create index revenant_sift_found_of on revenant_sift_found (sift, left(site, 200), kind);
create index revenant_sift_found_by_site on revenant_sift_found (left(site, 200));
`,
  // No `oldest`: a program that does not know them would purge an entity and leave its sites.
  'attributions: the sites of listed parties': `
create table revenant_attributions (
  id bigint generated always as identity primary key,
  site text not null,
  kind text not null,
  -- Null: the whole site.
  address text,
  entity text not null,
  entity_key text not null,
  why text not null check (why in ('person', 'capture', 'seed', 'list')),
  since text not null,
  until text,
  -- Of a person: the confirmed sites that lead here, and the last finding.
  chain json,
  match text,
  changed_at timestamptz not null default clock_timestamp(),
  -- False: the stored pairs of the site are to be compared again.
  compared boolean not null,
  lease text,
  leased_until timestamptz
);
create unique index revenant_attributions_once on revenant_attributions (md5(site), kind, md5(coalesce(address, '')), entity_key, why);
create index revenant_attributions_by_site on revenant_attributions (left(site, 200));
create index revenant_attributions_by_entity on revenant_attributions (left(entity, 200));
create index revenant_attributions_by_key on revenant_attributions (entity_key);
create index revenant_attributions_changed on revenant_attributions (changed_at, id) where not compared;
insert into revenant_attributions (site, kind, entity, entity_key, why, since, compared)
  select site, kind, entity, encode(sha256(convert_to(entity, 'UTF8')), 'hex'),
    case source when 'import' then 'capture' else 'seed' end, left(min(doc->>'startedAt'), 10), false
  from revenant_visits where entity is not null group by 1, 2, 3, 4, 5;
alter table revenant_entities add column sites_read boolean not null default false;
create index revenant_entities_unread_sites on revenant_entities (key) where not sites_read;
`,
};

export const MIGRATIONS: readonly Migration[] = Object.entries(HISTORY).map(([name, step], index) => {
  return { version: index + 1, name, ...(typeof step === 'string' ? { sql: step } : step) };
});

/** The version that this program knows. */
export const NEWEST = MIGRATIONS.length;
