import { memoryStaysFlat } from './flat-memory';

memoryStaysFlat(2000);
