import { useTranslation } from 'react-i18next';
import { openEvidence, openIssue } from '../../stores/navigation.ts';
import { placeInWords } from '../../ui/EvidenceQuote.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import type { GateLine } from './gateLines.ts';
import { issueName } from '../../ui/issueName.ts';

/** Issues named under one criterion. */
const mostNamed = 4;

/**
 * What a gate asks for. A tick is a claim until the gate is approved: a box may have been ticked when the plan was
 * posted. Each row opens the line that it stands on.
 */
export function Criteria({ line }: { readonly line: GateLine }) {
  const { t } = useTranslation('gates');
  const shell = useTranslation('shell').t;
  const { gate } = line.standing;
  const approved = gate.status === 'approved';
  return (
    <ul className="divide-y divide-line">
      {gate.criteria.map(({ text, ticked, evidence }, at) => {
        const named = line.named[at] ?? [];
        return (
          <li key={at} className="grid grid-cols-[16px_minmax(0,1fr)] gap-2.5 py-2">
            <StatusGlyph
              status={ticked ? (approved ? 'done' : 'claimed') : 'waiting'}
              size={15}
              decorative
              className="mt-0.5"
            />
            <div className="min-w-0">
              <button
                type="button"
                onClick={() => openEvidence(evidence)}
                title={evidence.quote}
                className="-mx-1 block w-[calc(100%+8px)] rounded-sm px-1 hover:bg-hover"
              >
                <span className="block font-medium [overflow-wrap:anywhere]">{text}</span>
                <span className="flex gap-2 text-small text-ink3">
                  <span className="min-w-0 flex-1 truncate">{t(ticked ? 'ticked' : 'unticked')}</span>
                  <span className="whitespace-nowrap">{placeInWords(evidence, shell)}</span>
                </span>
              </button>
              {named.length === 0 ? null : (
                <p className="mt-0.5 flex flex-wrap gap-x-2 text-small text-ink2">
                  {t('names')}
                  {named.slice(0, mostNamed).map((node) => (
                    <button
                      key={node.key}
                      type="button"
                      title={node.title}
                      onClick={() => openIssue(node.key)}
                      className="flex items-center gap-1 rounded-sm hover:text-ink"
                    >
                      <StatusGlyph status={node.status} size={13} />
                      {issueName(node.key)}
                    </button>
                  ))}
                  {named.length > mostNamed
                    ? shell('figure.more', { count: named.length - mostNamed })
                    : null}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
