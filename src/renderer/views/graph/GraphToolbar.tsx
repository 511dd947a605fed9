import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../stores/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { ToolbarItems } from '../../ui/ToolbarItems.tsx';
import { graphStore, lookAt, toggleCriticalPath, useGraph } from './graphStore.ts';

const modes = ['graph', 'list'] as const;

function Modes() {
  const { t } = useTranslation('graph');
  const mode = useGraph((use) => use.mode);
  return (
    <div
      role="radiogroup"
      aria-label={t('mode.label')}
      className="flex rounded-md bg-hover p-0.5 shadow-hairline"
    >
      {modes.map((each) => (
        <button
          key={each}
          type="button"
          role="radio"
          aria-checked={mode === each}
          onClick={() => graphStore.setState({ mode: each })}
          className={`h-6 rounded-sm px-2.5 text-small font-medium ${mode === each ? 'bg-over text-ink shadow-e1' : 'text-ink2'}`}
        >
          {t(`mode.${each}`)}
        </button>
      ))}
    </div>
  );
}

/** The graph's own controls in the window's toolbar, and the same as commands. */
export function GraphToolbar() {
  const { t } = useTranslation('graph');
  const mode = useGraph((use) => use.mode);
  const criticalOnly = useGraph((use) => use.criticalOnly);
  const percent = useGraph((use) => use.zoomPercent);
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'graph.critical',
        titleKey: 'graph:command.critical',
        group: 'view',
        shortcut: 'c',
        run: toggleCriticalPath,
      },
      {
        id: 'graph.mode',
        titleKey: mode === 'graph' ? 'graph:command.list' : 'graph:command.graph',
        group: 'view',
        run: () => graphStore.setState({ mode: mode === 'graph' ? 'list' : 'graph' }),
      },
      {
        id: 'graph.fit',
        titleKey: 'graph:command.fit',
        group: 'view',
        shortcut: 'mod+9',
        run: () => lookAt('all'),
      },
      {
        id: 'graph.full',
        titleKey: 'graph:command.full',
        group: 'view',
        shortcut: 'mod+0',
        run: () => lookAt('full'),
      },
    ],
    [mode],
  );
  useCommands(commands);
  return (
    <ToolbarItems>
      <Modes />
      {mode === 'list' ? null : (
        <>
          <Button
            look="quiet"
            size="small"
            shortcut="C"
            aria-pressed={criticalOnly}
            onClick={toggleCriticalPath}
            className={criticalOnly ? 'bg-sel !text-ink' : ''}
          >
            {t('critical')}
          </Button>
          <button
            type="button"
            aria-label={`${t('zoomLabel')} ${t('zoom', { percent })}`}
            title={percent === 100 ? t('zoomFit') : t('zoomReset')}
            onClick={() => lookAt(percent === 100 ? 'all' : 'full')}
            className="h-6 w-12 rounded-md text-right text-ink3 hover:text-ink"
          >
            {t('zoom', { percent })}
          </button>
        </>
      )}
    </ToolbarItems>
  );
}
