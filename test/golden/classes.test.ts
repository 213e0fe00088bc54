import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import picocolors from 'picocolors';
import { predictionLines } from '../../src/cli/results/predictions';
import { checkSpec } from '../../src/ml/checks/check-spec';
import { readingOf } from '../../src/ml/model/interpret-output';
import { classLabel, namedClasses, targetClassOf } from '../../src/ml/model/output-reading';
import { rowAnswer } from '../../src/webview/study/predictions/answer';
import { readingOf as shownReading } from '../../src/webview/study/shared/reading';
import { engines, itOn } from './backends';
import { flat, golden, type Nested } from './figures';
import { near } from './near';
import { noFiles, prepare } from './run-case';

interface ClassesCase {
  readonly name: string;
  readonly spec: Record<string, unknown> & {
    readonly data: { readonly y: readonly Nested[] };
    readonly predict: readonly (readonly number[])[];
  };
  readonly expect: { readonly outputs: readonly (readonly number[])[]; readonly classes: readonly Nested[]; readonly right: number };
}

const cases = golden<ClassesCase>('classes');

/** All that reads the outputs of a case. */
async function read({ spec, expect }: ClassesCase) {
  const { spec: checked, model, facts, dataset } = await checkSpec(JSON.stringify(spec), noFiles);
  assert.ok(checked && model && facts && dataset);
  const reading = readingOf(model, checked.compile?.loss, facts.targets);
  assert.ok(reading.kind !== 'number', 'no class is read');
  const outputs = { shape: [expect.outputs.length, reading.outputs], values: Float32Array.from(flat(expect.outputs)) };
  // Keras counts two classes as 0 and 1, whatever the targets call them.
  const labels = expect.classes.map((named) =>
    Array.isArray(named) ? named.map((klass) => classLabel(reading, klass as number)) : classLabel(reading, named as number),
  );
  const targets = spec.data.y.map((target) => flat(target));
  return { reading, outputs, labels, targets, model, inputs: { shape: [8, 1], values: Float64Array.from(spec.predict.flat()) } };
}

describe('the class of an answer, as Keras takes it', () => {
  for (const one of cases) {
    it(`${one.name}: in --json`, async () => {
      const { reading, outputs, labels } = await read(one);
      assert.deepEqual(namedClasses(reading, outputs), labels);
    });

    it(`${one.name}: in the table of the command line`, async () => {
      const { reading, outputs, labels, model, inputs } = await read(one);
      const [head, ...lines] = predictionLines({ model, inputs, outputs, reading, gate: false }, picocolors.createColors(false));
      const several = Array.isArray(labels[0]);
      assert.equal(head?.endsWith('class'), !several);
      if (!several) {
        assert.deepEqual(
          lines.map((line) => line.trim().split(/ +/).at(-1)),
          labels.map(String),
        );
      }
    });

    it(`${one.name}: in the panel, with as many right as Keras counts`, async () => {
      const { reading, targets } = await read(one);
      const shown = shownReading({ reading });
      const answers = one.expect.outputs.map((row, i) => rowAnswer(row.map(Math.fround), targets[i], shown));
      if (!Array.isArray(one.expect.classes[0])) {
        assert.deepEqual(
          answers.map(({ klass }) => klass),
          one.expect.classes,
        );
        assert.equal(answers.filter(({ right }) => right).length / answers.length, one.expect.right);
        return;
      }
      const right = one.expect.classes.map((row, i) =>
        flat(row).map((klass, output) => Number(klass === targetClassOf(reading, targets[i] as number[], output))),
      );
      assert.equal(Math.fround(right.flat().reduce((a, b) => a + b) / right.flat().length), Math.fround(one.expect.right));
      assert.deepEqual(
        answers.map((answer) => answer.right),
        right.map((row) => row.every(Boolean)),
      );
    });
  }

  for (const engine of engines) {
    itOn(engine, `the outputs themselves, on ${engine}`, async () => {
      // Keras's own sparsemax is wrong as soon as two outputs are above 0.
      for (const one of cases.filter(({ name }) => !name.startsWith('sparsemax'))) {
        const { session, dataset } = await prepare(one.spec, engine);
        near((await session.predict(dataset.train.x, 8)).values, flat(one.expect.outputs), 1e-5, one.name);
        session.dispose();
      }
    });
  }
});
