import { memoryStaysFlat } from '../ml/training/flat-memory';

memoryStaysFlat(10_000);
