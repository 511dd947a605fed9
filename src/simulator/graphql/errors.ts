import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** The `type` that GitHub puts on the errors of its answers. */
export type ErrorType =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'INSUFFICIENT_SCOPES'
  | 'UNPROCESSABLE'
  | 'INVALID_CURSOR_ARGUMENTS'
  | 'MISSING_PAGINATION_BOUNDARIES'
  | 'EXCESSIVE_PAGINATION'
  | 'MAX_NODE_LIMIT_EXCEEDED'
  | 'RATE_LIMITED'
  | 'NOT_SIMULATED';

/** An error as it stands in GitHub's JSON. */
export type AnsweredError = {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: GraphQLFormattedError['locations'];
  readonly extensions?: Readonly<Record<string, unknown>>;
};

/** An expected refusal. Thrown by a resolver it becomes null at its field, plus an entry in `errors`. */
export function refusal(type: ErrorType, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** The organisation's single sign-on has run out for this token: data of others still comes. */
export function signedOut(): GraphQLError {
  return new GraphQLError(
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
    { extensions: { type: 'FORBIDDEN', saml_failure: true } },
  );
}

/** Something within GitHub broke: the untyped error that its overloaded pages are full of. */
export function somethingWentWrong(): GraphQLError {
  return new GraphQLError(
    'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. Please include `5A17:2F01:9C4D2:1B83E0:6920F1AA` when reporting this issue.',
  );
}

/** An error of the execution in GitHub's shape: `type` beside the message; extensions only where access fails. */
export function answerExecutionError(error: GraphQLError): AnsweredError {
  const type = error.extensions['type'];
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(type === 'FORBIDDEN'
      ? { extensions: { saml_failure: error.extensions['saml_failure'] === true } }
      : {}),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    message: error.message,
  };
}

/**
 * GraphQL's reference wording → GitHub's (which is graphql-ruby's), for the mistakes a client is likely to make.
 * Others keep the reference wording. Shape seen in public reports, for example refined-github#6946.
 */
export function answerValidationError(error: GraphQLError): AnsweredError {
  const base = error.locations === undefined ? {} : { locations: error.locations };
  const field = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  if (field) {
    const [, fieldName = '', typeName = ''] = field;
    return {
      ...base,
      path: ['query', fieldName],
      extensions: { code: 'undefinedField', typeName, fieldName },
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    };
  }
  const argument = /^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"/.exec(error.message);
  if (argument) {
    const [, argumentName = '', typeName = '', name = ''] = argument;
    return {
      ...base,
      path: ['query', name, argumentName],
      extensions: { code: 'argumentNotAccepted', name, typeName, argumentName },
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
    };
  }
  const variable = /^Variable "\$(\w+)" is never used/.exec(error.message);
  if (variable) {
    return {
      ...base,
      path: ['query'],
      extensions: { code: 'variableNotUsed', variableName: variable[1] },
      message: `Variable $${variable[1] ?? ''} is declared by anonymous query but not used`,
    };
  }
  return { ...base, message: error.message };
}
