import * as v from 'valibot';
import { requestGuards, type RequestName } from '#contract/requests.ts';
import { fail, type Result } from '#contract/result.ts';
import type { AnswerMessage, Handlers } from '#contract/wire.ts';

const messageGuard = v.object({ id: v.number(), request: v.string(), input: v.unknown() });

/**
 * Answers one message of a transport: whatever arrives gets an answer, and nothing reaches a handler that its guard
 * did not let through. A throw is a bug: logged once, answered as `bug`. Null for a message without an id, which nobody
 * waits for.
 */
export async function serve(
  handlers: Handlers,
  message: unknown,
  log: (message: string) => void,
): Promise<AnswerMessage | null> {
  const parsed = v.safeParse(messageGuard, message);
  if (!parsed.success) return null;
  const { id, request, input } = parsed.output;
  return { id, answer: await answer(handlers, request, input, log) };
}

async function answer(
  handlers: Handlers,
  request: string,
  input: unknown,
  log: (message: string) => void,
): Promise<Result<unknown>> {
  if (!isRequestName(request)) {
    return fail(
      'bad-input',
      `There is no request “${request.slice(0, 80)}”.`,
      'Use one of the contract’s requests.',
    );
  }
  const checked = v.safeParse(requestGuards[request], input);
  if (!checked.success) {
    const [problem] = checked.issues;
    const place = v.getDotPath(problem);
    return fail(
      'bad-input',
      `The input of ${request} is not right${place === null ? '' : ` at ${place}`}: ${problem.message.slice(0, 200)}.`,
      'Send what the contract’s guard describes.',
    );
  }
  try {
    return await handlers[request](checked.output as never);
  } catch (error) {
    log(`A bug in ${request}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return fail(
      'bug',
      `Nami failed to answer ${request}; nothing that was stored is lost.`,
      'Try again; if it stays, report it with the log.',
    );
  }
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requestGuards, name);
}
