import * as v from 'valibot';
import { fewestTokens, type Brief } from '#domain/brief/brief.ts';
import type { IssueKey } from '#domain/tracker.ts';
import type { Finding } from '#domain/verdicts/lint/finding.ts';
import type { AccountCheck, AccountsView, DeviceCode, RepositoryList } from './account.ts';
import type { SessionState } from './session.ts';
import type {
  DifferenceView,
  ImportSummary,
  IssueView,
  ProgrammeView,
  ScheduleView,
  SearchFound,
  SinceLastLook,
  WorkspaceView,
} from './views.ts';

/**
 * The one contract between the window (or a browser, or the command line) and the engine.
 * A request stands here with its guard and its answer; a handler table that lacks one does not compile.
 */

const issueKeyGuard = v.custom<IssueKey>(
  (value) =>
    typeof value === 'string' && value.length <= 200 && /^[^\s#]+\/[^\s#]+#[1-9]\d{0,9}$/.test(value),
  'an issue key such as owner/name#12',
);
const nothing = v.strictObject({});
const repositoryGuard = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^[^\s/#]+\/[^\s/#]+$/, 'a name such as owner/name'),
);
/** A GraphQL endpoint, as `apiUrlOfServer` makes it. */
const apiUrlGuard = v.pipe(v.string(), v.minLength(1), v.maxLength(500), v.regex(/^https?:\/\//));

/** Guards for the inputs, which arrive as `unknown`. Strict: a key too many is refused. */
export const requestGuards = {
  'session.read': nothing,
  'session.refresh': nothing,
  'session.openDemo': nothing,
  'session.openExport': v.strictObject({
    paths: v.pipe(
      v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(4_096))),
      v.minLength(1),
      v.maxLength(50),
    ),
    /** Whose issues these are, where the export does not say. */
    repository: v.optional(
      v.pipe(v.string(), v.maxLength(200), v.regex(/^[^\s/#]+\/[^\s/#]+$/, 'a name such as owner/name')),
    ),
  }),
  'account.read': nothing,
  'account.check': v.strictObject({
    apiUrl: apiUrlGuard,
    /** The one that is held for that server already where it is absent. */
    token: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))),
    repository: v.optional(repositoryGuard),
  }),
  'account.repositories': v.strictObject({
    apiUrl: apiUrlGuard,
    search: v.pipe(v.string(), v.maxLength(200)),
  }),
  'account.startDevice': v.strictObject({ apiUrl: apiUrlGuard }),
  'account.awaitDevice': nothing,
  'account.cancelDevice': nothing,
  'account.connect': v.strictObject({ apiUrl: apiUrlGuard, repository: repositoryGuard }),
  'account.signOut': v.strictObject({ apiUrl: apiUrlGuard }),
  'repairs.understood': nothing,
  'workspace.read': nothing,
  'workspace.addRepository': v.strictObject({ repository: repositoryGuard }),
  'workspace.removeRepository': v.strictObject({ repository: repositoryGuard }),
  /** Null: it is found by itself again. */
  'workspace.setCoordination': v.strictObject({ issue: v.nullable(issueKeyGuard) }),
  'programme.read': nothing,
  'findings.read': nothing,
  'brief.read': v.strictObject({
    whom: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    plan: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    maxTokens: v.optional(v.pipe(v.number(), v.integer(), v.minValue(fewestTokens), v.maxValue(1_000_000))),
  }),
  'issue.read': v.strictObject({ issue: issueKeyGuard }),
  'schedule.read': v.strictObject({
    /** As many as the budget allows where it is absent. */
    runs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))),
    seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_294_967_295))),
    /** As many as are named where it is absent. */
    workers: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))),
  }),
  'look.read': nothing,
  'look.mark': nothing,
  'difference.read': v.strictObject({
    since: v.variant('kind', [
      v.strictObject({ kind: v.literal('time'), at: v.pipe(v.string(), v.maxLength(40), v.isoTimestamp()) }),
      v.strictObject({ kind: v.literal('last-look') }),
      v.strictObject({ kind: v.literal('last-import') }),
    ]),
  }),
  'search.find': v.strictObject({
    text: v.pipe(v.string(), v.maxLength(500)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
    /** Who types: a newer search of the same one takes the place of this, which then fails as `busy`. */
    asker: v.optional(v.picklist(['palette', 'view'])),
  }),
} as const;

export type RequestName = keyof typeof requestGuards;
export type RequestInput<Name extends RequestName> = v.InferOutput<(typeof requestGuards)[Name]>;

/** What each request answers when it succeeds. */
export type RequestOutputs = {
  'session.read': SessionState;
  'session.refresh': SessionState;
  'session.openDemo': SessionState;
  'session.openExport': ImportSummary;
  'account.read': AccountsView;
  /** Asks the server about a token and, where a repository is named, about each permission that Nami needs there. */
  'account.check': AccountCheck;
  'account.repositories': RepositoryList;
  /** A code to be typed in the browser; whoever asks again gets another one, and the first is given up. */
  'account.startDevice': DeviceCode;
  /** Waits until somebody confirmed the code; null when it was called off. The token stays with the engine. */
  'account.awaitDevice': AccountCheck | null;
  'account.cancelDevice': null;
  /** Keeps the token that was checked last for that server, and follows the repository. */
  'account.connect': SessionState;
  /** Forgets the token. What is mirrored stays. */
  'account.signOut': SessionState;
  /** The user has read what was repaired: it is not told again. */
  'repairs.understood': SessionState;
  'workspace.read': WorkspaceView;
  /** It is mirrored from the next poll on, which follows at once. */
  'workspace.addRepository': SessionState;
  /** It is no longer followed or shown; what is mirrored of it stays. */
  'workspace.removeRepository': SessionState;
  'workspace.setCoordination': WorkspaceView;
  'programme.read': ProgrammeView;
  /** Contradictions, computed when asked for; severity, then subject, then code. */
  'findings.read': readonly Finding[];
  /** What a session that lost its context reads first. */
  'brief.read': Brief;
  'issue.read': IssueView;
  /** Baseline, actual, blocked time and forecast, computed when asked for. */
  'schedule.read': ScheduleView;
  'look.read': SinceLastLook;
  /** Moves the look-mark to the present as-of and answers what was new until then. */
  'look.mark': SinceLastLook;
  /** What changed since a moment, the last look (the last import where nobody has looked), or the last import. */
  'difference.read': DifferenceView;
  'search.find': SearchFound;
};
export type RequestOutput<Name extends RequestName> = RequestOutputs[Name];

/** Fails to compile when a guard has no answer type or the other way round. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
true satisfies Same<RequestName, keyof RequestOutputs>;
