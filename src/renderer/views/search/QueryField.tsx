import { useMemo, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { piecesOf } from '#domain/search/pieces.ts';
import { suggestionsAt, withSuggestion } from '#domain/search/suggestions.ts';
import { useKnownNames } from '../../search/useKnownNames.ts';
import { Key } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

const mostSuggestions = 8;
/** What an empty field offers. */
const starters = ['is:', 'worker:', 'phase:', 'wave:', 'label:', 'author:', 'in:', 'has:', 'since:'];

const pill = 'inline-flex h-6 items-center gap-1 rounded-[5px] px-2 text-small whitespace-nowrap';

/**
 * The search field: under it what could be completed (`Tab` takes the first), and the filters of the query, each of
 * which can be taken out again.
 */
export function QueryField({
  text,
  onText,
  field,
  count,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly count: ReactNode;
}) {
  const { t } = useTranslation('shell');
  const known = useKnownNames();
  const [caret, setCaret] = useState(text.length);
  const suggestions = useMemo(() => {
    if (text.trim() === '') return { start: 0, end: text.length, options: starters };
    return suggestionsAt(text, caret, known, mostSuggestions);
  }, [text, caret, known]);
  const typing = suggestions.options.length === 0 ? -1 : suggestions.start;
  const filters = useMemo(
    () => piecesOf(text).filter(({ kind, start }) => kind === 'filter' && start !== typing),
    [text, typing],
  );

  function take(option: string): void {
    const taken = withSuggestion(text, suggestions, option);
    setCaret(taken.caret);
    onText(taken.text);
    const input = field.current;
    input?.focus();
    // The caret moves once the field holds the new text.
    requestAnimationFrame(() => input?.setSelectionRange(taken.caret, taken.caret));
  }

  function remove(start: number, end: number): void {
    onText(`${text.slice(0, start)}${text.slice(end).trimStart()}`.trimStart());
    field.current?.focus();
  }

  return (
    <div className="grid shrink-0 gap-2 border-b border-line px-6 py-3">
      <label className="flex h-8 items-center gap-2.5 rounded-md bg-hover px-2.5 shadow-hairline focus-within:shadow-outline">
        <Icon name="search" size={14} className="text-ink3" />
        <input
          ref={field}
          type="search"
          value={text}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          onChange={(event) => {
            setCaret(event.target.selectionStart ?? event.target.value.length);
            onText(event.target.value);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? text.length)}
          onKeyDown={(event) => {
            const [first] = suggestions.options;
            if (event.key !== 'Tab' || event.shiftKey || first === undefined || text.trim() === '') return;
            event.preventDefault();
            take(first);
          }}
          className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink3 [&::-webkit-search-cancel-button]:hidden"
        />
        <span className="shrink-0 text-ink3">{count}</span>
      </label>
      {filters.length === 0 ? null : (
        <ul aria-label={t('search.filters')} className="flex flex-wrap gap-1.5">
          {filters.map(({ start, end }) => {
            const filter = text.slice(start, end);
            return (
              <li key={start}>
                <button
                  type="button"
                  aria-label={t('search.remove', { filter })}
                  onClick={() => remove(start, end)}
                  className={`${pill} bg-sel text-ink hover:bg-hover`}
                >
                  {filter}
                  <span aria-hidden className="text-ink3">
                    ×
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {suggestions.options.length === 0 ? null : (
        <div
          role="group"
          aria-label={t('search.suggestions')}
          className="flex flex-wrap items-center gap-1.5"
        >
          {suggestions.options.map((option, at) => (
            <button
              key={option}
              type="button"
              onClick={() => take(option)}
              className={`${pill} text-ink2 shadow-outline hover:bg-hover hover:text-ink`}
            >
              {option}
              {at === 0 && text.trim() !== '' ? <Key>Tab</Key> : null}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
