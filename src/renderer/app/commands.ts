import { languageChoices, setAppearance, themes } from '../stores/appearance.ts';
import type { Command } from '../stores/commands.ts';
import { back, forward, go } from '../stores/navigation.ts';
import { showPanel } from '../stores/panels.ts';
import { allGates, allRisks, allWorkers } from '../stores/tablePlaces.ts';
import type { Actions } from './actions.ts';

/** The commands that are always there; views add their own with `useCommands`. */
export function shellCommands(actions: Actions): readonly Command[] {
  return [
    { id: 'view.now', group: 'view', shortcut: 'g n', run: () => go({ view: 'now' }) },
    { id: 'view.graph', group: 'view', shortcut: 'g g', run: () => go({ view: 'graph' }) },
    { id: 'view.waves', group: 'view', shortcut: 'g t', run: () => go({ view: 'waves' }) },
    { id: 'view.workers', group: 'view', shortcut: 'g w', run: () => go(allWorkers) },
    { id: 'view.gates', group: 'view', shortcut: 'g a', run: () => go(allGates) },
    { id: 'view.risks', group: 'view', shortcut: 'g r', run: () => go(allRisks) },
    { id: 'view.search', group: 'view', shortcut: 'g i', run: () => go({ view: 'search', text: '' }) },
    { id: 'search.focus', group: 'view', shortcut: '/', run: () => go({ view: 'search', text: '' }) },
    { id: 'go.back', group: 'go', shortcut: '[', run: back },
    { id: 'go.forward', group: 'go', shortcut: ']', run: forward },
    { id: 'palette.open', group: 'go', shortcut: 'mod+k', run: () => showPanel({ kind: 'palette' }) },
    { id: 'session.refresh', group: 'source', shortcut: 'mod+r', run: () => void actions.refresh() },
    {
      id: 'export.open',
      group: 'source',
      shortcut: 'mod+o',
      keywords: 'json import gh file',
      run: () => void actions.chooseExport(),
    },
    { id: 'session.openDemo', group: 'source', run: () => void actions.openDemo() },
    {
      id: 'session.connect',
      group: 'source',
      keywords: 'token sync github',
      run: () => showPanel({ kind: 'connect' }),
    },
    ...themes.map((theme) => ({
      id: `theme.${theme}`,
      group: 'appearance' as const,
      keywords: 'theme appearance',
      run: () => setAppearance({ theme }),
    })),
    ...languageChoices.map((language) => ({
      id: `language.${language}`,
      group: 'appearance' as const,
      keywords: 'language 言語 english japanese',
      run: () => setAppearance({ language }),
    })),
    { id: 'help.shortcuts', group: 'help' as const, shortcut: '?', run: () => showPanel({ kind: 'help' }) },
  ].map((command): Command => ({ ...command, titleKey: `shell:command.${command.id}` }) as Command);
}
