import type { Model } from '../../model/model';
import { lossTargets } from '../../registry/losses';
import type { CompileSpec } from '../../spec/spec';
import type { Heap } from './heap';
import type { OptimizerCode } from './kernel-codes';
import { type LossCode, lossCode } from './kernel-codes';
import * as at from './layout';
import { padded } from './panels';
import type { Lines, Stage, Stages } from './stages';
import type { Variables } from './variables';

const bytesOf = ({ lines, n }: Lines): number => lines * padded(n) * 4;
const stride = ({ n }: Lines): number => padded(n) * 4;

/** Where a batch's numbers are, and how those of one sample lie. */
export interface Placed extends Lines {
  readonly address: number;
}

/** What a program is made of. */
interface Parts {
  readonly heap: Heap;
  readonly variables: Variables;
  readonly stages: Stages;
  readonly model: Model;
  readonly compile: CompileSpec | undefined;
  /** Undefined where the optimizer has no kernel. */
  readonly optimizer: OptimizerCode | undefined;
  readonly threads: number;
}

/** A network written into linear memory as the kernels read it. */
export class Program {
  /** Address of the run, which every kernel is given. */
  readonly address: number;
  readonly output: Lines;
  readonly target: Lines;
  readonly dropouts: readonly string[];
  readonly #heap: Heap;
  readonly #variables: Variables;
  readonly #all: Stages;
  readonly #stages: number;
  readonly #run: Uint32Array;
  readonly #runFloats: Float32Array;
  readonly #loss: LossCode | undefined;
  readonly #learns: boolean;
  readonly #threads: number;
  #capacity = 0;

  constructor({ heap, variables, stages: all, model, compile, optimizer, threads }: Parts) {
    this.#heap = heap;
    this.#threads = threads;
    this.#variables = variables;
    this.#all = all;
    this.#learns = compile !== undefined;
    this.address = heap.block('run', at.RUN_BYTES);
    this.#run = heap.whole(this.address, at.RUN_BYTES / 4);
    this.#runFloats = heap.floats(this.address, at.RUN_BYTES / 4);
    this.#stages = heap.block('stages', all.stages.length * at.STAGE_BYTES);
    this.output = (all.stages.at(-1) as Stage).to;
    this.target = compile && lossTargets(compile.loss) === 'labels' ? { lines: this.output.lines, n: 1 } : this.output;
    this.dropouts = all.stages.filter(({ kind }) => kind === at.DROPOUT).map(({ layer }) => layer.name);
    const last = model.layers.at(-1)?.config;
    const activation = last && (last.type === 'Dense' || last.type === 'Activation') ? last.activation.type : undefined;
    this.#loss = compile && lossCode(compile.loss, activation, compile.optimizer.type);
    this.#writeRun(compile, optimizer);
  }

  /** Writes a field of the run. */
  set(field: number, value: number): void {
    this.#run[field / 4] = value;
  }

  setFloat(field: number, value: number): void {
    this.#runFloats[field / 4] = value;
  }

