import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '#contract/views.ts';
import type { ProgrammeNode } from '#domain/programme.ts';
import { rankIssues } from '../../search/rankIssues.ts';
import { useFullText } from '../../search/useFullText.ts';
import { go, navigationStore, openIssue, replacePlace } from '../../stores/navigation.ts';
import { useProgramme } from '../../stores/programme.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useListKeys } from '../../ui/useListKeys.ts';
import { HitRow } from './HitRow.tsx';
import { IssueList } from './IssueList.tsx';

/** Titles shown above the hits in texts. */
const mostTitles = 8;
const mostHits = 100;

function openHit(hit: SearchHit): void {
  go({ view: 'issue', issue: hit.issue, commentId: hit.commentId, line: hit.line > 0 ? hit.line : null });
}

/** Without words the list of all issues; with words titles at once, then every line that holds them. */
export function SearchView({ text }: { readonly text: string }) {
  const { t } = useTranslation('shell');
  const nodes = useProgramme((programme) => programme.nodes);
  const visit = navigationStore((state) => state.visit);
  const field = useRef<HTMLInputElement>(null);
  const found = useFullText(text, mostHits);
  const wanted = text.trim();
  const all = useMemo(
    () => [...nodes.values()].sort((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1)),
    [nodes],
  );
  const titles: readonly ProgrammeNode[] = useMemo(
    () => (wanted === '' ? all : rankIssues(wanted, nodes, mostTitles)),
    [wanted, all, nodes],
  );
  const hits = useMemo(
    () => (found.kind === 'found' && wanted !== '' ? found.hits.filter((hit) => hit.line > 0) : []),
    [found, wanted],
  );
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

  return (
    <div className="flex h-full flex-col">
      <div className="shrink-0 border-b border-line px-6 py-3">
        <label className="flex h-8 items-center gap-2.5 rounded-md bg-hover px-2.5 shadow-hairline focus-within:shadow-outline">
          <Icon name="search" size={14} className="text-ink3" />
          <input
            ref={field}
            type="search"
            value={text}
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            onChange={(event) => replacePlace({ view: 'search', text: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
            className="selectable h-full flex-1 bg-transparent outline-none placeholder:text-ink3 [&::-webkit-search-cancel-button]:hidden"
          />
          <span role="status" className="text-small text-ink3">
            {wanted === ''
              ? t('count.issues', { count: all.length })
              : found.kind === 'found'
                ? t('search.found', { count: hits.length })
                : ''}
          </span>
        </label>
      </div>
      {wanted === '' ? (
        <IssueList nodes={titles} index={index} onOpen={(node) => openIssue(node.key)} />
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-2 pb-8">
          {titles.map((node, at) => (
            <HitRow key={node.key} node={node} inHand={at === index} onOpen={() => openIssue(node.key)} />
          ))}
          {titles.length > 0 && hits.length > 0 ? <div className="mx-2 my-2 h-px bg-line" /> : null}
          {hits.map((hit, at) => (
            <HitRow
              key={`${hit.issue} ${hit.commentId ?? ''} ${hit.line}`}
              node={nodes.get(hit.issue)}
              hit={hit}
              inHand={at + titles.length === index}
              onOpen={() => openHit(hit)}
            />
          ))}
          {found.kind === 'failed' ? (
            <p role="alert" className="p-2 text-ink2">
              {found.failure.message} {found.failure.hint}
            </p>
          ) : null}
          {titles.length + hits.length === 0 && found.kind === 'found' ? (
            <p className="p-2 text-ink2">{t('search.empty', { text: wanted })}</p>
          ) : null}
          {wanted.length < 2 ? <p className="p-2 text-ink3">{t('search.short')}</p> : null}
        </div>
      )}
    </div>
  );
}
