import { findSet, getSet } from '../../ml/data/get-set';
import { downloadBytes, pictureSets } from '../../ml/data/picture-sets';
import { kerasFolder } from '../../ml/data/set-folders';
import { problemText } from '../../ml/language/messages/localized';
import { count, megabytes } from '../../ml/language/messages/words';
import { nearest } from '../../ml/language/nearest';
import { visible } from '../../ml/language/visible';
import { type PictureSetName, pictureSetNames } from '../../ml/spec/data-section';
import { type Command, exitCodes, UsageError } from '../command';
import { LiveLine } from '../progress/live-line';
import { chosenSetFolder, knownSetFolders } from '../spec-file';

/** Columns of the bar. */
const WIDTH = 20;

/** Fetches a whole data set, as Keras does when it is first loaded. */
export const get: Command = {
  text: 'Fetch a whole data set (mnist, fashion_mnist) to where Keras keeps it.',
  takes: 'SET',
  options: { from: { text: 'Where its files are fetched from, such as a mirror, in place of Keras’s own address.', value: 'ADDRESS' } },
  async run(given, { out, err }) {
    const name = setNamed(given.files[0] as string);
    const { title, rows } = pictureSets[name];
    const found = await findSet(name, knownSetFolders());
    if (found !== undefined) {
      out.line(`${title} is here already: ${visible(found)}`);
      return exitCodes.ok;
    }
    const folder = chosenSetFolder() ?? kerasFolder();
    out.line(`Fetching ${title} (${megabytes(downloadBytes(pictureSets[name]))}) to ${visible(folder)}`);
    const live = new LiveLine(out, () => performance.now());
    const controller = new AbortController();
    const cancel = (): void => controller.abort();
    process.once('SIGINT', cancel);
    const address = given.text('from');
    const onProgress = (share: number): void => {
      const done = Math.floor(WIDTH * share);
      live.draw(() => ({
        head: `${'━'.repeat(done)}${'─'.repeat(WIDTH - done)}`,
        headWidth: WIDTH,
        tail: ` ${Math.floor(100 * share)} %`,
      }));
    };
    const result = await getSet(name, { folder, signal: controller.signal, onProgress, ...(address !== undefined && { address }) });
    process.removeListener('SIGINT', cancel);
    live.clear();
    if (result === 'cancelled') return exitCodes.interrupted;
    if (result !== 'done') {
      err.line(visible(problemText(result, err.language)));
      return exitCodes.problem;
    }
    out.line(`${title} is here: ${count(rows.whole.train)} training and ${count(rows.whole.test)} test pictures.`);
    return exitCodes.ok;
  },
};

/** The set of that name. Throws UsageError. */
function setNamed(asked: string): PictureSetName {
  const name = pictureSetNames.find((known) => known === asked.toLowerCase().replace('-', '_'));
  if (name) return name;
  const near = nearest(asked, pictureSetNames);
  throw new UsageError(
    `There is no data set "${asked}".${near === undefined ? '' : ` Did you mean "${near}"?`} There are: ${pictureSetNames.join(', ')}.`,
  );
}
