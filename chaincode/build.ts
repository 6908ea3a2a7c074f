/** Bundles the chaincode to one CommonJS file, so that every organisation runs the same bytes. */
import { build } from 'esbuild';

await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/chaincode.cjs',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node24',
  keepNames: true,
  logLevel: 'warning',
});
