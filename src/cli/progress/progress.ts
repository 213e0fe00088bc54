import { logsText, type Progress, plainLine } from '../../ml/training/keras-format';
import type { RunEvent } from '../../ml/worker/messages';
import type { Output } from '../terminal';
import { barLine, LiveLine } from './live-line';

/** Runs of more epochs than this are shown in few lines. */
const MOST_LINES = 50;
/** About how many epochs of a long run get a line that stays. */
const LINES = 20;

type Of<T extends RunEvent['type']> = Extract<RunEvent, { readonly type: T }>;

/** Shows a run while it trains. */
interface Watcher {
  readonly event: (event: RunEvent) => void;
  /** To be called when the run is over, however it ended. */
  end(): void;
}

/**
 * Up to 50 epochs are shown as Keras does it: `Epoch 3/5`, then a bar that stays. Of a longer run about 20 epochs, evenly spread,
 * the first and the last get a line, and a bar of the whole run is drawn below them. Without a terminal there are no bars but the
 * same epochs.
 */
export function watchTraining(out: Output, now: () => number = () => performance.now()): Watcher {
  let watcher: Watcher | undefined;
  return {
    event(event) {
      if (event.type === 'begin') watcher = event.epochs <= MOST_LINES ? everyEpoch(out, now, event) : fewEpochs(out, now, event, true);
      watcher?.event(event);
    },
    end: () => watcher?.end(),
  };
}

/** Only a bar, which is gone at the end. */
export function watchQuietly(out: Output, now: () => number = () => performance.now()): Watcher {
  let watcher: Watcher | undefined;
  return {
    event(event) {
      if (event.type === 'begin') watcher = fewEpochs(out, now, event, false);
      watcher?.event(event);
    },
    end: () => watcher?.end(),
  };
}

function everyEpoch(out: Output, now: () => number, { epochs, batches }: Of<'begin'>): Watcher {
  const live = new LiveLine(out, now);
  let began = now();
  let titled = -1;
  return {
    event(event) {
      if (event.type !== 'batch' && event.type !== 'epoch') return;
      // The title waits for the first batch, because training may have stopped before it.
      if (event.epoch !== titled && epochs > 1) out.line(`Epoch ${event.epoch + 1}/${epochs}`);
      titled = event.epoch;
      if (event.type === 'batch') {
        const { batch, logs } = event;
        const secondsPerUnit = (now() - began) / 1000 / batch;
        const left = secondsPerUnit * (batches - batch);
        live.draw(() => barLine({ current: batch, target: batches, seconds: left, secondsPerUnit, unit: 'step', logs }, out.colors));
        return;
      }
      live.clear();
      const seconds = event.milliseconds / 1000;
      const done: Progress = {
        current: batches,
        target: batches,
        seconds,
        secondsPerUnit: seconds / batches,
        unit: 'step',
        logs: event.logs,
      };
      const { head, tail } = barLine(done, out.colors);
      out.line(out.live ? head + tail : plainLine(done));
      began = now();
    },
    end: () => live.clear(),
  };
}

function fewEpochs(out: Output, now: () => number, { epochs, batches, firstEpoch }: Of<'begin'>, keeps: boolean): Watcher {
  const live = new LiveLine(out, now);
  const began = now();
  const step = niceStep(epochs);
  let last: Of<'epoch'> | undefined;
  let written: Of<'epoch'> | undefined;
  const write = (event: Of<'epoch'>): void => {
    live.clear();
    written = event;
    out.line(`Epoch ${String(event.epoch + 1).padStart(String(epochs).length)}/${epochs} - ${logsText(event.logs)}`);
  };
  return {
    event(event) {
      if (event.type !== 'batch' && event.type !== 'epoch') return;
      const done = event.epoch + (event.type === 'epoch' ? 1 : event.batch / batches);
      if (event.type === 'epoch') {
        last = event;
        if (keeps && (done % step === 0 || done === 1 || done === epochs)) write(event);
      }
      live.draw(() => {
        const secondsPerUnit = (now() - began) / 1000 / (done - firstEpoch);
        const left = secondsPerUnit * (epochs - done);
        return barLine(
          { current: Math.floor(done), target: epochs, seconds: left, secondsPerUnit, unit: 'epoch', logs: event.logs },
          out.colors,
        );
      });
    },
    end() {
      live.clear();
      if (keeps && last && last !== written) write(last);
    },
  };
}

/** The smallest of 1, 2, 5, 10, 20, 50, … that leaves about twenty lines. */
export function niceStep(epochs: number): number {
  const least = epochs / LINES;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return ([1, 2, 5, 10].find((n) => n * power >= least) ?? 10) * power;
}
