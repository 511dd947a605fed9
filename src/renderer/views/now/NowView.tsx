import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../stores/commands.ts';
import { useProgramme } from '../../stores/programme.ts';
import { EmptyFrame } from '../../ui/Frame.tsx';
import { ChangedSince } from './ChangedSince.tsx';
import { Digest } from './Digest.tsx';
import { Lead } from './Lead.tsx';
import { ProgressSection } from './ProgressSection.tsx';
import { Queue } from './Queue.tsx';
import { queueOf } from './queue.ts';
import { useLook } from './useLook.ts';
import { WavesSection } from './WavesSection.tsx';
import { WorkersSection } from './WorkersSection.tsx';

/** The start: what is stuck and why, what waits for you, what changed, and how far all is. */
export function NowView() {
  const { t } = useTranslation('now');
  const attention = useProgramme((programme) => programme.attention);
  const empty = useProgramme((programme) => programme.nodes.size === 0);
  const queue = useMemo(() => queueOf(attention), [attention]);
  const { look, mark } = useLook();
  useCommands(
    useMemo(
      () => [
        {
          id: 'look.mark',
          titleKey: 'now:command.mark',
          group: 'view' as const,
          run: mark,
        },
      ],
      [mark],
    ),
  );
  if (empty) return <EmptyFrame title={t('empty.title')} text={t('empty.text')} />;
  return (
    <div className="h-full overflow-y-auto">
      <div className="grid grid-cols-[minmax(0,1fr)_364px] content-start gap-x-10 px-7 pt-[22px] pb-8 pl-6 max-[1180px]:grid-cols-[minmax(0,1fr)_300px] max-[1180px]:gap-x-7 max-[980px]:grid-cols-1">
        <header className="col-span-full mb-5">
          <Lead queue={queue} />
          <Digest look={look} />
        </header>
        <div className="min-w-0">
          <Queue queue={queue} />
          <ChangedSince look={look} onMark={mark} />
        </div>
        <aside
          aria-label={t('aside')}
          className="min-w-0 max-[980px]:mt-6 max-[980px]:border-t max-[980px]:border-line max-[980px]:pt-4 [&>*+*]:mt-5 [&>*+*]:border-t [&>*+*]:border-line [&>*+*]:pt-4"
        >
          <ProgressSection />
          <WavesSection />
          <WorkersSection />
        </aside>
      </div>
    </div>
  );
}
