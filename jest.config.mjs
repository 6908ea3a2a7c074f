/**
 * Two projects. `unit` is fast and needs nothing but this process: unit, property and simulation tests beside
 * the code. `network` needs a running consortium and is started by `npm test` alone, which brings one up.
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

export default {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{chaincode,network,gateway,test}/**/*.test.ts'],
    },
    {
      ...common,
      displayName: 'network',
      // First of all: jest cannot require() an ES module (the curves) that an import of the rules is about to load.
      setupFiles: ['<rootDir>/node_modules/@hyperledger/fabric-gateway/dist/index.js'],
      testMatch: ['<rootDir>/test/src/**/*.scenario.ts'],
    },
  ],
};
