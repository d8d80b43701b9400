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
  check: ['document', 'text', 'schema', 'normalize'],
  output: ['document', 'schema'],
  pipeline: ['document', 'text', 'schema', 'extract', 'reconstruct', 'recognize', 'normalize', 'check'],
  cli: ['document', 'schema', 'output', 'pipeline', 'check'],
};

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', 'fixtures/**'] },
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js', 'bin/*.js', 'scripts/*.mjs'] } },
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
      'boundaries/elements': [
        { type: 'pipeline', pattern: 'src/{pipeline,index}.ts', mode: 'full' },
        ...Object.keys(rooms)
          .filter((room) => room !== 'pipeline')
          .map((room) => ({ type: room, pattern: `src/${room}` })),
      ],
    },
    rules: {
      'boundaries/element-types': [
        'error',
        {
          default: 'disallow',
          rules: Object.entries(rooms).map(([room, allow]) => ({ from: room, allow: [room, ...allow] })),
        },
      ],
      'no-console': 'error',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
);
