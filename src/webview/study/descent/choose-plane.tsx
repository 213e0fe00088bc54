import * as l10n from '@vscode/l10n';
import { volume } from '../../../ml/language/shape';
import { placeOf as placeText } from '../../../ml/step/explain/numbers';
import { Dropdown, TextField } from '../../shared/toolkit';
import type { Options } from '../messages/options';
import type { Study } from '../shared/study';
import { indexOf } from './names';
import { hasTwoNumbers, type Seen, trainedNumbers } from './questions';

type Plane = NonNullable<Options['descent']['plane']>;
type Parameter = Extract<Plane, { kind: 'parameters' }>['x'];

interface Props {
  readonly study: Study;
  readonly seen: Seen;
}

/** Over what the loss is drawn: the plane of the run's way, or two numbers that the reader chooses. */
export function ChoosePlane({ study, seen: { look } }: Props) {
  const { network, runs } = study.state;
  if (!network || hasTwoNumbers(study.state)) return null;
  const { plane } = look;
  const variables = trainedNumbers(network);
  const choose = (to: Plane): void => study.setOptions({ descent: { plane: to, range: undefined, start: undefined } });
  const first = variables[0];
  const second = variables[1];
  if (!first) return null;
  const numbers: Plane =
    plane.kind === 'parameters'
      ? plane
      : {
          kind: 'parameters',
          x: { variable: first.name, index: 0 },
          y: volume(first.shape) > 1 ? { variable: first.name, index: 1 } : { variable: second?.name ?? first.name, index: 0 },
        };
  return (
    <>
      <Dropdown
        label={l10n.t('Drawn over')}
        value={plane.kind}
        options={[
          ...(runs.length > 0 ? [{ value: 'way' as const, text: l10n.t('Plane of the way') }] : []),
          { value: 'parameters' as const, text: l10n.t('Two numbers') },
        ]}
        onChange={(kind) => choose(kind === 'way' ? { kind } : numbers)}
      />
      {plane.kind === 'parameters' && (
        <>
          <Place name="x" of={plane.x} variables={variables} onChange={(x) => choose({ ...plane, x })} />
          <Place name="y" of={plane.y} variables={variables} onChange={(y) => choose({ ...plane, y })} />
        </>
      )}
    </>
  );
}

interface PlaceProps {
  readonly name: 'x' | 'y';
  readonly of: Parameter;
  readonly variables: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly onChange: (parameter: Parameter) => void;
}

/** One trainable number: its variable, and its place in it. What is no place is left as it was. */
function Place({ name, of, variables, onChange }: PlaceProps) {
  const shape = variables.find((variable) => variable.name === of.variable)?.shape ?? [];
  const place = placeText(of.index, shape);
  const go = (text: string): void => {
    const index = indexOf(text, shape);
    if (index !== undefined && index !== of.index) onChange({ ...of, index });
  };
  return (
    <span class="plane-number">
      <span aria-hidden="true">{name}</span>
      <Dropdown
        label={l10n.t('Variable along {0}', name)}
        value={of.variable}
        options={variables.map((variable) => ({ value: variable.name, text: variable.name }))}
        onChange={(variable) => onChange({ variable, index: 0 })}
      />
      {volume(shape) > 1 && <TextField class="narrow" label={l10n.t('Place along {0}', name)} value={place} onChange={go} />}
    </span>
  );
}
