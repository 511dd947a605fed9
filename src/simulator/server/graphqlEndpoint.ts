import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { formatTime, type Clock } from '../clock.ts';
import { noTrouble, type Call, type Trouble } from '../graphql/call.ts';
import { priceCall } from '../graphql/cost.ts';
import { answerExecutionError, answerValidationError, type AnsweredError } from '../graphql/errors.ts';
import type { Journal } from '../state/journal.ts';
import type { Tracker } from '../state/tracker.ts';
import type { Budget, Refusal } from './budget.ts';
import type { Churn } from './churn.ts';
import type { FaultSwitch, MetFault } from './faultSwitch.ts';
import type { Grant } from './grants.ts';
import type { LateWrites } from './late.ts';
import { gatewayPage, jsonAnswer, noPointsAnswer, secondaryAnswer, type Answer } from './refusals.ts';

/** What happened to one call besides its result; filled in while it runs. */
export type Course = {
  readonly grant: Grant;
  refused: Refusal | null;
  met: readonly MetFault[];
  /** Operation name, or the fields of a mutation. */
  operation: string | null;
  points: number;
  writes: number;
};

export type GraphqlEndpoint = (
  request: IncomingMessage,
  response: ServerResponse,
  course: Course,
) => Promise<Answer | 'cut'>;

type Context = { course: Course };

type Parts = {
  readonly schema: GraphQLSchema;
  readonly tracker: Tracker;
  readonly clock: Clock;
  readonly budget: Budget;
  readonly faults: FaultSwitch;
  readonly churn: Churn;
  readonly late: LateWrites;
  readonly journal: Journal;
};

/**
 * The GraphQL endpoint: Yoga reads, parses, validates (both cached by document) and executes; this module adds what
 * is GitHub's own: points, limits, refusals and the shape of errors. Execution is the reference executor: resolvers
 * are synchronous, and it needs a third of the time of Yoga's default on a page of 100 issues with 20 comments each.
 */
export function createGraphqlEndpoint(parts: Parts): GraphqlEndpoint {
  const plugin: Plugin<object, Context> = {
    onValidate:
      () =>
      ({ valid, result, setResult }) => {
        if (valid) return;
        const errors = (result as readonly unknown[]).filter((error) => !isTolerated(error));
        setResult(
          // A document that was refused before comes out of the cache with its errors already translated.
          errors.map((error) =>
            asAnswered(
              error instanceof GraphQLError ? answerValidationError(error) : (error as AnsweredError),
            ),
          ),
        );
      },
    onExecute: ({ args, setExecuteFn, setResultAndStopExecution }) => {
      const { course } = args.contextValue as unknown as Context;
      const settled = prepare(parts, args, course);
      if ('refused' in settled) {
        setResultAndStopExecution(settled.refused);
        return;
      }
      setExecuteFn(() => {
        if (settled.call.cost.dryRun) return dryRunResult(settled.call);
        const result = execute({
          ...(args as unknown as ExecutionArgs),
          contextValue: settled.call,
        }) as ExecutionResult;
        return shapeErrors(result);
      });
    },
    onResultProcess: (hook) => {
      hook.setResultProcessor(
        (result, fetchAPI) =>
          new fetchAPI.Response(JSON.stringify(withoutHints(result as ExecutionResult)), {
            status: isUnreadable(result as ExecutionResult) ? 400 : 200,
            headers: { 'content-type': 'application/json; charset=utf-8' },
          }),
        'application/json',
      );
    },
  };
  const yoga = createYoga<Context>({
    schema: parts.schema,
    plugins: [plugin],
    graphqlEndpoint: '*',
    maskedErrors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    cors: false,
    multipart: false,
  });

  return async (request, response, course) => {
    const answered = await yoga.handleNodeRequestAndResponse(request, response, { course });
    if (!answered.ok) return jsonAnswer(400, { message: 'Problems parsing JSON', status: '400' });
    const answer: Answer = {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: await answered.text(),
    };
    return afterwards(parts, course, answer);
  };
}

type Prepared = { readonly call: Call } | { readonly refused: { readonly errors: readonly AnsweredError[] } };

/** Prices the call, lets faults and limits speak first, and charges it. */
function prepare(parts: Parts, args: ExecutionArgs, course: Course): Prepared {
  const operation = getOperationAST(args.document, args.operationName);
  if (operation == null) return { refused: { errors: [{ message: 'An operation name is required' }] } };
  const cost = priceCall(parts.schema, args.document, operation, args.variableValues ?? {});
  const names = namesOf(operation);
  course.operation = names.join(' ') || null;
  course.writes = cost.writes;
  course.met = parts.faults.meet({ kind: cost.writes > 0 ? 'write' : 'read', names });
  let isStopped = false;
  for (const { effect } of course.met) {
    if (effect.kind === 'churn') parts.churn.beforeRead(effect.perSecond);
    if (effect.kind === 'no-points') isStopped = true;
    if ((effect.kind === 'cut' || effect.kind === 'answer') && effect.when === 'before') {
      isStopped = true;
      if (effect.kind === 'answer' && effect.points !== undefined) charge(parts, course, effect.points);
    }
  }
  if (isStopped) return { refused: { errors: [] } };
  if (cost.violations.length > 0) return { refused: { errors: cost.violations } };
  course.refused = parts.budget.admit(cost.writes);
  if (course.refused !== null) return { refused: { errors: [] } };
  if (!cost.dryRun) charge(parts, course, cost.points);
  const call: Call = {
    tracker: parts.tracker,
    clock: parts.clock,
    cost,
    budget: parts.budget.state(),
    viewer: course.grant.account,
    grant: course.grant,
    journal: parts.journal,
    trouble: troubleOf(course.met),
  };
  const late = course.met.find(({ effect }) => effect.kind === 'late')?.effect;
  if (late?.kind !== 'late') return { call };
  parts.late.add(late.seconds, (at) => {
    // Resolvers are synchronous: what is executed is done when this returns.
    void execute({ ...args, contextValue: { ...call, clock: { seconds: () => at } } satisfies Call });
  });
  return { refused: { errors: [] } };
}

