// What both sides of the wall agree on: how a network lies in linear memory. This file is compiled twice, by TypeScript and by
// AssemblyScript, so it holds nothing but whole numbers. Offsets and sizes are in bytes.

/** One computing layer. Addresses are 0 where there is nothing. */
export const STAGE_BYTES = 112;
export const STAGE_KIND = 0;
/** Address of the inputs, and of where the loss's gradient with respect to them goes (0: no one wants it). */
export const STAGE_X = 4;
export const STAGE_DX = 8;
/** Before and after the activation; the same place where it is linear. */
export const STAGE_Z = 12;
export const STAGE_Y = 16;
/** Gradient with respect to y; the way back turns it, in place, into that with respect to z. */
export const STAGE_D = 20;
/** Lines of one sample, before and after: 1, unless a sample has several axes. */
export const STAGE_LINES = 24;
export const STAGE_LINES_OUT = 28;
/** Numbers in a line of inputs and of outputs, and the bytes from one line to the next. */
export const STAGE_N = 32;
export const STAGE_N_STRIDE = 36;
export const STAGE_M = 40;
export const STAGE_M_STRIDE = 44;
export const STAGE_W = 48;
export const STAGE_B = 52;
/** Gradients of the two; 0 for a frozen layer. */
export const STAGE_GW = 56;
export const STAGE_GB = 60;
export const STAGE_ACTIVATION = 64;
/** The activation's parameters, float32. */
export const STAGE_P0 = 68;
export const STAGE_P1 = 72;
export const STAGE_P2 = 76;
export const STAGE_MASK = 80;
/** Dropout: what is kept is multiplied by this (float32); the rate is a float64. */
export const STAGE_KEPT = 84;
export const STAGE_RATE = 88;
/** Which of a step's seeds is this layer's. */
export const STAGE_SEED = 96;
/** Room for the transposed kernel, and for one panel of gradients for each thread. */
export const STAGE_TURNED = 100;
export const STAGE_PACKED = 104;
/** The run that it belongs to. */
export const STAGE_RUN = 108;

export const DENSE = 0;
export const ACTIVATION = 1;
export const DROPOUT = 2;
/** Lays lines of one length out as lines of another. */
export const RELAY = 3;

/** A network at work. */
export const RUN_BYTES = 256;
export const RUN_STAGES = 0;
export const RUN_COUNT = 4;
/** The split: samples and targets as they were loaded, and the weights of samples (0: all count 1). */
export const RUN_X = 8;
export const RUN_Y = 12;
export const RUN_WEIGHTS = 16;
/** Which rows, in order (0: as they lie). */
export const RUN_INDICES = 20;
/** One batch of inputs: lines of a sample, numbers in a line, bytes from line to line. */
export const RUN_IN = 24;
export const RUN_IN_LINES = 28;
export const RUN_IN_N = 32;
export const RUN_IN_STRIDE = 36;
/** One batch of targets. */
export const RUN_T = 40;
export const RUN_T_LINES = 44;
export const RUN_T_N = 48;
export const RUN_T_STRIDE = 52;
/** One batch of sample weights. */
export const RUN_S = 56;
/** Results: a float64 a batch; the outputs of all rows. */
export const RUN_LOSSES = 60;
export const RUN_PREDICTIONS = 64;
export const RUN_LOSS = 68;
/** What the loss is computed from. */
export const RUN_LOSS_FROM = 72;
/** With respect to what its gradient is. */
export const RUN_LOSS_AT = 76;
/** Where a second gradient goes, for a loss that has both. */
export const RUN_E = 80;
/** Parameters, float32. */
export const RUN_SMOOTHING = 84;
export const RUN_GAMMA = 88;
export const RUN_ALPHA = 92;
export const RUN_DELTA = 96;
export const RUN_BALANCING = 100;
export const RUN_OPTIMIZER = 104;
/** Trainable variables one after another, their gradients and the optimizer's memories in the same order, and their number. */
export const RUN_W = 108;
export const RUN_G = 112;
export const RUN_SLOT0 = 116;
export const RUN_SLOT1 = 120;
export const RUN_TRAINED = 124;
/** The optimizer's constants, float32. */
export const RUN_O0 = 128;
export const RUN_O1 = 132;
export const RUN_O2 = 136;
/** One more for each step: where they begin. */
export const RUN_PER_STEP = 140;
/** Share of every weight that is lost at each step, float32; the learning rate that it is multiplied by. */
export const RUN_DECAY = 144;
export const RUN_DECAY_RATE = 148;
/** Dropout's seeds: so many a step, one step after another. */
export const RUN_SEEDS = 152;
export const RUN_SEEDS_A_STEP = 156;
/** Not 0 once a gradient of the batch was not finite. */
export const RUN_BROKEN = 160;

