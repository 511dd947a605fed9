import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../stores/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { ToolbarItems } from '../../ui/ToolbarItems.tsx';
import { laneKinds } from './lanes.ts';
import { useWaves, wavesModes, wavesStore, wishFor } from './wavesStore.ts';

function Choice<Value extends string>({
  label,
  values,
  chosen,
  words,
  onChoose,
}: {
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly words: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}) {
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="no-drag flex rounded-md bg-hover p-0.5 shadow-hairline"
    >
      {values.map((value) => (
        <button
          key={value}
          type="button"
          role="radio"
          aria-checked={value === chosen}
          onClick={() => onChoose(value)}
          className={`h-6 rounded-sm px-2.5 text-small font-medium whitespace-nowrap max-[1100px]:px-2 ${value === chosen ? 'bg-over text-ink shadow-e1' : 'text-ink2'}`}
        >
          {words(value)}
        </button>
      ))}
    </div>
  );
}

const toggleCritical = () => wavesStore.setState(({ criticalOnly }) => ({ criticalOnly: !criticalOnly }));

/** The view's own controls in the window's toolbar, and the same as commands. */
export function WavesToolbar() {
  const { t } = useTranslation('waves');
  const mode = useWaves((use) => use.mode);
  const lanes = useWaves((use) => use.lanes);
  const criticalOnly = useWaves((use) => use.criticalOnly);
  const commands = useMemo<readonly Command[]>(
    () => [
      ...wavesModes.map((each) => ({
        id: `waves.${each}`,
        titleKey: `waves:command.${each}`,
        group: 'view' as const,
        run: () => wavesStore.setState({ mode: each }),
      })),
      ...laneKinds.map((each) => ({
        id: `waves.by.${each}`,
        titleKey: `waves:command.by.${each}`,
        group: 'view' as const,
        run: () => wavesStore.setState({ lanes: each }),
      })),
      {
        id: 'waves.critical',
        titleKey: 'waves:command.critical',
        group: 'view',
        shortcut: 'c',
        run: toggleCritical,
      },
      {
        id: 'waves.fit',
        titleKey: 'waves:command.fit',
        group: 'view',
        shortcut: 'mod+9',
        run: () => wishFor('fit'),
      },
      {
        id: 'waves.closer',
        titleKey: 'waves:command.closer',
        group: 'view',
        shortcut: '=',
        run: () => wishFor('closer'),
      },
      {
        id: 'waves.wider',
        titleKey: 'waves:command.wider',
        group: 'view',
        shortcut: '-',
        run: () => wishFor('wider'),
      },
      {
        id: 'waves.earlier',
        titleKey: 'waves:command.earlier',
        group: 'view',
        shortcut: ',',
        run: () => wishFor('earlier'),
      },
      {
        id: 'waves.later',
        titleKey: 'waves:command.later',
        group: 'view',
        shortcut: '.',
        run: () => wishFor('later'),
      },
    ],
    [],
  );
  useCommands(commands);
  return (
    <ToolbarItems>
      <Choice
        label={t('mode.label')}
        values={wavesModes}
        chosen={mode}
        words={(each) => t(`mode.${each}`)}
        onChoose={(each) => wavesStore.setState({ mode: each })}
      />
      {mode === 'charts' ? null : (
        <Choice
          label={t('by.label')}
          values={laneKinds}
          chosen={lanes}
          words={(each) => t(`by.${each}`)}
          onChoose={(each) => wavesStore.setState({ lanes: each })}
        />
      )}
      {mode === 'timeline' ? (
        <Button
          look="quiet"
          size="small"
          shortcut="C"
          aria-pressed={criticalOnly}
          onClick={toggleCritical}
          className={`max-[1250px]:hidden ${criticalOnly ? 'bg-sel !text-ink' : ''}`}
        >
          {t('critical')}
        </Button>
      ) : null}
    </ToolbarItems>
  );
}
