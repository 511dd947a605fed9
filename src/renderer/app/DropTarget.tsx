import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../connection/services.ts';
import { sayDone } from '../ui/toast.ts';
import { useActions } from './actionsContext.ts';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/** The whole window takes exports: files dropped anywhere are opened, never navigated to. */
export function DropTarget() {
  const { t } = useTranslation('shell');
  const { shell } = useServices();
  const { openExports } = useActions();
  const [over, setOver] = useState(false);

  useEffect(() => {
    // Moving over a child leaves the parent: counted, so that the frame does not flicker.
    let depth = 0;
    function enter(event: DragEvent): void {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    }
    function leave(event: DragEvent): void {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    }
    function hover(event: DragEvent): void {
      if (carriesFiles(event)) event.preventDefault();
    }
    function drop(event: DragEvent): void {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (shell === null) {
        sayDone(t('import.inBrowser'), t('import.inBrowserHint'));
        return;
      }
      const paths = files.map((file) => shell.pathOfDroppedFile(file)).filter((path) => path !== '');
      void openExports(paths);
    }
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, [shell, openExports, t]);

  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-2 z-50 grid place-items-center rounded-xl border-2 border-dashed border-focus bg-bg/80">
      <p className="text-lead font-semibold">{t('import.drop')}</p>
    </div>
  );
}
