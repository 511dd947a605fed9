import type { SearchProblem } from '#domain/search/query.ts';

/** Names past this many are counted. */
const mostNames = 30;

/** One sentence: what was not understood, and what there is. */
export function describeProblem(problem: SearchProblem): string {
  const known = namesOf(problem.known);
  switch (problem.kind) {
    case 'unknown-filter':
      return `“${problem.text}” is no filter and was searched as a word; filters are ${known}.`;
    case 'unknown-value':
      return problem.known.length === 0
        ? `Nothing has “${problem.filter}:${problem.text}”.`
        : `Nothing has “${problem.filter}:${problem.text}”; there is ${known}.`;
    case 'no-value':
      return `“${problem.filter}:” has no value and was passed over${known === '' ? '.' : `; there is ${known}.`}`;
  }
}

function namesOf(names: readonly string[]): string {
  const some = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${some} and ${names.length - mostNames} more` : some;
}
