import type { MessageArgs, messages } from '../../../src/ml/language/messages';
import type { adviceMessages } from '../../../src/ml/language/messages/advice';
import type { dataMessages } from '../../../src/ml/language/messages/data';
import type { descentMessages } from '../../../src/ml/language/messages/descent';
import type { downloadMessages } from '../../../src/ml/language/messages/download';
import type { engineMessages, engineReasons, workerMessages } from '../../../src/ml/language/messages/engine';
import type { functionMessages } from '../../../src/ml/language/messages/functions';
import type { keepingMessages } from '../../../src/ml/language/messages/keeping';
import type { pictureMessages } from '../../../src/ml/language/messages/pictures';
import type { reportMessages } from '../../../src/ml/language/messages/report';
import type { resultMessages } from '../../../src/ml/language/messages/results';
import type { runMessages } from '../../../src/ml/language/messages/run';
import type { separationMessages } from '../../../src/ml/language/messages/separation';
import type { stepMessages } from '../../../src/ml/language/messages/steps';
import type { tensorMessages } from '../../../src/ml/language/messages/tensors';
import { adviceArgs } from './korean-advice-args';
import { branchArgs } from './korean-branch-args';
import { descentArgs } from './korean-descent-args';
import { pictureArgs } from './korean-picture-args';
import { reportArgs } from './korean-report-args';
import { separationArgs } from './korean-separation-args';
import { setArgs } from './korean-set-args';
import { stepArgs } from './korean-step-args';

type Code =
  | keyof typeof dataMessages
  | keyof typeof adviceMessages
  | keyof typeof descentMessages
  | keyof typeof downloadMessages
  | keyof typeof engineMessages
  | keyof typeof engineReasons
  | keyof typeof keepingMessages
  | keyof typeof pictureMessages
  | keyof typeof reportMessages
  | keyof typeof resultMessages
  | keyof typeof runMessages
  | keyof typeof separationMessages
  | keyof typeof stepMessages
  | keyof typeof functionMessages
  | keyof typeof tensorMessages
  | keyof typeof workerMessages;

const cell = { file: 'a.csv', line: 1234, column: '열', text: '아홉', count: 17, columns: 1 };
const names = { xName: 'x', yName: 'y' };
const parts = [
  { name: 'test', size: 0.7 },
  { name: 'validation', size: 21 },
];
const notFinite = { epoch: 3, batch: 4, value: 'NaN', rate: 0.25, runaway: false, largestWeight: 5000, name: 'dense/kernel' } as const;

