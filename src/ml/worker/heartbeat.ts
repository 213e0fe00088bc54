import { writeSync } from 'node:fs';

const EVERY_MS = 500;
/** Of all threads together since the last sign of life. This thread alone takes minutes for so much; whoever computes, however slowly, does not. */
const WORK_MS = 50;

/**
 * Entry point of the thread that tells that its process computes, for as long as a batch blocks the event loop. A process that hangs, waiting
 * for what never comes, uses no processor: of such a one nothing is reported.
 */
const pulse = Number(process.argv[2]);
let told = used();
setInterval(() => {
  const now = used();
  if (now - told < WORK_MS) return;
  told = now;
  try {
    writeSync(pulse, '.');
  } catch {
    // Whoever listened is gone, and with it soon this process.
  }
}, EVERY_MS);

/** Milliseconds of processor time. */
function used(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
