import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  buildASTSchema,
  isAbstractType,
  isObjectType,
  parse,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { bot, organization, user } from './actors.ts';
import type { FieldResolvers } from './call.ts';
import { comment, contentEdit } from './comments.ts';
import { refusal } from './errors.ts';
import { issue } from './issues.ts';
import { mutation } from './mutations.ts';
import { query } from './query.ts';
import { issueType, label, milestone, repository } from './repository.ts';
import { timelineEvent, timelineEventTypes } from './timeline.ts';

const schemaName = 'resources/github-schema/2026-05.graphql';

/** Where the schema may lie, from the sources (src/simulator/graphql), from a bundle (out/main), from a package. */
const schemaCandidates = ['../../..', '../..', '..', '.'].map((up) =>
  resolve(import.meta.dirname, up, schemaName),
);

/** The file of the vendored schema; throws, naming the places that were tried, when there is none. */
export function findSchemaFile(): string {
  const file = schemaCandidates.find((candidate) => existsSync(candidate));
  if (file === undefined)
    throw new Error(`GitHub's schema is missing. Looked for ${schemaCandidates.join(', ')}.`);
  return file;
}

const resolvers: Readonly<Record<string, FieldResolvers<never>>> = {
  Query: query,
  Mutation: mutation,
  Repository: repository,
  Issue: issue,
  IssueComment: comment,
  UserContentEdit: contentEdit,
  Label: label,
  IssueType: issueType,
  Milestone: milestone,
  User: user,
  Bot: bot,
  Organization: organization,
  ...Object.fromEntries(timelineEventTypes.map((type) => [type, timelineEvent])),
};

/** Types whose fields are plain properties of what a resolver above answers. */
const isPlain = (name: string) =>
  name.endsWith('Connection') ||
  name.endsWith('Edge') ||
  name.endsWith('Payload') ||
  ['PageInfo', 'RateLimit', 'SubIssuesSummary', 'IssueDependenciesSummary', 'ReactionGroup'].includes(name);

/**
 * The executable schema. Parsing takes about 70 ms and building 55 ms (2 cores, Node 24); validation of the document
 * itself is left out, since it was checked when it was vendored. A field that exists at GitHub but is not simulated
 * answers a NOT_SIMULATED error instead of a null that could be taken for data.
 */
export function loadSchema(file: string): GraphQLSchema {
  const known = schemas.get(file);
  if (known !== undefined) return known;
  const schema = buildSchema(file);
  schemas.set(file, schema);
  return schema;
}

/** The schema holds no state of a simulator: all those of one process share it. */
const schemas = new Map<string, GraphQLSchema>();

function buildSchema(file: string): GraphQLSchema {
  const document = parse(readFileSync(file, 'utf8'), { noLocation: true });
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = (value: { __typename: string }) => value.__typename;
    if (!isObjectType(type) || isPlain(type.name)) continue;
    const known = resolvers[type.name];
    for (const field of Object.values(type.getFields())) {
      const resolver = known?.[field.name];
      if (resolver !== undefined) {
        field.resolve = resolver as unknown as GraphQLFieldResolver<unknown, unknown>;
      } else {
        field.resolve = () => {
          throw refusal('NOT_SIMULATED', `The simulator does not answer ${type.name}.${field.name}.`);
        };
      }
    }
  }
  return schema;
}
