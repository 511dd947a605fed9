import i18next from 'i18next';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepositoryState } from '#contract/session.ts';
import { useServices } from '../connection/services.ts';
import { failureInWords } from '../i18n/failureWords.ts';
import { setSession, useSession } from '../stores/session.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Sheet } from '../ui/Popup.tsx';
import { sayFailed } from '../ui/toast.ts';

const noRepositories: readonly RepositoryState[] = [];

/** The repositories of the workspace, with what each holds, and the ways to add and remove one. */
export function WorkspaceSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('workspace');
  const { engine } = useServices();
  const repositories = useSession(({ state }) => state?.repositories ?? noRepositories);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useId();

  const ask = async (change: 'add' | 'remove', repository: string): Promise<boolean> => {
    setBusy(true);
    const answer = await engine.request(`workspace.${change}Repository`, { repository });
    setBusy(false);
    if (answer.ok) setSession(answer.value);
    else sayFailed(i18next.t(`workspace:failed.${change}`, { repository }), answer.error);
    return answer.ok;
  };

  return (
    <Sheet title={t('title')} onClose={onClose}>
      <ul className="mb-5">
        {repositories.map((repository, at) => (
          <li key={repository.name} className="flex min-h-10 items-center gap-3 border-b border-line py-1.5">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{repository.name}</span>
              <span className="block text-small text-ink3">
                <RepositoryLine repository={repository} />
              </span>
            </span>
            {at === 0 ? (
              <span className="text-small text-ink3">{t('main')}</span>
            ) : (
              <Button
                look="quiet"
                size="small"
                disabled={busy}
                aria-label={t('removeNamed', { repository: repository.name })}
                onClick={() => void ask('remove', repository.name)}
              >
                {t('remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = name.trim();
          if (wanted === '') return;
          void ask('add', wanted).then((added) => {
            if (added) setName('');
          });
        }}
      >
        <span className="min-w-0 flex-1">
          <label htmlFor={field} className="mb-1 block text-small text-ink2">
            {t('add.label')}
          </label>
          <input
            id={field}
            value={name}
            onChange={(event) => setName(event.target.value)}
            placeholder="owner/name"
            pattern="\s*[^\s\/#]+\/[^\s\/#]+\s*"
            title={t('add.shape')}
            spellCheck={false}
            autoComplete="off"
            className="h-7 w-full rounded-md bg-raised px-2 shadow-outline outline-none placeholder:text-ink3"
          />
        </span>
        <Button type="submit" disabled={busy || name.trim() === ''}>
          {t('add.action')}
        </Button>
      </form>
      <p className="mt-3 text-small text-ink3">{t('kept')}</p>
    </Sheet>
  );
}

/** How much of a repository is mirrored and how old it is, or why it cannot be had. */
export function RepositoryLine({ repository }: { readonly repository: RepositoryState }) {
  const { t } = useTranslation(['workspace', 'shell']);
  const { asOf, issues, connection, archived } = repository;
  const trouble =
    connection?.kind === 'refused' || connection?.kind === 'offline'
      ? failureInWords(connection.failure).message
      : null;
  if (asOf === null) return <>{trouble ?? t('waiting')}</>;
  return (
    <>
      {t('shell:count.issues', { count: issues })} · <AsOf at={asOf} />
      {archived === undefined ? null : ` · ${t('archived')}`}
      {trouble === null ? null : <span className="text-ink"> · {trouble}</span>}
    </>
  );
}

/** `as of now` for what is as fresh as the whole, else how much older it is. */
function AsOf({ at }: { readonly at: string }) {
  const { t } = useTranslation('workspace');
  const now = useSession(({ state }) => state?.asOf ?? null);
  if (now === null || at >= now) return <>{t('fresh')}</>;
  return (
    <>
      {t('older')} <Age at={at} />
    </>
  );
}
