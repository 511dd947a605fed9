import type { TFunction } from 'i18next';
import type { SearchProblem } from '#domain/search/query.ts';

/** Names past this many are counted. */
const mostNames = 16;

/** One sentence: what of the query was not understood, and what there is. */
export function problemInWords(problem: SearchProblem, t: TFunction<'shell'>): string {
  const { known } = problem;
  const some = known.slice(0, mostNames).join(t('list.comma'));
  const names =
    known.length > mostNames ? t('search.andMore', { names: some, count: known.length - mostNames }) : some;
  switch (problem.kind) {
    case 'unknown-filter':
      return t('search.unknownFilter', { text: problem.text, names });
    case 'unknown-value': {
      const text = `${problem.filter}:${problem.text}`;
      return known.length === 0
        ? t('search.unknownName', { text })
        : t('search.unknownValue', { text, names });
    }
    case 'no-value':
      return known.length === 0
        ? t('search.noName', { text: `${problem.filter}:` })
        : t('search.noValue', { text: `${problem.filter}:`, names });
  }
}
