/** The nouns of the desk. Each has a rule, operations of the API, and pages. */
import { accountOperations } from './account/api.ts';
import { accountPages } from './account/page.ts';
import { accountRule } from './account/rule.ts';
import { caseOperations } from './cases/api.ts';
import { casePages } from './cases/page.ts';
import { caseRule } from './cases/rule.ts';
import { commentOperations } from './comments/api.ts';
import { commentPages } from './comments/page.ts';
import { commentRule } from './comments/rule.ts';
import { comparisonOperations } from './comparisons/api.ts';
import { comparisonPages } from './comparisons/page.ts';
import { comparisonRule } from './comparisons/rule.ts';
import { entityOperations } from './entities/api.ts';
import { entityPages } from './entities/page.ts';
import { entityRule } from './entities/rule.ts';
import { findingOperations } from './findings/api.ts';
import { findingPages } from './findings/page.ts';
import { findingRule } from './findings/rule.ts';
import type { Operation } from './frame/operations.ts';
import type { DeskParts } from './frame/parts.ts';
import type { PageRoute } from './frame/routes.ts';
import { healthOperations } from './health/api.ts';
import { healthPages } from './health/page.ts';
import { healthRule } from './health/rule.ts';
import { holdOperations } from './holds/api.ts';
import { holdPages } from './holds/page.ts';
import { holdRule } from './holds/rule.ts';
import { hookOperations } from './hooks/api.ts';
import { hookPages } from './hooks/page.ts';
import { hookRule } from './hooks/rule.ts';
import { importOperations } from './imports/api.ts';
import { importPages } from './imports/page.ts';
import { importRule } from './imports/rule.ts';
import { inboxOperations } from './inbox/api.ts';
import { inboxPages } from './inbox/page.ts';
import { inboxRule } from './inbox/rule.ts';
import { listOperations } from './lists/api.ts';
import { listPages } from './lists/page.ts';
import { listRule } from './lists/rule.ts';
import { logOperations } from './log/api.ts';
import { logPages } from './log/page.ts';
import { logRule } from './log/rule.ts';
import { manualPages } from './manual/page.ts';
import { newsOperations } from './news/api.ts';
import { newsPages } from './news/page.ts';
import { newsRule } from './news/rule.ts';
import { operatorOperations } from './operators/api.ts';
import { operatorPages } from './operators/page.ts';
import { operatorRule } from './operators/rule.ts';
import { purgeOperations } from './purges/api.ts';
import { purgePages } from './purges/page.ts';
import { purgeRules } from './purges/rule.ts';
import { replayPages } from './replay/page.ts';
import { runOperations } from './runs/api.ts';
import { runPages } from './runs/page.ts';
import { runRule } from './runs/rule.ts';
import { scheduleOperations } from './schedules/api.ts';
import { schedulePages } from './schedules/page.ts';
import { scheduleRule } from './schedules/rule.ts';
import { searchOperations } from './searches/api.ts';
import { searchPages } from './searches/page.ts';
import { searchRule } from './searches/rule.ts';
import { siteOperations } from './sites/api.ts';
import { sitePages } from './sites/page.ts';
import { siteRule } from './sites/rule.ts';
import { suggestionOperations } from './suggestions/api.ts';
import { suggestionPages } from './suggestions/page.ts';
import { suggestionRule } from './suggestions/rule.ts';
import { tokenOperations } from './tokens/api.ts';
import { tokenPages } from './tokens/page.ts';
import { tokenRule } from './tokens/rule.ts';
import { userOperations } from './users/api.ts';
import { userPages } from './users/page.ts';
import { userRule } from './users/rule.ts';

export interface Noun {
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly pages: readonly PageRoute[];
}

const noun =
  <Rule>(
    name: string,
    ruleOf: (parts: DeskParts) => Rule,
    operationsOf: (rule: Rule) => readonly Operation[],
    pagesOf: (rule: Rule, parts: DeskParts) => readonly PageRoute[],
  ) =>
  (parts: DeskParts): Noun => {
    const rule = ruleOf(parts);
    return { name, operations: operationsOf(rule), pages: pagesOf(rule, parts) };
  };

const NOUNS = [
  noun('findings', findingRule, findingOperations, findingPages),
  noun('news', newsRule, newsOperations, newsPages),
  noun('inbox', inboxRule, inboxOperations, inboxPages),
  noun('comments', commentRule, commentOperations, commentPages),
  noun('cases', caseRule, caseOperations, casePages),
  noun('sites', siteRule, siteOperations, sitePages),
  noun('suggestions', suggestionRule, suggestionOperations, suggestionPages),
  noun('searches', searchRule, searchOperations, searchPages),
  noun('operators', operatorRule, operatorOperations, operatorPages),
  noun('entities', entityRule, entityOperations, entityPages),
  noun('imports', importRule, importOperations, importPages),
  noun('comparisons', comparisonRule, comparisonOperations, comparisonPages),
  noun('runs', runRule, runOperations, runPages),
  noun('schedules', scheduleRule, scheduleOperations, schedulePages),
  noun('lists', listRule, listOperations, listPages),
  noun('hooks', hookRule, hookOperations, hookPages),
  noun('log', logRule, logOperations, logPages),
  noun('holds', holdRule, holdOperations, holdPages),
  noun('purges', purgeRules, purgeOperations, purgePages),
  noun('health', healthRule, healthOperations, healthPages),
  noun('users', userRule, userOperations, userPages),
  noun('tokens', tokenRule, tokenOperations, tokenPages),
  noun('account', accountRule, accountOperations, accountPages),
  (parts: DeskParts): Noun => ({ name: 'replay', operations: [], pages: replayPages(parts) }),
  (parts: DeskParts): Noun => ({ name: 'manual', operations: [], pages: manualPages(parts) }),
];

export const openNouns = (parts: DeskParts): Noun[] => NOUNS.map((open) => open(parts));
