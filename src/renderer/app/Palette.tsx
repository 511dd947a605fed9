import { Dialog } from '@base-ui/react/dialog';
import { Command as Palette } from 'cmdk';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseQuery } from '#domain/search/parseQuery.ts';
import { settledText, suggestionsAt, withSuggestion } from '#domain/search/suggestions.ts';
import { useServices } from '../connection/services.ts';
import { Highlighted } from '../search/Highlighted.tsx';
import { problemInWords } from '../search/problemInWords.ts';
import { rankIssues } from '../search/rankIssues.ts';
import { useFullText } from '../search/useFullText.ts';
import { useKnownNames } from '../search/useKnownNames.ts';
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
import { issueName } from '../ui/issueName.ts';

/** 50 rows in all: cmdk does not virtualise. */
const mostIssues = 20;
const mostHits = 14;
const mostCompletions = 6;
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
  const known = useKnownNames();
  const filtered = useMemo(() => parseQuery(asked).filters.length > 0, [asked]);
  const issues = useMemo(
    () => (filtered ? [] : rankIssues(asked, nodes, mostIssues)),
    [filtered, asked, nodes],
  );
  const completions = useMemo(() => suggestionsAt(text, text.length, known, mostCompletions), [text, known]);
  const searched = settledText(text, completions).trim();
  const found = useFullText(searched, mostHits, 'palette');
  const commands = useMemo(
    () => matchingCommands(allCommands(), asked, (command) => t(command.titleKey)),
    [asked, t],
  );
  const shown = new Set(issues.map(({ key }) => key));
  const hits =
    found.kind === 'found' && searched !== ''
      ? found.hits.filter(({ line, issue, gone }) => line > 0 || gone !== undefined || !shown.has(issue))
      : [];
  // While a filter is typed its values come first; a word is rather an issue or a command than a filter.
  const completing = /[:：]\S*$/.test(text);
  const unfinished = completing && completions.options.length > 0;
  const problems = found.kind === 'found' && found.text === searched && !unfinished ? found.problems : [];

  function choose(run: () => void): void {
    closePanel();
    run();
  }

  const completionGroup =
    completions.options.length === 0 ? null : (
      <Palette.Group heading={t('palette.filters')} className={group}>
        {completions.options.map((option) => (
          <Palette.Item
            key={option}
            value={`filter ${option}`}
            className={row}
            onSelect={() => setText(withSuggestion(text, completions, option).text)}
          >
            <Icon name="search" size={14} className="text-ink3" />
            <span className="truncate">{option}</span>
          </Palette.Item>
        ))}
      </Palette.Group>
    );

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
              {problems.map((problem) => (
                <p key={JSON.stringify(problem)} role="status" className="px-2.5 py-2 text-ink2">
                  {problemInWords(problem, t)}
                </p>
              ))}
              {completing ? completionGroup : null}
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
                      <span className="min-w-10 text-ink3">{issueName(node.key)}</span>
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
                <Palette.Group heading={t(filtered ? 'palette.found' : 'palette.text')} className={group}>
                  {hits.map((hit, at) => {
                    const hitNode = nodes.get(hit.issue);
                    const value = `${hit.issue} ${hit.commentId ?? ''} ${hit.line} ${at}`;
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
                        <span className="min-w-10 text-ink3">{issueName(hit.issue)}</span>
                        <span className={`truncate ${hit.line === 0 ? '' : 'font-mono text-small'}`}>
                          <Highlighted text={hit.text} spans={hit.spans} />
                        </span>
                      </Palette.Item>
                    );
                  })}
                </Palette.Group>
              )}
              {completing ? null : completionGroup}
            </Palette.List>
          </Palette>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
