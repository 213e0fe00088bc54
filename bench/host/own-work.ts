interface CpuTime {
  readonly user: number;
  readonly system: number;
}

/** Node.js has it since version 23.9; the one within an older VS Code may lack it. */
const { threadCpuUsage } = process as { threadCpuUsage?: () => CpuTime };

/** Milliseconds that this thread has worked since it began, whatever else the machine had to do; NaN where Node.js does not tell. */
export function ownWork(): number {
  const { user, system } = threadCpuUsage?.() ?? { user: Number.NaN, system: 0 };
  return (user + system) / 1000;
}
