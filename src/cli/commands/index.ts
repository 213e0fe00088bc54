import type { Command } from '../command';
import { check } from './check';
import { compare } from './compare';
import { data } from './data';
import { exportCommand } from './export';
import { get } from './get';
import { predict } from './predict';
import { separable } from './separable';
import { sheet } from './sheet';
import { step } from './step';
import { summary } from './summary';
import { surface } from './surface';
import { train } from './train';

/** Every command by its name, in the order of the help text. */
export const commands: Readonly<Record<string, Command>> = {
  summary,
  check,
  data,
  train,
  step,
  surface,
  compare,
  separable,
  predict,
  sheet,
  export: exportCommand,
  get,
};
