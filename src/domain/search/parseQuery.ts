import { filterNames, type FilterName } from './filters.ts';
import { isMoment } from './moments.ts';
import { piecesOf, type QueryPiece } from './pieces.ts';
import type { SearchFilter, SearchProblem, SearchQuery, SearchTerm } from './query.ts';

/** Reads a query; whatever the text, it never fails: what it cannot mean is told as a problem. */
export function parseQuery(text: string): SearchQuery {
  const terms: SearchTerm[] = [];
  const filters: SearchFilter[] = [];
  const problems: SearchProblem[] = [];
  for (const piece of piecesOf(text)) {
    switch (piece.kind) {
      case 'term':
        terms.push({ text: piece.text, exact: piece.exact, excluded: piece.excluded });
        break;
      case 'unknown-filter':
        terms.push({ text: piece.text, exact: false, excluded: piece.excluded });
        problems.push({ kind: 'unknown-filter', text: piece.text, known: filterNames });
        break;
      case 'filter':
        addFilter(piece, filters, problems);
        break;
    }
  }
  return { terms, filters, problems };
}

function addFilter(
  { filter, values: written, excluded }: QueryPiece & { kind: 'filter' },
  filters: SearchFilter[],
  problems: SearchProblem[],
): void {
  const { name } = filter;
  const known = filter.form === 'named' ? [] : filter.values;
  const values = written.map((value) => readValue(name, value)).filter((value) => value !== '');
  if (values.length === 0) {
    problems.push({ kind: 'no-value', filter: name, known });
    return;
  }
  filters.push({ name, values, excluded });
  for (const value of values) {
    const exists =
      filter.form === 'named' || (filter.form === 'moment' ? isMoment(value) : filter.values.includes(value));
    if (!exists) problems.push({ kind: 'unknown-value', filter: name, text: value, known });
  }
}

/** `Worker 6`, `worker-6` → `6`; values of a closed list and moments in lower case. */
function readValue(name: FilterName, value: string): string {
  const plain = value
    .normalize('NFKC')
    .replace(/["“”„]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  switch (name) {
    case 'is':
    case 'in':
    case 'has':
    case 'since':
    case 'until':
      return plain.toLowerCase();
    case 'worker':
    case 'phase':
    case 'wave':
      return plain.replace(leadingName[name], '');
    case 'author':
    case 'assignee':
      return plain.replace(/^@+/, '');
    case 'label':
    case 'milestone':
    case 'repo':
      return plain;
  }
}

const leadingName = {
  worker: /^(?:workers?[\s_-]*(?=[\p{L}\p{N}]))+/iu,
  phase: /^(?:phases?[\s_-]*(?=[\p{L}\p{N}]))+/iu,
  wave: /^(?:waves?[\s_-]*(?=[\p{L}\p{N}]))+/iu,
};
