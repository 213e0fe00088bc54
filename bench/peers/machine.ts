import { availableParallelism, cpus, freemem, loadavg, platform, release, totalmem } from 'node:os';

/** Where figures come from. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
  readonly date: string;
}

const gigabytes = (bytes: number): number => Math.round(bytes / 2 ** 30);

export const machine = (): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown processor',
  cores: availableParallelism(),
  memory: `${gigabytes(totalmem())} GB, ${gigabytes(freemem())} GB free`,
  system: `${platform()} ${release()}`,
  node: process.versions.node,
  date: new Date().toISOString().slice(0, 10),
});

/** Programs that wanted a core in the last minute, on average; Windows does not tell. */
export const load = (): number => Math.round((loadavg()[0] as number) * 10) / 10;

export const inWords = ({ processor, cores, memory, system, node, date }: Machine): string =>
  `${processor}, ${cores} cores, ${memory}; ${system}; Node.js ${node}; ${date}`;
