import { Toast } from '@base-ui/react/toast';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import { toasts } from './toast.ts';

function ToastList() {
  const { t } = useTranslation('shell');
  const { toasts: shown } = Toast.useToastManager();
  return shown.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="w-[348px] rounded-xl bg-over p-3 pl-4 shadow-e3 transition-opacity duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0"
    >
      <Toast.Content className="flex items-start gap-3">
        <div className="selectable min-w-0 flex-1 [overflow-wrap:anywhere]">
          <Toast.Title className="font-medium" />
          <Toast.Description className="text-small text-ink2" />
        </div>
        <Toast.Close aria-label={t('action.close')} className="rounded-sm p-1 text-ink3 hover:bg-hover">
          <Icon name="close" size={14} weight={1.6} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

/** Short words in the lower right corner; nothing that the status line already says. */
export function Toasts() {
  const { t } = useTranslation('shell');
  return (
    <Toast.Provider toastManager={toasts} limit={4}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t('toast.region')}
          className="fixed right-4 bottom-[42px] z-50 flex flex-col gap-2"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
