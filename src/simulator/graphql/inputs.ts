import type { Account, Comment, Issue, Label } from '../state/records.ts';
import type { Node } from '../state/tracker.ts';
import type { Call } from './call.ts';
import { refusal } from './errors.ts';
import { visibleNode } from './visibility.ts';

/**
 * GitHub's ceiling for a body: "body is too long (maximum is 65536 characters)" (seen: danger/danger#424,
 * reg-viz/reg-actions#123). Counted in code points, of which each takes at most four bytes: so no body is above
 * 262,144 bytes. An export may hold longer ones all the same.
 */
const maximumBody = 65_536;
/**
 * "title is too long (maximum is 256 characters)" (seen: highlight#6461). Titles of up to 1,024 have been accepted
 * under the same message (seen: dead-claudia/github-limits#7); the stricter limit is the one to be safe against.
 */
const maximumTitle = 256;

export type Input<Fields> = { readonly input: Fields & { readonly clientMutationId?: string | null } };

/** The node of an id, if it is of one of these types and the token may see it; else a NOT_FOUND refusal. */
export function find<Type extends Node['__typename']>(
  call: Call,
  id: string,
  ...types: readonly Type[]
): Extract<Node, { __typename: Type }> {
  const node = visibleNode(call, id);
  if (node === null || !types.some((type) => type === node.__typename)) {
    throw refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  }
  return node as Extract<Node, { __typename: Type }>;
}

export const issueOf = (call: Call, id: string): Issue => find(call, id, 'Issue');
export const commentOf = (call: Call, id: string): Comment => find(call, id, 'IssueComment');
export const labelsOf = (call: Call, ids: readonly string[]): Label[] =>
  ids.map((id) => find(call, id, 'Label'));
export const accountsOf = (call: Call, ids: readonly string[]): Account[] =>
  ids.map((id) => find(call, id, 'User', 'Bot'));

export function checkBlank(body: string): string {
  if (body.trim() === '') throw refusal('UNPROCESSABLE', 'Body cannot be blank');
  return body;
}

export function checkBody(body: string): string {
  return checkLength(checkBlank(body));
}

export function checkLength(body: string): string {
  if (!isTooLong(body, maximumBody)) return body;
  throw refusal('UNPROCESSABLE', `Body is too long (maximum is ${maximumBody} characters)`);
}

export function checkTitle(title: string): string {
  if (title.trim() === '') throw refusal('UNPROCESSABLE', "Title can't be blank");
  if (!isTooLong(title, maximumTitle)) return title;
  throw refusal('UNPROCESSABLE', `Title is too long (maximum is ${maximumTitle} characters)`);
}

/**
 * The text that an update is to write. Null = the old text stays, and the answer is that of a success: so GitHub has
 * answered over-long updates (the fault `long-body-kept`).
 */
export function newBody(call: Call, body: string): string | null {
  if (call.trouble.keepsLongBodies && isTooLong(body, maximumBody)) return null;
  return checkLength(body);
}

function isTooLong(text: string, maximum: number): boolean {
  // No text has more code points than UTF-16 units: most need no counting.
  return text.length > maximum && [...text].length > maximum;
}

export function echo(input: { readonly clientMutationId?: string | null }) {
  return { clientMutationId: input.clientMutationId ?? null };
}
