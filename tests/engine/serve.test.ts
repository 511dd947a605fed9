import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Handlers } from '#contract/wire.ts';
import { requestGuards } from '#contract/requests.ts';
import { succeed } from '#contract/result.ts';
import { serve } from '#engine/serve.ts';

/** Handlers that answer their own input. */
function echo(over: Partial<Handlers> = {}): Handlers {
  const names = Object.keys(requestGuards);
  const handlers = Object.fromEntries(names.map((name) => [name, (input: unknown) => succeed(input)]));
  return { ...handlers, ...over } as unknown as Handlers;
}

const silent = () => undefined;

test('a right request reaches its handler and keeps its id', async () => {
  const message = { id: 7, request: 'search.find', input: { text: '波', limit: 3 } };
  expect(await serve(echo(), message, silent)).toEqual({
    id: 7,
    answer: { ok: true, value: { text: '波', limit: 3 } },
  });
});

test.for([
  ['nothing.known', {}],
  ['toString', {}],
  ['__proto__', {}],
  ['search.find', { text: '波', limit: 0 }],
  ['search.find', { text: '波', limit: 3, more: true }],
  ['issue.read', { issue: 'no key' }],
  ['session.openExport', { paths: [] }],
  ['session.read', null],
] as [string, unknown][])('what the guard of %s does not know is refused', async ([request, input]) => {
  const answered = await serve(echo(), { id: 1, request, input }, silent);
  expect(answered).toMatchObject({ id: 1, answer: { ok: false, error: { kind: 'bad-input' } } });
});

test('a throw is a bug: logged once, and answered without its details', async () => {
  const log = vi.fn();
  const broken = echo({
    'session.read': () => {
      throw new Error('secret detail');
    },
  });
  const answered = await serve(broken, { id: 1, request: 'session.read', input: {} }, log);
  expect(answered).toMatchObject({ answer: { ok: false, error: { kind: 'bug' } } });
  expect(JSON.stringify(answered)).not.toMatch(/secret/);
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/secret detail/));
});

test('whatever arrives is answered or ignored, never thrown', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.anything(),
        fc.record({
          id: fc.integer(),
          request: fc.constantFrom(...Object.keys(requestGuards)),
          input: fc.anything(),
        }),
      ),
      async (message) => {
        const answered = await serve(echo(), message, silent);
        if (answered !== null) expect(typeof answered.id).toBe('number');
      },
    ),
    { numRuns: 1_000 },
  );
});
