import * as v from 'valibot';
import type { IssueKey } from '#domain/tracker.ts';
import type { Finding } from '#domain/verdicts/lint/finding.ts';
import type { SessionState } from './session.ts';
import type { ImportSummary, IssueView, ProgrammeView, SearchHit, SinceLastLook } from './views.ts';

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
  }),
  'programme.read': nothing,
  'findings.read': nothing,
  'issue.read': v.strictObject({ issue: issueKeyGuard }),
  'look.read': nothing,
  'look.mark': nothing,
  'search.find': v.strictObject({
    text: v.pipe(v.string(), v.maxLength(500)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
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
  'programme.read': ProgrammeView;
  /** Contradictions, computed when asked for; severity, then subject, then code. */
  'findings.read': readonly Finding[];
  'issue.read': IssueView;
  'look.read': SinceLastLook;
  /** Moves the look-mark to the present as-of and answers what was new until then. */
  'look.mark': SinceLastLook;
  'search.find': readonly SearchHit[];
};
export type RequestOutput<Name extends RequestName> = RequestOutputs[Name];

/** Fails to compile when a guard has no answer type or the other way round. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
true satisfies Same<RequestName, keyof RequestOutputs>;
