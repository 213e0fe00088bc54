import * as l10n from '@vscode/l10n';
import { useMemo, useState } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { count } from '../../shared/format';
import { PictureGrid } from '../shared/pictures/picture-grid';
import { useHeatTheme } from '../shared/theme';
import { ScaleBar } from './heat-map';
import { type KernelShape, kernelColors, kernelNumbers } from './kernel-pictures';
import { largestOf } from './matrix';

interface Props {
  readonly kernel: KernelShape;
  readonly values: Float32Array;
  readonly label: string;
}

/** Dots of the screen that a picture is wide, at most; and height of the grid, in pixels. */
const SIDE = 60;
const HEIGHT = 420;

/** A kernel unit by unit, each as a picture of what it weighs: all by one scale, so that they can be compared. */
export function KernelPictures({ kernel, values, label }: Props) {
  const theme = useHeatTheme();
  const [chosen, setChosen] = useState<number>();
  const largest = useMemo(() => largestOf(values), [values]);
  const drawn = useMemo(() => new Map<number, Uint8ClampedArray<ArrayBuffer>>(), [values, theme, largest]);
  const colors = (at: number): Uint8ClampedArray<ArrayBuffer> => {
    const known = drawn.get(at) ?? kernelColors(kernelNumbers(values, kernel, at), largest, theme.scale);
    drawn.set(at, known);
    return known;
  };
  const zoom = Math.max(1, Math.floor(SIDE / Math.max(kernel.width, kernel.height)));
  const numbers = chosen !== undefined && chosen < kernel.pictures ? kernelNumbers(values, kernel, chosen) : undefined;
  return (
    <>
      <ScaleBar largest={largest} scale={theme.scale} />
      <PictureGrid
        picture={{ height: kernel.height, width: kernel.width, channels: 1, ink: false, range: { min: -largest, max: largest } }}
        zoom={zoom}
        total={kernel.pictures}
        height={HEIGHT}
        chosen={chosen}
        label={label}
        at={(i) => ({ pixels: colors(i), name: String(i + 1) })}
        onSight={() => undefined}
        onChoose={setChosen}
      />
      <p class="readout" aria-live="polite">
        {numbers && chosen !== undefined
          ? l10n.t('unit {0}: from {1} to {2}', count(chosen + 1), figure(Math.min(...numbers)), figure(Math.max(...numbers)))
          : kernel.channels > 1 && l10n.t('Each pixel is the mean of its {0} channels.', count(kernel.channels))}
      </p>
    </>
  );
}
