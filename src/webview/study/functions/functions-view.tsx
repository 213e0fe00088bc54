import type { ViewProps } from '../shared/study';

/** The functions of a sheet. */
export function FunctionsView({ study }: ViewProps) {
  const { sheet } = study.state;
  return sheet?.kind === 'functions' ? <p>{sheet.functions.map(({ text }) => text).join(', ')}</p> : null;
}
