import { getOperationAST, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { priceCall } from '#simulator/graphql/cost.ts';
import { findSchemaFile, loadSchema } from '#simulator/graphql/schema.ts';

const schema = loadSchema(findSchemaFile());

function price(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  return priceCall(schema, document, getOperationAST(document)!, variables);
}

describe('the price of a call, by the examples of GitHub’s documentation', () => {
  test('repositories, their issues and their labels need 5,101 requests, 51 points', () => {
    const cost = price(`{ viewer { login repositories(first: 100) { edges { node { id
      issues(first: 50) { edges { node { id
        labels(first: 60) { edges { node { id name } } } } } } } } } } }`);
    expect(cost).toMatchObject({ requests: 5_101, points: 51, violations: [] });
  });

  test('the simple query may answer 550 nodes', () => {
    const cost = price(`{ viewer { repositories(first: 50) { edges { repository: node { name
      issues(first: 10) { totalCount edges { node { title bodyHTML } } } } } } } }`);
    expect(cost.nodes).toBe(550);
  });

  test('the complex query may answer 22,060 nodes', () => {
    const comments = 'comments(first: 10) { edges { comment: node { bodyHTML } } }';
    const cost = price(`{ viewer {
      repositories(first: 50) { edges { repository: node { name
        pullRequests(first: 20) { edges { pullRequest: node { title ${comments} } } }
        issues(first: 20) { totalCount edges { issue: node { title bodyHTML ${comments} } } } } } }
      followers(first: 10) { edges { follower: node { login } } } } }`);
    expect(cost.nodes).toBe(22_060);
  });
});

describe('the price of a call, beyond the examples', () => {
  test('the least price is one point', () => {
    expect(price('{ viewer { login } }')).toMatchObject({ requests: 0, points: 1 });
  });

  test('page sizes are read from variables and their defaults', () => {
    const text = `query ($size: Int!, $inner: Int = 7) { repository(owner: "o", name: "n") {
      issues(first: $size) { nodes { comments(first: $inner) { nodes { id } } } } } }`;
    expect(price(text, { size: 30 })).toMatchObject({ requests: 31, nodes: 30 + 210 });
  });

  test('the same connection in two fragments is one, under another name it is two', () => {
    const issues = 'issues(first: 10) { nodes { id } }';
    const twice = `query { repository(owner: "o", name: "n") { ${issues} ...more } } fragment more on Repository { ${issues} }`;
    expect(price(twice).requests).toBe(1);
    expect(price(twice.replace('{ issues(first', '{ again: issues(first')).requests).toBe(2);
  });

  test('nodes(ids:) multiplies what is below it', () => {
    const text =
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Issue { comments { totalCount } timelineItems { totalCount } } } }';
    const ids = Array.from({ length: 100 }, (_, index) => `I_${index}`);
    expect(price(text, { ids })).toMatchObject({ requests: 200, points: 2, violations: [] });
  });

  test('what a directive leaves out costs nothing', () => {
    const text = `query ($with: Boolean!) { repository(owner: "o", name: "n") { issues(first: 1) @include(if: $with) { nodes { id } } } }`;
    expect(price(text, { with: false }).requests).toBe(0);
    expect(price(text, { with: true }).requests).toBe(1);
  });

  test('a connection without bounds, and one that is too large, are refused', () => {
    const cost = price(
      '{ repository(owner: "o", name: "n") { issues { nodes { id } } labels(first: 101) { nodes { id } } } }',
    );
    expect(cost.violations.map(({ type, path }) => [type, path])).toEqual([
      ['MISSING_PAGINATION_BOUNDARIES', ['repository', 'issues']],
      ['EXCESSIVE_PAGINATION', ['repository', 'labels']],
    ]);
    expect(price('{ repository(owner: "o", name: "n") { issues { totalCount } } }').violations).toEqual([]);
  });

  test('more than 500,000 nodes are refused', () => {
    const cost = price(`{ repository(owner: "o", name: "n") { issues(first: 100) { nodes {
      comments(first: 100) { nodes { userContentEdits(first: 100) { nodes { id } } } } } } } }`);
    expect(cost.violations).toMatchObject([
      {
        type: 'MAX_NODE_LIMIT_EXCEEDED',
        message:
          'This query requests up to 1,010,100 possible nodes which exceeds the maximum limit of 500,000.',
      },
    ]);
  });
});
