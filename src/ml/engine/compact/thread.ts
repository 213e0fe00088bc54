import { parentPort, workerData } from 'node:worker_threads';
import type { Post } from './crew';
import { kernelsOf } from './kernel-calls';

/** Entry point of a thread that shares the work of a session. */
const { module, memory, crew, index } = workerData as Post;
const kernels = kernelsOf(module, memory);
parentPort?.postMessage('here');
kernels.serve(crew, index);
