import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { AnsweredError, ErrorType } from './errors.ts';

/** GitHub's limits, from its documentation "Rate limits and query limits for the GraphQL API". */
export const maximumPage = 100;
export const maximumNodes = 500_000;

export type Cost = {
  /** Requests needed when every connection is as full as its `first` or `last` allows. */
  readonly requests: number;
  /** Nodes that could be answered, GitHub's `rateLimit.nodeCount`. */
  readonly nodes: number;
  /** Points charged: `requests / 100`, rounded, at least 1. */
  readonly points: number;
  /** Fields of a mutation that write; 0 for a query. */
  readonly writes: number;
  /** `rateLimit(dryRun: true)` was asked for: nothing is to be executed. */
  readonly dryRun: boolean;
  /** Limits that the call breaks, as GitHub answers them. Non-empty = the call is refused. */
  readonly violations: readonly AnsweredError[];
};

type Variables = Readonly<Record<string, unknown>>;

/**
 * Prices a call by the published formula (docs.github.com, "Rate limits and query limits for the GraphQL API",
 * section "Predicting the point value of a query"): add up the requests needed for each unique connection, assuming
 * that every request reaches its `first` or `last`; divide by 100; round; at least 1. A connection below another one
 * needs one request for each node that the outer one may hold.
 *
 * Two points on which the documentation is silent: a connection asked only for its `totalCount` needs no `first` and
 * counts as one request without nodes; `nodes(ids:)` is no connection, but multiplies what is below it by the ids.
 */
export function priceCall(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const tally = { requests: 0, nodes: 0, dryRun: false, violations: [] as AnsweredError[] };
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
  const values: Variables = { ...defaults, ...variables };
  const argument = (field: FieldNode, name: string): unknown => {
    const node = field.arguments?.find((candidate) => candidate.name.value === name);
    return node === undefined ? undefined : valueFromASTUntyped(node.value, values);
  };

  const visit = (
    parent: GraphQLCompositeType,
    sets: readonly SelectionSetNode[],
    path: readonly string[],
    times: number,
  ) => {
    for (const { owner, fields } of collect(schema, parent, sets, fragments, values)) {
      const [first] = fields;
      if (first === undefined) continue;
      const definition =
        isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[first.name.value] : undefined;
      if (definition === undefined) continue;
      const type = getNamedType(definition.type);
      const below = fields.flatMap((field) => field.selectionSet ?? []);
      const here = [...path, first.alias?.value ?? first.name.value];
      let inner = times;
      if (isConnection(definition)) {
        const size = pageSize(first, below, argument, here, tally.violations);
        tally.requests += times;
        tally.nodes += times * size;
        inner = times * size;
      } else if (owner === schema.getQueryType() && definition.name === 'nodes') {
        const ids = argument(first, 'ids');
        inner = times * (Array.isArray(ids) ? ids.length : 1);
        tally.nodes += inner;
      } else if (owner === schema.getQueryType() && definition.name === 'rateLimit') {
        tally.dryRun ||= argument(first, 'dryRun') === true;
      }
      if (below.length > 0) visit(type as GraphQLCompositeType, below, here, inner);
    }
  };

  const root = schema.getRootType(operation.operation);
  if (root !== undefined && root !== null) visit(root, [operation.selectionSet], [], 1);
  if (tally.nodes > maximumNodes) {
    tally.violations.push(
      violation(
        'MAX_NODE_LIMIT_EXCEEDED',
        `This query requests up to ${grouped(tally.nodes)} possible nodes which exceeds the maximum limit of ${grouped(maximumNodes)}.`,
      ),
    );
  }
  return {
    requests: tally.requests,
    nodes: tally.nodes,
    points: Math.max(1, Math.round(tally.requests / 100)),
    writes: operation.operation === OperationTypeNode.MUTATION ? operation.selectionSet.selections.length : 0,
    dryRun: tally.dryRun,
    violations: tally.violations,
  };
}

function isConnection(definition: GraphQLField<unknown, unknown>): boolean {
  const names = definition.args.map(({ name }) => name);
  return (
    names.includes('first') &&
    names.includes('last') &&
    getNamedType(definition.type).name.endsWith('Connection')
  );
}

function pageSize(
  field: FieldNode,
  below: readonly SelectionSetNode[],
  argument: (field: FieldNode, name: string) => unknown,
  path: readonly string[],
  violations: AnsweredError[],
): number {
  const name = field.name.value;
  const locate = field.loc
    ? [{ line: field.loc.startToken.line, column: field.loc.startToken.column }]
    : undefined;
  for (const bound of ['first', 'last']) {
    const size = argument(field, bound);
    if (typeof size !== 'number') continue;
    if (size > maximumPage) {
      violations.push(
        violation(
          'EXCESSIVE_PAGINATION',
          `Requesting ${size} records on the \`${name}\` connection exceeds the \`${bound}\` limit of ${maximumPage} records.`,
          path,
          locate,
        ),
      );
      return maximumPage;
    }
    return Math.max(0, size);
  }
  const takesNodes = below.some((set) =>
    set.selections.some(
      (selection) =>
        selection.kind !== Kind.FIELD || selection.name.value === 'nodes' || selection.name.value === 'edges',
    ),
  );
  if (takesNodes) {
    violations.push(
      violation(
        'MISSING_PAGINATION_BOUNDARIES',
        `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
        path,
        locate,
      ),
    );
  }
  return 0;
}

function violation(
  type: ErrorType,
  message: string,
  path?: readonly string[],
  locations?: AnsweredError['locations'],
): AnsweredError {
  return { type, ...(path ? { path } : {}), ...(locations ? { locations } : {}), message };
}

function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

type FieldGroup = { readonly owner: GraphQLCompositeType; readonly fields: FieldNode[] };

/** Fields of the same answer key on the same type are one: selected twice, executed and charged once. */
function collect(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  values: Variables,
): Iterable<FieldGroup> {
  const groups = new Map<string, FieldGroup>();
  const gather = (owner: GraphQLCompositeType, set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (isLeftOut(selection.directives, values)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = `${owner.name}.${selection.alias?.value ?? selection.name.value}`;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, { owner, fields: [selection] });
        else group.fields.push(selection);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      const named = fragment.typeCondition?.name.value;
      const type = named === undefined ? owner : (schema.getType(named) as GraphQLCompositeType | undefined);
      gather(type ?? owner, fragment.selectionSet);
    }
  };
  for (const set of sets) gather(parent, set);
  return groups.values();
}

function isLeftOut(directives: FieldNode['directives'], values: Variables): boolean {
  return (directives ?? []).some((directive) => {
    const condition = directive.arguments?.find(({ name }) => name.value === 'if');
    const value = condition && valueFromASTUntyped(condition.value, values);
    return directive.name.value === 'skip'
      ? value === true
      : directive.name.value === 'include' && value === false;
  });
}
