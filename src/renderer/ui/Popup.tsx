import { Dialog } from '@base-ui/react/dialog';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';

/** Looks of everything that floats. */
export const floating = 'rounded-xl bg-over shadow-e3 outline-none [--ko:var(--over)]';

/** A sheet over the view with a title and a way out. */
export function Sheet({
  title,
  onClose,
  children,
  width = 'w-[560px]',
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: string;
}) {
  const { t } = useTranslation('shell');
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-bg/55" />
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          className={`fixed top-[12vh] left-1/2 z-40 max-h-[76vh] max-w-[92vw] -translate-x-1/2 overflow-y-auto p-6 ${width} ${floating}`}
        >
          <div className="mb-4 flex items-center gap-3">
            <Dialog.Title className="flex-1 text-head font-semibold">{title}</Dialog.Title>
            <Dialog.Close
              aria-label={t('action.close')}
              className="-m-1 rounded-sm p-1 text-ink3 hover:bg-hover hover:text-ink"
            >
              <Icon name="close" size={14} />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
