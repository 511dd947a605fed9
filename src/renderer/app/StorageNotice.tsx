import { useTranslation } from 'react-i18next';
import type { Repair, StorageTrouble } from '#contract/session.ts';
import { useServices } from '../connection/services.ts';
import { setSession, useSession } from '../stores/session.ts';
import { Button } from '../ui/Button.tsx';

const nameOf = (file: string) => file.split(/[/\\]/).at(-1) ?? file;

function Strip({
  title,
  text,
  hint,
  file,
  onUnderstood,
}: {
  readonly title: string;
  readonly text: string;
  readonly hint: string;
  /** The whole path, on hover. */
  readonly file: string;
  readonly onUnderstood?: () => void;
}) {
  const { t } = useTranslation('shell');
  return (
    <section
      aria-label={title}
      title={file}
      className="flex shrink-0 items-center gap-4 border-b border-line bg-side px-[18px] py-2"
    >
      {/* A trouble is spoken by the status line; a repair here. */}
      <p role={onUnderstood === undefined ? undefined : 'status'} className="selectable min-w-0 flex-1">
        <span className="font-medium">{title}</span>
        <span className="ml-2 text-ink2">{text}</span>
        <span className="ml-2 text-ink2">{hint}</span>
      </p>
      {onUnderstood === undefined ? null : <Button onClick={onUnderstood}>{t('storage.understood')}</Button>}
    </section>
  );
}

function TroubleStrip({ trouble }: { readonly trouble: StorageTrouble }) {
  const { t } = useTranslation('shell');
  const name = nameOf(trouble.file);
  return (
    <Strip
      title={t(`storage.${trouble.kind}.title`)}
      text={t(`storage.${trouble.kind}.text`, { file: name, who: useWho(trouble) })}
      hint={t(`storage.${trouble.kind}.hint`)}
      file={trouble.file}
    />
  );
}

function useWho(trouble: StorageTrouble): string {
  const { t } = useTranslation('shell');
  if (trouble.kind !== 'other-owner') return '';
  const program = trouble.program ?? 'app';
  return trouble.processId === null
    ? t(`storage.who.${program}`)
    : t(`storage.who.${program}Process`, { process: trouble.processId });
}

function RepairStrip({
  repair,
  onUnderstood,
}: {
  readonly repair: Repair;
  readonly onUnderstood: () => void;
}) {
  const { t } = useTranslation('shell');
  const isExport = useSession(({ state }) => state?.source.kind === 'export');
  const { part, keptAs, saved, lost } = repair;
  const file = nameOf(keptAs);
  if (part === 'mirror') {
    return (
      <Strip
        title={t('storage.mirror.title')}
        text={t('storage.mirror.text', { file })}
        hint={t(isExport ? 'storage.mirror.hintExport' : 'storage.mirror.hintFetched')}
        file={keptAs}
        onUnderstood={onUnderstood}
      />
    );
  }
  const counts = [
    t('storage.precious.saved', { count: saved ?? 0 }),
    lost === null ? t('storage.precious.lostSome') : t('storage.precious.lost', { count: lost }),
  ];
  return (
    <Strip
      title={t('storage.precious.title')}
      text={counts.join(' ')}
      hint={t('storage.precious.text', { file })}
      file={keptAs}
      onUnderstood={onUnderstood}
    />
  );
}

/** Above every view: why nothing can be stored, and what was found damaged and mended. Absent where all is well. */
export function StorageNotice() {
  const { engine } = useServices();
  const trouble = useSession(({ state }) => state?.storageTrouble);
  const repairs = useSession(({ state }) => state?.repairs);
  const understood = () => {
    void engine.request('repairs.understood', {}).then((answer) => {
      if (answer.ok) setSession(answer.value);
    });
  };
  // Many damaged mirrors in a row are one message: the last of each kind.
  const latest = (['precious', 'mirror'] as const).flatMap(
    (part) => repairs?.findLast((repair) => repair.part === part) ?? [],
  );
  return (
    <>
      {trouble === undefined ? null : <TroubleStrip trouble={trouble} />}
      {latest.map((repair) => (
        <RepairStrip key={repair.keptAs} repair={repair} onUnderstood={understood} />
      ))}
    </>
  );
}
