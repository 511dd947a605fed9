import type { TFunction } from 'i18next';
import { splitIssueKey } from '#domain/tracker.ts';
import { openEvidence, openIssue } from '../../stores/navigation.ts';
import { Age } from '../../ui/Age.tsx';
import type { TableColumn } from '../../ui/table/columns.ts';
import { Impact } from './Impact.tsx';
import { Owner } from './Owner.tsx';
import { impactRank, type RiskLine } from './riskLines.ts';
import { SignalMark } from './SignalMark.tsx';

type Texts = TFunction<['risks', 'shell']>;

export type RiskColumnsInput = {
  readonly t: Texts;
  /** False until the contradictions are there: until then nobody knows whether a risk is quiet. */
  readonly known: boolean;
  readonly severalPlans: boolean;
};

/** The columns of the risk table, in the user's language. */
export function riskColumns({ t, known, severalPlans }: RiskColumnsInput): readonly TableColumn<RiskLine>[] {
  const quiet = t(known ? 'risks:quiet' : 'risks:reading');
  return [
    {
      id: 'risk',
      title: t('risks:column.risk'),
      width: 150,
      grows: 1,
      always: true,
      value: ({ risk }) => risk.risk,
      text: ({ risk }) => risk.risk,
      second: { title: t('risks:column.mitigation'), text: ({ risk }) => risk.mitigation ?? '' },
      cell: ({ risk }) => (
        <span className="block min-w-0" title={`${risk.risk}\n${risk.mitigation ?? ''}`}>
          <b className="block truncate font-medium">{risk.risk}</b>
          <span className="block truncate text-small text-ink3">
            {risk.mitigation ?? t('risks:noMitigation')}
          </span>
        </span>
      ),
    },
    {
      id: 'impact',
      title: t('risks:column.impact'),
      width: 88,
      largestFirst: true,
      value: ({ risk }) => impactRank[risk.impact],
      text: ({ risk }) => t(`risks:impact.${risk.impact}`),
      cell: ({ risk }) => <Impact impact={risk.impact} />,
    },
    {
      id: 'signal',
      title: t('risks:column.signal'),
      hint: t('risks:column.signalHint'),
      width: 150,
      grows: 1,
      largestFirst: true,
      value: ({ signals }) => signals.length,
      text: ({ signals }) =>
        signals.length === 0
          ? quiet
          : signals.map(({ kind, text }) => `${t(`risks:signal.${kind}`)}: ${text}`).join('; '),
      cell: ({ signals }) => {
        const [first] = signals;
        if (first === undefined) return <span className="text-ink3">{quiet}</span>;
        const evidence = first.evidence.at(-1);
        return (
          <button
            type="button"
            tabIndex={-1}
            title={first.text}
            onClick={() => (evidence === undefined ? undefined : openEvidence(evidence))}
            className="flex w-full min-w-0 items-center gap-2 rounded-sm"
          >
            <SignalMark kind={first.kind} />
            <span className="min-w-0 flex-1 truncate">
              {t(`risks:signal.${first.kind}`)}
              <span className="pl-2 text-ink3">{first.text}</span>
            </span>
            {signals.length === 1 ? null : (
              <span className="text-small text-ink3">{t('risks:more', { count: signals.length - 1 })}</span>
            )}
          </button>
        );
      },
    },
    {
      id: 'owner',
      title: t('risks:column.owner'),
      width: 104,
      from: 520,
      value: ({ risk }) => risk.owner,
      text: ({ risk }) => risk.owner ?? '',
      cell: ({ risk }) => <Owner risk={risk} tabIndex={-1} />,
    },
    {
      id: 'plan',
      title: t('risks:column.plan'),
      width: 56,
      from: severalPlans ? 640 : Infinity,
      value: ({ risk }) => splitIssueKey(risk.scope).number,
      text: ({ risk }) => `#${splitIssueKey(risk.scope).number}`,
      cell: ({ risk }) => (
        <button
          type="button"
          tabIndex={-1}
          onClick={() => openIssue(risk.scope)}
          className="max-w-full truncate rounded-sm text-ink3 hover:text-ink"
        >
          #{splitIssueKey(risk.scope).number}
        </button>
      ),
    },
    {
      id: 'since',
      title: t('risks:column.since'),
      hint: t('risks:column.sinceHint'),
      width: 84,
      end: true,
      value: ({ since }) => (since === null ? null : -Date.parse(since)),
      text: ({ since }) => since ?? '',
      cell: ({ since }) => <Age at={since} className="font-medium" />,
    },
    {
      id: 'stated',
      title: t('risks:column.stated'),
      hint: t('risks:column.statedHint'),
      width: 76,
      end: true,
      from: 780,
      value: ({ risk }) => (risk.evidence.at === null ? null : -Date.parse(risk.evidence.at)),
      text: ({ risk }) => risk.evidence.at ?? '',
      cell: ({ risk }) => (
        <button
          type="button"
          tabIndex={-1}
          onClick={() => openEvidence(risk.evidence)}
          className="rounded-sm text-ink2 hover:text-ink"
        >
          <Age at={risk.evidence.at} />
        </button>
      ),
    },
  ];
}
