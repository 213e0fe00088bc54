import type { Options } from '../../src/webview/study/messages/options';
import { soundSheet } from '../ml/sheets/functions/sheets';
import type { PanelState } from './states';

/** A sheet of functions as its panel gets it. */
async function sheetState(
  options: Options,
  title: string,
  sheet: unknown,
  change: Partial<Options['functions']> = {},
): Promise<PanelState> {
  return {
    messages: [
      {
        type: 'state',
        state: {
          subject: `file:///${title}.nn.json`,
          alone: false,
          locked: false,
          views: ['functions'],
          options: { ...options, view: 'functions', functions: { ...options.functions, ...change } },
          spec: { file: `${title}.nn.json`, title, reading: false, errors: 0 },
          sheet: await soundSheet(sheet),
          runs: [],
          others: [],
        },
        kept: { view: 'functions', alone: false, locked: false, compared: [] },
      },
    ],
  };
}

/** Sheets of functions, with their points in different places. */
export const functionStates = async (options: Options) =>
  ({
    'functions-notes': await sheetState(
      options,
      'Three functions of the notes',
      { functions: ['0.5*x + 2', 'x^2 - x - 2', '4*x^3 - x - 38'], x: { from: -5, to: 5, step: 0.5 } },
      { chosen: 'x^2 - x - 2', x: 3 },
    ),
    'functions-walk': await sheetState(options, 'Walk', { functions: ['x^2 - x - 2'] }, { x: -3, steps: 6, secant: true, table: true }),
    'functions-diverged': await sheetState(options, 'Too large', { functions: ['x^2'] }, { x: 1, rate: 1.1, steps: 60 }),
    'functions-activations': await sheetState(options, 'Activations', {
      functions: ['step', 'sigmoid', 'tanh', 'relu', { activation: 'leaky_relu', negative_slope: 0.1 }, 'softmax'],
    }),
    'functions-losses': await sheetState(options, 'Losses', {
      functions: [
        { loss: 'binary_crossentropy', target: 1 },
        { loss: 'mean_squared_error', target: 1 },
        { loss: 'mean_absolute_error', target: 1 },
      ],
    }),
    'functions-gaps': await sheetState(options, 'Gaps', { functions: ['1/x', 'log(x)', 'tan(x)', 'sqrt(x)'] }, { x: 0, table: true }),
  }) as const satisfies Record<string, PanelState>;
