import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  execute,
  getOperationAST,
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { formatTime, type Clock } from '../clock.ts';
import type { Call } from '../graphql/call.ts';
import { priceCall } from '../graphql/cost.ts';
import { answerExecutionError, answerValidationError, type AnsweredError } from '../graphql/errors.ts';
import type { Tracker } from '../state/tracker.ts';
import type { Budget, Refusal } from './budget.ts';
import type { FaultEffect, FaultSwitch } from './faults.ts';
import { jsonAnswer, noPointsAnswer, secondaryAnswer, type Answer } from './refusals.ts';

export type GraphqlEndpoint = (request: IncomingMessage, response: ServerResponse) => Promise<Answer | 'cut'>;

/** What happened to one call besides its result; filled in while it runs. */
type Course = { refused: Refusal | null; effects: FaultEffect[] };
type Context = { course: Course };

type Parts = {
  readonly schema: GraphQLSchema;
  readonly tracker: Tracker;
  readonly clock: Clock;
  readonly budget: Budget;
  readonly faults: FaultSwitch;
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
        setResult(
          result.map((error) =>
            asAnswered(
              error instanceof GraphQLError ? answerValidationError(error) : { message: String(error) },
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

  return async (request, response) => {
    const course: Course = { refused: null, effects: [] };
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
  course.effects = parts.faults.meet(cost.writes > 0 ? 'write' : 'read');
  const stopped = course.effects.some(
    (effect) =>
      effect.kind === 'no-points' ||
      ((effect.kind === 'cut' || effect.kind === 'answer') && effect.when === 'before'),
  );
  if (stopped) return { refused: { errors: [] } };
  if (cost.violations.length > 0) return { refused: { errors: cost.violations } };
  course.refused = parts.budget.admit(cost.writes);
  if (course.refused !== null) return { refused: { errors: [] } };
  if (!cost.dryRun) parts.budget.charge(cost.points);
  const nullPages = course.effects.find((effect) => effect.kind === 'null-pages');
  return {
    call: {
      tracker: parts.tracker,
      clock: parts.clock,
      cost,
      budget: parts.budget.state(),
      nullPagesAbove: nullPages?.above ?? null,
    },
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
  let outcome = answer;
  for (const effect of course.effects) {
    switch (effect.kind) {
      case 'delay':
        await new Promise((resolve) => setTimeout(resolve, effect.milliseconds));
        break;
      case 'cut':
        return 'cut';
      case 'cut-answer':
        outcome = { ...outcome, half: true };
        break;
      case 'answer':
        outcome = { status: effect.status, headers: effect.headers, body: effect.body };
        break;
      case 'no-points':
        outcome = noPointsAnswer(effect.form, parts.tracker.viewer);
        break;
      case 'null-pages':
        break;
    }
  }
  if (course.refused?.kind === 'primary') return noPointsAnswer('200', parts.tracker.viewer);
  if (course.refused?.kind === 'secondary') return secondaryAnswer(course.refused.retryAfter);
  return outcome;
}