  /** Makes room for batches of so many rows. */
  reserve(rows: number): void {
    if (rows <= this.#capacity) return;
    this.#capacity = rows;
    const { stages, input } = this.#all;
    this.set(at.RUN_IN, this.#heap.block('in', rows * bytesOf(input)));
    if (this.#loss) {
      this.set(at.RUN_T, this.#heap.block('targets', rows * bytesOf(this.target)));
      this.set(at.RUN_S, this.#heap.block('weights of samples', rows * 4));
      if (this.#loss.at === at.AT_BOTH) this.set(at.RUN_E, this.#heap.block('second gradient', rows * bytesOf(this.output)));
    }
    stages.forEach((stage, i) => this.#writeStage(stage, i, rows));
  }

  /** The samples of the last batch. */
  get inputs(): Placed {
    return { address: this.#runField(at.RUN_IN), ...this.#all.input };
  }

  /** The targets of the last batch. */
  get targets(): Placed {
    return { address: this.#runField(at.RUN_T), ...this.target };
  }

  /** The outputs of a layer after a pass. */
  outputsOf(layer: number): Placed {
    const stage = this.#all.stageOf[layer] as number;
    if (stage === -1) return this.inputs;
    return { address: this.#field(stage, at.STAGE_Y), ...(this.#all.stages[stage] as Stage).to };
  }

  /** What went into a layer's activation, if it has one. */
  preActivationsOf(layer: number): Placed | undefined {
    const index = this.#all.stages.findIndex((stage) => stage.layer.index === layer && stage.kind <= at.ACTIVATION);
    const stage = this.#all.stages[index];
    return stage && { address: this.#field(index, at.STAGE_Z), ...stage.to };
  }

  #runField(field: number): number {
    return this.#run[field / 4] as number;
  }

  #field(stage: number, field: number): number {
    return this.#heap.whole(this.#stages + stage * at.STAGE_BYTES + field, 1)[0] as number;
  }

  #writeRun(compile: CompileSpec | undefined, optimizer: OptimizerCode | undefined): void {
    const { input, stages } = this.#all;
    const fields: [number, number][] = [
      [at.RUN_STAGES, this.#stages],
      [at.RUN_COUNT, stages.length],
      [at.RUN_IN_LINES, input.lines],
      [at.RUN_IN_N, input.n],
      [at.RUN_IN_STRIDE, stride(input)],
      [at.RUN_T_LINES, this.target.lines],
      [at.RUN_T_N, this.target.n],
      [at.RUN_T_STRIDE, stride(this.target)],
      [at.RUN_W, this.#variables.weights],
      [at.RUN_G, this.#variables.gradients],
      [at.RUN_TRAINED, this.#variables.trained],
      [at.RUN_OPTIMIZER, optimizer?.code ?? at.BY_RULE],
      [at.RUN_SEEDS_A_STEP, this.dropouts.length],
    ];
    for (const [field, value] of fields) this.set(field, value);
    if (!this.#loss || !compile) return;
    this.set(at.RUN_LOSS, this.#loss.code);
    this.set(at.RUN_LOSS_FROM, this.#loss.from);
    this.set(at.RUN_LOSS_AT, this.#loss.at);
    this.set(at.RUN_BALANCING, Number(this.#loss.balancing));
    this.setFloat(at.RUN_SMOOTHING, this.#loss.smoothing);
    this.setFloat(at.RUN_GAMMA, this.#loss.gamma);
    this.setFloat(at.RUN_ALPHA, this.#loss.alpha);
    this.setFloat(at.RUN_DELTA, this.#loss.delta);
    const rule = compile.optimizer;
    const [p, q = 0, r = 0] = optimizer?.constants ?? [0];
    this.setFloat(at.RUN_O0, p);
    this.setFloat(at.RUN_O1, q);
    this.setFloat(at.RUN_O2, r);
    this.setFloat(at.RUN_DECAY, optimizer && 'weight_decay' in rule ? (rule.weight_decay ?? 0) : 0);
    this.setFloat(at.RUN_DECAY_RATE, rule.learning_rate);
    const [first, second] = optimizer?.slots ?? [];
    if (first) this.set(at.RUN_SLOT0, this.#variables.slot(first));
    if (second) this.set(at.RUN_SLOT1, this.#variables.slot(second));
  }

  #writeStage({ kind, layer, input, from, to, activation, kernel, bias, learns }: Stage, i: number, rows: number): void {
    const base = this.#stages + i * at.STAGE_BYTES;
    const whole = this.#heap.whole(base, at.STAGE_BYTES / 4);
    const floats = this.#heap.floats(base, at.STAGE_BYTES / 4);
    const set = (field: number, value: number): void => {
      whole[field / 4] = value;
    };
    const room = (what: string): number => this.#heap.block(`${what} ${i}`, rows * bytesOf(to));
    const last = i === this.#all.stages.length - 1;
    const x = input === -1 ? this.#runField(at.RUN_IN) : this.#field(input, at.STAGE_Y);
    const before = input === -1 ? 0 : this.#field(input, at.STAGE_D);
    const [code, ...parameters] = activation;
    const z = kind === at.ACTIVATION ? x : room('preActivations');
    const inPlace = kind === at.ACTIVATION || kind === at.DROPOUT;
    set(at.STAGE_KIND, kind);
    set(at.STAGE_RUN, this.address);
    set(at.STAGE_X, x);
    set(at.STAGE_Z, z);
    set(at.STAGE_Y, code === at.LINEAR ? z : room('outputs'));
    // Element by element, the way back needs no second place.
    if (this.#learns && (learns || last)) set(at.STAGE_D, inPlace && before ? before : room('gradient'));
    const backTo = !inPlace && this.#stageLearns(input) ? before : 0;
    set(at.STAGE_DX, backTo);
    if (kernel && backTo) set(at.STAGE_TURNED, this.#heap.block('turned', this.#mostTurned() * 4));
    set(at.STAGE_LINES, from.lines);
    set(at.STAGE_LINES_OUT, to.lines);
    set(at.STAGE_N, from.n);
    set(at.STAGE_N_STRIDE, stride(from));
    set(at.STAGE_M, to.n);
    set(at.STAGE_M_STRIDE, stride(to));
    set(at.STAGE_ACTIVATION, code);
    floats.set(
      parameters.map((value) => value ?? 0),
      at.STAGE_P0 / 4,
    );
    if (kernel) set(at.STAGE_W, this.#variables.address(kernel));
    if (bias) set(at.STAGE_B, this.#variables.address(bias));
    if (this.#learns && kernel?.trainable) {
      set(at.STAGE_PACKED, this.#heap.block('packed', this.#threads * this.#mostLines(rows) * 32));
      set(at.STAGE_GW, this.#variables.gradientAddress(kernel));
      if (bias) set(at.STAGE_GB, this.#variables.gradientAddress(bias));
    }
    if (layer.config.type === 'Dropout' && kind === at.DROPOUT) {
      set(at.STAGE_MASK, room('mask'));
      floats[at.STAGE_KEPT / 4] = 1 / (1 - layer.config.rate);
      this.#heap.doubles(base + at.STAGE_RATE, 1)[0] = layer.config.rate;
      set(at.STAGE_SEED, this.dropouts.indexOf(layer.name));
    }
  }

  #stageLearns(stage: number): boolean {
    return this.#learns && stage >= 0 && (this.#all.stages[stage] as Stage).learns;
  }

  #mostLines(rows: number): number {
    return rows * Math.max(...this.#all.stages.map(({ to }) => to.lines));
  }

  #mostTurned(): number {
    return Math.max(...this.#all.stages.map(({ kernel, input }) => (kernel && input >= 0 ? kernel.columns * padded(kernel.rows) : 0)));
  }
}
