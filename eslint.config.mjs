/**
 * Lint rules. Each banned call names its replacement; the rules about imports between packages are in
 * .dependency-cruiser.mjs.
 */
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const entryPoints = [
  'scripts/**',
  'chaincode/build.ts',
  'chaincode/src/main.ts',
  'network/src/cli.ts',
  'gateway/src/{server,seed}.ts',
  'gateway/fabric-network/src/cli.ts',
  'gateway/src/legacy-import/cli.ts',
  'test/src/**/{cli,simulate}.ts',
];

const clockMessage = 'Use the transaction time, `request.now`: every peer must come to the same result.';

/** What would make two peers disagree about the same transaction. */
const deterministic = {
  'no-restricted-globals': [
    'error',
    { name: 'process', message: 'A rule has no environment.' },
    { name: 'Intl', message: 'Locale tables differ between builds of Node.' },
    {
      name: 'parseFloat',
      message: 'Money and quantities are integers: see kernel/money.ts and kernel/quantity.ts.',
    },
    { name: 'setTimeout', message: clockMessage },
    { name: 'performance', message: clockMessage },
    { name: 'crypto', message: 'Ids and salts come from the client.' },
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: clockMessage },
    { object: 'Math', property: 'random', message: 'Ids and salts come from the client.' },
    { object: 'Number', property: 'parseFloat', message: 'Money and quantities are integers.' },
    { property: 'localeCompare', message: 'Compare with < and >: locale tables differ.' },
  ],
  'no-restricted-imports': [
    'error',
    { patterns: [{ regex: '^node:', message: 'Node built-ins belong in kernel/fabric-*.ts.' }] },
  ],
};

const noClockSyntax = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clockMessage },
  { selector: 'CallExpression[callee.name="Date"]', message: clockMessage },
  {
    selector: 'MemberExpression[property.name=/^toLocale/]',
    message: 'Locale tables differ between builds of Node.',
  },
];

export default defineConfig(
  { ignores: ['**/dist/', 'coverage/', '**/.chopmark/', 'docs/'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/require-await': 'off',
      // Mongoose's schema literals stand for instances of its classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      complexity: ['error', 10],
      eqeqeq: 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, namespaceFrom: true } },
      ],
    },
  },
  { files: entryPoints, rules: { 'no-console': 'off' } },
  {
    files: ['chaincode/src/**/*.ts'],
    ignores: ['chaincode/src/kernel/fabric-*.ts', 'chaincode/src/{main,index}.ts', '**/*.test.ts'],
    rules: { ...deterministic, 'no-restricted-syntax': ['error', ...noClockSyntax] },
  },
  {
    files: ['gateway/src/examination/**/*.ts'],
    ignores: [
      'gateway/src/examination/{routes,perform}.ts',
      'gateway/src/examination/extraction/**',
      '**/*.test.ts',
    ],
    rules: { ...deterministic, 'no-restricted-syntax': ['error', ...noClockSyntax] },
  },
  {
    files: ['chaincode/src/**/machine.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^node:', message: 'A rule is pure.' },
            {
              group: ['**/store.ts'],
              importNamePattern: '^(load|read)',
              message: 'A rule decides on facts that are loaded already.',
            },
            {
              group: ['**/ledger.ts'],
              importNamePattern: '^(Ledger|LedgerReader)$',
              message: 'A rule reads no ledger.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        ...noClockSyntax,
        { selector: ':function[async=true]', message: 'A rule is synchronous: load first, then decide.' },
      ],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.scenario.ts'],
    rules: {
      'max-lines': ['error', 600],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
