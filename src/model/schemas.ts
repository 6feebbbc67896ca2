/**
 * Every document that is printed, sent or read, by its published name: the source of the JSON
 * Schemas in schemas/.
 */
import { z } from 'zod';
import { Alert, Delivery, Hook } from './alert.ts';
import { BackupManifest, RestoreDocument } from './backup.ts';
import { BenchDocument } from './bench.ts';
import { Assignment } from './decisions/assignment.ts';
import { AuditEvent } from './decisions/audit.ts';
import { CaseFolder } from './decisions/case.ts';
import { Comment, Withdrawal } from './decisions/comment.ts';
import {
  CaseVerificationDocument,
  Checkpoint,
  ExportDocument,
  Judgement,
  LogEntry,
  LogVerificationDocument,
  VerificationDocument,
} from './decisions/evidence.ts';
import { Hold } from './decisions/hold.ts';
import { ShownEntry } from './decisions/inbox.ts';
import { OperatorDecision } from './decisions/operator.ts';
import { PurgeDocument, PurgePart, PurgeProgress } from './decisions/purge.ts';
import { SavedSearch } from './decisions/saved-search.ts';
import { SearchDocument } from './decisions/search.ts';
import { Token } from './decisions/token.ts';
import { User } from './decisions/user.ts';
import { Drawing } from './derived/drawing.ts';
import { Follow } from './derived/follow.ts';
import { MatchDocument } from './derived/match.ts';
import { MentionDocument } from './derived/mention.ts';
import { QuestionsDocument } from './derived/questions.ts';
import { SiftDocument } from './derived/sift.ts';
import { Suggestion } from './derived/suggestion.ts';
import { Timeline } from './derived/timeline.ts';
import {
  DoctorDocument,
  EntityDocument,
  FingerprintDocument,
  ImageDocument,
  LookupDocument,
  MigrationDocument,
  RobotsDocument,
  ScheduleDocument,
  VisitDocument,
} from './documents.ts';
import { SweepList, Watchlist } from './facts/seed.ts';
import { ListVersion, WatchlistChange } from './facts/watchlist.ts';
import { KeptSource } from './kept-source.ts';
import { SweepListDocument, SweepRowDocument } from './sweep-list.ts';

export const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  'revenant.alert-1': Alert,
  'revenant.assignment-1': Assignment,
  'revenant.bench-1': BenchDocument,
  'revenant.backup-1': BackupManifest,
  'revenant.case-1': CaseFolder,
  'revenant.case-verification-1': CaseVerificationDocument,
  'revenant.checkpoint-1': Checkpoint,
  'revenant.comment-1': Comment,
  'revenant.delivery-1': Delivery,
  'revenant.doctor-1': DoctorDocument,
  'revenant.drawing-1': Drawing,
  'revenant.entity-1': EntityDocument,
  'revenant.export-1': ExportDocument,
  'revenant.fingerprint-1': FingerprintDocument,
  'revenant.audit-1': AuditEvent,
  'revenant.hold-1': Hold,
  'revenant.hook-1': Hook,
  'revenant.image-1': ImageDocument,
  'revenant.kept-1': KeptSource,
  'revenant.inbox-entry-1': ShownEntry,
  'revenant.list-version-1': ListVersion,
  'revenant.judgement-1': Judgement,
  'revenant.log-entry-1': LogEntry,
  'revenant.log-verification-1': LogVerificationDocument,
  'revenant.lookup-1': LookupDocument,
  'revenant.match-1': MatchDocument,
  'revenant.mention-1': MentionDocument,
  'revenant.migration-1': MigrationDocument,
  'revenant.operator-decision-1': OperatorDecision,
  'revenant.purge-1': PurgeDocument,
  'revenant.purge-part-1': PurgePart,
  'revenant.purge-progress-1': PurgeProgress,
  'revenant.restore-1': RestoreDocument,
  'revenant.robots-1': RobotsDocument,
  'revenant.schedule-1': ScheduleDocument,
  'revenant.saved-search-1': SavedSearch,
  'revenant.search-1': SearchDocument,
  'revenant.questions-1': QuestionsDocument,
  'revenant.sift-1': SiftDocument,
  'revenant.suggestion-1': Suggestion,
  'revenant.follow-1': Follow,
  'revenant.sweep-1': SweepList,
  'revenant.sweep-list-1': SweepListDocument,
  'revenant.sweep-row-1': SweepRowDocument,
  'revenant.timeline-1': Timeline,
  'revenant.token-1': Token,
  'revenant.user-1': User,
  'revenant.verification-1': VerificationDocument,
  'revenant.visit-1': VisitDocument,
  'revenant.watchlist-1': Watchlist,
  'revenant.withdrawal-1': Withdrawal,
  'revenant.watchlist-change-1': WatchlistChange,
};

/**
 * The JSON Schema (draft 2020-12) of one document. Lists are described as they are written, before
 * defaults are filled in.
 */
export function jsonSchema(name: string): object {
  const schema = SCHEMAS[name];
  if (schema === undefined) throw new Error(`no schema of that name: ${name}`);
  const io = name === 'revenant.sweep-1' || name === 'revenant.watchlist-1' ? 'input' : 'output';
  return { ...z.toJSONSchema(schema, { io }), title: name.replace('-', '/') };
}
