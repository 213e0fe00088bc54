// npm test [-- PATTERN …]: installs, builds, checks types, style and generated files, and runs every test/**/*.test.ts; with patterns
// only the test files whose paths contain one of them. The last line sums everything up.
import { report } from './lib/report.mjs';

await report(process.argv.slice(2));
