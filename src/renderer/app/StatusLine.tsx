import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signInHelps, useSession } from '../stores/session.ts';
import { showPanel } from '../stores/panels.ts';
import { Icon } from '../ui/Icon.tsx';
import { exactTime } from '../ui/time.ts';
import { statusWords } from './statusWords.ts';

/** The real clock in milliseconds, told again every second while something counts down. */
function useClock(counts: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (!counts) return;
    const handle = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(handle);
  }, [counts]);
  return now;
}

function Words({ words, strong }: { readonly words: readonly string[]; readonly strong: boolean }) {
  return words.map((text, index) => (
    <Fragment key={index}>
      {index === 0 ? null : (
        <span aria-hidden className="text-ink4">
          ·
        </span>
      )}
      <span
        className={`truncate ${strong && index === 0 ? 'shrink-0 font-medium text-ink2' : index === 0 ? '' : ''}`}
      >
        {text}
      </span>
    </Fragment>
  ));
}

/** 26 px at the foot: up to when this is true, whether GitHub can be reached, and what waits to go out. */
export function StatusLine() {
  const { t, i18n } = useTranslation('shell');
  const state = useSession((session) => session.state);
  const engine = useSession((session) => session.engine);
  const now = useClock(state?.nextPollAt != null);
  const words = statusWords(state, engine, now, t, i18n.language);
  const exact = state?.asOf == null ? '' : exactTime(state.asOf, i18n.language);
  const hover = [words.hint, exact].filter(Boolean).join('\n');
  return (
    <footer
      className={`col-span-2 flex h-[26px] items-center gap-2 overflow-hidden border-t border-line bg-side px-[18px] text-cap whitespace-nowrap ${words.loud ? 'text-ink2' : 'text-ink3'}`}
    >
      <Icon name={words.mark} size={12} weight={1.5} />
      {/* Only the state itself is spoken; a countdown would never be silent. */}
      <span role="status" className="sr-only">
        {words.left[0]}
      </span>
      <span title={hover} className="flex min-w-0 items-center gap-2 overflow-hidden">
        <Words words={words.left} strong />
      </span>
      {state?.connection.kind === 'refused' && signInHelps(state.connection.failure) ? (
        <button
          type="button"
          className="shrink-0 rounded-sm px-1 font-medium text-ink underline underline-offset-2 hover:bg-hover"
          onClick={() => showPanel({ kind: 'connect' })}
        >
          {t('action.signIn')}
        </button>
      ) : null}
      <span className="flex-1" />
      <span title={exact} className="flex shrink-0 items-center gap-2">
        <Words words={words.right} strong={false} />
      </span>
    </footer>
  );
}
