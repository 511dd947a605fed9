import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import { failureInWords } from '../i18n/failureWords.ts';

type Parts = {
  readonly title: string;
  readonly text?: string | undefined;
  readonly hint?: string | undefined;
  readonly action?: ReactNode;
};

/** One of the states of a view that is not full: one column, left-aligned, quiet. */
function Frame({ title, text, hint, action, role }: Parts & { readonly role: 'status' | 'alert' }) {
  return (
    <div role={role} className="grid h-full min-h-40 place-items-center p-8">
      <div className="flex max-w-[440px] flex-col items-start gap-1">
        <h2 className="text-head">{title}</h2>
        {text === undefined ? null : <p className="selectable text-ink2">{text}</p>}
        {hint === undefined ? null : <p className="selectable text-ink3">{hint}</p>}
        {action === undefined ? null : <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}

/** Nothing here, and that is fine: say why, and what to do. */
export function EmptyFrame(parts: Parts) {
  return <Frame {...parts} role="status" />;
}

/** Nothing here yet. No spinner: words, and the rows' places in grey. */
export function LoadingFrame({ text, rows = 6 }: { readonly text?: string; readonly rows?: number }) {
  const { t } = useTranslation('shell');
  return (
    <div role="status" className="p-6">
      <p className="mb-4 text-ink3">{text ?? t('frame.loading')}</p>
      <div aria-hidden className="grid gap-3">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="h-3 rounded-sm bg-sel" style={{ width: `${72 - ((row * 17) % 40)}%` }} />
        ))}
      </div>
    </div>
  );
}

/** Something went wrong: what happened and what was kept, what to do, and the button that does it. */
export function FailedFrame({ failure, action }: { readonly failure: Failure; readonly action?: ReactNode }) {
  const { t } = useTranslation('shell');
  const { message, hint } = failureInWords(failure);
  return (
    <Frame role="alert" title={t(`failure.${failure.kind}`)} text={message} hint={hint} action={action} />
  );
}
