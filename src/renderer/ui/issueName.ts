import { splitIssueKey, type IssueKey } from '#domain/tracker.ts';
import { programmeStore } from '../stores/programme.ts';

/**
 * An issue as people name it: `#12` in the main repository of the workspace, `crane#12` in another one of the same
 * owner, `quay/crane#12` elsewhere.
 */
export function nameAmong(home: string | null, key: IssueKey): string {
  const { repository, number } = splitIssueKey(key);
  if (home === null || repository === home) return `#${number}`;
  const [owner, name] = repository.split('/');
  return owner === home.split('/')[0] ? `${name}#${number}` : `${repository}#${number}`;
}

/** The same within the workspace that is open; its main repository changes with the whole programme only. */
export function issueName(key: IssueKey): string {
  return nameAmong(programmeStore.getState().repository, key);
}
