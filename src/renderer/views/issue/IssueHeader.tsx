import { useTranslation } from 'react-i18next';
import { splitIssueKey } from '#domain/tracker.ts';
import type { TrackerIssue } from '#domain/tracker.ts';
import { useActions } from '../../app/actionsContext.ts';
import { useNode } from '../../stores/programme.ts';
import { Age } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { WorkerChip } from '../../ui/WorkerChip.tsx';

/** State, number and title; below them phase, worker, labels and milestone as GitHub holds them. */
export function IssueHeader({ issue }: { readonly issue: TrackerIssue }) {
  const { t } = useTranslation(['issue', 'shell']);
  const { openOutside } = useActions();
  const node = useNode(issue.key);
  const { repository, number } = splitIssueKey(issue.key);
  const state =
    issue.state === 'open' ? 'open' : issue.stateReason === 'not_planned' ? 'notPlanned' : 'closed';
  return (
    <header className="mb-5">
      <div className="flex items-center gap-2 text-ink3">
        {node === undefined ? null : <StatusGlyph status={node.status} size={16} />}
        <span className="font-medium">#{number}</span>
        <span>
          {t(`issue:state.${state}`)}{' '}
          {issue.state === 'closed' ? <Age at={issue.closedAt} /> : <Age at={issue.createdAt} />}
        </span>
        {node?.phase == null ? null : <span>{t('issue:phase', { id: node.phase })}</span>}
        {node?.worker == null ? null : <WorkerChip worker={node.worker} />}
        <span className="flex-1" />
        <Button
          look="quiet"
          size="small"
          onClick={() => void openOutside(`https://github.com/${repository}/issues/${number}`)}
        >
          {t('issue:onGitHub')}
          <Icon name="outside" size={13} />
        </Button>
      </div>
      <h2 className="selectable mt-1 text-lead font-semibold tracking-[-0.017em]">{issue.title}</h2>
      {issue.labels.length + issue.assignees.length === 0 && issue.milestone === null ? null : (
        <div className="mt-2 flex flex-wrap items-center gap-1.5 text-small text-ink2">
          {issue.labels.map((label) => (
            <span key={label.name} className="rounded-sm px-1.5 py-px shadow-outline">
              {label.name}
            </span>
          ))}
          {issue.milestone === null ? null : (
            <span className="text-ink3">{t('issue:milestone', { title: issue.milestone.title })}</span>
          )}
          {issue.assignees.length === 0 ? null : (
            <span className="text-ink3">
              {t('issue:assigned', { names: issue.assignees.join(t('shell:list.comma')) })}
            </span>
          )}
        </div>
      )}
    </header>
  );
}
