import { writeIssue, type IncomingIssue } from '#engine/mirror/issues.ts';
import { keepRepository } from '#engine/mirror/repositories.ts';
import { indexSome } from '#engine/mirror/searchIndex.ts';
import { searchSteps, type SearchFound, type SearchSources } from '#engine/mirror/search.ts';
import { mergeComments } from '#engine/mirror/threads.ts';
import { parseQuery } from '#domain/search/parseQuery.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import { freshStorage } from './storage.ts';

export type LibraryIssue = Partial<IncomingIssue> & {
  readonly title: string;
  readonly comments?: readonly (
    string | { readonly author: string; readonly at: string; readonly body: string }
  )[];
};

/** A mirror of these issues, numbered from 1, that can be searched; indexed. */
export function searchableLibrary(issues: readonly LibraryIssue[], over: Partial<SearchSources> = {}) {
  const storage = freshStorage();
  const { mirror, precious } = storage;
  const repository = keepRepository(mirror, 'acme/quay', null);
  issues.forEach(({ comments = [], ...issue }, index) => {
    const number = index + 1;
    const at = issue.createdAt ?? '2026-03-01T10:00:00Z';
    const { rowid } = writeIssue(mirror, repository.id, {
      number,
      body: '',
      state: 'open',
      author: 'hana',
      createdAt: at,
      updatedAt: at,
      ...issue,
    });
    mergeComments(
      mirror,
      rowid,
      comments.map((comment, ordinal) => {
        const told = typeof comment === 'string' ? { author: 'hana', at, body: comment } : comment;
        return {
          id: `IC_${number}_${ordinal}`,
          databaseId: null,
          author: told.author,
          createdAt: told.at,
          updatedAt: told.at,
          body: told.body,
          minimizedReason: null,
        };
      }),
    );
  });
  while (indexSome(mirror, 100) > 0);
  const find = (text: string, limit = 50): SearchFound => {
    const sources = {
      mirror,
      precious,
      repositories: [repository],
      asOf: '2026-03-10T12:00:00Z',
      look: null,
      facts: null,
      ...over,
    };
    const steps = searchSteps(sources, parseQuery(text), limit);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  };
  /** The issues found, each once, best first. */
  const numbers = (text: string): readonly number[] => [
    ...new Set(find(text).hits.map(({ issue }) => splitIssueKey(issue).number)),
  ];
  return { storage, repository, find, numbers };
}
