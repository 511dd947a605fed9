import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

type Wall = { group: string[]; message: string };

const electron: Wall = {
  group: ['electron', 'electron/*'],
  message: 'Electron appears only in the files directly in src/main and in src/preload.',
};
const engine: Wall = {
  group: ['#engine/*', '**/engine/**'],
  message: 'The window knows the contract (#contract/*), not the engine.',
};
const react: Wall = {
  group: ['react', 'react-dom', 'react/*', 'react-dom/*'],
  message: 'React lives in src/renderer.',
};
const node: Wall = {
  group: ['node:*', 'fs', 'path', 'os', 'child_process', 'http', 'https', 'crypto'],
  message: 'No Node here: this code runs in a sandboxed window, or is pure.',
};
const upward = (layers: string[], message: string): Wall => ({ group: layers, message });

function walls(files: string[], patterns: Wall[], ignores: string[] = []) {
  const rule: ['error', { patterns: Wall[] }] = ['error', { patterns }];
  return { files, ignores, rules: { 'no-restricted-imports': rule } };
}

export default tseslint.config(
  {
    ignores: ['out/', 'dist/', 'node_modules/', 'resources/', 'test-results/', '**/generated/'],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }],
    },
  },
  walls(
    ['src/domain/**'],
    [
      electron,
      react,
      node,
      engine,
      upward(['#contract/*', '#renderer/*', '#simulator/*'], 'The domain imports nothing but itself.'),
    ],
  ),
  {
    files: ['src/domain/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'Date',
          message: 'The domain has no clock. Take the time as a value; parse with text/time.ts.',
        },
        { name: 'setTimeout', message: 'The domain does not wait.' },
        { name: 'fetch', message: 'The domain does no I/O.' },
        { name: 'process', message: 'The domain runs anywhere.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a seeded generator as a value.' },
      ],
    },
  },
  { files: ['src/domain/text/time.ts'], rules: { 'no-restricted-globals': 'off' } },
  walls(
    ['src/contract/**'],
    [
      electron,
      react,
      node,
      engine,
      upward(['#renderer/*', '#simulator/*'], 'The contract knows the domain alone.'),
    ],
  ),
  walls(
    ['src/main/engine/**'],
    [
      electron,
      react,
      upward(['#renderer/*', '#simulator/*'], 'The engine knows the domain and the contract.'),
    ],
    ['src/main/engine/mirror/**', 'src/main/engine/github/**'],
  ),
  walls(
    ['src/main/engine/mirror/**'],
    [
      electron,
      react,
      upward(
        ['#renderer/*', '#simulator/*', '#engine/github/*', '../github/*', '#engine/sync/*', '../sync/*'],
        'Mirror and github never import each other: sync joins them.',
      ),
    ],
  ),
  walls(
    ['src/main/engine/github/**'],
    [
      electron,
      react,
      upward(
        [
          '#renderer/*',
          '#simulator/*',
          '#engine/mirror/*',
          '../mirror/*',
          '#engine/sync/*',
          '../sync/*',
          'better-sqlite3',
        ],
        'Mirror and github never import each other: sync joins them.',
      ),
    ],
  ),
  walls(
    ['src/renderer/**'],
    [
      electron,
      node,
      engine,
      upward(
        ['#simulator/*', '**/main/**', '**/preload/**'],
        'The window knows the contract and the domain.',
      ),
    ],
  ),
  {
    files: ['src/renderer/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Render Markdown through ui/Markdown, which sanitises last.' },
      ],
    },
  },
  walls(
    ['src/simulator/**', 'src/cli/**', 'bench/**'],
    [electron, upward(['#renderer/*'], 'Only the window imports the window.')],
    ['bench/window/**'],
  ),
  { files: ['src/cli/**', 'scripts/**', 'bench/**', 'eslint.config.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': 'off' },
  },
);
