import { Dialog } from '@base-ui/react/dialog';
import { Command as Palette } from 'cmdk';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { splitIssueKey } from '#domain/tracker.ts';
import { useServices } from '../connection/services.ts';
import { Highlighted } from '../search/Highlighted.tsx';
import { rankIssues } from '../search/rankIssues.ts';
import { useFullText } from '../search/useFullText.ts';
import { allCommands } from '../stores/commands.ts';
import type { Command } from '../stores/commands.ts';
import { go, openIssue } from '../stores/navigation.ts';
import { closePanel } from '../stores/panels.ts';
import { useProgramme } from '../stores/programme.ts';
import { Key } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { isMac } from '../ui/platform.ts';
import { floating } from '../ui/Popup.tsx';
import { StatusGlyph } from '../ui/StatusGlyph.tsx';
import { shortcutInWords } from './keyboard.ts';

/** 50 rows in all: cmdk does not virtualise. */
const mostIssues = 20;
const mostHits = 14;
const mostCommands = 16;

const row =
  'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-ink2 data-[selected=true]:bg-sel data-[selected=true]:text-ink';
const group =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-cap [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink3';

function matchingCommands(commands: readonly Command[], text: string, title: (command: Command) => string) {
  const words = text.trim().toLowerCase().split(/\s+/);
  return commands
    .filter((command) => command.id !== 'palette.open')
    .filter((command) => {
      const name = `${title(command)} ${command.keywords ?? ''}`.toLowerCase();
      return words.every((word) => name.includes(word));
    })
    .slice(0, mostCommands);
}

/** Everything by name: issues at once, full text when the typing pauses, and every command. */
export function CommandPalette() {
  const { t } = useTranslation('shell');
  const { shell } = useServices();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text);
  const nodes = useProgramme((programme) => programme.nodes);
  const issues = useMemo(() => rankIssues(asked, nodes, mostIssues), [asked, nodes]);
  const found = useFullText(text, mostHits);
  const commands = useMemo(
    () => matchingCommands(allCommands(), asked, (command) => t(command.titleKey)),
    [asked, t],
  );
  const hits = found.kind === 'found' && text.trim() !== '' ? found.hits : [];

  function choose(run: () => void): void {
    closePanel();
    run();
  }

  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : closePanel())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-bg/55" />
        <Dialog.Popup
          aria-label={t('palette.title')}
          className={`fixed top-[11vh] left-1/2 z-40 w-[640px] max-w-[92vw] -translate-x-1/2 ${floating}`}
        >
          <Palette shouldFilter={false} loop label={t('palette.title')}>
            <div className="flex h-12 items-center gap-3 border-b border-line px-4">
              <Icon name="search" className="text-ink3" />
              <Palette.Input
                autoFocus
                value={text}
                onValueChange={setText}
                placeholder={t('palette.placeholder')}
                className="h-full flex-1 bg-transparent text-head outline-none placeholder:text-ink3"
              />
              <Key>Esc</Key>
            </div>
            <Palette.List className="max-h-[52vh] overflow-y-auto p-1.5 pb-2">
              <Palette.Empty className="px-2.5 py-6 text-ink3">{t('palette.empty', { text })}</Palette.Empty>
              {issues.length === 0 ? null : (
                <Palette.Group heading={t('palette.issues')} className={group}>
                  {issues.map((node) => (
                    <Palette.Item
                      key={node.key}
                      value={node.key}
                      className={row}
                      onSelect={() => choose(() => openIssue(node.key))}
                    >
                      <StatusGlyph status={node.status} />
                      <span className="min-w-10 text-ink3">#{splitIssueKey(node.key).number}</span>
                      <span className="truncate">{node.title}</span>
                    </Palette.Item>
                  ))}
                </Palette.Group>
              )}
              {commands.length === 0 ? null : (
                <Palette.Group heading={t('palette.commands')} className={group}>
                  {commands.map((command) => (
                    <Palette.Item
                      key={command.id}
                      value={command.id}
                      className={row}
                      onSelect={() => choose(command.run)}
                    >
                      <span className="min-w-0 flex-1 truncate">{t(command.titleKey)}</span>
                      {command.shortcut === undefined ? null : (
                        <Key>{shortcutInWords(command.shortcut, isMac(shell?.platform ?? null))}</Key>
                      )}
                    </Palette.Item>
                  ))}
                </Palette.Group>
              )}
              {hits.length === 0 ? null : (
                <Palette.Group heading={t('palette.text')} className={group}>
                  {hits.map((hit) => {
                    const hitNode = nodes.get(hit.issue);
                    const value = `${hit.issue} ${hit.commentId ?? ''} ${hit.line}`;
                    return (
                      <Palette.Item
                        key={value}
                        value={value}
                        className={row}
                        onSelect={() =>
                          choose(() =>
                            go({
                              view: 'issue',
                              issue: hit.issue,
                              commentId: hit.commentId,
                              line: hit.line > 0 ? hit.line : null,
                            }),
                          )
                        }
                      >
                        {hitNode === undefined ? (
                          <span className="w-3.5" />
                        ) : (
                          <StatusGlyph status={hitNode.status} />
                        )}
                        <span className="min-w-10 text-ink3">#{splitIssueKey(hit.issue).number}</span>
                        <span className="truncate font-mono text-small">
                          <Highlighted text={hit.text} spans={hit.spans} />
                        </span>
                      </Palette.Item>
                    );
                  })}
                </Palette.Group>
              )}
            </Palette.List>
          </Palette>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
