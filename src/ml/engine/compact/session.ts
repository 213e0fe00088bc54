import type { Split, SplitName, Tensor } from '../../data/dataset';
import { rowSize } from '../../data/dataset';
import { volume } from '../../language/shape';
import { outputShape } from '../../model/model';
import { seedOf } from '../../random/random';
import type { BatchResult, NonFinite, Plan, Rows, Session, StepRecord, TrainingState } from '../engine';
import { firstNonFinite, largest } from '../non-finite';
import { createOptimizer, type UpdateRule } from '../optimizers';
import { CallRoom } from './call-room';
import { Crew, type Crewing } from './crew';
import { type Instance, leaveInstance, takeInstance } from './instances';
import { type OptimizerCode, optimizerCode } from './kernel-codes';
import * as at from './layout';
import { padded } from './panels';
import { type Placed, Program } from './program';
import { stagesOf, worthSharing } from './stages';
import { Variables } from './variables';

/** Rows that go through the network at once where nothing is learned: so few that what is between its layers stays in the cache. */
const ROWS_AT_ONCE = 256;

/** Where a split is in linear memory. */
interface Loaded {
  readonly x: number;
  readonly y: number;
  /** 0 for none. */
  readonly weights: number;
}

/** All that holds linear memory. */
interface Machine extends Instance {
  readonly variables: Variables;
  readonly program: Program;
  readonly rule: UpdateRule | undefined;
}

/** A stack of layers, computed by kernels in one linear memory, which is given back by `dispose`. */
export class CompactSession implements Session {
  readonly #plan: Plan;
  readonly #crewing: Crewing;
  #crew: Crew | undefined;
  #made: Machine | undefined;
  readonly #optimizer: OptimizerCode | undefined;
  readonly #splits = new Map<SplitName, Loaded>();
  #room: CallRoom | undefined;
  /** Numbers of one row of outputs. */
  readonly #outputs: number;

