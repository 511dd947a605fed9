import i18next from 'i18next';
import type { ImportSummary } from '#contract/views.ts';
import type { Services } from '../connection/services.ts';
import { go } from '../stores/navigation.ts';
import { showPanel } from '../stores/panels.ts';
import { setSession } from '../stores/session.ts';
import { sayDone, sayFailed } from '../ui/toast.ts';

/** What the user asks of the engine and the desktop, with the words that follow. */
export type Actions = {
  readonly chooseExport: () => Promise<void>;
  readonly openExports: (paths: readonly string[]) => Promise<void>;
  readonly openDemo: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** Forgets the token for that server; what is mirrored stays. */
  readonly signOut: (apiUrl: string) => Promise<void>;
  /** GitHub opens in the browser; another address is copied, never visited. */
  readonly openOutside: (address: string) => Promise<void>;
  readonly copy: (text: string) => Promise<void>;
  /** Reads the programme once more, after a failure. */
  readonly readAgain: () => Promise<void>;
};

/** Tells what an import did, in one line. */
export function importInWords(summary: ImportSummary): string {
  return i18next.t('shell:import.summary', {
    issues: i18next.t('shell:count.issues', { count: summary.issues }),
    comments: i18next.t('shell:count.comments', { count: summary.comments }),
    added: summary.added,
    updated: summary.updated,
    removed: summary.removed,
  });
}

export function makeActions({ engine, shell }: Services, readAgain: () => Promise<void>): Actions {
  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      sayDone(i18next.t('shell:toast.copied'), text);
    } catch {
      sayDone(i18next.t('shell:toast.notCopied'), text);
    }
  }

  async function openExports(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    const answer = await engine.request('session.openExport', { paths: [...paths] });
    if (!answer.ok) {
      sayFailed(i18next.t('shell:import.failed'), answer.error);
      return;
    }
    go({ view: 'now' });
    if (answer.value.warnings.length > 0) showPanel({ kind: 'import', summary: answer.value });
    else sayDone(answer.value.repository, importInWords(answer.value));
  }

  async function readSession(name: 'session.openDemo' | 'session.refresh', failed: string): Promise<void> {
    const answer = await engine.request(name, {});
    if (answer.ok) setSession(answer.value);
    else sayFailed(failed, answer.error);
  }

  return {
    copy,
    readAgain,
    openExports,
    async chooseExport() {
      if (shell === null) {
        sayDone(i18next.t('shell:import.inBrowser'), i18next.t('shell:import.inBrowserHint'));
        return;
      }
      await openExports(await shell.chooseExports());
    },
    async openDemo() {
      await readSession('session.openDemo', i18next.t('shell:demo.failed'));
      go({ view: 'now' });
    },
    refresh: () => readSession('session.refresh', i18next.t('shell:refresh.failed')),
    async signOut(apiUrl) {
      const answer = await engine.request('account.signOut', { apiUrl });
      if (!answer.ok) {
        sayFailed(i18next.t('start:signOut.failed'), answer.error);
        return;
      }
      setSession(answer.value);
      sayDone(i18next.t('start:signOut.done'), i18next.t('start:signOut.doneText'));
    },
    async openOutside(address) {
      const opened = (await shell?.openOnGitHub(address)) ?? false;
      if (!opened) await copy(address);
    },
  };
}
