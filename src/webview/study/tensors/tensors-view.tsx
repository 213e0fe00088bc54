import type { ViewProps } from '../shared/study';

/** The tensors of a sheet. */
export function TensorsView({ study }: ViewProps) {
  const { sheet } = study.state;
  return sheet?.kind === 'tensors' ? <p>{sheet.tensors.map(({ name }) => name).join(', ')}</p> : null;
}