/**
 * GitHub's validator lets one response name stand for fields of different types where only one of them can apply:
 * `state` of an issue beside `state` of a pull request, which `gh` asks for. The reference validator does not.
 */
function isTolerated(error: unknown): boolean {
  return error instanceof GraphQLError && error.message.includes('they return conflicting types');
}

function charge(parts: Parts, course: Course, points: number): void {
  parts.budget.charge(points);
  course.points += points;
}

/** The names by which a fault can be told to wait for a call. */
function namesOf(operation: OperationDefinitionNode): readonly string[] {
  const fields =
    operation.operation === OperationTypeNode.MUTATION
      ? operation.selectionSet.selections.flatMap((selection) =>
          selection.kind === Kind.FIELD ? [selection.name.value] : [],
        )
      : [];
  return [...(operation.name === undefined ? [] : [operation.name.value]), ...fields];
}

function troubleOf(met: readonly MetFault[]): Trouble {
  if (met.length === 0) return noTrouble;
  const has = (kind: MetFault['effect']['kind']) => met.some(({ effect }) => effect.kind === kind);
  const nullPages = met.find(({ effect }) => effect.kind === 'null-pages')?.effect;
  return {
    nullPagesAbove: nullPages?.kind === 'null-pages' ? nullPages.above : null,
    isSignedOut: has('signed-out'),
    isLost: has('lost'),
    keepsLongBodies: has('long-body-kept'),
    faults: met.map(({ name }) => name),
  };
}

function shapeErrors(result: ExecutionResult): ExecutionResult {
  if (result.errors === undefined) return result;
  return {
    data: result.data ?? null,
    errors: result.errors.map((error) => asAnswered(answerExecutionError(error))),
  };
}

/** Yoga hands errors on as they are and the processor above writes them as JSON: the wider type is a formality. */
function asAnswered(error: AnsweredError): GraphQLError {
  return error as unknown as GraphQLError;
}

/** The body was no JSON, or had no query: GitHub answers 400 without looking further. */
function isUnreadable(result: ExecutionResult): boolean {
  return result.data === undefined && result.errors?.[0]?.extensions?.['code'] === 'BAD_REQUEST';
}

/** Takes out what Yoga adds to errors for its own HTTP layer; `rest` keeps type, path, places and message. */
function withoutHints(result: ExecutionResult): unknown {
  if (result.errors === undefined) return result;
  const errors = result.errors.map((error) => {
    const { extensions, ...rest } = (error instanceof GraphQLError ? error.toJSON() : error) as AnsweredError;
    // GitHub's own codes (undefinedField, …) are in camel case; Yoga's are in capitals.
    const code = extensions?.['code'];
    const isSaml = extensions?.['saml_failure'];
    if (typeof isSaml === 'boolean') return { ...rest, extensions: { saml_failure: isSaml } };
    if (typeof code !== 'string' || /^[A-Z_]+$/.test(code)) return rest;
    return {
      ...rest,
      extensions: Object.fromEntries(Object.entries(extensions ?? {}).filter(([name]) => name !== 'http')),
    };
  });
  return { ...result, errors };
}

function dryRunResult(call: Call): ExecutionResult {
  const { budget, cost } = call;
  return {
    data: {
      rateLimit: {
        cost: cost.points,
        nodeCount: cost.nodes,
        limit: budget.limit,
        used: budget.used,
        remaining: budget.remaining,
        resetAt: formatTime(budget.resetAt),
      },
    },
  };
}

/** Applies what the faults and limits leave of the answer. */
async function afterwards(parts: Parts, course: Course, answer: Answer): Promise<Answer | 'cut'> {
  const { account } = course.grant;
  let outcome = answer;
  for (const { effect } of course.met) {
    switch (effect.kind) {
      case 'delay':
        await new Promise((resolve) => setTimeout(resolve, effect.milliseconds));
        break;
      case 'cut':
        return 'cut';
      case 'late':
        if (effect.then === 'cut') return 'cut';
        outcome = {
          status: 502,
          headers: { 'content-type': 'text/html' },
          body: gatewayPage('502 Bad Gateway'),
        };
        break;
      case 'cut-answer':
        outcome = { ...outcome, half: 'cut' };
        break;
      case 'half-answer':
        outcome = { ...outcome, half: 'ended' };
        break;
      case 'answer':
        outcome = { status: effect.status, headers: effect.headers, body: effect.body };
        break;
      case 'no-points':
        outcome = noPointsAnswer(effect.form, account);
        break;
      case 'signed-out':
        outcome = {
          ...outcome,
          headers: {
            ...outcome.headers,
            'x-github-sso': `partial-results; organizations=${parts.tracker.repository.databaseId}`,
          },
        };
        break;
      case 'null-pages':
      case 'lost':
      case 'long-body-kept':
      case 'churn':
      case 'skew':
        break;
    }
  }
  if (course.refused?.kind === 'primary') return noPointsAnswer('200', account);
  if (course.refused?.kind === 'secondary') return secondaryAnswer(course.refused.retryAfter);
  return outcome;
}