/** Multiplications of one product of matrices: fewer are done sooner than they are shared. */
export const WORTH_SHARING = 524_288;

/**
 * What threads share: which job it is (counting up), how many have finished it, and the job itself; −1 ends their service. Once a thread has
 * ended before that, CREW_LOST is 1 and CREW_DONE is negative.
 */
export const CREW_BYTES = 128;
export const CREW_JOB = 0;
/** On a cache line of its own. */
export const CREW_DONE = 64;
export const CREW_KIND = 8;
export const CREW_ON = 12;
export const CREW_LINES = 16;
export const CREW_THREADS = 20;
export const CREW_LOST = 24;
/** Added to CREW_DONE once for each thread that is lost: far below what the others add. */
export const LOST_THREAD = -65_536;

/** What a loss is computed from: the outputs, the sums before the last activation, or outputs that are sums themselves. */
export const FROM_OUTPUTS = 0;
export const FROM_SUMS = 1;
export const FROM_OUTPUTS_AS_SUMS = 2;

/** With respect to what a loss gives its gradient. */
export const AT_OUTPUTS = 0;
export const AT_SUMS = 1;
export const AT_BOTH = 2;
/** The perceptron's rule: output − target, taken for the gradient with respect to the sums. */
export const AT_MISTAKES = 3;

export const LINEAR = 0;
export const RELU = 1;
export const SIGMOID = 2;
export const TANH = 3;
export const RELU_IN_PARTS = 4;
export const BETWEEN = 5;
export const LEAKY_RELU = 6;
export const ELU = 7;
export const SELU = 8;
export const CELU = 9;
export const GELU = 10;
export const GELU_BY_TANH = 11;
export const SILU = 12;
export const MISH = 13;
export const SOFTPLUS = 14;
export const SOFTSIGN = 15;
export const HARD_SILU = 16;
export const HARD_TANH = 17;
export const TANH_SHRINK = 18;
export const SOFT_SHRINK = 19;
export const HARD_SHRINK = 20;
export const THRESHOLD = 21;
export const SQUAREPLUS = 22;
export const SPARSE_PLUS = 23;
export const EXPONENTIAL = 24;
export const LOG_SIGMOID = 25;
export const STEP = 26;
export const SIGN = 27;
/** From here on, functions of whole lines. */
export const SOFTMAX = 28;
export const LOG_SOFTMAX = 29;
export const SPARSEMAX = 30;

export const MEAN_SQUARED_ERROR = 0;
export const MEAN_ABSOLUTE_ERROR = 1;
export const MEAN_ABSOLUTE_PERCENTAGE_ERROR = 2;
export const MEAN_SQUARED_LOGARITHMIC_ERROR = 3;
export const HUBER = 4;
export const LOG_COSH = 5;
export const COSINE_SIMILARITY = 6;
export const BINARY_CROSSENTROPY = 7;
export const BINARY_FOCAL_CROSSENTROPY = 8;
export const CATEGORICAL_CROSSENTROPY = 9;
export const CATEGORICAL_FOCAL_CROSSENTROPY = 10;
export const SPARSE_CATEGORICAL_CROSSENTROPY = 11;
export const KL_DIVERGENCE = 12;
export const POISSON = 13;
export const HINGE = 14;
export const SQUARED_HINGE = 15;
export const CATEGORICAL_HINGE = 16;

/** No kernel: the rules of engine/optimizers make the step. */
export const BY_RULE = 0;
export const DESCENT = 1;
export const MOMENTUM = 2;
export const NESTEROV = 3;
export const ADAM = 4;
export const RMSPROP = 5;
export const ADAGRAD = 6;
