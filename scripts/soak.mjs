// npm run soak [-- PATTERN …]: what takes too long for every `npm test`: many more rounds of the tests that look for rare faults, seeded.
// Runs every test/soak/**/*.soak.ts; with patterns only those whose paths contain one of them.
import { report } from './lib/report.mjs';

await report(process.argv.slice(2), { ending: '.soak.ts', minutes: 120 });
