import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#domain/evidence.ts';
import type { ProgrammeNode } from '#domain/programme.ts';
import { openIssue } from '../stores/navigation.ts';
import { EvidenceQuote } from './EvidenceQuote.tsx';
import { floating } from './Popup.tsx';
import { StatusGlyph } from './StatusGlyph.tsx';
import { WorkerChip } from './WorkerChip.tsx';
import { issueName } from './issueName.ts';

/** Rows a figure lists before it only counts the rest. */
const mostRows = 12;

/** One row that opens an issue. */
export function IssueRow({ node, onOpen }: { readonly node: ProgrammeNode; readonly onOpen?: () => void }) {
  return (
    <button
      type="button"
      onClick={() => {
        onOpen?.();
        openIssue(node.key);
      }}
      className="flex h-7 w-full items-center gap-[7px] rounded-md px-1.5 hover:bg-hover"
    >
      <StatusGlyph status={node.status} />
      <span className="font-medium text-ink3">{issueName(node.key)}</span>
      <span className="min-w-0 flex-1 truncate text-left">{node.title}</span>
      {node.worker === null ? null : <WorkerChip worker={node.worker} />}
    </button>
  );
}

/** A figure that shows what it was counted from: the issues, and the lines that say so. */
export function Figure({
  title,
  nodes = [],
  evidence = [],
  children,
  className = '',
  tabIndex = 0,
}: {
  readonly title: string;
  readonly nodes?: readonly ProgrammeNode[];
  readonly evidence?: readonly Evidence[];
  readonly children: ReactNode;
  readonly className?: string;
  /** -1 in a table, whose rows have one tab stop. */
  readonly tabIndex?: 0 | -1;
}) {
  const { t } = useTranslation('shell');
  if (nodes.length === 0 && evidence.length === 0) return <span className={className}>{children}</span>;
  const more = Math.max(0, nodes.length - mostRows);
  return (
    <Popover.Root>
      <Popover.Trigger
        tabIndex={tabIndex}
        className={`-mx-1 inline-flex items-center rounded-sm px-1 hover:bg-hover data-[popup-open]:bg-sel ${className}`}
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} className="z-30" collisionPadding={12}>
          <Popover.Popup className={`max-h-[60vh] w-[420px] overflow-y-auto p-4 ${floating}`}>
            <Popover.Title className="mb-2 font-semibold">{title}</Popover.Title>
            <div className="-mx-1.5">
              {nodes.slice(0, mostRows).map((node) => (
                <IssueRow key={node.key} node={node} />
              ))}
            </div>
            {more === 0 ? null : <p className="mt-1 text-ink3">{t('figure.more', { count: more })}</p>}
            <div className="grid gap-2.5 pt-2 empty:hidden">
              {evidence.slice(0, mostRows).map((one, index) => (
                <EvidenceQuote key={index} evidence={one} />
              ))}
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
