import { expect, test } from 'vitest';
import { start } from './client.ts';

/** The shapes that the official `gh` command asks for: introspection first, then lists and threads in one call. */
const issueFields = `
  id number title state stateReason url createdAt updatedAt closedAt body
  author { login ... on User { id name } }
  assignees(first: 100) { nodes { id login name } totalCount }
  labels(first: 100) { nodes { id name description color } totalCount }
  milestone { number title description dueOn }
  projectCards(first: 100) { nodes { project { name } column { name } } totalCount }
  reactionGroups { content users { totalCount } }`;

test('gh asks what the server’s Issue can do', async () => {
  const client = await start({ scenario: 'miyabi' });
  const answer = await client.ask(
    '{ Issue: __type(name: "Issue") { fields(includeDeprecated: true) { name } } }',
  );
  const { fields } = (answer.data as { Issue: { fields: { name: string }[] } }).Issue;
  expect(fields.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['stateReason', 'blockedBy', 'subIssues']),
  );
});

test('gh issue list', async () => {
  const client = await start({ scenario: 'miyabi' });
  const answer = await client.ask(
    `query IssueList($owner: String!, $repo: String!, $limit: Int, $endCursor: String, $states: [IssueState!] = OPEN, $assignee: String, $author: String, $mention: String) {
      repository(owner: $owner, name: $repo) {
        hasIssuesEnabled
        issues(first: $limit, after: $endCursor, orderBy: { field: CREATED_AT, direction: DESC }, states: $states, filterBy: { assignee: $assignee, createdBy: $author, mentioned: $mention }) {
          totalCount
          nodes { ${issueFields} }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
    { owner: 'customer-cloud', repo: 'miyabi-private', limit: 30, states: ['OPEN'] },
  );
  expect(answer.errors).toBeUndefined();
  const open = client.simulator.state.dump().issues.filter(({ state }) => state === 'open');
  expect(answer.data).toMatchObject({
    repository: { hasIssuesEnabled: true, issues: { totalCount: open.length } },
  });
});

test('gh issue view --comments', async () => {
  const client = await start({ scenario: 'miyabi' });
  const answer = await client.ask(
    `query IssueByNumber($owner: String!, $repo: String!, $number: Int!) {
      repository(owner: $owner, name: $repo) {
        hasIssuesEnabled
        issue: issueOrPullRequest(number: $number) {
          __typename
          ... on Issue { ${issueFields}
            comments(first: 100) {
              nodes {
                id author { login } authorAssociation body createdAt includesCreatedEdit isMinimized minimizedReason
                reactionGroups { content users { totalCount } } url viewerDidAuthor
              }
              pageInfo { hasNextPage endCursor }
              totalCount
            }
          }
          ... on PullRequest { id }
        }
      }
    }`,
    { owner: 'customer-cloud', repo: 'miyabi-private', number: 986 },
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toMatchObject({
    repository: { issue: { __typename: 'Issue', number: 986, comments: { totalCount: 4 } } },
  });
});