  constructor(plan: Plan, crewing: Crewing) {
    this.#plan = plan;
    this.#crewing = crewing;
    const { model, compile } = plan;
    const { heap, kernels } = takeInstance(crewing.module);
    const stages = stagesOf(model);
    const variables = new Variables(heap, stages, compile !== undefined);
    this.#optimizer = compile && optimizerCode(compile.optimizer);
    this.#made = {
      heap,
      kernels,
      variables,
      program: new Program({ heap, variables, stages, model, compile, optimizer: this.#optimizer, threads: crewing.threads }),
      rule: compile && createOptimizer(compile.optimizer, variables.trainable, ({ name }, slot) => variables.slotOf(name, slot)),
    };
    this.#outputs = volume(outputShape(model));
  }

  get #machine(): Machine {
    if (!this.#made) throw new Error('This session was disposed of.');
    return this.#made;
  }

  load(name: SplitName, { x, y }: Split, sampleWeights?: Float32Array): void {
    this.#splits.set(name, {
      x: this.#put(`${name} x`, x.values),
      y: this.#put(`${name} y`, y.values),
      weights: sampleWeights ? this.#put(`${name} weights`, sampleWeights) : 0,
    });
  }

  setState({ weights, optimizer, step }: TrainingState): void {
    this.#machine.variables.set(weights);
    this.#machine.rule?.setState(this.#machine.variables.slotsInPlace(optimizer), step);
  }

  state(): TrainingState {
    const rule = this.#machine.rule;
    return {
      weights: this.#machine.variables.get(),
      optimizer: this.#machine.variables.slotsAsRows(rule?.state() ?? new Map()),
      step: rule?.step ?? 0,
    };
  }

  /** Linear memory that it has taken. */
  get memoryBytes(): number {
    return this.#machine.heap.memory.buffer.byteLength;
  }

  async train(rows: Rows): Promise<BatchResult> {
    if (this.#wantsHelp(rows.batchSize, rows.indices.length)) await this.#help();
    return this.#train(rows);
  }

  async evaluate(rows: Rows): Promise<BatchResult> {
    if (this.#wantsHelp(rows.batchSize, rows.indices.length)) await this.#help();
    const batches = Math.ceil(rows.indices.length / rows.batchSize);
    const room = this.#prepare(rows, batches);
    const { kernels, program } = this.#machine;
    this.#led(() => kernels.evaluate(program.address, rows.indices.length, rows.batchSize));
    return room.results(batches);
  }

  async predict(x: Tensor, batchSize: number): Promise<Tensor> {
    const [output] = await this.outputs(x, [this.#plan.model.layers.length - 1], batchSize);
    return output as Tensor;
  }

  async outputs(x: Tensor, layers: readonly number[], batchSize: number): Promise<readonly Tensor[]> {
    const rowsAtOnce = Math.min(batchSize, ROWS_AT_ONCE);
    if (this.#wantsHelp(rowsAtOnce, x.shape[0] ?? 0)) await this.#help();
    return this.#infer(x, layers, rowsAtOnce);
  }

  async step({ split, indices }: Pick<Rows, 'split' | 'indices'>): Promise<StepRecord> {
    const rows = indices.length;
    // All that a step went through still lies in memory after it.
    const { losses, broken } = await this.train({ split, indices, batchSize: rows });
    const { layers } = this.#plan.model;
    const shape = (index: number): number[] => [rows, ...(layers[index]?.outputShape ?? [])];
    return {
      loss: losses[0] as number,
      outputs: layers.map(({ index }) => ({ shape: shape(index), values: this.#read(this.#machine.program.outputsOf(index), rows) })),
      preActivations: layers.map(({ index }) => {
        const place = this.#machine.program.preActivationsOf(index);
        return place && { shape: shape(index), values: this.#read(place, rows) };
      }),
      gradients: this.#machine.variables.getGradients(),
      ...(broken && { broken }),
    };
  }

  dispose(): void {
    this.#splits.clear();
    // The threads of a crew may still look at their memory.
    if (this.#made && !this.#crew) leaveInstance(this.#crewing.module, this.#made);
    this.#crew?.dismiss();
    this.#crew = undefined;
    this.#room = undefined;
    this.#made = undefined;
  }

  #put(name: string, values: Float32Array): number {
    const address = this.#machine.heap.block(name, values.byteLength);
    this.#machine.heap.floats(address, values.length).set(values);
    return address;
  }

  #train(rows: Rows): BatchResult {
    const { kernels, program, variables, rule } = this.#machine;
    if (!rule) throw new Error('This session was opened without "compile", so it cannot train.');
    const { indices, batchSize } = rows;
    const batches = Math.ceil(indices.length / batchSize);
    const room = this.#prepare(rows, batches);
    this.#prepareSteps(room, rule.step);
    let done = 0;
    if (this.#optimizer) {
      done = this.#led(() => kernels.train(program.address, indices.length, batchSize));
      rule.count(done);
    } else {
      while (done < batches && this.#led(() => kernels.gradientsOf(program.address, indices.length, batchSize, done))) {
        rule.apply(variables.trainableValues, variables.trainableGradients);
        done++;
      }
    }
    if (done === batches) return room.results(batches);
    const results = room.results(done + 1);
    const broken = this.#broken(rows, done, results.losses[done] as number);
    return { ...results, ...(broken && { broken }) };
  }

  /** Says which rows, and makes room for what comes of them. */
  #prepare({ split, indices, batchSize }: Rows, batches: number): CallRoom {
    const loaded = this.#splits.get(split);
    if (!loaded) throw new Error(`The ${split} data was not loaded into this session.`);
    const { heap, program } = this.#machine;
    const { length } = indices;
    program.reserve(Math.min(batchSize, length));
    if (!this.#room?.fits(length, batches)) this.#room = new CallRoom(heap, program, length, batches, this.#outputs);
    this.#room.indices.set(indices);
    program.set(at.RUN_X, loaded.x);
    program.set(at.RUN_Y, loaded.y);
    program.set(at.RUN_WEIGHTS, loaded.weights);
    return this.#room;
  }

  /** Whether other threads are to share batches of so many rows. */
  #wantsHelp(batchSize: number, rows: number): boolean {
    return this.#crewing.threads > 1 && worthSharing(this.#plan.model, Math.min(batchSize, rows));
  }

  /** Waits until they have come. */
  async #help(): Promise<void> {
    const { heap, kernels } = this.#machine;
    this.#crew ??= new Crew(heap, kernels, this.#crewing);
    await this.#crew.gathered;
  }

  /** Calls a kernel that other threads may share. @throws Lost where one of them has ended */
  #led<T>(kernel: () => T): T {
    return this.#crew ? this.#crew.lead(kernel) : kernel();
  }

  /** What each step has of its own: a number for the optimizer, and a seed for each dropout. */
  #prepareSteps({ perStep, seeds }: CallRoom, made: number): void {
    const optimizer = this.#optimizer;
    if (optimizer) for (let i = 0; i < perStep.length; i++) perStep[i] = optimizer.perStep(made + i + 1);
    const { dropouts } = this.#machine.program;
    for (let i = 0; i < seeds.length; i++) {
      const step = made + Math.floor(i / dropouts.length);
      seeds[i] = seedOf(this.#plan.seed, 'dropout', dropouts[i % dropouts.length] as string, 'inputs', step);
    }
  }

  /** Says where a value stopped being finite: all that a step went through still lies in memory. */
  #broken({ indices, batchSize }: Rows, batch: number, loss: number): NonFinite | undefined {
    const rows = Math.min(batchSize, indices.length - batch * batchSize);
    const weights = this.#machine.variables.get();
    const program = this.#machine.program;
    const place =
      firstNonFinite('input', [[undefined, this.#read(program.inputs, rows)]]) ??
      firstNonFinite('target', [[undefined, this.#read(program.targets, rows)]]) ??
      firstNonFinite('weight', weights) ??
      firstNonFinite('layer', this.#layerOutputs(rows)) ??
      firstNonFinite('loss', [[undefined, [loss]]]) ??
      firstNonFinite('gradient', this.#machine.variables.getGradients());
    return place && { batch, ...place, largestWeight: largest(weights.values()) };
  }

  *#layerOutputs(rows: number): Generator<[string, Float32Array]> {
    for (const { name, index } of this.#plan.model.layers) yield [name, this.#read(this.#machine.program.outputsOf(index), rows)];
  }

  /** What lies in lines, without what pads them; good until the next call. */
  #view({ address, lines, n }: Placed, rows: number): Float32Array {
    const { heap, kernels } = this.#machine;
    const length = rows * lines * n;
    const to = heap.block('read', length * 4);
    kernels.collect(address, rows * lines, n, padded(n) * 4, to);
    return heap.floats(to, length);
  }

  #read(place: Placed, rows: number): Float32Array {
    return this.#view(place, rows).slice();
  }

  #infer(x: Tensor, layers: readonly number[], rowsAtOnce: number): readonly Tensor[] {
    const { model } = this.#plan;
    const count = x.shape[0] ?? 0;
    const size = rowSize(x);
    const wanted = volume(model.inputShape);
    if (size !== wanted) throw new Error(`A row of this network has ${wanted} numbers, not ${size}.`);
    const program = this.#machine.program;
    program.reserve(Math.min(rowsAtOnce, count));
    const staged = this.#machine.heap.block('staged', rowsAtOnce * size * 4);
    program.set(at.RUN_X, staged);
    const inputs = this.#machine.heap.floats(staged, rowsAtOnce * size);
    const results = layers.map((index) => {
      const shape = [count, ...(model.layers[index]?.outputShape ?? [])];
      return { shape, values: new Float32Array(volume(shape)) };
    });
    for (let start = 0; start < count; start += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, count - start);
      inputs.set(x.values.subarray(start * size, (start + rows) * size));
      this.#led(() => this.#machine.kernels.infer(program.address, rows));
      results.forEach(({ values }, i) => {
        const part = this.#view(program.outputsOf(layers[i] as number), rows);
        values.set(part, start * (part.length / rows));
      });
    }
    return results;
  }
}
