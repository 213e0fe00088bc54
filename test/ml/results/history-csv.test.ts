import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyCsv } from '../../../src/ml/results/history-csv';

test('a history becomes a table with a column for each metric', () => {
  const csv = historyCsv([{ columns: { loss: [0.5, 0.25], accuracy: [0, 1], val_loss: [Number.NaN, Number.NEGATIVE_INFINITY] } }]);
  assert.equal(csv, 'epoch,loss,accuracy,val_loss\n0,0.5,0,nan\n1,0.25,1,-inf\n');
});

test('a metric that stops early leaves its place empty', () => {
  assert.equal(historyCsv([{ columns: { loss: [1, 2], val_loss: [3] } }]), 'epoch,loss,val_loss\n0,1,3\n1,2,\n');
});

test('nothing trained is a line of names alone', () => {
  assert.equal(historyCsv([{ columns: {} }]), 'epoch\n');
});
