import * as v from 'valibot';

/** One issue of `gh issue list --json …`. What was not asked for is absent; what gh adds later is let through. */

const time = v.pipe(
  v.string('a time such as 2025-11-17T09:30:00Z'),
  v.regex(
    /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/,
    'a time such as 2025-11-17T09:30:00Z',
  ),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'a time such as 2025-11-17T09:30:00Z'),
  v.transform(canonicalTime),
);
const text = v.string('a text');
const count = v.pipe(v.number('a whole number above 0'), v.integer(), v.minValue(1));
const person = v.nullable(v.looseObject({ login: text }, 'an object with a login'));

const comment = v.looseObject(
  {
    id: v.pipe(text, v.minLength(1, 'an id')),
    author: v.optional(person),
    body: text,
    createdAt: time,
    updatedAt: v.optional(time),
    url: v.optional(text),
    isMinimized: v.optional(v.boolean('true or false')),
    minimizedReason: v.optional(v.nullable(text)),
  },
  'a comment',
);

const exportedIssueGuard = v.looseObject(
  {
    number: count,
    title: text,
    state: v.pipe(text, v.toLowerCase(), v.picklist(['open', 'closed'], 'OPEN or CLOSED')),
    body: v.pipe(
      v.nullable(text),
      v.transform((body) => body ?? ''),
    ),
    createdAt: time,
    updatedAt: time,
    closedAt: v.optional(v.nullable(time)),
    id: v.optional(text),
    url: v.optional(text),
    stateReason: v.optional(v.nullable(text)),
    author: v.optional(person),
    labels: v.optional(
      v.array(v.looseObject({ name: text, color: v.optional(text, '') }, 'a label'), 'a list of labels'),
    ),
    assignees: v.optional(v.array(v.looseObject({ login: text }, 'an assignee'), 'a list of assignees')),
    milestone: v.optional(
      v.nullable(
        v.looseObject(
          {
            number: count,
            title: text,
            description: v.optional(v.nullable(text)),
            dueOn: v.optional(v.nullable(time)),
          },
          'a milestone',
        ),
      ),
    ),
    comments: v.optional(v.array(comment, 'a list of comments')),
  },
  'an issue',
);

export type ExportedIssue = v.InferOutput<typeof exportedIssueGuard>;

/** The issue, or the first place in it that is wrong: its path (`.comments[3].createdAt`) and what was expected. */
export function checkExportedIssue(
  value: unknown,
):
  | { readonly issue: ExportedIssue }
  | { readonly path: string; readonly expected: string; readonly found: string } {
  const parsed = v.safeParse(exportedIssueGuard, value, { abortEarly: true });
  if (parsed.success) return { issue: parsed.output };
  const problem = parsed.issues[0];
  const path = (problem.path ?? [])
    .map((step) => (typeof step.key === 'number' ? `[${step.key}]` : `.${String(step.key)}`))
    .join('');
  // For a key that is absent valibot says what its object is, not what belongs in its place.
  if (problem.received === 'undefined') return { path, expected: 'a value', found: 'nothing' };
  const isPlain = problem.message.startsWith('Invalid');
  const expected = isPlain ? (problem.expected ?? problem.message) : problem.message;
  const found = problem.received.slice(0, 80);
  return { path, expected, found };
}

/** All mirrored times read `2025-11-17T09:30:00Z`, GitHub's own form, so that they compare as texts. */
export function canonicalTime(text: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return text;
  return new Date(text).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
