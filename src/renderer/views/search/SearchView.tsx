import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '#contract/views.ts';
import type { ProgrammeNode } from '#domain/programme.ts';
import { parseQuery } from '#domain/search/parseQuery.ts';
import { settledText, suggestionsAt } from '#domain/search/suggestions.ts';
import { failureInWords } from '../../i18n/failureWords.ts';
import { problemInWords } from '../../search/problemInWords.ts';
import { rankIssues } from '../../search/rankIssues.ts';
import { useKnownNames } from '../../search/useKnownNames.ts';
import { isWorthAsking, useFullText } from '../../search/useFullText.ts';
import { go, navigationStore, openIssue, replacePlace } from '../../stores/navigation.ts';
import { useProgramme } from '../../stores/programme.ts';
import { useListKeys } from '../../ui/useListKeys.ts';
import { HitRow } from './HitRow.tsx';
import { IssueList } from './IssueList.tsx';
import { QueryField } from './QueryField.tsx';

/** Titles shown above the hits in texts. */
const mostTitles = 8;
const mostHits = 100;

function openHit(hit: SearchHit): void {
  go({ view: 'issue', issue: hit.issue, commentId: hit.commentId, line: hit.line > 0 ? hit.line : null });
}

/** Without words the list of all issues; with words titles at once, then every line that holds them; with filters what is left. */
export function SearchView({ text }: { readonly text: string }) {
  const { t } = useTranslation('shell');
  const nodes = useProgramme((programme) => programme.nodes);
  const visit = navigationStore((state) => state.visit);
  const field = useRef<HTMLInputElement>(null);
  const known = useKnownNames();
  // What is still being typed is completed, not complained about; the rest is searched meanwhile.
  const completions = useMemo(() => suggestionsAt(text, text.length, known, 1), [text, known]);
  const unfinished = completions.options.some((option) => !option.endsWith(':'));
  const wanted = settledText(text, completions).trim();
  const found = useFullText(wanted, mostHits, 'view');
  const filtered = useMemo(() => parseQuery(wanted).filters.length > 0, [wanted]);
  const all = useMemo(
    () =>
      [...nodes.values()]
        .filter(({ partial }) => partial === undefined)
        .sort((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1)),
    [nodes],
  );
  const titles: readonly ProgrammeNode[] = useMemo(
    () => (wanted === '' ? all : filtered ? [] : rankIssues(wanted, nodes, mostTitles)),
    [wanted, filtered, all, nodes],
  );
  const hits = useMemo(() => {
    if (found.kind !== 'found' || wanted === '') return [];
    const shown = new Set(titles.map(({ key }) => key));
    return found.hits.filter(({ line, issue, gone }) => line > 0 || gone !== undefined || !shown.has(issue));
  }, [found, wanted, titles]);
  const [index, setIndex] = useState(-1);
  useEffect(() => setIndex(-1), [wanted]);
  useEffect(() => field.current?.focus(), [visit]);

  const open = useCallback(
    (at: number) => {
      const node = titles[at];
      const hit = hits[at - titles.length];
      if (node !== undefined) openIssue(node.key);
      else if (hit !== undefined) openHit(hit);
    },
    [titles, hits],
  );
  useListKeys(titles.length + hits.length, index, setIndex, open);
  const counted =
    wanted === ''
      ? t('count.issues', { count: all.length })
      : found.kind === 'found'
        ? t('search.found', { count: hits.length })
        : '';

  return (
    <div className="flex h-full flex-col">
      <QueryField
        text={text}
        field={field}
        count={counted}
        onText={(changed) => replacePlace({ view: 'search', text: changed })}
      />
      {wanted === '' ? (
        <IssueList nodes={titles} index={index} onOpen={(node) => openIssue(node.key)} />
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-2 pb-8">
          {found.kind === 'found' && found.text === wanted && !unfinished
            ? found.problems.map((problem) => (
                <p key={JSON.stringify(problem)} role="status" className="selectable px-2 py-1 text-ink2">
                  {problemInWords(problem, t)}
                </p>
              ))
            : null}
          {titles.map((node, at) => (
            <HitRow key={node.key} node={node} inHand={at === index} onOpen={() => openIssue(node.key)} />
          ))}
          {titles.length > 0 && hits.length > 0 ? <div className="mx-2 my-2 h-px bg-line" /> : null}
          {hits.map((hit, at) => (
            <HitRow
              key={`${at} ${hit.issue} ${hit.commentId ?? ''} ${hit.line}`}
              node={nodes.get(hit.issue)}
              hit={hit}
              continued={hits[at - 1]?.issue === hit.issue}
              inHand={at + titles.length === index}
              onOpen={() => openHit(hit)}
            />
          ))}
          {found.kind === 'failed' ? (
            <p role="alert" className="p-2 text-ink2">
              {failureInWords(found.failure).message} {failureInWords(found.failure).hint}
            </p>
          ) : null}
          {titles.length + hits.length === 0 &&
          found.kind === 'found' &&
          found.text === wanted &&
          !unfinished ? (
            <p className="p-2 text-ink2">
              {t(filtered ? 'search.noneLeft' : 'search.empty', { text: wanted })}
            </p>
          ) : null}
          {found.kind === 'idle' && isWorthAsking(wanted) ? (
            <p role="status" className="p-2 text-ink3">
              {t('search.searching')}
            </p>
          ) : null}
          {isWorthAsking(wanted) ? null : <p className="p-2 text-ink3">{t('search.short')}</p>}
        </div>
      )}
    </div>
  );
}