/** Arguments for each message that no case of a spec alone calls forth; several where the text has several forms. */
export const sampleArgs: { readonly [C in Code & keyof typeof messages]: readonly MessageArgs<C>[] } = {
  'sheet-without-network': [{ kind: 'functions' }, { kind: 'tensors' }],
  'no-data-source': [{ sources: ['gate', 'csv'] }],
  'file-missing': [{ file: 'a.csv' }, { file: 'a.csv', nearest: 'b.csv' }],
  'file-outside': [{ file: '../a.csv' }],
  'file-not-regular': [{ file: 'a.csv' }],
  'file-name': [{ file: 'con.csv' }],
  'file-unreadable': [{ file: 'a.csv', detail: 'EACCES' }],
  'file-too-large': [{ file: 'a.csv', limit: 2 ** 28 }],
  'gzip-damaged': [{ file: 'a.gz' }],
  'csv-bad-delimiter': [{ delimiter: '"' }],
  'csv-not-text': [
    { file: 'a.csv', spreadsheet: true },
    { file: 'a.csv', spreadsheet: false },
  ],
  'csv-encoding': [
    { file: 'a.csv' },
    { file: 'a.csv', likely: 'cp949' },
    { file: 'a.csv', asked: 'cp949' },
    { file: 'a.csv', asked: 'cp949', likely: 'utf-8' },
  ],
  'csv-read-as': [{ file: 'a.csv', encoding: 'cp1252' }],
  'csv-lost-letters': [{ file: 'a.csv', text: '??' }],
  'csv-row-names': [{ file: 'a.csv' }],
  'csv-empty': [
    { file: 'a.csv', names: true },
    { file: 'a.csv', names: false },
  ],
  'csv-no-names': [{ file: 'a.csv', first: ['1', '2.5'] }],
  'csv-delimiter': [
    { file: 'a.csv', delimiter: '\t', written: ',' },
    { file: 'a.csv', delimiter: ';', written: ',' },
  ],
  'csv-unknown-column': [
    { file: 'a.csv', name: 'hours', known: ['h1', 'h2'] },
    { file: 'a.csv', name: 'hours', known: [], nearest: 'hour' },
  ],
  'csv-same-names': [{ file: 'a.csv', name: 'x1' }],
  'csv-no-inputs': [{ file: 'a.csv', columns: ['y1'] }],
  'csv-input-is-target': [{ name: 'y1' }],
  'csv-unnamed-column': [{ file: 'a.csv', columns: [3, 14] }],
  'csv-ragged': [
    { file: 'a.csv', line: 12, wanted: 3, found: 4 },
    { file: 'a.csv', line: 12, wanted: 3, found: 2 },
  ],
  'csv-quote-open': [{ file: 'a.csv', line: 12 }],
  'csv-quote-inside': [{ file: 'a.csv', line: 12 }],
  'csv-row-too-long': [{ file: 'a.csv', line: 12 }],
  'csv-text': [cell],
  'csv-date': [{ ...cell, text: '2024-01-31' }],
  'csv-missing': [cell, { ...cell, text: '', missing: ['나이', '키'].map((column) => ({ column, count: 1234 })) }],
  'csv-mixed': (['mixed-boolean', 'mixed-percent', 'mixed-currency'] as const).map((mixed) => ({ ...cell, mixed })),
  'csv-number-conflict': [{ ...cell, text: '1,5', other: { line: 7, text: '1.5' } }],
  'csv-number-ambiguous': [{ ...cell, text: '1,234', sign: ',', large: 1234, small: 1.234 }],
  'csv-same-signs': [{ sign: ',' }],
  'csv-not-finite': [{ ...cell, text: 'inf' }],
  'csv-target-text': [cell, { ...cell, columns: 2 }],
  'csv-too-many-classes': [{ limit: 1000, example: '가나' }],
  'csv-label-missing': [
    { text: 'NA', count: 1 },
    { text: 'NA', count: 12 },
  ],
  'csv-label-not-named': [
    { text: '사과', known: ['배', '귤'] },
    { text: '사과', known: ['배'], nearest: '사가' },
  ],
  'npz-damaged': [{ file: 'a.npz' }],
  'npz-array-damaged': [{ file: 'a.npz', name: 'x' }],
  'npz-packed': [
    { file: 'a.npz', name: 'x', encrypted: true },
    { file: 'a.npz', name: 'x', encrypted: false },
  ],
  'npz-no-array': [
    { file: 'a.npz', key: 'x', names: ['x', 'x_train'], known: ['arr_0'] },
    { file: 'a.npz', key: 'x', names: ['xx'], known: [] },
    { file: 'a.npz', key: 'x', names: ['xx'], known: [], nearest: 'x1' },
  ],
  'npy-magic': [{ name: 'a.npy' }],
  'npy-version': [{ name: 'a.npy', version: 9 }],
  'npy-header': [{ name: 'a.npy' }],
  'npy-type': [
    ...['|O', '<U5', '<c8', '<M8', '<m8', '|V3', '<x9'].map((type) => ({ name: 'a.npy', type, fields: [] })),
    { name: 'a.npy', type: 'V', fields: ['age', 'height'] },
  ],
  'npy-truncated': [{ name: 'a.npy', shape: [20, 30], wanted: 4800, found: 77 }],
  'idx-magic': [{ file: 'a.idx' }],
  'idx-length': [
    { file: 'a.idx', shape: [20, 30], wanted: 616, found: 77 },
    { file: 'a.idx', shape: [20, 30], wanted: 616, found: 777 },
  ],
  'half-a-pair': [{ has: 'x_test', lacks: 'y_test' }],
  ...setArgs,
  'samples-in-columns': [{ ...names, x: [2, 10], y: [10] }],
  'samples-in-columns-of-x': [{ ...names, x: [2, 10], y: [10, 1] }],
  'samples-in-rows': [{ ...names, x: [10, 2], y: [10] }],
  'transpose-rank': [{ x: [2, 10, 3], y: [10] }],
  'rows-differ': [
    { ...names, x: [13], y: [10] },
    { ...names, x: [13, 2], y: [10, 4] },
  ],
  'row-shapes-differ': [{ name: 'validation x', wanted: [28, 28], found: [27, 28] }],
  'not-a-list': [{ name: 'x' }],
  'data-empty': [
    { name: 'x', shape: [0] },
    { name: 'x', shape: [0, 5] },
  ],
  'data-not-finite': [
    { name: 'x', index: [11, 12], value: 'Infinity', count: 17 },
    { name: 'x', index: [11], value: 'Infinity', count: 1 },
  ],
  'data-too-large': [
    { what: 'x', shape: [60_000, 784], bytes: 2 ** 31, limit: 2 ** 30, held: 0 },
    { what: 'a.csv', bytes: 2 ** 31, limit: 2 ** 30, held: 2 ** 20 },
  ],
  'data-too-large-to-look-at': [
    { what: 'x', shape: [60_000, 784], bytes: 2 ** 31, limit: 2 ** 30, held: 0 },
    { what: 'a.csv', bytes: 2 ** 31, limit: 2 ** 30, held: 2 ** 20 },
  ],
  'part-not-whole': [{ name: 'test', size: 3.5 }],
  'parts-exceed': [{ rows: 40, parts }],
  'no-training-rows': [{ rows: 40, parts }],
  'part-empty': [{ name: 'test', rows: 3 }],
  'one-hot-shape': [{ name: 'y', shape: [12, 3] }],
  'one-hot-label': [{ name: 'y', row: 10, value: 3.5 }],
  'more-classes-than-names': [
    { names: 3, min: 0, max: 10 },
    { names: 3, min: 1, max: 3 },
  ],
  'names-for-columns': [{ names: 3, columns: 4 }],
  'names-without-classes': [{ value: 3.5 }],
  'classes-unused': [{ name: 'moons', classes: 3 }],
  'scale-overflows': [{ name: 'x', scale: 1e-30 }],
  'engine-cannot-run': [
    { engine: 'compact', reason: 'layer', layer: '층1', type: 'Conv2D' },
    { engine: 'compact', reason: 'branches', layer: '층1' },
    { engine: 'compact', reason: 'nothing-to-compute' },
    { engine: 'compact', reason: 'perceptron-of-classes', loss: 'sparse_categorical_crossentropy' },
  ],
  'engine-obstacle': [{ reason: 'layer', layer: '층1', type: 'Conv2D' }],
  'not-finite': [
    ...(['input', 'target', 'weight', 'layer', 'loss', 'gradient'] as const).map((where) => ({ ...notFinite, where })),
    { ...notFinite, where: 'loss', runaway: true },
    { ...notFinite, where: 'loss', growth: [2, 5e8] },
    { ...notFinite, where: 'loss', runaway: true, largestWeight: Number.POSITIVE_INFINITY },
  ],
  'figure-not-finite': (['validation', 'evaluation', 'prediction'] as const).flatMap((what) =>
    [true, false].flatMap((runaway) => [
      { what, value: 'Infinity', row: 1234, runaway, largestWeight: 5e20 },
      { what, value: 'NaN', runaway, rate: 0.25, largestWeight: 5e20 },
    ]),
  ),
  ...pictureArgs,
  ...reportArgs,
  ...separationArgs,
  ...stepArgs,
  ...adviceArgs,
  ...descentArgs,
  'metric-not-finite': [
    { name: 'val_r2_score', value: 'NaN', epoch: 1234 },
    { name: 'r2_score', value: '-Infinity' },
  ],
  'run-not-kept': ['ENOSPC', 'EDQUOT', 'EACCES', 'ENOENT', 'EIO'].map((reason, epochs) => ({ epochs, reason })),
  'run-file-missing': [{ file: 'run.json' }],
  'run-file-unreadable': [{ file: 'run.json', reason: 'EACCES' }],
  'run-file-broken': [{ file: 'run.json' }],
  'run-file-changed': [{ file: 'spec.nn.json' }],
  'run-other-engine': [{ was: 'tensorflow 2.20.0 (2)', is: 'tensorflow 2.21.0 (1)' }],
  'run-file-newer': [{ file: 'run.json' }],
  'run-without-state': [undefined],
  'run-is-over': [undefined],
  'run-does-not-fit': [{ name: 'dense/kernel' }],
  'run-other-data': [undefined],
  ...branchArgs,
  'engine-not-set-up': (['package', 'binding', 'library'] as const).map((what) => ({ what })),
  'engine-not-loaded': [{ reason: 'libtensorflow.so.2: file too short' }],
  'engine-asked-for': [{}],
  'engine-made-for-this': [{}],
  'engine-better-for-small-batches': [{}],
  'engine-best-for-large-networks': [{}],
  'engine-instead-of-library': [{}],
  'engine-for-every-model': [{}],
  'weights-kind': [
    { file: 'a.h5', keras: true },
    { file: 'a.txt', keras: false },
  ],
  'weights-json': [{ file: 'model.json' }],
  'weights-graph-model': [{ file: 'model.json' }],
  'weights-dtype': [{ file: 'model.json', variable: 'dense/kernel', dtype: 'uint8' }],
  'weights-truncated': [{ file: 'model.json', variable: 'dense/kernel', wanted: 4800, found: 77 }],
  'weights-missing': [{ file: 'a.npz', missing: ['dense/kernel'], known: ['d/k', 'd/b'] }],
  'weights-differ': [{ file: 'a.npz', wanted: ['dense/kernel'], known: ['d/k', 'd/b'] }],
  'weights-file-shape': [
    { file: 'a.npz', variable: 'dense/kernel', name: 'dense/kernel', wanted: [2, 3], found: [3, 4] },
    { file: 'a.npz', variable: 'dense/kernel', name: 'arr_0', wanted: [2, 3], found: [3, 4] },
  ],
  'weights-not-finite': [{ file: 'a.npz', variable: 'dense/kernel', value: 'NaN' }],
  'weights-unused': [{ file: 'a.npz', names: ['d/k', 'd/b'] }],
  'weights-by-order': [{ file: 'a.npz' }],
  'tfjs-activation': ['"relu" without parameters', '"elu" with "alpha": 1', '"relu", "elu" or "silu"', '"tanh" or "sigmoid"', '"relu"'].map(
    (instead) => ({
      layer: '층1',
      activation: '"celu"',
      instead,
    }),
  ),
  'tfjs-reset-after': [{ layer: '층1' }],
  'tfjs-keepdims': [{ layer: '층1', channels: 7 }],
  'tfjs-layer-name': [{ layer: '층 1' }],
  'thread-failed': [{ reason: 'boom' }],
  'thread-ended': [{ code: 7 }],
  'crew-lost': [{}],
  'worker-stopped': [{}],
  'process-failed': [{ reason: 'boom' }],
  'process-ended': [
    { code: null, signal: 'SIGSEGV' },
    { code: 3, signal: null },
  ],
  'process-silent': [{ seconds: 60 }],
  'process-memory': [{}],
  'process-killed': [{}],
  'worker-ended': [{}],
  'function-empty': [undefined],
  'function-too-long': [{ found: 1234, most: 500 }],
  'function-too-deep': [{ most: 30 }],
  'function-sign': (['equation', 'power', 'bars', 'property', 'list', 'text', 'comparison', 'times', 'other'] as const).map((what) => ({
    sign: '§',
    what,
  })),
  'function-unknown': [
    { name: '사인', known: ['x', 'pi'] },
    { name: 'sn', nearest: 'sin', known: ['x'] },
  ],
  'function-variable': [{ name: 't' }],
  'function-no-call': [{ name: 'x' }],
  'function-no-argument': [{ name: 'sin' }],
  'function-arguments': [
    { name: 'sin', least: 1, most: 1, found: 7 },
    { name: 'max', least: 1, most: 20, found: 21 },
  ],
  'function-operand': [
    { sign: '+', where: 'before' },
    { sign: '*', where: 'after' },
  ],
  'function-no-operator': [{ first: 'x', second: '7' }],
  'function-bracket': [{ sign: '(' }, { sign: ')' }],
  'function-number': [{ number: '1e999' }],
  'function-unreadable': [undefined],
  'function-no-value': [{ from: -5, to: 5 }],
  'loss-needs-target': [{ name: 'mse' }],
  'loss-target': [
    { loss: 'kl_divergence', found: 7, label: false },
    { loss: 'sparse_categorical_crossentropy', found: 7, label: true },
  ],
  'range-empty': [{ from: 5, to: -5 }],
  'range-too-many': [{ points: 123_456, most: 10_001 }],
  'too-many-tensors': [{ found: 1234, limit: 100 }],
  'too-many-dimensions': [{ what: 'a', dimensions: 5, limit: 4 }],
  'tensor-too-large': [{ what: 'a', cells: 1_000_000_000, limit: 10_000 }],
  'integer-too-large': [{ what: '2 ** 60', limit: 2 ** 53 }],
  'tensor-sheet-too-large': [{ limit: 200_000 }],
  'tensor-too-much-work': [undefined],
  'tensor-text-too-long': [{ characters: 1234, limit: 1000 }],
  'tensor-too-deep': [{ limit: 40 }],
  'tensor-number-too-large': [{ text: '1e400' }],
  'tensor-character': [{ character: '^' }, { character: '가' }],
  'tensor-unexpected': [{ text: '=' }, { text: ')' }],
  'tensor-ends-early': [{ empty: false }, { empty: true }],
  'tensor-unclosed': [{ bracket: ')' }],
  'tensor-unknown-name': [
    { name: 'b', known: ['a', 'x1'] },
    { name: 'bias', known: ['a'], nearest: 'bais' },
  ],
  'tensor-unknown-function': [
    { name: 'transpos', known: ['transpose'], nearest: 'transpose', method: false },
    { name: 'inv', known: ['transpose', 'sum'], method: true },
  ],
  'tensor-function-uncalled': [{ name: 'sum' }],
  'tensor-circle': [{ tensors: ['a'] }, { tensors: ['a', 'b'] }],
  'tensor-arguments': (['many', 'twice', 'unknown', 'missing'] as const).map((what) => ({
    what,
    operation: 'sum',
    parameter: what === 'many' ? '' : 'axis',
    parameters: ['a', 'axis'],
    needs: 1,
  })),
  'tensor-no-index': [undefined],
  'tensor-index-kind': [undefined],
  'tensor-whole-numbers': [{ parameter: 'shape' }],
  'tensor-one-number': [{ operation: 'arange' }],
  'tensor-needs-list': [{ operation: 'stack' }],
  'tensor-ragged-list': [{ first: [], other: [3, 4] }],
  'tensor-product': [
    { operation: 'matmul', a: 'a', b: 'b', aShape: [2, 3], bShape: [2, 3] },
    { operation: 'dot', a: 'a', b: 'b', aShape: [4], bShape: [5] },
  ],
  'tensor-matmul-scalar': [{ operation: 'matmul', what: 'a' }],
  'tensor-broadcast': [
    { operation: '+', a: 'a', b: 'b', aShape: [5, 3], bShape: [4], fromEnd: 1, aSize: 3, bSize: 4 },
    { operation: '+', a: 'a', b: 'b', aShape: [5, 3], bShape: [4, 3], fromEnd: 2, aSize: 5, bSize: 4 },
  ],
  'tensor-broadcast-to': [{ what: 'a', shape: [3], to: [2, 4] }],
  'tensor-reshape': [
    { what: 'a', shape: [4, 3], cells: 12, wanted: [5, 3], open: 0 },
    { what: 'a', shape: [6], cells: 6, wanted: [-1, -1], open: 2 },
  ],
  'tensor-join': [
    { operation: 'concatenate', a: 'a', b: 'b', aShape: [4, 3], bShape: [4, 5], axis: 0, stacked: false },
    { operation: 'stack', a: 'a', b: 'b', aShape: [4], bShape: [5], axis: 0, stacked: true },
  ],
  'tensor-join-scalar': [{ operation: 'concatenate' }],
  'tensor-nothing-to-join': [{ operation: 'stack' }],
  'tensor-axis': [
    { what: 'a', axis: 4, ndim: 2 },
    { what: 'a', axis: 4, ndim: 1 },
    { what: 'a', axis: 0, ndim: 0 },
  ],
  'tensor-axis-twice': [undefined],
  'tensor-one-axis': [{ operation: 'argmax' }],
  'tensor-transpose-axes': [{ what: 'a', found: 4, ndim: 3 }],
  'tensor-squeeze': [{ what: 'a', axis: 1, size: 3 }],
  'tensor-index': [
    { what: 'a', place: 7, axis: 1, size: 3, ndim: 2 },
    { what: 'a', place: 7, axis: 0, size: 0, ndim: 1 },
  ],
  'tensor-too-many-indices': [
    { what: 'a', shape: [4, 3], found: 5 },
    { what: 'a', shape: [], found: 1 },
  ],
  'tensor-mask': [{ what: 'a', mask: 'b', shape: [4, 3], maskShape: [5] }],
  'tensor-negative-size': [{ size: -3 }],
  'tensor-step-of-zero': [undefined],
  'tensor-negative-power': [undefined],
  'tensor-truths': [{ operation: '-' }],
  'tensor-nothing-to-reduce': [{ operation: 'max', what: 'a' }],
  'tensor-mean-of-nothing': [{ operation: 'mean' }],
  'tensor-division-by-zero': [
    { divisor: 'b', integers: true },
    { divisor: 'b', integers: false },
  ],
  'tensor-not-finite': [
    { what: 'exp(a)', count: 1, of: 1 },
    { what: 'exp(a)', count: 3, of: 12 },
  ],
};
