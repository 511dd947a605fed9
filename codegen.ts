import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types for the engine's GraphQL documents, from GitHub's own schema as vendored on the date in its name. */
const config: CodegenConfig = {
  schema: 'resources/github-schema/2026-05.graphql',
  documents: 'src/main/engine/github/*.graphql',
  generates: {
    'src/main/engine/github/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumType: 'string-literal',
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        // DateTime, URI, BigInt and the rest: GitHub writes them all as texts.
        defaultScalarType: 'string',
      },
    },
  },
};

export default config;
