/**
 * What may import what. The chaincode is the consortium's vocabulary: others enter it by the doors that its
 * package.json names, and nothing behind those doors touches Fabric or Node.
 */
const fabric = '(node_modules/fabric-shim|node_modules/@hyperledger/fabric-)';
const fabricAdapters = '^chaincode/src/(index|main|kernel/fabric-[a-z-]+)\\.ts$';
const examinationAdapters = '^gateway/src/examination/(routes|perform|extraction/[a-z-]+)\\.ts$';
const testFiles = '\\.(test|scenario)\\.ts$';

/** A package reaches another one by its name, never by a relative path. */
const byNameOnly = ['chaincode', 'network', 'gateway', 'test'].map((name) => ({
  name: `into-${name}-by-name-only`,
  severity: 'error',
  comment: `Import @chopmark/${name}/…: its package.json says what is public.`,
  from: { pathNot: `^${name}/` },
  to: { path: `^${name}/`, dependencyTypesNot: ['aliased-workspace'] },
}));

/** Packages in the order in which they may build on each other. */
const layers = [
  { name: 'chaincode', from: '^chaincode/src/', to: '^(network|gateway|test)/' },
  { name: 'network', from: '^network/src/', to: '^(gateway|test)/' },
  { name: 'gateway', from: '^gateway/', to: '^test/' },
].map(({ name, from, to }) => ({
  name: `${name}-builds-on-lower-layers`,
  severity: 'error',
  comment: 'chaincode ← network ← gateway ← test.',
  from: { path: from, pathNot: [testFiles, '/test-support/'] },
  to: { path: to },
}));

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or three.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'fabric-only-in-adapters',
      severity: 'error',
      comment: 'Rules do not know on which ledger they run.',
      from: { path: '^chaincode/src/', pathNot: [fabricAdapters, testFiles] },
      to: { path: fabric },
    },
    {
      name: 'no-node-in-rules',
      severity: 'error',
      comment: 'Node built-ins belong in the adapters.',
      from: { path: '^chaincode/src/', pathNot: [fabricAdapters, testFiles] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'doors-reach-no-platform',
      severity: 'error',
      comment: 'Browsers and simulators import the vocabulary.',
      from: { path: '^chaincode/src/(api|catalogue)\\.ts$' },
      to: { path: `^node:|${fabric}|${fabricAdapters}`, reachable: true },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'A machine decides on facts that its handlers loaded.',
      from: { path: '^chaincode/src/[a-z-]+/machine\\.ts$' },
      to: { path: '^chaincode/src/([a-z-]+/handlers|kernel/execute|kernel/fabric-[a-z-]+)\\.ts$' },
    },
    {
      name: 'swift-is-pure',
      severity: 'error',
      comment: 'Gateway and browser read SWIFT messages with the same code: no Node, no I/O.',
      from: { path: '^gateway/src/swift/', pathNot: testFiles },
      to: { pathNot: ['^gateway/src/swift/', '^chaincode/src/api\\.ts$', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'archived-client-in-its-workspace',
      severity: 'error',
      comment: 'A production install has none of it.',
      from: { pathNot: '^gateway/fabric-network/' },
      to: { path: 'node_modules/fabric-(network|common|protos)/' },
    },
    {
      name: 'optional-client-only-where-chosen',
      severity: 'error',
      comment: 'Whoever imports the optional workspace cannot start without it.',
      from: { path: '^(gateway|network)/src/', pathNot: '^gateway/src/ledger/open-ledger\\.ts$' },
      to: { path: '^gateway/fabric-network/' },
    },
    {
      name: 'examination-is-pure',
      severity: 'error',
      comment: 'The same engine runs in the gateway and in a browser: files of its own, the vocabulary, zod.',
      from: { path: '^gateway/src/examination/', pathNot: [examinationAdapters, testFiles] },
      to: { pathNot: ['^gateway/src/examination/', '^chaincode/src/api\\.ts$', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'examination-knows-no-adapter',
      severity: 'error',
      comment: 'Routes and extraction call the engine, never the other way round.',
      from: { path: '^gateway/src/examination/', pathNot: [examinationAdapters, testFiles] },
      to: { path: examinationAdapters },
    },
    ...byNameOnly,
    ...layers,
    {
      name: 'tests-stay-out-of-production',
      severity: 'error',
      comment: 'Production code does not import tests.',
      from: { pathNot: testFiles },
      to: { path: testFiles },
    },
    {
      name: 'declared-dependencies-only',
      severity: 'error',
      comment: 'What a package imports stands in its package.json.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'The file does not exist.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['(^|/)node_modules/', '/dist/'] },
    exclude: { path: '(^|/)(dist|\\.chopmark|coverage)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
