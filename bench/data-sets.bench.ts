// How long it takes until 60,000 pictures are ready to be trained on, and how much memory that takes at most: MNIST and Fashion-MNIST, from IDX
// files as they are, packed with gzip, and from Keras's mnist.npz. Each load in a process of its own, beside the least that has to be done:
// reading the bytes, and one pass that writes them divided as float32.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { dataSets, ensureDataSets, noDataSet } from '../scripts/lib/data-sets.mjs';
import { loadDescribed } from '../src/ml/checks/check-spec';
import { nodeFiles } from '../src/ml/data/node-files';
import { ProblemList } from '../src/ml/language/reporter';
import type { DataSpec } from '../src/ml/spec/data-section';
import { readSpec } from '../src/ml/spec/read-spec';
import { mnistNpz } from '../test/data-sets';
import { median, ms } from './times';

const ROUNDS = 7;
const GOAL_MS = 500;
const GOAL_SHARE = 1.2;
/** Of 70,000 pictures as float32. */
const FLOAT_BYTES = 70_000 * 784 * 4;

interface Measured {
  readonly milliseconds: number;
  /** Most memory that was taken, beyond what the process had before. */
  readonly bytes: number;
}

/** Runs in a process of its own: what is taken is never given back otherwise. */
async function measure(way: string, folder: string): Promise<Measured> {
  const set = folder.endsWith('fashion') ? 'fashion_mnist' : 'mnist';
  const spec = readSpec(
    JSON.stringify({ data: { dataset: set, scale: 255, one_hot: true }, layers: [{ type: 'Flatten', input_shape: [28, 28] }] }),
  ).partial?.data as DataSpec;
  const files = nodeFiles({ sets: [{ folder, holds: 'whole' }] });
  const before = process.memoryUsage.rss();
  const from = performance.now();
  if (way === 'bare') bare(folder);
  else {
    const { dataset } = await loadDescribed(spec, { files, seed: 0, reporter: new ProblemList('') });
    if (dataset?.train.x.values.length !== 60_000 * 784) throw new Error('The set was not loaded.');
  }
  const milliseconds = performance.now() - from;
  return { milliseconds, bytes: process.resourceUsage().maxRSS * 1024 - before };
}

function bare(folder: string): Float32Array[] {
  return ['train-images-idx3-ubyte', 't10k-images-idx3-ubyte'].map((name) => {
    const bytes = readFileSync(join(folder, 'mnist', name)).subarray(16);
    const values = new Float32Array(bytes.length);
    for (let i = 0; i < bytes.length; i++) values[i] = (bytes[i] as number) / 255;
    return values;
  });
}

const [, , way, place] = process.argv;
if (way !== undefined && place !== undefined) process.stdout.write(JSON.stringify(await measure(way, place)));
else await compare();

async function compare(): Promise<void> {
  await ensureDataSets();
  const folder = mkdtempSync(join(tmpdir(), 'nn-sets-'));
  try {
    const forms = prepared(folder);
    const taken = new Map<string, Measured[]>();
    // In turn, so that what else the machine does meets all alike.
    for (let round = 0; round < ROUNDS; round++)
      for (const [title, how, from] of forms) taken.set(title, [...(taken.get(title) ?? []), inProcess(how, from)]);
    const least = median((taken.get('the least: bytes, divided, as float32') ?? []).map(({ milliseconds }) => milliseconds));
    for (const [title, all] of taken) {
      const time = median(all.map(({ milliseconds }) => milliseconds));
      const share = median(all.map(({ bytes }) => bytes)) / FLOAT_BYTES;
      console.log(`${title}: ${ms(time)}, ${(time / least).toFixed(1)} × the least; memory ${share.toFixed(2)} × the pictures as float32`);
      if (title === 'MNIST, IDX as it is') judge(time, share);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function judge(time: number, share: number): void {
  const reached = (is: boolean): string => (is ? 'reached' : 'MISSED');
  console.log(`  ${reached(time < GOAL_MS)}: goal ${ms(GOAL_MS)}; ${reached(share <= GOAL_SHARE)}: goal ${GOAL_SHARE} ×`);
  if (time >= GOAL_MS || share > GOAL_SHARE) process.exitCode = 1;
}

function inProcess(how: string, from: string): Measured {
  const { stdout, stderr } = spawnSync(process.execPath, [process.argv[1] as string, how, from], { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

/** Each form of the sets in a folder of its own. */
function prepared(folder: string): [title: string, how: string, from: string][] {
  const forms: [string, string, string][] = [];
  const missing = noDataSet('mnist');
  if (missing) throw new Error(`MNIST: ${missing}`);
  const plain = join(dataSets, 'mnist');
  const at = (name: string): string => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  forms.push(['the least: bytes, divided, as float32', 'bare', dataSets]);
  forms.push(['MNIST, IDX as it is', 'load', dataSets]);
  const packed = join(at('gz'), 'mnist');
  mkdirSync(packed);
  for (const name of readdirSync(plain)) writeFileSync(join(packed, `${name}.gz`), gzipSync(readFileSync(join(plain, name))));
  forms.push(['MNIST, IDX in gzip', 'load', join(folder, 'gz')]);
  writeFileSync(join(at('npz'), 'mnist.npz'), mnistNpz());
  forms.push(['MNIST, mnist.npz as Keras has it', 'load', join(folder, 'npz')]);
  if (!noDataSet('fashion-mnist')) {
    const clothes = join(at('fashion'), 'fashion-mnist');
    mkdirSync(clothes);
    for (const name of readdirSync(join(dataSets, 'fashion-mnist')))
      writeFileSync(join(clothes, name.replace('.gz', '')), gunzipSync(readFileSync(join(dataSets, 'fashion-mnist', name))));
    forms.push(['Fashion-MNIST, IDX as it is', 'load', join(folder, 'fashion')]);
  }
  return forms;
}
