import * as l10n from '@vscode/l10n';
import { figure, fixed } from '../../../ml/language/number-text';
import type { Picture } from '../messages/state';
import { inputArithmetic, inputOf, type Place } from './pixels';

/** The channels of a picture in colours, in their order. */
export const channelNames = (): readonly string[] => [l10n.t('red'), l10n.t('green'), l10n.t('blue')];

interface Props {
  readonly picture: Picture;
  readonly values: ArrayLike<number>;
  readonly at: Place;
  /** The one whose numbers are shown. */
  readonly channel: number;
  readonly scale: number;
  text(value: number): string;
}

/** Where a pixel is, its number, what the network gets of it, and which of its inputs that is. */
export function PixelReading({ picture, values, at, channel, scale, text }: Props) {
  const own = picture.channels === 1 ? 0 : channel;
  const value = values[inputOf(at, picture, own)] as number;
  const numbers =
    picture.channels === 1
      ? text(value)
      : channelNames()
          .map((name, i) => `${name} ${text(values[inputOf(at, picture, i)] as number)}`)
          .join(', ');
  return (
    <dl class="pixel-reading" aria-live="polite">
      <dt>{l10n.t('Pixel')}</dt>
      <dd>{l10n.t('row {0}, column {1}', at.row, at.column)}</dd>
      <dt>{l10n.t('Value')}</dt>
      <dd>{numbers}</dd>
      {scale !== 1 && (
        <>
          <dt>{l10n.t('After "scale"')}</dt>
          <dd>{`${text(value)} / ${figure(scale)} = ${fixed(value / scale, 4)}`}</dd>
        </>
      )}
      <dt>{l10n.t('Input after flattening')}</dt>
      <dd>{inputArithmetic(at, picture, own)}</dd>
    </dl>
  );
}
