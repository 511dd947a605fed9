import type { TFunction } from 'i18next';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedRepository, RepositoryList } from '#contract/account.ts';
import type { Failure } from '#contract/result.ts';
import { useServices } from '../../connection/services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { FailureNote } from './FailureNote.tsx';
import { field } from './TokenStep.tsx';

type Listed = RepositoryList | Failure | null;
type Row = { readonly name: string; readonly repository: PickedRepository | null };

/** What is found, and the typed name itself where it is one and is not among them: a public one need not be listed. */
function rowsOf(list: RepositoryList, typed: string): readonly Row[] {
  const rows = list.repositories.map((repository): Row => ({ name: repository.name, repository }));
  const name = typed.trim();
  const isName = /^[\w.-]+\/[\w.-]+$/.test(name);
  const isListed = rows.some((row) => row.name.toLowerCase() === name.toLowerCase());
  return isName && !isListed ? [...rows, { name, repository: null }] : rows;
}

/** The repositories of the token, most recently pushed first: type to search, arrows and Enter to pick. */
export function RepositoryPicker({
  apiUrl,
  picked,
  onPick,
}: {
  readonly apiUrl: string;
  readonly picked: string | null;
  readonly onPick: (repository: string) => void;
}) {
  const { t } = useTranslation('start');
  const { engine } = useServices();
  const [search, setSearch] = useState('');
  const [listed, setListed] = useState<Listed>(null);
  const [active, setActive] = useState(0);
  const ids = { input: useId(), list: useId() };
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    let isLate = false;
    void engine.request('account.repositories', { apiUrl, search }).then((answer) => {
      if (isLate) return;
      setListed(answer.ok ? answer.value : answer.error);
      setActive(0);
    });
    return () => {
      isLate = true;
    };
  }, [engine, apiUrl, search]);

  const found = listed !== null && 'repositories' in listed ? listed : null;
  const rows = found === null ? [] : rowsOf(found, search);
  const rowId = (index: number) => `${ids.list}-${index}`;

  function move(to: number): void {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    const row = rows[active];
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'Enter' && row !== undefined) onPick(row.name);
    else return;
    event.preventDefault();
  }

  return (
    <div className="mt-4">
      <label htmlFor={ids.input} className="font-medium">
        {t('pick.label')}
      </label>
      <input
        id={ids.input}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={ids.list}
        aria-autocomplete="list"
        {...(rows.length > 0 ? { 'aria-activedescendant': rowId(active) } : {})}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={press}
        placeholder={t('pick.placeholder')}
        className={`mt-1 ${field}`}
      />
      <ul
        ref={list}
        id={ids.list}
        role="listbox"
        aria-label={t('pick.label')}
        className="mt-1 max-h-[196px] overflow-y-auto"
      >
        {rows.map(({ name, repository }, index) => (
          <li
            key={name}
            id={rowId(index)}
            role="option"
            aria-selected={name === picked}
            onClick={() => onPick(name)}
            className={`flex h-7 items-center gap-2 rounded-[5px] px-2.5 hover:bg-hover ${index === active ? 'bg-sel' : ''} ${name === picked ? 'font-medium' : ''}`}
          >
            <span className="min-w-0 flex-1 truncate">
              {repository === null ? t('pick.typed', { name }) : name}
            </span>
            <Notes repository={repository} />
            {name === picked ? <Icon name="tick" size={14} weight={1.8} /> : null}
          </li>
        ))}
      </ul>
      <p role="status" className="mt-1 text-small text-ink3">
        {wordsOf(listed, found, rows, search, t)}
      </p>
      {listed !== null && 'kind' in listed ? <FailureNote failure={listed} /> : null}
    </div>
  );
}

function wordsOf(
  listed: Listed,
  found: RepositoryList | null,
  rows: readonly Row[],
  search: string,
  t: TFunction<'start'>,
): string {
  if (listed === null) return t('pick.loading');
  if (found === null) return '';
  if (rows.length === 0) return t(search.trim() === '' ? 'pick.none' : 'pick.noMatch');
  if (found.read < found.total) return t('pick.some', { read: found.read, total: found.total });
  return t('pick.count', { count: found.repositories.length });
}

function Notes({ repository }: { readonly repository: PickedRepository | null }) {
  const { t } = useTranslation('start');
  if (repository === null) return null;
  const notes = [
    repository.isPrivate ? t('pick.private') : null,
    repository.isArchived ? t('pick.archived') : null,
    repository.hasIssues ? null : t('pick.noIssues'),
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : <span className="text-small text-ink3">{notes.join(' · ')}</span>;
}
