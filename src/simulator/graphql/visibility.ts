import { refusedReading, seesRepository } from '../server/grants.ts';
import type { Issue, Repository } from '../state/records.ts';
import type { Node } from '../state/tracker.ts';
import type { Call } from './call.ts';
import { refusal, signedOut } from './errors.ts';

/** The repository that a node lies in; accounts lie in none. */
export function repositoryOf(call: Call, node: Node): Repository | null {
  if (node.__typename === 'Repository') return node;
  if (node.__typename === 'Issue') return node.repository;
  if (node.__typename === 'User' || node.__typename === 'Bot') return null;
  // Comments and events lie where their issue lies; labels, milestones and edits are the simulated repository's own.
  return 'issue' in node ? node.issue.repository : call.tracker.repository;
}

/** The node of an id as far as the token sees it. Throws where the single sign-on is over. */
export function visibleNode(call: Call, id: string): Node | null {
  const node = call.tracker.nodes.get(id);
  if (node === undefined) return null;
  const repository = repositoryOf(call, node);
  if (repository === null) return node;
  return isVisible(call, repository) ? node : null;
}

/** Whether the token sees the repository. Throws where the single sign-on is over. */
export function isVisible(call: Call, repository: Repository): boolean {
  const isMain = repository === call.tracker.repository;
  if (isMain && call.trouble.isLost) return false;
  if (!seesRepository(call.grant, repository)) return false;
  if (isMain && call.trouble.isSignedOut) throw signedOut();
  return true;
}

/** For issues that a visible one is linked with: what the token does not see is left out without a word. */
export function isSeen(call: Call, issue: Issue): boolean {
  return seesRepository(call.grant, issue.repository);
}

export function checkReading(call: Call): void {
  const denial = refusedReading(call.grant);
  if (denial !== null) throw refusal(denial.type, denial.message);
}

/** For lists of repositories: one that the token does not see, or no more, is simply not in them. */
export function isSeenRepository(call: Call, repository: Repository): boolean {
  const isMain = repository === call.tracker.repository;
  if (isMain && (call.trouble.isLost || call.trouble.isSignedOut)) return false;
  return seesRepository(call.grant, repository);
}
