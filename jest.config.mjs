/**
 * Three projects. `unit` is fast and needs nothing but this process: unit, property and simulation tests beside
 * the code. `network` needs a running consortium, `containers` one that runs in containers; both are started by
 * `npm test` alone, which brings them up.
 */
const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
          transform: { verbatimModuleSyntax: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  modulePathIgnorePatterns: ['/dist/', '/\\.chopmark/'],
  injectGlobals: false,
};

// Jest cannot require() an ES module (the curves) that an import of the rules is about to load.
const fabricFirst = ['<rootDir>/node_modules/@hyperledger/fabric-gateway/dist/index.js'];

export default {
  // Against what hangs, not against a busy machine.
  testTimeout: 30_000,
  // Modules of a test file stay in the memory of its process: one that has grown is replaced between two files.
  workerIdleMemoryLimit: '1GB',
  // Stories on the real network: more at once wait for the same two cores.
  maxConcurrency: 3,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{chaincode,network,gateway,test}/**/*.test.ts'],
    },
    {
      ...common,
      displayName: 'network',
      setupFiles: fabricFirst,
      testMatch: ['<rootDir>/test/src/**/*.scenario.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/test/src/containers/'],
    },
    {
      ...common,
      displayName: 'containers',
      setupFiles: fabricFirst,
      testMatch: ['<rootDir>/test/src/containers/*.scenario.ts'],
    },
  ],
};
