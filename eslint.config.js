import eslint from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

// Imports run one way: each room may use the rooms listed for it and nothing else.
const rooms = {
  document: [],
  schema: ['document'],
  text: [],
  extract: ['document', 'schema', 'text'],
  reconstruct: ['document', 'text', 'schema'],
  recognize: ['document', 'text', 'schema'],
  normalize: ['document', 'text', 'schema', 'recognize'],
  check: ['document', 'text', 'schema', 'recognize', 'normalize'],
  decode: ['document', 'text', 'schema', 'normalize', 'check'],
  output: ['document', 'schema'],
  pipeline: ['document', 'text', 'schema', 'extract', 'reconstruct', 'recognize', 'normalize', 'decode', 'check'],
  batch: ['document', 'text', 'schema', 'output', 'pipeline'],
  cli: ['document', 'text', 'schema', 'output', 'pipeline', 'check', 'batch'],
};

const element = (type) => ({ element: { type } });

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', 'fixtures/**'] },
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'bin/*.js', 'scripts/*.mjs', 'scripts/*.cjs'] },
      },
    },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { './scripts/ts-resolver.cjs': {} },
      'boundaries/elements': [
        ...Object.keys(rooms)
          .filter((room) => room !== 'pipeline')
          .map((room) => ({ type: room, pattern: `src/${room}` })),
        // src/pipeline.ts and src/index.ts, the only files that lie in no room.
        { type: 'pipeline', pattern: 'src' },
      ],
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(rooms).map(([room, allow]) => ({
            from: element(room),
            allow: [room, ...allow].map((target) => ({ to: element(target) })),
          })),
        },
      ],
      'no-console': 'error',
    },
  },
  {
    // Only src/cli knows that there is a terminal.
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: ['chalk', 'commander', 'node:readline', 'node:tty'] }],
      'no-restricted-properties': [
        'error',
        ...['stdout', 'stderr', 'stdin', 'exit', 'exitCode', 'argv'].map((property) => ({
          object: 'process',
          property,
        })),
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        console: 'readonly',
        global: 'readonly',
        performance: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        clearInterval: 'readonly',
        setInterval: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', exports: 'writable', module: 'writable' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
